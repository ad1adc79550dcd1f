// Sends scans one after the other, then has all their pages matched together.

import { ask, csrf, Refused } from "./frame.js";

const form = document.querySelector("form[data-scans]");
const problem = form.querySelector("[data-problem]");
const progress = form.querySelector("[data-progress]");
const button = form.querySelector("button");

async function keep(file) {
  const headers = { "X-CSRF-Token": csrf, "Content-Type": "application/octet-stream" };
  const response = await fetch("/scans/files", { method: "POST", headers, body: file, credentials: "same-origin" });
  const answer = await response.json();
  if (!response.ok) throw new Refused(response.status, answer);
  return { name: file.name, sha256: answer.sha256 };
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const files = [...form.elements.files.files].slice(0, Number(form.dataset.most));
  button.disabled = true;
  problem.hidden = true;
  try {
    const kept = [];
    for (const file of files) {
      progress.textContent = `${kept.length + 1} / ${files.length}`;
      kept.push(await keep(file));
    }
    progress.textContent = form.dataset.reading;
    await ask("/scans", { files: kept });
    location.reload();
  } catch (error) {
    problem.textContent = error.message;
    problem.hidden = false;
    progress.textContent = "";
    button.disabled = false;
  }
});
