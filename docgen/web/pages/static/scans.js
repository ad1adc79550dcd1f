// Sends scans one after the other, then has all their pages matched together.
// What is wrong with some of them is told after the others were taken.

import { ask, Refused, send } from "./frame.js";

const TOLD = "scans-not-taken";
const form = document.querySelector("form[data-scans]");
const problem = form.querySelector("[data-problem]");
const progress = form.querySelector("[data-progress]");
const button = form.querySelector("button");

function tell(text) {
  problem.textContent = text;
  problem.hidden = !text;
}

async function keep(file) {
  const { sha256 } = await send("/scans/files", file);
  return { name: file.name, sha256 };
}

// The files that are kept, and why others are not.
async function keepAll(files) {
  const kept = [];
  const refused = [];
  for (const [at, file] of files.entries()) {
    progress.textContent = `${at + 1} / ${files.length}`;
    try {
      kept.push(await keep(file));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refused.push(`${file.name}: ${error.message}`);
    }
  }
  return { kept, refused };
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  button.disabled = true;
  tell("");
  try {
    const { kept, refused } = await keepAll([...form.elements.files.files].slice(0, Number(form.dataset.most)));
    if (!kept.length) throw new Error(refused.join("\n"));
    progress.textContent = form.dataset.reading;
    const { unreadable } = await ask("/scans", { files: kept });
    sessionStorage.setItem(TOLD, [...refused, unreadable].filter(Boolean).join("\n"));
    location.reload();
  } catch (error) {
    tell(error.message);
    progress.textContent = "";
    button.disabled = false;
  }
});

tell(sessionStorage.getItem(TOLD) ?? "");
sessionStorage.removeItem(TOLD);
