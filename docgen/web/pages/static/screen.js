// The case screen: the form on the left, the paper on the right, below what the rules say.

import { openSealing, sealStep, showAfterwards } from "./afterwards.js";
import { pathOf, pointerOf, pointerOfSteps } from "./changes.js";
import { confirmed } from "./confirm.js";
import { Draft } from "./draft.js";
import { holdsDrawn, isDrawn } from "./drawn.js";
import { evidencePanel } from "./evidence.js";
import { Form } from "./form.js";
import { ask, Refused, say } from "./frame.js";
import { openHistory } from "./history.js";
import { PaperView } from "./paper.js";
import { centre, neededPapers, stepTitle, whyNeeded } from "./path.js";
import { showRemarks, showReview } from "./reviewed.js";
import { showRules } from "./rules.js";
import { el, fill, isEmpty } from "./values.js";

const start = JSON.parse(document.getElementById("start").textContent);
const { texts } = start;
const say_ = (code, values = {}) => fill(texts[code] ?? code, values);
const find = (name) => document.querySelector(`[data-${name}]`);

const draft = new Draft(start);
const view = new PaperView(find("pages"), find("stale"), draft, texts);
const forms = new Map();
let paperId = null;
let tab = "paper";
let part = "data";
let focused = "";
let redrawing = false;

const TABS = {
  paper: [],
  party: ["party", "representatives", "vehicle"],
  facts: ["cause", "source", "conduct", "informant"],
  people: ["staff"],
  evidence: ["evidence"],
  file: ["case_id", "route", "filing", "number", "register_number", "authority", "dossier"],
};

async function formOf(name) {
  if (!forms.has(name)) forms.set(name, await ask(`/forms/${name}`));
  return forms.get(name);
}

const valueAt = (path) => draft.value(path);

const context = {
  draft,
  texts,
  language: start.language,
  knows: (path) => find("form").querySelector(`[data-field="${CSS.escape(pointerOf(path))}"]`) !== null,
  isFixed: (path) => isDrawn(valueAt, path) || (path[3] === "copy" && isRecorded(path)),
  holdsFixed: (path) => holdsDrawn(valueAt, path) || (path.length === 3 && isRecorded(path)),
  focus: (pointer) => setTimeout(() => focusField(pointer), 0),
  entries(list, kinds = null, chosen = []) {
    const entries = (draft.case[list] ?? []).filter((each) => !kinds || kinds.includes(each.kind ?? each.duty) || chosen.includes(each.id));
    const named = {
      staff: (each) => [each.id, each.name || "—", each.post],
      representatives: (each) => [each.id, each.name || "—", each.post],
      evidence: (each) => [each.id, `${draft.case.evidence.indexOf(each) + 1}. ${each.title || "—"}`],
      papers: (each) => [each.id, `${titleOf(each)}${each.number ? ` ${each.number}` : ""}`],
    }[list];
    return entries.filter((each) => list !== "papers" || each.id !== paperId).map(named);
  },
};
const form = new Form(context);

const titleOf = (paper) => start.instruments[paper.type]?.title ?? paper.type;
const papers = () => draft.case.papers ?? [];
const placeOf = (id) => papers().findIndex((each) => each.id === id);
// Whether the signed copy of the paper on which a path lies is recorded in the kept case.
const isRecorded = ([list, at, part]) =>
  list === "papers" && part === "execution" && !isEmpty(draft.value([list, at, part, "copy"])) && (draft.standing.issued?.[papers()[at]?.id]?.acts ?? []).some(([name]) => name === "signed");
const isIssued = (id) => Object.hasOwn(draft.standing.issued ?? {}, id);

// The form --------------------------------------------------------------------------------------

