// A form made from a schema's form plan (docgen/catalogue/forms.py): controls, rows, conditions.

import { pointerOf } from "./changes.js";
import { isCitation, offerArticles } from "./citations.js";
import { ageOn, amountOf, beijingNow, capital, el, fill, freeId, isEmpty, personOf } from "./values.js";

const FEW_CHOICES = 4;
const SHORT_LABELS = 40;
const PREFIXES = { staff: "s", representatives: "r", evidence: "e" };
const HIDDEN = new Set(["fixed", "id", "sha256", "file_name"]);
const LISTS = new Set(["references", "choices", "rows", "lines"]);
const LETTERS_OF_TELEPHONE = "tel";

export class Form {
  // `context`: draft, texts, language, findings(), entries(list, kinds, chosen) to choose from, and
  // isFixed(path) and holdsFixed(path) for what nobody changes any more, and what has it within.
  constructor(context) {
    this.context = context;
    this.serial = 0;
  }

  get draft() {
    return this.context.draft;
  }

  text(code, values = {}) {
    return fill(this.context.texts[code] ?? code, values);
  }

  title(form) {
    // A title that nobody translated comes with the name that the case has for the field.
    if (this.context.language === "zh" || !form.key || !/[\u4e00-\u9fff]/.test(form.title)) return form.title;
    const words = String(form.key).replaceAll("_", " ");
    return `${words[0].toUpperCase()}${words.slice(1)} · ${form.title}`;
  }

  // The fields of a group at a path, those hidden left out.
  fields(form, path, { only, readonly = false } = {}) {
    const value = this.draft.value(path) ?? {};
    const narrows = this.narrows(form, value);
    const made = this.parts(form, value)
      .filter((each) => !HIDDEN.has(each.kind) && (!only || only(each)))
      .map((each) => this.field(each, [...path, each.key], narrows[each.key] ?? {}, readonly || this.context.isFixed([...path, each.key])));
    if (isCitation(form) && !readonly) {
      offerArticles(made.filter(Boolean), path, { draft: this.draft, text: (code) => this.text(code), serial: this.id() });
    }
    return made;
  }

  parts(form, value) {
    if (!form.variants) return form.fields ?? [];
    const variant = form.variants.find((each) => holds(each.when, value));
    return variant?.fields ?? form.fields;
  }

  narrows(form, value) {
    const found = {};
    for (const rule of form.rules ?? []) {
      if (!holds(rule.when, value)) continue;
      for (const [key, narrow] of Object.entries(rule.narrow)) found[key] = { ...found[key], ...narrow };
    }
    return found;
  }

  field(form, path, narrow, readonly) {
    const value = this.draft.value(path);
    const barred = narrow.barred || narrow.most_items === 0 || isBroughtIn(form);
    if (barred && isEmpty(value)) return null;
    const kind = form.kind;
    if (kind === "group") return this.group(form, path, narrow, readonly);
    if (kind === "rows") return this.rows(form, path, narrow, readonly);
    if (kind === "lines") return this.lines(form, path, narrow, readonly);
    const isSet = ["references", "choices"].includes(kind) || (kind === "choice" && this.isRadio(form));
    return isSet ? this.set(form, path, narrow, readonly) : this.single(form, path, narrow, readonly);
  }

  id() {
    this.serial += 1;
    return `f${this.serial}-${Math.trunc(performance.now())}`;
  }

  needed(form, narrow) {
    if (LISTS.has(form.kind)) return (narrow.fewest ?? form.fewest ?? 0) > 0;
    return narrow.needed ?? (form.required && !form.empty);
  }

  mark(form, narrow) {
    return this.needed(form, narrow) ? el("span", { class: "need", title: this.text("needed") }, "*") : null;
  }

  single(form, path, narrow, readonly) {
    const id = this.id();
    const pointer = pointerOf(path);
    const helped = form.help ? `${id}-help` : null;
    const attributes = {
      id,
      "data-pointer": pointer,
      "aria-describedby": [helped, `${id}-problem`].filter(Boolean).join(" "),
      "aria-required": this.needed(form, narrow) ? "true" : null,
      disabled: readonly,
    };
    const control = this.control(form, path, attributes, narrow);
    const after = this.derived(form, path);
    if (after) control.addEventListener("input", () => after.show());
    return el(
      "div",
      { class: `field kind-${form.kind}`, "data-field": pointer },
      el("label", { for: id }, this.title(form), this.mark(form, narrow)),
      control,
      after?.element,
      form.help && el("p", { class: "help", id: helped }, form.help),
      el("p", { class: "problem", id: `${id}-problem`, hidden: true }),
    );
  }

