// Loads the page again when the batch has gone on.

import { ask } from "./frame.js";

const open = document.querySelector("[data-job][data-open]");

async function look(known) {
  const job = await ask(`/v1/jobs/${open.dataset.job}`).catch(() => null);
  const now = job && `${job.state} ${job.done}`;
  if (now && known && now !== known) location.reload();
  else setTimeout(() => look(now ?? known), 1000);
}

if (open) look(null);
