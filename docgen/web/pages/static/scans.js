// Sends scans one after the other, then has all their pages matched together.

import { ask, send } from "./frame.js";

const form = document.querySelector("form[data-scans]");
const problem = form.querySelector("[data-problem]");
const progress = form.querySelector("[data-progress]");
const button = form.querySelector("button");

async function keep(file) {
  const { sha256 } = await send("/scans/files", file);
  return { name: file.name, sha256 };
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