  control(form, path, attributes, narrow) {
    const make = {
      narrative: () => this.area(form, path, attributes),
      date: () => this.input(form, path, { ...attributes, type: "date", min: "1900-01-01", max: "2099-12-31" }),
      moment: () => this.moment(form, path, attributes),
      number: () => this.number(form, path, attributes),
      yes: () => this.yes(form, path, attributes),
      choice: () => this.select(form, path, attributes, this.choices(form, narrow)),
      reference: () => this.select(form, path, attributes, this.offered(form, path)),
      money: () => this.money(form, path, attributes),
      telephone: () => this.input(form, path, { ...attributes, type: LETTERS_OF_TELEPHONE }),
    }[form.kind];
    return make ? make() : this.input(form, path, attributes);
  }

  // What an emptied field says: nothing at all, null, or an empty text.
  emptied(form) {
    if (form.empty) return null;
    return form.required ? "" : undefined;
  }

  input(form, path, attributes) {
    const upper = ["resident-id", "uscc", "plate"].includes(form.kind);
    return el("input", {
      type: "text",
      maxlength: form.longest,
      autocomplete: "off",
      spellcheck: "false",
      ...attributes,
      value: this.draft.value(path) ?? "",
      onpaste: pasteInOneLine,
      oninput: (event) => {
        const typed = upper ? event.target.value.toUpperCase() : event.target.value;
        this.draft.edit(path, typed === "" ? this.emptied(form) : typed);
        this.follow(form, path, typed);
      },
    });
  }

  // What follows from an identity number is filled in beside it.
  follow(form, path, typed) {
    if (form.key !== "id_number") return;
    const person = personOf(typed);
    const owner = this.draft.value(path.slice(0, -1)) ?? {};
    if (!person || !["resident_identity_card", "hk_mo_tw_residence_permit"].includes(owner.id_type)) return;
    for (const [key, value] of [["birth_date", person.born], ["sex", person.sex]]) {
      if (this.context.knows([...path.slice(0, -1), key]) && isEmpty(owner[key])) {
        this.draft.edit([...path.slice(0, -1), key], value, { redraw: true });
      }
    }
  }

  area(form, path, attributes) {
    const area = el("textarea", {
      rows: 4,
      maxlength: form.longest,
      ...attributes,
      value: this.draft.value(path) ?? "",
      oninput: () => {
        this.draft.edit(path, area.value === "" ? this.emptied(form) : area.value);
        grow(area);
      },
    });
    requestAnimationFrame(() => grow(area));
    return area;
  }

  // One line of text that is read whole: it wraps where there is no room for it.
  longLine(form, path, attributes) {
    return this.area(form, path, { ...attributes, rows: 1, onpaste: pasteInOneLine, onkeydown: (event) => event.key === "Enter" && event.preventDefault() });
  }

  moment(form, path, attributes) {
    const shown = String(this.draft.value(path) ?? "").slice(0, 16);
    const control = el("input", {
      type: "datetime-local",
      min: "1900-01-01T00:00",
      max: "2099-12-31T23:59",
      ...attributes,
      value: shown,
      oninput: () => {
        const typed = control.value;
        this.draft.edit(path, typed === "" ? this.emptied(form) : `${typed.slice(0, 16)}:00+08:00`);
      },
    });
    return control;
  }

  number(form, path, attributes) {
    return el("input", {
      type: "number",
      inputmode: "numeric",
      step: 1,
      min: form.least,
      max: form.most,
      ...attributes,
      value: this.draft.value(path) ?? "",
      oninput: (event) => {
        const typed = event.target.value;
        const number = typed === "" ? (form.required && !form.empty ? null : this.emptied(form)) : Number(typed);
        this.draft.edit(path, Number.isInteger(number) || isEmpty(number) ? number : Math.trunc(number));
      },
    });
  }

  yes(form, path, attributes) {
    return el("input", {
      type: "checkbox",
      ...attributes,
      checked: this.draft.value(path) === true,
      onchange: (event) => this.draft.edit(path, event.target.checked, { redraw: true }),
    });
  }

