"""A page walked through with the Tab key alone. Not for what a page does."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

__all__ = ["Walked", "walk"]

_MOST_STEPS = 2000
_AT_ONCE = 25

# Notes every element that takes the focus, and whether one sees that it has it.
_LISTEN = """() => {
  const kept = { seen: new Set(), unseen: [], first: null, cycled: false };
  const outlined = (each) => {
    const style = getComputedStyle(each);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  };
  const shows = (each) => {
    if (outlined(each)) return true;
    if (each.closest("svg")) return getComputedStyle(each.querySelector("rect")).stroke !== "none";
    const label = each.nextElementSibling;
    return label?.matches("label") === true && outlined(label);
  };
  const inside = (each) => {
    const box = each.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  };
  window.__walked = kept;
  document.addEventListener("focusin", ({ target }) => {
    if (kept.cycled || target === document.body) return;
    if (target === kept.first) { kept.cycled = true; return; }
    kept.first ??= target;
    if (!shows(target) || !inside(target)) kept.unseen.push(__name(target));
    kept.seen.add(target);
  });
  window.__name = (each) => {
    const text = each.getAttribute("aria-label") || each.textContent || each.id || each.name;
    const name = String(text).trim().replace(/\\s+/g, " ").slice(0, 40);
    return `${each.tagName.toLowerCase()} ${name}`;
  };
}"""

# What a person without a mouse must be able to come to, and was not come to.
_MISSED = """() => {
  const every = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const radios = new Set();
  const wanted = [...document.querySelectorAll(every)].filter((each) => {
    if (each.disabled || !each.checkVisibility({ visibilityProperty: true })) return false;
    if (each.closest("dialog:not([open])")) return false;
    if (each.type === "radio") {
      const group = `${each.form?.action} ${each.name}`;
      const chosen = document.querySelector(`input[name="${CSS.escape(each.name)}"]:checked`);
      if (radios.has(group) || (chosen && chosen !== each)) return false;
      radios.add(group);
    }
    if (each.tabIndex >= 0) return true;
    return each.matches(":is(a, button, input, select, textarea, summary):not([role=tab])");
  });
  return wanted.filter((each) => !__walked.seen.has(each)).map(__name);
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """What Tab did not come to, where one did not see the focus, and whether it came round."""

    missed: list[str]
    unseen: list[str]
    came_round: bool


def walk(page: Page) -> Walked:
    """Press Tab until the focus is where it began."""
    page.evaluate(_LISTEN)
    steps = 0
    while steps < _MOST_STEPS and not page.evaluate("__walked.cycled"):
        for _ in range(_AT_ONCE):
            page.keyboard.press("Tab")
        steps += _AT_ONCE
    return Walked(
        missed=page.evaluate(_MISSED),
        unseen=page.evaluate("__walked.unseen"),
        came_round=page.evaluate("__walked.cycled"),
    )
