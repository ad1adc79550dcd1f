// The versions of a draft: read, held against the paper as it is now (comparison.js), taken back.

import { comparison } from "./comparison.js";
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
    const paper = draft.case.papers?.[place];
    const found = paper ? (await ask(`/drafts/${draft.id}/versions/${version.version}/compared?paper=${encodeURIComponent(paper.id)}`)).pages : [];
    const restore = el("button", { type: "button", class: "button", onclick: () => back(version) }, texts["history-restore"]);
    pages.replaceChildren(el("div", { class: "head" }, el("p", {}, fill(texts["history-beside"], { when: version.saved_at })), restore), ...comparison(found, texts));
  }

  async function back(version) {
    dialog.close();
    if (await confirmed(fill(texts["history-ask"], { when: version.saved_at }), texts["history-restore"])) {
      await draft.act(`versions/${version.version}/restore`);
    }
  }
}