async function drawForm() {
  const caseForm = await formOf("case");
  const place = placeOf(paperId);
  const paper = place < 0 ? null : papers()[place];
  const paperForm = paper && start.instruments[paper.type] ? await formOf(paper.type) : null;
  const panel = find("form");
  const kept = keptFocus(panel);
  redrawing = true;
  const fields = fieldsOf(caseForm, paper, place, paperForm);
  panel.replaceChildren(...fields.flat().filter(Boolean));
  redrawing = false;
  for (const each of document.querySelectorAll("[data-tab]")) {
    const chosen = each.dataset.tab === tab;
    each.setAttribute("aria-selected", String(chosen));
    each.tabIndex = chosen ? 0 : -1;
  }
  panel.setAttribute("aria-labelledby", `tab-${tab}`);
  showProblems();
  giveBack(panel, kept);
}

function fieldsOf(caseForm, paper, place, paperForm) {
  const field = (key) => caseForm.fields.find((each) => each.key === key);
  if (tab === "paper") return paperForm ? paperPanel(paper, place, paperForm, field("papers").item) : [noPaper()];
  if (tab === "evidence") return evidencePanel(form, field("evidence"), draft, texts);
  const narrows = form.narrows(caseForm, draft.case);
  const kept = Boolean(draft.standing.case_id);
  return TABS[tab].map((key) => form.field(field(key), [key], narrows[key] ?? {}, key === "case_id" && kept));
}

function noPaper() {
  const next = (draft.standing.steps ?? []).find((each) => each.state === "next");
  const code = next?.instruments.length === 1 ? next.instruments[0] : null;
  const begin = code && el("button", { type: "button", class: "button primary", onclick: () => addPaper(code) }, say_("begin-paper", { title: start.instruments[code]?.title ?? next.titles[0] }));
  const add = el("button", { type: "button", class: `button ${code ? "" : "primary"}`, onclick: openAdd }, say_("add-paper"));
  return el("div", { class: "empty-box" }, el("h2", {}, say_("no-paper")), el("p", { class: "muted" }, say_("no-paper-about")), el("div", { class: "row empty-acts" }, begin, add), neededPapers(draft.standing.steps ?? [], start.instruments, say_("needed-papers")));
}

function paperPanel(paper, place, paperForm, face) {
  const path = ["papers", place];
  const issued = isIssued(paper.id);
  const parts = ["data", "execution", "service"];
  if (!parts.includes(part)) part = "data";
  const tabs = el(
    "div",
    { class: "parts", role: "group", "aria-label": titleOf(paper) },
    parts.map((each) => el("button", { type: "button", class: "button tiny", "aria-pressed": String(part === each), onclick: () => choosePart(each) }, say_(`part-${each}`))),
  );
  const head = el("div", { class: "form-head" }, el("h2", {}, titleOf(paper)), tabs);
  const date = face.fields.find((each) => each.key === "date");
  const number = face.fields.find((each) => each.key === "number");
  if (part === "data") {
    return [
      head,
      issued && el("p", { class: "note good" }, say_("issued-note", draft.standing.issued[paper.id])),
      el("div", { class: "pair" }, form.field(date, [...path, "date"], {}, issued), start.instruments[paper.type].outgoing && form.field(number, [...path, "number"], {}, issued)),
      ...form.fields(paperForm, [...path, "data"], { readonly: issued }),
      !issued && el("button", { type: "button", class: "button danger tiny self-start", onclick: () => removePaper(paper.id) }, say_("remove-paper")),
    ];
  }
  const inner = face.fields.find((each) => each.key === part);
  return [
    head,
    !issued && el("p", { class: "note" }, say_("issue-first")),
    holdsDrawn(valueAt, [...path, part]) ? el("p", { class: "note" }, say_("drawn-note")) : isRecorded([...path, part]) && el("p", { class: "note" }, say_("copy-note")),
    issued && form.field(inner, [...path, part], {}, false),
    issued && part === "execution" && signers(paper, [...path, part]),
    issued && el("button", { type: "button", class: "button primary self-start", onclick: () => notePart(paper.id) }, say_(`note-${part}`)),
  ];
}

