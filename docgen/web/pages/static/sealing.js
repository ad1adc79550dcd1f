// Looks at a job until it ends, then shows the page again.

import { ask } from "./frame.js";

const EVERY_MS = 1000;
const { job } = document.querySelector("[data-job]").dataset;

async function look() {
  const { state } = await ask(`/v1/jobs/${job}`).catch(() => ({ state: "waiting" }));
  if (["waiting", "running"].includes(state)) setTimeout(look, EVERY_MS);
  else location.reload();
}

setTimeout(look, EVERY_MS);
