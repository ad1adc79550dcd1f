// What every page has: the switch of colours, toasts, and requests that carry the session's token.

const root = document.documentElement;

export const csrf = document.querySelector('meta[name="csrf"]')?.content ?? "";

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
export async function ask(path, body, { method = "POST", signal } = {}) {
  const sends = body !== undefined;
  const response = await fetch(path, {
    method: sends ? method : "GET",
    headers: { "X-CSRF-Token": csrf, ...(sends && { "Content-Type": "application/json" }) },
    body: sends ? JSON.stringify(body) : undefined,
    signal,
    credentials: "same-origin",
  });
  const answer = response.headers.get("content-type")?.includes("json") ? await response.json() : {};
  if (!response.ok) throw new Refused(response.status, answer);
  return answer;
}

function isDark() {
  const set = root.dataset.theme;
  return set === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : set === "dark";
}

document.querySelector("[data-theme-switch]")?.addEventListener("click", () => {
  const theme = isDark() ? "light" : "dark";
  root.dataset.theme = theme;
  document.cookie = `docgen_theme=${theme}; path=/; max-age=31536000; samesite=lax`;
});
