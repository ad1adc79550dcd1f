// The paper beside its form: pages drawn as they are typed, the field in hand marked on them.

import { ask, Refused } from "./frame.js";
import { el, fill } from "./values.js";

// A key pressed alone is shown at once, keys in a row a moment later.
const AFTER_MS = 20;
const ALONE_MS = 120;
// Pages that are not on the screen wait until typing pauses.
const UNSEEN_AFTER_MS = 1500;
const NEAR_PT = 4;

export class PaperView extends EventTarget {
  constructor(root, note, draft, texts) {
    super();
    this.root = root;
    this.note = note;
    this.draft = draft;
    this.texts = texts;
    this.pages = [];
    this.pictures = new Map();
    this.place = -1;
    this.pointer = "";
    this.zoom = 1;
    this.busy = false;
    this.wanted = false;
    this.since = 0;
    this.last = 0;
  }

  // Show the paper at a place of the case; null shows none.
  show(place) {
    if (place !== this.place) {
      this.place = place;
      this.pages = [];
      this.root.replaceChildren();
    }
    this.refresh();
  }

  // Draw again soon; `typed` is when the key was pressed, for measuring.
  refresh(typed = 0) {
    this.wanted = true;
    if (typed && !this.since) this.since = typed;
    clearTimeout(this.timer);
    const now = performance.now();
    const soon = now - this.last > ALONE_MS ? 0 : AFTER_MS;
    this.timer = setTimeout(() => this.draw(), this.isSeen() ? soon : UNSEEN_AFTER_MS);
    this.last = now;
  }

  isSeen() {
    return this.root.getClientRects().length > 0;
  }

  async draw() {
    if (this.busy || !this.wanted || this.place < 0) return;
    this.busy = true;
    this.wanted = false;
    const { since, place } = this;
    this.since = 0;
    try {
      const { id, standing } = this.draft;
      const issued = Object.hasOwn(standing.issued ?? {}, this.draft.case.papers[place]?.id);
      const known = [...this.pictures.keys()];
      const body = { case: this.draft.case, place, known, ...(issued && { issued: id }) };
      const answer = await ask("/preview", body);
      if (place === this.place) await this.take(answer, since);
    } catch (error) {
      this.showStale(error instanceof Refused ? error.message : this.texts["stale-offline"]);
    } finally {
      this.busy = false;
    }
    if (this.wanted) this.draw();
  }

  async take(answer, since) {
    this.showStale(answer.reason ?? "");
    if (answer.pages === null) return;
    const pictures = await Promise.all(answer.pages.map((page) => this.picture(page)));
    const kept = new Map();
    answer.pages.forEach((page, at) => {
      const sheet = this.sheet(at, page);
      sheet.page = page;
      if (sheet.digest !== page.digest) {
        sheet.frame.querySelector("img")?.remove();
        sheet.frame.prepend(pictures[at]);
        sheet.digest = page.digest;
      }
      kept.set(page.digest, this.pictures.get(page.digest));
    });
    this.pages.splice(answer.pages.length).forEach((sheet) => sheet.frame.remove());
    this.forget(kept);
    this.mark();
    if (since) requestAnimationFrame(() => performance.measure("docgen-page", { start: since, end: performance.now() }));
    this.dispatchEvent(new CustomEvent("drawn", { detail: { pages: answer.pages.length } }));
  }

  // Say why the pages do not follow what is typed; an empty reason says that they do.
  showStale(reason) {
    this.root.classList.toggle("is-old", Boolean(reason));
    this.note.hidden = !reason;
    if (reason) this.note.textContent = fill(this.texts.stale, { reason });
  }

  async picture(page) {
    const known = this.pages.find((sheet) => sheet.digest === page.digest)?.frame.querySelector("img");
    if (known && !page.svg) return known.cloneNode();
    if (page.svg) {
      const url = URL.createObjectURL(new Blob([page.svg], { type: "image/svg+xml" }));
      this.pictures.set(page.digest, url);
    }
    const image = el("img", { alt: "", draggable: "false", src: this.pictures.get(page.digest) });
    await image.decode().catch(() => {});
    return image;
  }

  forget(kept) {
    for (const [digest, url] of this.pictures) {
      if (!kept.has(digest)) URL.revokeObjectURL(url);
    }
    this.pictures = kept;
  }

  sheet(at, page) {
    let sheet = this.pages[at];
    if (!sheet) {
      const frame = el("div", {
        class: "sheet",
        role: "img",
        "aria-label": fill(this.texts["page-of"], { n: at + 1 }),
        onclick: (event) => this.click(event, this.pages[at]),
        onmousemove: (event) => this.hover(event, this.pages[at]),
      });
      sheet = { frame, digest: "", page };
      this.pages[at] = sheet;
      this.root.append(frame);
    }
    sheet.frame.style.aspectRatio = `${page.width} / ${page.height}`;
    sheet.frame.style.width = `${this.zoom * 100}%`;
    return sheet;
  }

  setZoom(zoom) {
    this.zoom = Math.min(3, Math.max(0.5, zoom));
    for (const sheet of this.pages) sheet.frame.style.width = `${this.zoom * 100}%`;
  }

  boxAt(event, sheet) {
    const bounds = sheet.frame.getBoundingClientRect();
    const x = ((event.clientX - bounds.left) / bounds.width) * sheet.page.width;
    const y = ((event.clientY - bounds.top) / bounds.height) * sheet.page.height;
    const near = sheet.page.boxes.filter(
      ([, left, top, width, height]) =>
        x >= left - NEAR_PT && x <= left + Math.max(width, 12) + NEAR_PT && y >= top - NEAR_PT && y <= top + height + NEAR_PT,
    );
    near.sort((one, other) => one[3] * one[4] - other[3] * other[4]);
    return near[0] ?? null;
  }

  click(event, sheet) {
    const box = this.boxAt(event, sheet);
    if (box) this.dispatchEvent(new CustomEvent("place", { detail: { pointer: box[0] } }));
  }

  hover(event, sheet) {
    sheet.frame.classList.toggle("is-over-value", this.boxAt(event, sheet) !== null);
  }

  // Mark where a field is printed, and bring it into view.
  point(pointer, { scroll = true } = {}) {
    this.pointer = pointer;
    this.mark();
    if (!scroll) return;
    const first = this.root.querySelector(".place");
    if (first) reveal(this.root, first);
  }

  mark() {
    for (const sheet of this.pages) {
      for (const old of sheet.frame.querySelectorAll(".place")) old.remove();
      if (!this.pointer) continue;
      for (const [pointer, x, y, width, height] of sheet.page.boxes) {
        if (!leads(this.pointer, pointer)) continue;
        const place = el("span", { class: "place" });
        place.style.left = `${(x / sheet.page.width) * 100}%`;
        place.style.top = `${(y / sheet.page.height) * 100}%`;
        place.style.width = `${(Math.max(width, 3) / sheet.page.width) * 100}%`;
        place.style.height = `${(height / sheet.page.height) * 100}%`;
        sheet.frame.append(place);
      }
    }
  }
}

// Whether what stands at a printed place belongs to a field.
const leads = (field, printed) =>
  printed === field || printed.startsWith(`${field}/`) || (field.endsWith("/amount") && field.startsWith(`${printed}/`));

function reveal(frame, element) {
  const outer = frame.getBoundingClientRect();
  const inner = element.getBoundingClientRect();
  if (inner.top >= outer.top + 16 && inner.bottom <= outer.bottom - 16) return;
  frame.scrollTop += inner.top - outer.top - outer.height / 3;
}