  money(form, path, attributes) {
    const inner = [...path, "amount"];
    return el("input", {
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      ...attributes,
      "data-pointer": pointerOf(inner),
      value: this.draft.value(inner) ?? "",
      oninput: (event) => {
        const typed = event.target.value;
        if (typed === "" && form.empty) this.draft.edit(path, null);
        else this.draft.edit(inner, amountOf(typed));
      },
      onblur: (event) => {
        event.target.value = this.draft.value(inner) ?? "";
      },
    });
  }

  select(form, path, attributes, choices) {
    const value = this.draft.value(path);
    const known = choices.some(([each]) => each === value);
    const blank = el("option", { value: "" }, form.empty ? this.text("none") : this.text("choose"));
    const control = el(
      "select",
      {
        ...attributes,
        onchange: () => {
          const chosen = choices.find(([each]) => String(each) === control.value)?.[0];
          this.draft.edit(path, chosen === undefined ? (form.empty || form.required ? null : undefined) : chosen, { redraw: true });
        },
      },
      blank,
      choices.map(([each, label]) => el("option", { value: String(each) }, label)),
      !known && !isEmpty(value) && el("option", { value: String(value) }, this.text("gone")),
    );
    control.value = isEmpty(value) ? "" : String(value);
    return control;
  }

  // The entries that a field may refer to, and those it refers to already.
  offered(form, path) {
    return this.context.entries(form.list, form.kinds, [this.draft.value(path) ?? []].flat());
  }

  // Where staff of other duties are not offered: what to do where one of them did handle it.
  others(form, choices) {
    const hidden = form.list === "staff" && this.context.entries(form.list).length > choices.length;
    return hidden && choices.length > 0 && el("p", { class: "help" }, this.text("list-others"));
  }

  choices(form, narrow) {
    return form.choices.filter(([value]) => !narrow.allowed || narrow.allowed.includes(value));
  }

  isRadio(form) {
    const labels = form.choices.map(([, label]) => label).join("");
    return form.choices.length <= FEW_CHOICES && labels.length <= SHORT_LABELS;
  }

  // Radio buttons of a choice, or boxes of several.
  set(form, path, narrow, readonly) {
    const pointer = pointerOf(path);
    const single = form.kind === "choice";
    const choices = form.list ? this.offered(form, path) : this.choices(form, narrow);
    const value = this.draft.value(path);
    const name = this.id();
    const pick = (each, on) => {
      if (single) return this.draft.edit(path, each, { redraw: true });
      const now = this.draft.value(path);
      const kept = (Array.isArray(now) ? now : []).filter((other) => other !== each);
      const ordered = choices.map(([other]) => other).filter((other) => (on && other === each) || kept.includes(other));
      return this.draft.edit(path, ordered, { redraw: true });
    };
    const options = choices.map(([each, label, more]) =>
      el(
        "label",
        { class: "choice" },
        el("input", {
          type: single ? "radio" : "checkbox",
          name,
          "data-pointer": pointer,
          "data-choice": String(each),
          checked: single ? value === each : Array.isArray(value) && value.includes(each),
          disabled: readonly,
          onchange: (event) => pick(each, event.target.checked),
        }),
        el("span", {}, label, more && el("span", { class: "muted small" }, ` ${more}`)),
      ),
    );
    return el(
      "fieldset",
      { class: `field set${single ? " is-row" : ""}`, "data-field": pointer, "aria-describedby": `${name}-problem` },
      el("legend", { class: "label" }, this.title(form), this.mark(form, narrow)),
      options.length ? el("div", { class: "set-choices" }, options) : el("p", { class: "help" }, this.text(form.kinds || form.list === "papers" ? `list-empty-${form.list}` : "list-empty")),
      this.others(form, choices),
      form.help && el("p", { class: "help" }, form.help),
      el("p", { class: "problem", id: `${name}-problem`, hidden: true }),
    );
  }

