// Evidence: files dropped in, shown small, described, put in order.

import { pointerOf } from "./changes.js";
import { Refused, say, send } from "./frame.js";
import { beijingNow, el, fill, freeId } from "./values.js";

// Which entries are unfolded; they stay so when the form is drawn again.
const unfolded = new Set();
const PICTURES = /^image\/(jpeg|png)$/;
// What can be bound into a dossier; anything else is refused with its reason.
const BOUND = new Set(["jpeg", "png", "pdf"]);
const TRY_AGAIN_MS = 700;
const MOST_TRIES = 5;
// From this size on, in bytes, sending takes long enough to be told.
const TOLD_FROM = 2 * 2 ** 20;
const LONGEST_MS = 600_000;

export function evidencePanel(form, plan, draft, texts) {
  const entries = draft.case.evidence ?? [];
  const drop = dropZone(form, draft, texts);
  return [
    drop,
    el("ol", { class: "evidence-list" }, entries.map((each, at) => card(form, plan, draft, texts, each, at))),
    !entries.length && el("p", { class: "muted" }, texts["evidence-none"]),
  ];
}

function dropZone(form, draft, texts) {
  const picker = (id, options) => {
    const input = el("input", { type: "file", class: "visually-hidden", id, onchange: () => takeIn([...input.files], draft, texts), ...options });
    return input;
  };
  const zone = el(
    "div",
    { class: "drop" },
    el(
      "div",
      { class: "row" },
      picker("evidence-files", { multiple: true, accept: "image/jpeg,image/png,application/pdf" }),
      el("label", { for: "evidence-files", class: "button" }, texts["evidence-add"]),
      // A phone opens its camera at once; elsewhere this would be the same choice of files again.
      el("span", { class: "only-touch" }, picker("evidence-camera", { accept: "image/jpeg,image/png", capture: "environment" }), el("label", { for: "evidence-camera", class: "button" }, texts["evidence-camera"])),
      el("button", { type: "button", class: "button", "data-evidence-without-file": "", onclick: () => register(form, draft) }, texts["evidence-without-file"]),
    ),
    el("p", { class: "help" }, texts["evidence-drop"]),
  );
  zone.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    zone.classList.add("is-over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("is-over"));
  zone.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    zone.classList.remove("is-over");
    takeIn([...event.dataTransfer.files], draft, texts);
  });
  return zone;
}

async function takeIn(files, draft, texts) {
  for (const file of files) {
    if (file.size > TOLD_FROM) say(fill(texts["evidence-sending"], { name: file.name, size: Math.ceil(file.size / 2 ** 20) }), LONGEST_MS);
    try {
      const { sha256, kind } = await send("/v1/files", file);
      if (kind && !BOUND.has(kind)) {
        say(fill(texts[`evidence-kind-${kind}`], { name: file.name }), 12000);
        continue;
      }
      const known = draft.case.evidence ?? [];
      const added = entry(draft.case, file, sha256);
      unfolded.add(added.id);
      draft.edit(["evidence"], [...known, added], { redraw: true });
      await draft.save();
      if (file.size > TOLD_FROM) say(fill(texts["evidence-taken"], { name: file.name }));
    } catch (error) {
      const why = error instanceof Refused ? "evidence-refused" : "evidence-failed";
      say(fill(texts[why], { name: file.name, why: error.message }), 12000);
    }
  }
}

// Recordings and things are kept elsewhere; the case tells where, and holds no file of them.
function register(form, draft) {
  const known = draft.case.evidence ?? [];
  const added = begun(draft.case, "recording");
  unfolded.add(added.id);
  draft.edit(["evidence"], [...known, added], { redraw: true });
  form.context.focus(pointerOf(["evidence", known.length, "title"]));
}

function entry(data, file, sha256) {
  const names = new Set((data.evidence ?? []).map((each) => each.file));
  return {
    ...begun(data, PICTURES.test(file.type) ? "photo" : "document"),
    title: file.name.replace(/\.[^.]+$/, "").slice(0, 200),
    file: freeName(file.name, names),
    sha256,
    obtained_at: beijingNow(),
    place: data.conduct?.place ?? null,
    provider: null,
    copy: null,
  };
}