// The signatures that a paper needs, put into the form unsigned.
function signers(paper, path) {
  const wanted = start.instruments[paper.type].signers;
  const given = draft.value([...path, "signatures"]) ?? [];
  if (!wanted.length || given.length) return null;
  const rows = wanted.flatMap(([signer, , count]) => Array.from({ length: count }, () => ({ signer })));
  return el("button", { type: "button", class: "button tiny self-start", onclick: () => draft.edit([...path, "signatures"], rows, { redraw: true }) }, say_("fill-signers", { who: wanted.map(([, label]) => label).join("、") }));
}

function keptFocus(panel) {
  const active = document.activeElement;
  const scrolled = { top: panel.scrollTop, page: window.scrollY };
  if (!panel.contains(active)) return { pointer: "", ...scrolled };
  const { pointer, choice } = active.dataset;
  const at = "selectionStart" in active && /^(text|tel|textarea|)$/.test(active.type ?? "") ? active.selectionStart : null;
  return { pointer, choice, at, ...scrolled, isButton: active.tagName === "BUTTON" };
}

function giveBack(panel, kept) {
  panel.scrollTop = kept.top;
  // On a phone the page scrolls, not the panel.
  window.scrollTo({ top: kept.page, behavior: "instant" });
  if (!kept.pointer) return;
  const wanted = [...panel.querySelectorAll(`[data-pointer="${CSS.escape(kept.pointer)}"]`)];
  const found = wanted.find((each) => each.dataset.choice === kept.choice && (each.tagName === "BUTTON") === Boolean(kept.isButton)) ?? wanted[0];
  found?.focus({ preventScroll: true });
  if (found && kept.at !== null && kept.at !== undefined) {
    try {
      found.setSelectionRange(kept.at, kept.at);
    } catch {
      // A control of numbers or days has no selection.
    }
  }
}

function showProblems() {
  const wrong = new Map();
  for (const finding of draft.standing.findings ?? []) {
    if (finding.fixed) continue;
    const value = draft.value(pathOf(finding.pointer));
    if (isEmpty(value) || typeof value === "object" || wrong.has(finding.pointer)) continue;
    if (draft.isSaved(pathOf(finding.pointer))) wrong.set(finding.pointer, finding);
  }
  for (const field of find("form").querySelectorAll("[data-field]")) {
    const told = field.querySelector(":scope > .problem");
    if (!told) continue;
    const finding = wrong.get(field.dataset.field);
    const conflict = draft.conflicts.find((each) => pointerOfSteps(draft.case, each.path) === field.dataset.field);
    const isWrong = Boolean(conflict) || finding?.severity === "error";
    field.classList.toggle("is-wrong", isWrong);
    told.classList.toggle("is-remark", !isWrong);
    told.hidden = !finding && !conflict;
    told.replaceChildren(...(conflict ? conflictTold(conflict) : finding ? [finding.message] : []));
    field.querySelector("input, select, textarea")?.toggleAttribute("aria-invalid", isWrong);
  }
  showRemarks(find("form"), { review: draft.standing.review, texts, nearest });
}

const shown = (value) => (isEmpty(value) ? say_("nothing") : typeof value === "object" ? say_("several") : String(value));

function conflictTold(conflict) {
  return [
    say_("conflict", { mine: shown(conflict.after), theirs: shown(conflict.now) }),
    el("span", { class: "row" }, el("button", { type: "button", class: "button tiny", onclick: () => settle(conflict, true) }, say_("keep-mine")), el("button", { type: "button", class: "button tiny", onclick: () => settle(conflict, false) }, say_("keep-theirs"))),
  ];
}

function settle(conflict, mine) {
  draft.settle(conflict, { mine });
  drawForm();
}

// Going from place to place -----------------------------------------------------------------------

function tabOf(path) {
  if (path[0] === "papers") return "paper";
  return Object.keys(TABS).find((each) => TABS[each].includes(path[0])) ?? "file";
}

async function go(pointer) {
  const path = pathOf(pointer);
  tab = tabOf(path);
  if (tab === "paper" && typeof path[1] === "number") {
    const paper = papers()[path[1]];
    if (paper) paperId = paper.id;
    part = ["execution", "service"].includes(path[2]) ? path[2] : "data";
    view.show(placeOf(paperId));
  }
  showView("form");
  await drawForm();
  drawPath();
  focusField(pointer);
}

