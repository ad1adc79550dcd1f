// What comes after issuing: who has still to sign, what may be done with the paper, and sealing.

import { el, fill } from "./values.js";

// The strip above an issued paper.
export function showAfterwards(strip, issued, texts) {
  strip.hidden = !issued;
  if (!issued) return;
  const told = issued.missing.length
    ? [el("span", { class: "muted" }, texts["signers-missing"]), ...issued.missing.map((each) => el("span", { class: "badge warning" }, each))]
    : [el("span", { class: "badge good" }, texts["signers-none"])];
  strip.replaceChildren(
    el("span", { class: "row" }, told),
    el("span", { class: "row" }, issued.acts.map(([name, href]) => el("a", { class: `button tiny ${name === "void" ? "danger" : ""}`, href, "data-act": name, ...(["signed", "print", "pdf", "plain"].includes(name) && { target: "_blank", rel: "noopener" }) }, texts[`act-${name}`]))),
  );
}

// The last step of the path: what is missing before the case can be sealed.
export function sealStep(sealing, texts, open) {
  // Papers are counted first: what each lacks comes up only as they are written.
  const waiting = sealing.papers ? fill(texts["seal-papers"], { n: sealing.papers }) : fill(texts["seal-waiting"], { n: sealing.open.filter((each) => each.bars).length });
  const [mark, kind] = { sealed: ["✓", "issued"], ready: ["→", "next"], waiting: ["○", "missing"] }[sealing.state];
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: `step is-${kind} is-seal`, onclick: open },
      el("span", { class: "step-mark", "aria-hidden": "true" }, mark),
      el("span", {}, texts.seal),
      el("span", { class: "step-word" }, sealing.state === "waiting" ? waiting : texts[`seal-${sealing.state}`]),
    ),
  );
}

export function openSealing(dialog, { sealing, texts, go }) {
  const form = dialog.querySelector("[data-seal-form]");
  form.hidden = !sealing.may || sealing.state !== "ready";
  form.action = `/cases/${encodeURIComponent(sealing.case_id)}/seal`;
  dialog.querySelector("[data-seal-told]").replaceChildren(...told());
  dialog.showModal();

  function told() {
    if (sealing.state === "sealed") {
      return [
        el("p", { class: "note good" }, el("a", { href: `/archive/${encodeURIComponent(sealing.dossier)}` }, fill(texts["sealed-as"], sealing))),
        sealing.added.length && sealing.may ? el("p", {}, el("a", { class: "button primary", href: `/cases/${encodeURIComponent(sealing.case_id)}/seal` }, texts["seal-added"])) : "",
      ];
    }
    const bars = sealing.open.filter((each) => each.bars);
    const notes = sealing.open.filter((each) => !each.bars);
    return [
      sealing.state === "ready" ? el("p", { class: "note good" }, texts["seal-whole"]) : el("p", {}, texts["seal-lacks"]),
      bars.length ? list(bars, "open") : "",
      notes.length ? el("p", {}, texts["seal-notes"]) : "",
      notes.length ? list(notes, "warning") : "",
      sealing.may ? "" : el("p", { class: "muted" }, texts["seal-by-whom"]),
    ];
  }

  function list(entries, kind) {
    return el("ul", { class: "findings" }, entries.map((each) => el("li", { class: `finding is-${kind}` }, each.pointer ? el("button", { type: "button", class: "finding-link", onclick: () => leave(each.pointer) }, each.text) : el("span", {}, each.text))));
  }

  function leave(pointer) {
    dialog.close();
    go(pointer);
  }
}
