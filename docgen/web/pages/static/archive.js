// On a narrow screen what is found comes first: filters that hold no choice are folded.

if (matchMedia("(max-width: 56rem)").matches) {
  for (const each of document.querySelectorAll(".facets details")) each.open = Boolean(each.querySelector("[aria-current]"));
}
