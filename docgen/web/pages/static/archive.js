// On a narrow screen what is found comes first: filters that hold no choice are folded. A list for the
// reading room is made of what was ticked.

import { say } from "./frame.js";

if (matchMedia("(max-width: 56rem)").matches) {
  for (const each of document.querySelectorAll(".facets details")) each.open = Boolean(each.querySelector("[aria-current]"));
}

document.querySelector("form.hits")?.addEventListener("submit", (event) => {
  const form = event.currentTarget;
  if (form.querySelector("[name=number]:checked")) return;
  event.preventDefault();
  say(form.querySelector("[data-choose]").dataset.choose);
  form.querySelector("[name=number]").focus();
});