  group(form, path, narrow, readonly) {
    const value = this.draft.value(path);
    const pointer = pointerOf(path);
    const optional = (form.empty || !form.required) && !narrow.needed;
    const open = !isEmpty(value) || !optional;
    const id = this.id();
    const toggle =
      optional &&
      el(
        "label",
        { class: "choice toggle" },
        el("input", {
          type: "checkbox",
          "data-pointer": pointer,
          checked: open,
          disabled: readonly || this.context.holdsFixed(path),
          onchange: (event) =>
            this.draft.edit(path, event.target.checked ? this.blank(form) : form.empty ? null : undefined, { redraw: true }),
        }),
        el("span", {}, this.text("fill-in")),
      );
    return el(
      "fieldset",
      { class: "group", "data-field": pointer, "aria-describedby": `${id}-problem` },
      el("legend", {}, this.title(form), this.mark(form, narrow)),
      form.help && el("p", { class: "help" }, form.help),
      toggle,
      el("p", { class: "problem", id: `${id}-problem`, hidden: true }),
      open && el("div", { class: "group-fields" }, this.fields(form, path, { readonly })),
    );
  }

  // The value with which an object begins: what must be there, empty.
  blank(form, list) {
    const made = {};
    for (const each of form.fields ?? []) {
      if (each.kind === "id") made[each.key] = freeId(list?.entries, PREFIXES[list?.key] ?? "x");
      else if (each.required && ["references", "choices", "rows", "lines"].includes(each.kind)) made[each.key] = [];
      else if (each.required && each.kind === "yes") made[each.key] = false;
      else if (each.required && each.empty) made[each.key] = null;
      else if (each.required && each.kind === "group") made[each.key] = this.blank(each);
    }
    return made;
  }

  rows(form, path, narrow, readonly) {
    const entries = this.entries(path);
    const stays = (at) => readonly || this.context.isFixed([...path, at]);
    const pointer = pointerOf(path);
    const full = form.most_items !== undefined && entries.length >= form.most_items;
    const id = this.id();
    const add = () => {
      const known = this.entries(path);
      const list = { key: form.key, entries: known };
      this.draft.edit(path, [...known, this.blank(form.item, list)], { redraw: true });
      this.context.focus(pointerOf([...path, known.length]));
    };
    return el(
      "fieldset",
      { class: "group rows", "data-field": pointer, "aria-describedby": `${id}-problem` },
      el("legend", {}, this.title(form), this.mark(form, narrow)),
      this.helpOfList(form, narrow),
      el("p", { class: "problem", id: `${id}-problem`, hidden: true }),
      el(
        "ol",
        { class: "row-list" },
        entries.map((_, at) =>
          el(
            "li",
            { class: "row-card", "data-field": pointerOf([...path, at]) },
            el("div", { class: "row-head" }, el("span", { class: "muted small" }, `${form.item.title} ${at + 1}`), !stays(at) && this.moves(path, entries.length, at)),
            el("div", { class: this.isFlat(form.item) ? "row-fields is-flat" : "row-fields" }, this.fields(form.item, [...path, at], { readonly: stays(at) })),
          ),
        ),
      ),
      !readonly && !full && el("button", { type: "button", class: "button tiny", "data-pointer": pointer, onclick: add }, `＋ ${this.text("add", { what: form.item.title })}`),
    );
  }

  // What is asked of a list, and how many it wants, told before the first is added.
  helpOfList(form, narrow) {
    const fewest = narrow.fewest ?? form.fewest ?? 0;
    const told = [form.help, fewest > 1 && this.text("at-least", { n: fewest })].filter(Boolean);
    return told.length ? el("p", { class: "help" }, told.join(this.context.language === "zh" ? "" : " ")) : "";
  }

  isFlat(form) {
    return (form.fields ?? []).some((each) => each.kind === "number");
  }

  // What a list holds when it is asked: what was typed since the form was drawn stands in it too.
  entries(path) {
    return this.draft.value(path) ?? [];
  }

