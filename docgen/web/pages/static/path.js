// The path of a case: what its steps are called, why they are needed, and the one shown in the middle.

import { el } from "./values.js";

export const stepTitle = (step, instruments) => step.titles.map((title, at) => instruments[step.instruments[at]]?.title ?? title).join("／");

const reasons = (step) => step.why.map((why) => el("small", { class: "step-why" }, why));

// Why a paper that is not there yet is needed, by its instrument.
export function whyNeeded(steps, code) {
  const step = steps.find((each) => !each.papers.length && each.instruments.includes(code));
  return step ? reasons(step) : [];
}

// What the case will need from the start, in order, and why.
export function neededPapers(steps, instruments, heading) {
  const needed = steps.filter((each) => each.needed);
  if (!needed.length) return "";
  return el("section", { class: "needed-papers" }, el("h3", {}, heading), el("ol", {}, needed.map((step) => el("li", {}, el("strong", {}, stepTitle(step, instruments)), reasons(step)))));
}

// Brings a step into the middle of the path, and leaves the page where it is.
export function centre(path, step) {
  if (!step) return;
  const [at, frame] = [step.getBoundingClientRect(), path.getBoundingClientRect()];
  path.scrollLeft += at.left + at.width / 2 - frame.left - frame.width / 2;
}
