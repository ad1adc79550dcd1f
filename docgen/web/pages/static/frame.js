// What every page has: the switch of colours, toasts, and requests that carry the session's token.

const root = document.documentElement;

const said = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";
let csrf = said("csrf");

export function say(text, milliseconds = 4000) {
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.textContent = text;
  document.querySelector("[data-toasts]").replaceChildren(toast);
  setTimeout(() => toast.remove(), milliseconds);
}

export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail ?? String(status));
    this.status = status;
    this.problem = problem;
  }
}

// An answer as JSON. A refusal is thrown with its problem (RFC 9457); no answer is a TypeError.
export function ask(path, body, { method = "POST", signal } = {}) {
  const sends = body !== undefined;
  return answerOf(path, {
    method: sends ? method : "GET",
    headers: sends ? { "Content-Type": "application/json" } : {},
    body: sends ? JSON.stringify(body) : undefined,
    signal,
  });
}

// A file sent as it is. Refusals as with ask.
export function send(path, file) {
  return answerOf(path, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file });
}

async function answerOf(path, options, tries = 2) {
  const headers = { ...options.headers, "X-CSRF-Token": csrf, "Accept-Language": root.lang };
  const response = await fetch(path, { ...options, headers, credentials: "same-origin" });
  const answer = response.headers.get("content-type")?.includes("json") ? await response.json() : {};
  if (response.ok) {
    if (isOver()) await renewed();
    return answer;
  }
  const refused = new Refused(response.status, answer);
  if (ofSession(refused)) {
    if (tries > 1 && (await renewed())) return answerOf(path, options, tries - 1);
    showOver(refused.message);
  }
  throw refused;
}

// Whether a refusal is one of a session that is over, or that another began since.
export const ofSession = ({ status, problem }) => status === 401 || problem.code === "csrf-invalid";

export const isOver = () => !document.querySelector("[data-over]").hidden;

// Who logged in again in another window goes on here too; somebody else does not.
async function renewed() {
  const response = await fetch("/account/session", { credentials: "same-origin" });
  const session = response.ok ? await response.json() : {};
  if (!session.csrf || session.actor !== said("actor")) return false;
  csrf = session.csrf;
  for (const field of document.querySelectorAll('input[name="csrf"]')) field.value = csrf;
  document.querySelector("[data-over]").hidden = true;
  return true;
}

// The session is over: said until somebody logs in again, with the way there and back.
function showOver(text) {
  const bar = document.querySelector("[data-over]");
  bar.querySelector("[data-over-text]").textContent = text;
  bar.querySelector("a").href = `/login?next=${encodeURIComponent(location.pathname)}`;
  bar.hidden = false;
}

// A button that says with data-ask what it does for good is asked about before its form is sent.
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button?.dataset.ask) return;
  event.preventDefault();
  const dialog = document.querySelector("[data-asking]");
  dialog.querySelector("[data-asking-text]").textContent = button.dataset.ask;
  const yes = dialog.querySelector("[data-asking-yes]");
  yes.textContent = button.textContent;
  yes.className = `button ${button.classList.contains("primary") ? "primary" : "danger"}`;
  dialog.returnValue = "";
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "yes") return button.focus();
    const question = button.dataset.ask;
    delete button.dataset.ask;
    button.form.requestSubmit(button);
    button.dataset.ask = question;
  }, { once: true });
  dialog.showModal();
});

function isDark() {
  const set = root.dataset.theme;
  return set === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : set === "dark";
}

document.querySelector("[data-theme-switch]")?.addEventListener("click", () => {
  const theme = isDark() ? "light" : "dark";
  root.dataset.theme = theme;
  document.cookie = `docgen_theme=${theme}; path=/; max-age=31536000; samesite=lax`;
});

// On a phone the places of the bar are shown when asked for.
document.querySelector("[data-menu]")?.addEventListener("click", ({ currentTarget: button }) => {
  const open = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", String(open));
  document.getElementById("places").classList.toggle("is-open", open);
});

// On a phone the tab that one is on is brought into sight, and the page stays where it is.
for (const tab of document.querySelectorAll(".tabs > [aria-current]")) {
  const tabs = tab.parentElement;
  tabs.scrollLeft = tab.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - tab.offsetWidth) / 2;
}

// On a phone a row of a table is a card that says before each value what it is. The roles stay, as
// what is no table to the eye is none to a screen reader otherwise.
const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TH: "columnheader", TD: "cell" };
for (const table of document.querySelectorAll(".table-frame > table:has(> thead)")) {
  const heads = [...table.tHead.rows[0].cells].map((each) => each.textContent.trim());
  table.classList.add("as-cards");
  for (const each of [table, ...table.querySelectorAll("thead, tbody, tr, th, td")]) {
    if (!each.hasAttribute("role") && each.scope !== "row") each.setAttribute("role", ROLES[each.tagName]);
  }
  for (const row of table.querySelectorAll("tbody > tr")) {
    [...row.cells].forEach((cell, place) => (cell.dataset.head = heads[place] ?? ""));
  }
}
