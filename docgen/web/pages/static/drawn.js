// What was signed on a screen stays as it was signed: the form changes nothing of it.

import { isEmpty } from "./values.js";

// The execution of a paper on which a path lies, and the rest of the path; null where none was
// signed on a screen.
function drawnAt(value, path) {
  if (path[0] !== "papers" || path[2] !== "execution") return null;
  const execution = value(path.slice(0, 3));
  return execution?.copy?.origin === "screen" ? { execution, rest: path.slice(3) } : null;
}

export function isDrawn(value, path) {
  const found = drawnAt(value, path);
  if (!found) return false;
  const [key, at] = found.rest;
  if (key === "copy") return true;
  if (key === "choice" || key === "remarks") return !isEmpty(found.execution[key]);
  const entry = key === "signatures" && at !== undefined ? found.execution.signatures?.[at] : null;
  return entry?.status === "signed" && found.execution.copy.bears.includes(entry.signer);
}

export function holdsDrawn(value, path) {
  const found = drawnAt(value, path);
  return Boolean(found) && found.rest.length === 0;
}
