// What is found in a case, in a clerk's words, and what runs out when.

import { pathOf } from "./changes.js";
import { el, fill, isEmpty } from "./values.js";

export function showRules(root, { draft, texts, go, titleOf }) {
  const findings = draft.standing.findings ?? [];
  const open = findings.filter((each) => each.severity === "error" && isEmpty(draft.value(pathOf(each.pointer))));
  const wrong = findings.filter((each) => each.severity === "error" && !open.includes(each));
  const later = findings.filter((each) => each.severity !== "error" && each.later);
  const fixed = findings.filter((each) => each.fixed);
  const aside = later.length + fixed.length;
  const warned = findings.filter((each) => each.severity !== "error" && !each.later && !each.fixed);
  const terms = draft.standing.deadlines ?? [];
  const late = terms.filter((each) => each.state === "overdue").length;
  const running = terms.filter((each) => ["overdue", "open"].includes(each.state)).length;
  const chosen = root.dataset.chosen ?? "findings";

  const count = (number, kind) => number > 0 && el("span", { class: `badge ${kind}` }, String(number));
  const heading = root.querySelector("[data-rules-heading]");
  const told = [
    el("span", { class: "rules-word" }, findings.length > aside ? texts["rules-some"] : texts["rules-none"]),
    count(wrong.length, "error"),
    count(open.length, ""),
    count(warned.length, "warning"),
    late > 0 && el("span", { class: "badge error" }, fill(texts.late, { n: late })),
  ];
  heading.replaceChildren(...told.filter(Boolean));
  const body = root.querySelector("[data-rules-body]");
  const tabs = el(
    "div",
    { class: "tabs", role: "tablist", "aria-label": texts["rules"] },
    tab("findings", `${texts["rules-findings"]} ${findings.length - aside}`),
    tab("deadlines", `${texts["rules-deadlines"]} ${running}`),
  );
  const panels = {
    findings: el(
      "div",
      { role: "tabpanel", "aria-label": texts["rules-findings"] },
      group(texts["rules-wrong"], wrong, "error"),
      group(texts["rules-open"], open, "open"),
      group(texts["rules-warned"], warned, "warning"),
      findings.length === aside && el("p", { class: "note good" }, texts["rules-good"]),
      apart("later", later),
      apart("fixed", fixed, texts["rules-fixed-about"]),
    ),
    deadlines: el("div", { role: "tabpanel", "aria-label": texts["rules-deadlines"] }, deadlineList(terms)),
  };
  body.replaceChildren(tabs, panels[chosen]);

  function tab(name, label) {
    return el(
      "button",
      {
        type: "button",
        role: "tab",
        "data-rules-tab": name,
        "aria-selected": String(chosen === name),
        onclick: () => {
          root.dataset.chosen = name;
          showRules(root, { draft, texts, go, titleOf });
          root.querySelector(`[data-rules-tab="${name}"]`).focus();
        },
      },
      label,
    );
  }

  function group(title, found, kind) {
    return found.length ? el("section", {}, el("h3", { class: "rules-title" }, title), list(found, kind)) : null;
  }

  // What only sealing asks for, and what can no longer be reworded, is out of the way until it is
  // looked for.
  function apart(name, found, about = "") {
    if (!found.length) return null;
    const opened = (event) => {
      root.dataset[name] = event.target.open ? "open" : "";
    };
    return el("details", { class: `rules-${name} rules-apart`, open: root.dataset[name] === "open", ontoggle: opened }, el("summary", {}, fill(texts[`rules-${name}`], { n: found.length })), about && el("p", { class: "muted" }, about), list(found, "warning"));
  }

  function list(found, kind) {
    return el("ul", { class: "findings" }, found.map((each) => el("li", { class: `finding is-${kind}` }, link(each), each.clause && el("span", { class: "clause" }, each.clause))));
  }

  function link(each) {
    const paper = paperOf(each.pointer);
    const asked = open.includes(each) && each.title;
    const title = paper && each.title ? each.title.replace(`${paper} › `, "") : each.title;
    const message = paper ? each.message.replace(`“${paper} › `, "“") : each.message;
    const said = asked ? fill(texts["please-fill"], { title }) : message;
    // A sentence that names its paper needs no label that does.
    const isNamed = paper && (said.startsWith(`《${paper}》`) || said.startsWith(`${paper} `));
    const place = [isNamed ? "" : paper, ...rowsOf(each.pointer)].filter(Boolean).join(" › ");
    return el("button", { type: "button", class: "finding-link", onclick: () => go(each.pointer) }, place && el("span", { class: "finding-place" }, place), el("span", {}, said));
  }

  function paperOf(pointer) {
    const path = pathOf(pointer);
    const paper = path[0] === "papers" && typeof path[1] === "number" && draft.case.papers?.[path[1]];
    return paper ? titleOf(paper) : "";
  }

  // Which rows of lists a place is in, papers apart.
  function rowsOf(pointer) {
    const path = pathOf(pointer);
    const steps = path[0] === "papers" ? path.slice(2) : path;
    return steps.filter((step) => typeof step === "number").map((step) => fill(texts.row, { n: step + 1 }));
  }

  function deadlineList(found) {
    if (!found.length) return el("p", { class: "muted" }, texts["deadlines-none"]);
    return el(
      "ul",
      { class: "terms" },
      found.map((each) =>
        el(
          "li",
          { class: `term is-${each.state}` },
          el("span", { class: "term-day" }, each.due),
          el("button", { type: "button", class: "finding-link", onclick: () => go(each.pointer) }, el("strong", {}, each.title), each.paper && el("span", { class: "muted" }, ` ${each.paper}`)),
          el("span", { class: `badge ${{ overdue: "error", open: each.days <= 3 ? "warning" : "accent", done_late: "warning", done: "good" }[each.state] ?? ""}` }, left(each)),
          el("span", { class: "clause" }, each.clause),
        ),
      ),
    );
  }

  function left(each) {
    if (each.state === "open") return fill(texts[each.days === 0 ? "term-today" : "term-left"], { n: each.days });
    if (each.state === "overdue") return fill(texts["term-over"], { n: -each.days });
    return texts[`term-${each.state}`];
  }
}
