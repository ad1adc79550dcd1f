// What the last review said: the decision above the form, each remark at its field.

import { el, fill } from "./values.js";

const KINDS = { returned: "warning", approved: "good", asked: "" };

// The bar: what was decided, and the remarks that are still open, each leading to its field.
export function showReview(bar, { review, texts, go, settle, ask }) {
  bar.hidden = !review || (review.state === "withdrawn" && !review.remarks.length);
  if (bar.hidden) return;
  const changed = ["approved", "asked"].includes(review.state) && !review.current;
  bar.className = `note review-bar ${changed ? "warning" : KINDS[review.state] ?? ""}`;
  const told = fill(texts[`review-${review.state}${changed ? "-changed" : ""}`] ?? "", review);
  bar.replaceChildren(
    el("div", { class: "row" }, el("strong", {}, told), review.note && el("span", {}, fill(texts["review-note"], review)), el("a", { href: `/reviews/${encodeURIComponent(review.id)}` }, texts["review-look"]), review.state === "returned" && el("button", { type: "button", class: "button tiny", onclick: ask }, texts["review-again"])),
    review.remarks.length ? el("ul", { class: "review-remarks" }, review.remarks.map((each) => remarkItem(each))) : "",
  );

  function remarkItem(each) {
    const place = each.label || texts["review-whole"];
    return el(
      "li",
      {},
      each.pointer ? el("button", { type: "button", class: "finding-link", onclick: () => go(each.pointer) }, el("span", { class: "finding-place" }, place), each.text) : el("span", { class: "finding-link" }, el("span", { class: "finding-place" }, place), each.text),
      el("button", { type: "button", class: "button tiny", "aria-label": `${texts["review-settle"]} ${each.text}`, onclick: () => settle(each) }, texts["review-settle"]),
    );
  }
}

// The remarks at the fields that are shown, each at its own or at the nearest around it.
export function showRemarks(panel, { review, texts, nearest }) {
  for (const each of panel.querySelectorAll(".remark-here")) each.remove();
  for (const each of review?.remarks ?? []) {
    const field = each.pointer && nearest(panel, each.pointer);
    if (!field) continue;
    const problem = field.querySelector(":scope > .problem");
    const note = el("p", { class: "remark-here" }, el("strong", {}, fill(texts["review-remark"], each)), each.text);
    if (problem) problem.before(note);
    else field.append(note);
  }
}