// What every entry begins with.
function begun(data, kind) {
  const officers = (data.staff ?? []).filter((each) => each.duty === "officer").slice(0, 2);
  return {
    id: freeId(data.evidence, "e"),
    kind,
    title: "",
    obtained_by: officers.map((each) => each.id),
    proves: "",
    volume: "main",
  };
}

// A file name that the case may hold and does not have yet.
function freeName(name, taken) {
  const safe = name.replaceAll(/[\u0000-\u001f\u007f/\\:*?"<>|]/g, "_").replace(/^\.+/, "").slice(-100) || "file";
  const [, stem, ending] = /^(.*?)(\.[^.]*)?$/.exec(safe);
  let found = safe;
  for (let number = 2; taken.has(found); number += 1) found = `${stem}-${number}${ending ?? ""}`;
  return found;
}

// A picture is there once the draft that names its file is saved: it is asked for again until then,
// and the form, in which somebody may be typing, is left alone.
function thumb(draft, texts, each) {
  const source = `/drafts/${draft.id}/files/${each.sha256}.png?width=320`;
  let left = MOST_TRIES;
  const again = (event) => {
    left -= 1;
    if (left > 0) setTimeout(() => (event.target.src = `${source}&left=${left}`), TRY_AGAIN_MS);
    else event.target.replaceWith(el("span", { class: "thumb is-none" }, texts["evidence-no-picture"]));
  };
  return el("img", {
    class: "thumb",
    src: source,
    alt: each.title || texts.evidence,
    loading: "lazy",
    draggable: "false",
    onerror: again,
  });
}

function card(form, plan, draft, texts, each, at) {
  const path = ["evidence", at];
  const shown = each.sha256 && thumb(draft, texts, each);
  const made = el(
    "li",
    { class: "evidence-card", "data-field": pointerOf(path) },
    el(
      "div",
      { class: "evidence-head" },
      el("span", { class: "grip", "aria-hidden": "true", draggable: "true", title: texts["evidence-grip"] }, "⠿"),
      shown ? el("a", { class: "thumb-link", href: `/drafts/${draft.id}/files/${each.sha256}.png?width=1600`, target: "_blank", rel: "noopener", draggable: "false", title: texts["evidence-larger"] }, shown) : el("span", { class: "thumb is-none" }, texts["evidence-no-file"]),
      el("div", { class: "evidence-told" }, el("strong", {}, `${at + 1}. ${each.title || texts.evidence}`), each.file && el("span", { class: "muted small" }, each.file)),
      form.moves(["evidence"], draft.case.evidence.length, at),
    ),
    el("details", { open: unfolded.has(each.id), ontoggle: (event) => (event.target.open ? unfolded.add(each.id) : unfolded.delete(each.id)) }, el("summary", {}, texts["evidence-details"]), el("div", { class: "stack" }, form.fields(plan.item, path))),
  );
  dragging(made, draft, at);
  return made;
}

function dragging(made, draft, at) {
  const grip = made.querySelector(".grip");
  grip.addEventListener("dragstart", (event) => {
    event.dataTransfer.setData("text/x-docgen-place", String(at));
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setDragImage(made, 12, 12);
  });
  made.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("text/x-docgen-place")) return;
    event.preventDefault();
    made.classList.add("is-target");
  });
  made.addEventListener("dragleave", () => made.classList.remove("is-target"));
  made.addEventListener("drop", (event) => {
    const from = Number(event.dataTransfer.getData("text/x-docgen-place") || NaN);
    if (Number.isNaN(from) || from === at) return;
    event.preventDefault();
    const entries = draft.case.evidence;
    const without = entries.filter((_, place) => place !== from);
    draft.edit(["evidence"], [...without.slice(0, at), entries[from], ...without.slice(at)], { redraw: true });
  });
}
