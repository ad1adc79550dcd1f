// Articles of law chosen from the statutes on record, their words filled in; typed ones stay.

import { pointerOf } from "./changes.js";
import { ask } from "./frame.js";
import { beijingNow, el, isEmpty } from "./values.js";

const PARTS = ["law", "article", "text"];
const SHOWN_WORDS = 24;
const known = new Map();

// The statutes as they stood on a day, asked for once.
function statutesOn(day) {
  if (!known.has(day)) known.set(day, ask(`/statutes?on=${day}`).then((answer) => answer.statutes));
  return known.get(day);
}

export const isCitation = (form) => PARTS.every((key) => form.fields?.some((each) => each.key === key));

// Let the controls of a citation at a path offer what is on record, and fill in its words.
export async function offerArticles(elements, path, { draft, text, serial }) {
  const controls = Object.fromEntries(["law", "article", "article_suffix", "paragraph", "text"].map((key) => [key, controlOf(elements, [...path, key])]));
  if (!controls.law || !controls.article || !controls.text) return;
  const happened = String(draft.value(["conduct", "at"]) ?? "").slice(0, 10);
  const statutes = await statutesOn(/^\d{4}-\d\d-\d\d$/.test(happened) ? happened : beijingNow().slice(0, 10)).catch(() => []);
  if (!statutes.length) return;
  const laws = offer(controls.law, `${serial}-laws`);
  const articles = offer(controls.article, `${serial}-articles`);
  laws.replaceChildren(...statutes.map((each) => el("option", { value: each.name }, each.short.join("、"))));
  const take = el("button", { type: "button", class: "button tiny self-start", onclick: () => fillIn(words()) }, text("cite"));
  const told = el("p", { class: "help cite-told" }, text("cite-help"));
  controls.text.after(take, told);
  controls.law.addEventListener("change", () => {
    if (statute() && controls.law.value !== statute().name) write(controls.law, statute().name);
  });
  // As one types, not when one leaves: what is clicked next stays where it is.
  for (const key of ["law", "article", "article_suffix", "paragraph"]) controls[key]?.addEventListener("input", chosen);
  draw();

  function statute() {
    const named = controls.law.value.trim().replaceAll(/[《》]/g, "");
    return statutes.find((each) => each.name === named || each.short.includes(named));
  }

  // The words of what is cited now; empty where they are not on record.
  function words() {
    const number = [Number(controls.article.value), Number(controls.article_suffix?.value || 0)];
    const found = statute()?.articles.find(([article, suffix]) => article === number[0] && suffix === number[1])?.[2] ?? [];
    const paragraph = Number(controls.paragraph?.value || 0);
    return (paragraph ? found.slice(paragraph - 1, paragraph) : found).join("");
  }

  // Words that came from the record follow what is chosen; words that somebody typed stay.
  function chosen() {
    const written = controls.text.value;
    if (words() && (isEmpty(written) || isOnRecord(written))) fillIn(words());
    draw();
  }

  function isOnRecord(written) {
    return statutes.some((each) => each.articles.some(([, , wording]) => wording.join("") === written || wording.includes(written)));
  }

  function fillIn(said) {
    write(controls.text, said);
    draw();
  }

  function draw() {
    const now = words();
    const cited = controls.law.value && controls.article.value;
    take.hidden = !now || now === controls.text.value;
    told.textContent = text(cited && statute() && !now ? "cite-unknown" : "cite-help");
    articles.replaceChildren(...(statute()?.articles ?? []).filter(([, suffix]) => !suffix).map(([number, , wording]) => el("option", { value: String(number) }, wording[0].slice(0, SHOWN_WORDS))));
  }
}

function controlOf(elements, path) {
  const pointer = CSS.escape(pointerOf(path));
  return elements.map((each) => each.querySelector(`input[data-pointer="${pointer}"], textarea[data-pointer="${pointer}"]`)).find(Boolean);
}

function offer(control, id) {
  const list = el("datalist", { id });
  control.setAttribute("list", id);
  control.after(list);
  return list;
}

function write(control, said) {
  control.value = said;
  control.dispatchEvent(new Event("input", { bubbles: true }));
}