function focusField(pointer) {
  const panel = find("form");
  const field = nearest(panel, pointer);
  if (!field) return;
  for (let outer = field.closest("details"); outer; outer = outer.parentElement.closest("details")) outer.open = true;
  const control = field.matches("[data-pointer]") ? field : (field.querySelector("input:not([disabled]), select:not([disabled]), textarea:not([disabled])") ?? field.querySelector("button"));
  (control ?? field).focus({ preventScroll: true });
  field.scrollIntoView({ block: "center" });
  field.classList.add("is-called");
  setTimeout(() => field.classList.remove("is-called"), 1600);
}

// The field of a pointer, or of the nearest place around it.
function nearest(panel, pointer) {
  for (let at = pointer; at; at = at.slice(0, at.lastIndexOf("/"))) {
    const found = panel.querySelector(`[data-field="${CSS.escape(at)}"]`);
    if (found) return found;
  }
  return null;
}

function choosePaper(id) {
  if (id !== paperId) find("form").scrollTop = 0;
  paperId = id;
  tab = "paper";
  part = "data";
  view.show(placeOf(id));
  drawForm();
  drawPath();
}

function choosePart(each) {
  part = each;
  drawForm();
}

function chooseTab(each) {
  tab = each;
  find("form").scrollTop = 0;
  drawForm();
}

function showView(name) {
  document.body.dataset.view = name;
  for (const each of document.querySelectorAll("[data-view-switch] button")) each.setAttribute("aria-pressed", String(each.value === name));
  if (name === "paper") view.refresh();
}

// The path ----------------------------------------------------------------------------------------

function drawPath() {
  const list = find("path");
  const steps = draft.standing.steps ?? [];
  const onRoute = new Set(steps.flatMap((each) => each.papers));
  const items = steps.flatMap((step) => (step.papers.length ? step.papers.map((id) => paperStep(id)) : [openStep(step)]));
  const others = papers().filter((each) => !onRoute.has(each.id)).map((each) => paperStep(each.id));
  list.replaceChildren(...items, ...others, el("li", {}, el("button", { type: "button", class: "step is-add", onclick: openAdd }, `＋ ${say_("add-paper")}`)), sealStep(draft.standing.sealing, texts, () => openSealing(find("seal"), { sealing: draft.standing.sealing, texts, go })));
  centre(list.parentElement, list.querySelector("[aria-current]"));
  drawPaperHead();
}

function paperStep(id) {
  const paper = papers()[placeOf(id)];
  if (!paper) return el("li", { hidden: true });
  const issued = isIssued(id);
  const errors = (draft.standing.findings ?? []).filter((each) => each.severity === "error" && each.pointer.startsWith(`/papers/${placeOf(id)}/`)).length;
  const state = issued ? "issued" : errors ? "open" : "done";
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: `step is-${state}`, "aria-current": id === paperId ? "step" : null, onclick: () => choosePaper(id) },
      el("span", { class: "step-mark", "aria-hidden": "true" }, { issued: "✓", open: "…", done: "●" }[state]),
      el("span", {}, titleOf(paper)),
      el("span", { class: "visually-hidden" }, say_(`step-${state}`)),
    ),
  );
}

function openStep(step) {
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: `step is-${step.state}`, title: step.why.join("\n") || null, onclick: () => (step.instruments.length === 1 ? addPaper(step.instruments[0]) : openAdd(null, step.instruments)) },
      el("span", { class: "step-mark", "aria-hidden": "true" }, { next: "→", missing: "○", possible: "·" }[step.state]),
      el("span", {}, stepTitle(step, start.instruments)),
      el("span", { class: "step-word" }, step.waits.length ? say_("step-waits", { title: step.waits.join("/") }) : say_(`step-${step.state}`)),
    ),
  );
}