  moves(path, count, at) {
    const put = (change) => this.draft.edit(path, change(this.entries(path)), { redraw: true });
    const without = (list) => list.filter((_, place) => place !== at);
    const moved = (to) => (list) => [...without(list).slice(0, to), list[at], ...without(list).slice(to)];
    const button = (sign, label, act, disabled, way) =>
      el("button", { type: "button", class: "button quiet tiny", "aria-label": label, title: label, disabled, onclick: act, "data-move": way && `${pointerOf(path)}/${at} ${way}` }, sign);
    const held = (place, way) => document.querySelector(`[data-move="${CSS.escape(`${pointerOf(path)}/${place} ${way}`)}"]:not([disabled])`);
    // The button that moved an entry goes with it, so that it can be pressed again.
    const move = (to, way) => {
      put(moved(to));
      setTimeout(() => (held(to, way) ?? held(to, way === "up" ? "down" : "up"))?.focus(), 0);
    };
    // Where an entry was removed, the next one can be; after the last, one can be added.
    const remove = () => {
      put(without);
      setTimeout(() => (held(Math.min(at, count - 2), "remove") ?? document.querySelector(`button[data-pointer="${CSS.escape(pointerOf(path))}"]`))?.focus(), 0);
    };
    return el(
      "span",
      { class: "row-moves" },
      count > 1 && button("↑", this.text("move-up", { n: at + 1 }), () => move(at - 1, "up"), at === 0, "up"),
      count > 1 && button("↓", this.text("move-down", { n: at + 1 }), () => move(at + 1, "down"), at === count - 1, "down"),
      button("×", this.text("remove", { n: at + 1 }), remove, false, "remove"),
    );
  }

  lines(form, path, narrow, readonly) {
    const entries = this.entries(path);
    const pointer = pointerOf(path);
    const full = form.most_items !== undefined && entries.length >= form.most_items;
    const id = this.id();
    const add = () => {
      const known = this.entries(path);
      this.draft.edit(path, [...known, ""], { redraw: true });
      this.context.focus(pointerOf([...path, known.length]));
    };
    const item = { ...form.item, required: true, empty: false };
    return el(
      "fieldset",
      { class: "field lines", "data-field": pointer, "aria-describedby": `${id}-problem` },
      el("legend", { class: "label" }, this.title(form), this.mark(form, narrow)),
      (form.help || form.item.help) && el("p", { class: "help" }, form.help ?? form.item.help),
      entries.map((_, at) =>
        el(
          "div",
          { class: "line", "data-field": pointerOf([...path, at]) },
          this.line(item, [...path, at], readonly, at),
          !readonly && this.moves(path, entries.length, at),
          el("p", { class: "problem", hidden: true }),
        ),
      ),
      el("p", { class: "problem", id: `${id}-problem`, hidden: true }),
      !readonly && !full && el("button", { type: "button", class: "button tiny", "data-pointer": pointer, onclick: add }, `＋ ${this.text("add", { what: form.item.title })}`),
    );
  }

  line(item, path, readonly, at) {
    const attributes = { "data-pointer": pointerOf(path), "aria-label": `${item.title} ${at + 1}`, disabled: readonly };
    if (item.kind === "narrative") return this.area(item, path, { ...attributes, rows: 2 });
    return item.kind === "text" ? this.longLine(item, path, attributes) : this.input(item, path, attributes);
  }

  // What is told beside a field and follows from it: capitals of an amount, age and sex of a number.
  derived(form, path) {
    const told = {
      money: () => capital(this.draft.value([...path, "amount"])),
      "resident-id": () => this.told(this.draft.value(path)),
    }[form.kind] ?? (form.key === "id_number" ? () => this.told(this.draft.value(path)) : null);
    if (!told) return null;
    const element = el("p", { class: "derived", "aria-live": "polite" });
    const show = () => {
      element.textContent = told();
      element.hidden = !element.textContent;
    };
    show();
    return { element, show };
  }

  told(number) {
    const person = personOf(number);
    if (!person) return "";
    const age = ageOn(person.born, beijingNow());
    return this.text("person", { sex: this.text(person.sex), age, born: person.born });
  }
}

export function holds(when, value) {
  return Object.entries(when).every(([key, allowed]) => allowed.includes(value?.[key] ?? null));
}

// A group around a file that pages of their own take in, as /scans does: nobody begins it by hand.
function isBroughtIn(form) {
  return form.kind === "group" && (form.fields ?? []).some((each) => each.kind === "sha256" && each.required);
}

// What is pasted into one line is of one line: tabs and ends of lines become spaces.
function pasteInOneLine(event) {
  const pasted = event.clipboardData?.getData("text/plain") ?? "";
  const control = event.target;
  if (!/[\t\r\n\v\f]/.test(pasted) || control.selectionStart === null) return;
  event.preventDefault();
  control.setRangeText(pasted.trim().replaceAll(/\s*[\t\r\n\v\f]\s*/g, " "), control.selectionStart, control.selectionEnd, "end");
  control.dispatchEvent(new Event("input", { bubbles: true }));
}

function grow(area) {
  if (!area.isConnected || CSS.supports("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}
