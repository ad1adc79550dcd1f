// The draft of this window: what is typed, saved, undone, and what others wrote meanwhile.

import { ABSENT, applyChanges, copy, difference, same, stepsOf } from "./changes.js";
import { ask, isOver, ofSession, Refused } from "./frame.js";

const SAVE_AFTER_MS = 350;
// Who types without a pause is saved all the same.
const SAVE_WITHIN_MS = 800;
const LOOK_EVERY_MS = 2000;
const RETRY_AFTER_MS = 2000;
const UNDO_TOGETHER_MS = 1200;
const MOST_UNDO = 500;

function valueAt(value, path) {
  return path.reduce((holder, step) => (holder === null || holder === undefined ? undefined : holder[step]), value);
}

export class Draft extends EventTarget {
  constructor(start) {
    super();
    this.id = start.id;
    this.synced = start.case;
    this.case = copy(start.case);
    this.version = start.version;
    this.standing = start;
    this.undos = [];
    this.redos = [];
    this.conflicts = [];
    this.deleted = false;
    this.state = "saved";
    this.saving = null;
    this.unsavedSince = null;
    this.backupKey = `docgen-draft-${start.id}`;
    this.noteRefused(start.refused ?? []);
  }

  begin() {
    this.takeBackup();
    setInterval(() => this.look(), LOOK_EVERY_MS);
    addEventListener("online", () => this.save());
    document.addEventListener("visibilitychange", () => (document.hidden ? this.save() : this.look()));
    addEventListener("beforeunload", (event) => {
      if (this.isDirty()) event.preventDefault();
    });
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  isDirty() {
    return !same(this.synced, this.case);
  }

  value(path) {
    return valueAt(this.case, path);
  }

  // Whether what the server judged is still what stands there.
  isSaved(path) {
    return same(valueAt(this.synced, path), this.value(path));
  }

  // Put a value at a path of keys and indices; undefined takes it away.
  edit(path, value, { redraw = false } = {}) {
    const before = copy(this.value(path));
    if (same(before, value)) return;
    let whole = path;
    let old = before;
    let holder = this.case;
    // Where an object is still null, the change is of the object itself, so that undo gives null back.
    for (let depth = 0; depth < path.length - 1; depth += 1) {
      const step = path[depth];
      if (holder[step] === null || holder[step] === undefined) {
        if (whole === path) {
          whole = path.slice(0, depth + 1);
          old = copy(holder[step]);
        }
        holder[step] = typeof path[depth + 1] === "number" ? [] : {};
      }
      holder = holder[step];
    }
    if (value === undefined) delete holder[path.at(-1)];
    else holder[path.at(-1)] = value;
    this.remember(stepsOf(this.case, whole), old, copy(this.value(whole)));
    this.changed({ redraw, path });
  }

  remember(steps, before, after) {
    const now = performance.now();
    const last = this.undos.at(-1);
    const sides = { before: before === undefined ? ABSENT : before, after: after === undefined ? ABSENT : after };
    this.redos = [];
    if (last && same(last.path, steps) && now - last.when < UNDO_TOGETHER_MS && typeof after === "string") {
      last.after = sides.after;
      last.when = now;
      return;
    }
    this.undos.push({ path: steps, ...sides, when: now });
    if (this.undos.length > MOST_UNDO) this.undos.shift();
  }

  undo() {
    this.step(this.undos, this.redos, (each) => ({ path: each.path, before: each.after, after: each.before }));
  }

  redo() {
    this.step(this.redos, this.undos, (each) => ({ path: each.path, before: each.before, after: each.after }));
  }

  step(from, to, turn) {
    const last = from.pop();
    if (!last) return;
    const change = turn(last);
    const sent = { path: change.path };
    if (change.before !== ABSENT) sent.before = change.before;
    if (change.after !== ABSENT) sent.after = change.after;
    const { made, refused } = applyChanges(this.case, [sent]);
    if (refused.length) return;
    this.case = made;
    to.push({ ...last, when: 0 });
    this.changed({ redraw: true, steps: last.path });
  }

  changed(detail) {
    this.state = "typing";
    this.backUp();
    this.tell("edit", detail);
    clearTimeout(this.timer);
    const now = performance.now();
    this.unsavedSince ??= now;
    const left = this.unsavedSince + SAVE_WITHIN_MS - now;
    this.timer = setTimeout(() => this.save(), Math.max(0, Math.min(SAVE_AFTER_MS, left)));
  }

  backUp() {
    try {
      const changes = difference(this.synced, this.case);
      if (changes.length) localStorage.setItem(this.backupKey, JSON.stringify(changes));
      else localStorage.removeItem(this.backupKey);
    } catch {
      // No room in the browser's store: what is typed is still saved at the server.
    }
  }

  // What is issued is not undone, so nothing before it is.
  forgetSteps() {
    this.undos = [];
    this.redos = [];
  }

  // Drop what is not kept in the case, what was typed last with it.
  async back() {
    clearTimeout(this.timer);
    await this.saving;
    this.take(await ask(`/drafts/${this.id}/back`, {}), this.case);
    this.forgetSteps();
    this.conflicts = [];
    this.tell("standing", { redraw: true });
    this.tell("conflicts");
  }

  // The draft is put away: nothing of it is to be saved any more.
  forget() {
    clearTimeout(this.timer);
    this.case = copy(this.synced);
    localStorage.removeItem(this.backupKey);
  }

  takeBackup() {
    let changes = [];
    try {
      changes = JSON.parse(localStorage.getItem(this.backupKey) ?? "[]");
    } catch {
      changes = [];
    }
    if (!Array.isArray(changes) || !changes.length) return;
    const { made, refused } = applyChanges(this.case, changes);
    this.case = made;
    this.noteRefused(refused);
    this.tell("restored", { count: changes.length });
    this.changed({ redraw: true, steps: changes[0].path });
  }

  async save() {
    clearTimeout(this.timer);
    if (this.saving) {
      await this.saving;
      return this.isDirty() ? this.save() : undefined;
    }
    const sent = copy(this.case);
    const changes = difference(this.synced, sent);
    if (!changes.length) {
      this.become("saved");
      return undefined;
    }
    this.become("saving");
    this.unsavedSince = null;
    this.saving = this.send(sent, changes);
    try {
      await this.saving;
    } finally {
      this.saving = null;
    }
    return undefined;
  }

  async send(sent, changes) {
    try {
      this.take(await ask(`/drafts/${this.id}/changes`, { changes }), sent);
    } catch (error) {
      if (error instanceof Refused && error.status < 500 && error.status !== 429) {
        this.refuse(error);
        return;
      }
      this.become("broken");
      this.timer = setTimeout(() => this.save(), RETRY_AFTER_MS);
    }
  }

  become(state, error) {
    this.state = state;
    this.tell("state", { state, error });
  }

  // The answer to what was sent: what was typed meanwhile goes on top of it.
  take(answer, sent) {
    const typed = difference(sent, this.case);
    const { made, refused } = applyChanges(answer.case, typed);
    const redraw = !same(answer.case, sent);
    const issuedNow = Object.keys(answer.issued ?? {}).some((id) => !Object.hasOwn(this.standing.issued ?? {}, id));
    this.synced = answer.case;
    this.case = made;
    this.version = answer.version;
    this.standing = answer;
    if (issuedNow) this.forgetSteps();
    this.noteRefused([...(answer.refused ?? []), ...refused]);
    this.backUp();
    this.become(this.isDirty() ? "typing" : "saved");
    this.tell("standing", { redraw });
    if (answer.held?.length) this.tell("held", { papers: answer.held });
    if (this.isDirty()) this.timer = setTimeout(() => this.save(), SAVE_AFTER_MS);
  }

  // What others wrote since.
  async look() {
    if (this.saving || document.hidden) return;
    try {
      const answer = await ask(`/drafts/${this.id}/state?since=${this.version}`);
      if (this.saving || answer.version <= this.version) {
        if (this.state === "broken" || (this.state === "over" && !isOver())) this.save();
        return;
      }
      const others = !answer.mine;
      this.take(answer, this.synced);
      if (others) this.tell("others", { by: answer.saved_by });
    } catch (error) {
      if (error instanceof Refused && (error.status === 401 || error.status === 404)) {
        this.refuse(error);
      }
    }
  }

  // A draft that was deleted is told so for as long as it is, and not by what passes.
  refuse(error) {
    this.deleted = error.problem.code === "draft-deleted";
    if (this.deleted) this.become("deleted");
    else if (ofSession(error)) this.become("over");
    else this.become("refused", error);
  }

  // Take the draft up again that was deleted elsewhere, with what is on the screen.
  async reopen() {
    await ask(`/drafts/${this.id}/reopen`, {});
    this.deleted = false;
    this.become("typing");
    await this.save();
  }

  noteRefused(refused) {
    for (const each of refused) {
      const known = this.conflicts.filter((other) => !same(other.path, each.path));
      this.conflicts = [...known, each];
    }
    if (refused.length) this.tell("conflicts");
  }

  // End a conflict with one's own words, or with what stands there.
  settle(conflict, { mine }) {
    this.conflicts = this.conflicts.filter((each) => each !== conflict);
    if (mine) {
      const change = { ...conflict };
      delete change.now;
      delete change.before;
      if (Object.hasOwn(conflict, "now")) change.before = conflict.now;
      const { made, refused } = applyChanges(this.case, [change]);
      this.case = made;
      this.noteRefused(refused);
      this.changed({ redraw: true });
    }
    this.tell("conflicts");
  }

  // Ask for something that changes the draft at the server; what is typed is saved first.
  async act(path, body = {}) {
    await this.save();
    const sent = copy(this.case);
    const answer = await ask(`/drafts/${this.id}/${path}`, body);
    this.take(answer, sent);
    this.tell("standing", { redraw: true });
    return answer;
  }
}