function openAdd(_event, only = null) {
  const dialog = find("add");
  const offered = Object.entries(start.instruments).filter(([code]) => !only || only.includes(code));
  offered.sort(([, one], [, other]) => one.stage - other.stage);
  const list = dialog.querySelector("[data-offered]");
  list.replaceChildren(
    ...offered.map(([code, each]) => el("li", {}, el("button", { type: "button", class: "offer", onclick: () => addPaper(code) }, el("span", {}, each.title, whyNeeded(draft.standing.steps ?? [], code)), el("span", { class: "badge" }, say_(`tier-${each.tier}`))))),
  );
  dialog.showModal();
}

async function addPaper(type) {
  find("add").close();
  const answer = await tried(() => draft.act("papers", { type }));
  if (!answer) return;
  showView("form");
  choosePaper(answer.paper);
  say(say_("added", { title: start.instruments[type].title }));
}

async function discard() {
  if (!(await confirmed(say_("discard-ask"), say_("discard")))) return;
  if (await tried(() => ask(`/drafts/${draft.id}/discard`, {}))) {
    draft.forget();
    location.assign("/");
  }
}

async function reopen() {
  if (await tried(async () => (await draft.reopen(), true))) say(say_("reopened"));
}

async function back() {
  if (!(await confirmed(say_("back-ask"), say_("back")))) return;
  if (await tried(async () => (await draft.back(), true))) say(say_("back-done"));
}

async function removePaper(id) {
  if (!(await confirmed(say_("remove-paper-ask"), say_("remove-paper")))) return;
  draft.edit(["papers"], papers().filter((each) => each.id !== id), { redraw: true });
  choosePaper(papers().at(-1)?.id ?? null);
}

// Keeping and issuing -----------------------------------------------------------------------------

async function tried(act) {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refused && error.problem.errors?.length) {
      const told = draft.standing.findings ?? [];
      const asTold = (each) => told.find((other) => other.code === each.code && other.pointer === each.pointer) ?? each;
      draft.standing = { ...draft.standing, findings: error.problem.errors.map(asTold) };
      drawStanding();
      openRules("findings");
    }
    say(error instanceof Refused ? error.message : say_("state-broken"), 7000);
    return null;
  }
}

async function keep() {
  if (draft.standing.sample && !(await confirmed(say_("keep-ask-sample"), say_("keep")))) return;
  const answer = await tried(() => draft.act("keep"));
  if (answer) say(answer.held_back.length ? say_("kept-without", { n: answer.held_back.length }) : say_("kept"));
}

// A review is of what the case says: what is written is kept first.
async function askReview(event) {
  event?.preventDefault();
  if (!(await confirmed(say_("review-ask"), say_("review")))) return;
  await draft.save();
  if (!draft.standing.same && !(await tried(() => draft.act("keep")))) return;
  if (draft.standing.same) find("review").submit();
  else say(say_("review-not-whole"), 7000);
}

async function settleRemark(remark) {
  const answer = await tried(() => ask(`/drafts/${draft.id}/reviews/${remark.review}/remarks/${remark.id}/settle`, {}));
  if (!answer) return;
  draft.standing = { ...draft.standing, ...answer };
  drawStanding();
}

async function issue() {
  const paper = papers()[placeOf(paperId)];
  await draft.save();
  const errors = (draft.standing.findings ?? []).filter((each) => each.severity === "error");
  const own = errors.filter((each) => !each.pointer.startsWith("/papers/") || each.pointer.startsWith(`/papers/${placeOf(paperId)}/`));
  if (own.length) {
    say(say_("not-yet", { n: own.length }), 6000);
    openRules("findings");
    return;
  }
  const awaited = draft.standing.awaits?.[paper.id] ?? [];
  if (awaited.length) {
    say(say_("issue-awaits", { title: titleOf(paper), papers: awaited.map((each) => each.title).join("、") }), 8000);
    await go(awaited[0].pointer);
    return;
  }
  const asked = say_(draft.standing.sample ? "issue-ask-sample" : "issue-ask", { title: titleOf(paper) });
  const due = draft.standing.findings.filter((each) => each.due && each.pointer.startsWith(`/papers/${placeOf(paperId)}/`));
  const lacks = due.length ? say_("issue-due", { lacks: due.map((each) => each.message).join(" ") }) : "";
  const final = draft.standing.findings.filter((each) => each.final && each.pointer.startsWith(`/papers/${placeOf(paperId)}/`));
  const warned = final.length ? say_("issue-final", { lacks: final.map((each) => each.message).join(" ") }) : "";
  const unapproved = (draft.standing.approvals?.[paper.id] ?? []).map((id) => say_("issue-unapproved", { title: titleOf(papers()[placeOf(id)]) })).join("");
  const refused = draft.standing.review?.state === "returned" ? say_("issue-returned") : "";
  if (!(await confirmed(`${refused}${unapproved}${asked}${lacks}${warned}`, say_("issue")))) return;
  const answer = await tried(() => draft.act(`papers/${paper.id}/issue`));
  if (answer) say(say_("issued", { title: titleOf(paper), number: answer.issued[paper.id]?.number ?? "" }), 6000);
}

