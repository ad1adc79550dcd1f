// Loads the page again when the batch has gone on since what the page shows.

import { ask } from "./frame.js";

const open = document.querySelector("[data-job][data-open]");

async function look() {
  const job = await ask(`/v1/jobs/${open.dataset.job}`).catch(() => null);
  if (job && `${job.state} ${job.done}` !== open.dataset.open) location.reload();
  else setTimeout(look, 1000);
}

if (open) look();
