// The versions of a draft: read, held against the paper as it is now, and taken back.

import { ask } from "./frame.js";
import { el, fill } from "./values.js";

export async function openHistory({ draft, texts, place, confirmed }) {
  const dialog = document.querySelector("[data-history-dialog]");
  const list = dialog.querySelector("[data-versions]");
  const pages = dialog.querySelector("[data-compared]");
  await draft.save();
  const { versions } = await ask(`/drafts/${draft.id}/versions`);
  pages.replaceChildren(el("p", { class: "muted" }, texts["history-choose"]));
  list.replaceChildren(
    ...versions.map((each) =>
      el(
        "li",
        {},
        el("button", { type: "button", class: "offer", onclick: (event) => choose(each, event.currentTarget) }, el("span", {}, each.saved_at), el("span", { class: "muted small" }, `${each.saved_by} · ${fill(texts["history-version"], { n: each.version })}`)),
      ),
    ),
  );
  if (!dialog.open) dialog.showModal();

  async function choose(version, button) {
    for (const each of list.querySelectorAll("[aria-current]")) each.removeAttribute("aria-current");
    button.setAttribute("aria-current", "true");
    const { case: then } = await ask(`/drafts/${draft.id}/versions/${version.version}`);
    const paper = draft.case.papers?.[place];
    const old = (then.papers ?? []).findIndex((each) => each.id === paper?.id);
    const [before, now] = await Promise.all([drawn(then, old), drawn(draft.case, place)]);
    const restore = el("button", { type: "button", class: "button", onclick: () => back(version) }, texts["history-restore"]);
    pages.replaceChildren(
      el("div", { class: "head" }, el("p", {}, fill(texts["history-beside"], { when: version.saved_at })), restore),
      ...Array.from({ length: Math.max(before.length, now.length) }, (_, at) => pair(before[at], now[at])),
    );
  }

  async function drawn(data, at) {
    if (at < 0) return [];
    const answer = await ask("/preview", { case: data, place: at, known: [] });
    return answer.pages ?? [];
  }

  function pair(before, now) {
    const isSame = before?.digest === now?.digest;
    return el(
      "div",
      { class: "compared" },
      side(before, texts["history-then"]),
      side(now, texts["history-now"]),
      el("p", { class: `badge ${isSame ? "good" : "warning"}` }, texts[isSame ? "history-same" : "history-differs"]),
    );
  }

  function side(page, label) {
    if (!page) return el("div", { class: "sheet is-none" }, el("span", { class: "muted" }, texts.nothing));
    const url = URL.createObjectURL(new Blob([page.svg], { type: "image/svg+xml" }));
    const image = el("img", { alt: label, src: url, onload: () => URL.revokeObjectURL(url) });
    return el("figure", {}, el("div", { class: "sheet" }, image), el("figcaption", { class: "muted small" }, label));
  }

  async function back(version) {
    dialog.close();
    if (await confirmed(fill(texts["history-ask"], { when: version.saved_at }), texts["history-restore"])) {
      await draft.act(`versions/${version.version}/restore`);
    }
  }
}