async function notePart(id) {
  const noted = part;
  const answer = await tried(() => draft.act(`papers/${id}/${noted}`));
  const early = noted === "execution" && answer?.issued[id]?.early;
  if (answer) say(say_(early ? "noted-early" : `noted-${noted}`), early ? 8000 : 4000);
}

function drawPaperHead() {
  const paper = papers()[placeOf(paperId)];
  const issued = paper && draft.standing.issued?.[paper.id];
  find("paper-title").textContent = paper ? titleOf(paper) : "";
  const button = find("issue");
  button.hidden = !paper || Boolean(issued) || !start.may.issue;
  showAfterwards(find("afterwards"), issued, texts);
  if (!paper) find("pages").replaceChildren(el("p", { class: "pages-none muted" }, say_("paper-comes-here")));
  const badge = find("paper-state");
  badge.hidden = !paper;
  badge.className = `badge ${issued ? "good" : ""}`;
  badge.textContent = issued ? say_("issued-as", { number: issued.number ?? "" }) : say_("draft");
}

// What the rules say ------------------------------------------------------------------------------

function drawStanding() {
  showRules(find("rules"), { draft, texts, go, titleOf });
  drawPath();
  showProblems();
  const same = draft.standing.same;
  find("keep").disabled = same && draft.state === "saved";
  find("back").hidden = !draft.standing.case_id || same;
  find("discard").hidden = Boolean(draft.standing.case_id);
  const review = find("review");
  const reviewed = draft.standing.review;
  review.hidden = !draft.standing.case_id || draft.standing.sealing.state === "sealed" || ["asked", "returned"].includes(reviewed?.state);
  showReview(find("reviewed"), { review: reviewed, texts, go, settle: settleRemark, ask: askReview });
  review.elements.case_id.value = draft.standing.case_id ?? "";
  const told = find("kept");
  told.textContent = draft.standing.case_id ? say_(same ? "kept-all" : "kept-part") : say_("kept-not");
  told.className = `badge ${same ? "good" : draft.standing.case_id ? "warning" : ""}`;
}

function openRules(name) {
  const rules = find("rules");
  rules.open = true;
  rules.querySelector(`[data-rules-tab="${name}"]`)?.click();
  rules.scrollIntoView({ block: "nearest" });
}

function drawState(detail) {
  find("case-title").textContent = draft.case.cause || say_("untitled");
  find("case-title").title = find("case-title").textContent;
  find("case-number").textContent = draft.case.number || draft.case.register_number || "";
  document.title = `${find("case-title").textContent} · ${say_("product")}`;
  const told = find("saved");
  told.textContent = say_(`state-${draft.state}`);
  told.dataset.state = draft.state;
  if (detail?.error) say(detail.error.message, 8000);
  find("deleted").hidden = !draft.deleted;
  find("undo").disabled = !draft.undos.length;
  find("redo").disabled = !draft.redos.length;
}

// Beginning ---------------------------------------------------------------------------------------

