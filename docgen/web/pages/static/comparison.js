// Two versions of a paper: side by side, or one over the other, with their differences marked.

import { el, fill } from "./values.js";

const MODES = ["beside-mode", "wipe", "fade"];
let mode = "beside-mode";

// What shows the pages of the server's comparison.
export function comparison(pages, texts) {
  const rows = pages.map((each) => row(each, texts));
  const shown = el("div", { class: "compared-pages" }, rows);
  const slider = el("input", { type: "range", min: 0, max: 100, value: 50, id: "compared-slider", oninput: () => slide() });
  const sliding = el("div", { class: "compared-slider", hidden: true }, el("label", { for: "compared-slider" }, texts["history-slider"]), slider);
  const modes = el(
    "div",
    { class: "row", role: "group", "aria-label": texts["history-as"] },
    MODES.map((each) => el("button", { type: "button", class: "button tiny", value: each, onclick: () => turn(each) }, texts[`history-${each}`])),
  );
  const tools = el("div", { class: "compared-tools" }, modes, sliding, steps(shown, texts));
  turn(mode);
  return [tools, shown];

  function turn(to) {
    mode = to;
    shown.dataset.mode = to;
    sliding.hidden = to === "beside-mode";
    for (const each of modes.children) each.setAttribute("aria-pressed", String(each.value === to));
    slide();
  }

  function slide() {
    for (const each of shown.querySelectorAll(".is-now > .sheet")) {
      each.style.clipPath = mode === "wipe" ? `inset(0 0 0 ${100 - slider.value}%)` : "";
      each.style.opacity = mode === "fade" ? String(slider.value / 100) : "";
    }
    for (const each of shown.querySelectorAll(".wiper")) each.style.left = `${100 - slider.value}%`;
  }
}

function row(page, texts) {
  const kind = page.same ? "good" : "warning";
  return el(
    "div",
    { class: "compared" },
    side(page.then, "then", texts),
    side(page.now, "now", texts),
    page.then && page.now && el("span", { class: "wiper", "aria-hidden": "true" }),
    el("p", { class: `badge ${kind}` }, texts[page.same ? "history-same" : "history-differs"]),
  );
}

function side(page, when, texts) {
  const label = texts[`history-${when}`];
  if (!page) return el("figure", { class: `is-${when}` }, el("div", { class: "sheet is-none" }, el("span", { class: "muted" }, texts.nothing)), el("figcaption", { class: "muted small" }, label));
  const url = URL.createObjectURL(new Blob([page.svg], { type: "image/svg+xml" }));
  const image = el("img", { alt: label, src: url, onload: () => URL.revokeObjectURL(url) });
  const sheet = el("div", { class: "sheet" }, image, page.marks.map((each) => mark(each, page, texts)));
  sheet.style.aspectRatio = `${page.width} / ${page.height}`;
  return el("figure", { class: `is-${when}` }, sheet, el("figcaption", { class: "muted small" }, label));
}

function mark([kind, x, y, width, height], page, texts) {
  const made = el("span", { class: `differs is-${kind}`, title: texts[`history-${kind}`] });
  made.style.left = `${(x / page.width) * 100}%`;
  made.style.top = `${(y / page.height) * 100}%`;
  made.style.width = `${(Math.max(width, 3) / page.width) * 100}%`;
  made.style.height = `${(height / page.height) * 100}%`;
  return made;
}

// From one difference in words to the next: those on the paper as it is, or was where it is gone.
function steps(shown, texts) {
  const now = [...shown.querySelectorAll(".is-now .differs.is-text")];
  const marks = now.length ? now : [...shown.querySelectorAll(".is-then .differs.is-text")];
  let at = -1;
  const told = el("span", { class: "muted", role: "status" }, fill(texts["history-count"], { all: marks.length }));
  const step = (by, code) => el("button", { type: "button", class: "button tiny", disabled: !marks.length, onclick: () => go(by) }, texts[code]);
  return el("div", { class: "row" }, told, step(-1, "history-previous"), step(1, "history-next"));

  function go(by) {
    marks[at]?.classList.remove("is-here");
    at = at < 0 && by < 0 ? marks.length - 1 : (at + by + marks.length) % marks.length;
    marks[at].classList.add("is-here");
    marks[at].scrollIntoView({ block: "center" });
    told.textContent = fill(texts["history-at"], { n: at + 1, all: marks.length });
  }
}
