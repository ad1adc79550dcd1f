// Loads the page again when its job has gone on since what it shows, and says while nobody answers.

import { ask, Refused } from "./frame.js";

const EVERY_MS = 1000;
const BROKEN = 500;
const open = document.querySelector("[data-job][data-open]");
const silent = document.querySelector("[data-silent]");

// A refusal is an answer, but for one of a proxy that nobody answers either.
const isSilence = (error) => !(error instanceof Refused) || error.status >= BROKEN;

async function look() {
  try {
    const job = await ask(`/v1/jobs/${open.dataset.job}`);
    silent.hidden = true;
    if (`${job.state} ${job.done}` !== open.dataset.open) location.reload();
    else setTimeout(look, EVERY_MS);
  } catch (error) {
    silent.hidden = !isSilence(error);
    setTimeout(look, EVERY_MS);
  }
}

if (open) look();