draft.addEventListener("edit", ({ detail }) => {
  view.refresh(detail.redraw ? 0 : lastKey);
  drawState();
  if (detail.redraw) drawForm();
  if (detail.steps) go(pointerOfSteps(draft.case, detail.steps));
});
let lastKey = 0;
document.addEventListener("input", (event) => {
  lastKey = event.timeStamp;
}, true);
draft.addEventListener("state", ({ detail }) => drawState(detail));
draft.addEventListener("standing", ({ detail }) => {
  if (detail.redraw) {
    if (placeOf(paperId) < 0) paperId = papers().at(-1)?.id ?? null;
    drawForm();
    view.show(placeOf(paperId));
  }
  drawStanding();
});
draft.addEventListener("others", ({ detail }) => say(say_("others", { by: detail.by })));
draft.addEventListener("held", ({ detail }) => say(say_("held", { titles: detail.papers.map((id) => titleOf(papers()[placeOf(id)])).join("》《") }), 7000));
draft.addEventListener("restored", () => say(say_("restored"), 6000));
draft.addEventListener("conflicts", () => {
  const bar = find("conflicts");
  bar.hidden = !draft.conflicts.length;
  bar.querySelector("[data-count]").textContent = say_("conflicts", { n: draft.conflicts.length });
  showProblems();
});
find("conflicts").querySelector("button").addEventListener("click", () => {
  if (draft.conflicts.length) go(pointerOfSteps(draft.case, draft.conflicts[0].path));
});
view.addEventListener("place", ({ detail }) => go(detail.pointer));

find("form").addEventListener("focusin", (event) => {
  if (redrawing) return;
  const pointer = event.target.dataset?.pointer ?? event.target.closest("[data-field]")?.dataset.field ?? "";
  if (pointer && pointer !== focused) view.point(pointer);
  focused = pointer;
});

document.querySelector("[data-tabs]").addEventListener("click", (event) => {
  const each = event.target.closest("[data-tab]");
  if (each) chooseTab(each.dataset.tab);
});
document.querySelector("[data-tabs]").addEventListener("keydown", (event) => {
  const names = Object.keys(TABS);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  chooseTab(names[(names.indexOf(tab) + step + names.length) % names.length]);
  document.querySelector(`[data-tab="${tab}"]`).focus();
});
document.querySelector("[data-view-switch]").addEventListener("click", (event) => {
  if (event.target.value) showView(event.target.value);
});
find("undo").addEventListener("click", () => draft.undo());
find("redo").addEventListener("click", () => draft.redo());
find("keep").addEventListener("click", keep);
find("deleted").querySelector("button").addEventListener("click", reopen);
find("back").addEventListener("click", back);
find("discard").addEventListener("click", discard);
find("issue").addEventListener("click", issue);
// On a phone the findings open below what is seen.
find("rules").addEventListener("toggle", (event) => event.target.open && event.target.scrollIntoView({ block: "nearest" }));
find("review").addEventListener("submit", askReview);
find("history").addEventListener("click", () => openHistory({ draft, texts, place: placeOf(paperId), confirmed }));
for (const button of document.querySelectorAll("[data-zoom]")) {
  button.addEventListener("click", () => view.setZoom(button.dataset.zoom === "fit" ? 1 : view.zoom * Number(button.dataset.zoom)));
}
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key === "s") {
    event.preventDefault();
    draft.save();
  } else if (key === "z" || key === "y") {
    event.preventDefault();
    if (key === "y" || event.shiftKey) draft.redo();
    else draft.undo();
  }
});

// Evaluated is what is saved, so what was typed last is saved first.
find("evaluation").addEventListener("click", async (event) => {
  event.preventDefault();
  const { href } = event.currentTarget;
  await draft.save();
  location.assign(href);
});

const wanted = decodeURIComponent(location.hash.slice(1));
paperId = (papers().find((each) => each.id === wanted) ?? papers().find((each) => !isIssued(each.id)) ?? papers().at(-1))?.id ?? null;
if (!draft.case.cause && !paperId) tab = "party";
draft.begin();
showView("form");
drawForm();
drawStanding();
drawState();
view.show(placeOf(paperId));
if (wanted.startsWith("/")) go(wanted);
export { draft, pointerOf, view };
