"""A clerk fills in whole groups of fields: what a case says goes into the controls of the form.

By typing and choosing, never by JSON. Not for going from tab to tab (``clerk.py``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from clerk import Clerk
from playwright.sync_api import expect

__all__ = ["fill_in", "renamed"]

# What a clerk sees at a place: how it is filled in, and what it says now.
_SEEN = """([pointer]) => {
  const at = document.querySelector(`[data-form] [data-field="${CSS.escape(pointer)}"]`);
  const own = [...document.querySelectorAll(`[data-form] [data-pointer="${CSS.escape(pointer)}"]`)];
  if (!at && !own.length) return { kind: "none" };
  const control = own.find((each) => each.tagName !== "BUTTON");
  if (at?.matches(".rows, .lines")) {
    const rows = at.querySelectorAll(":scope > .row-list > .row-card, :scope > .line");
    return { kind: "list", count: rows.length };
  }
  if (at?.matches(".group")) {
    return { kind: "group", toggle: Boolean(control), open: !control || control.checked };
  }
  if (at?.matches(".set")) {
    const boxes = own.filter((each) => each.dataset.choice !== undefined);
    const chosen = boxes.filter((each) => each.checked).map((each) => each.dataset.choice);
    return { kind: "set", chosen, radio: boxes[0]?.type === "radio" };
  }
  const known = control ?? at.querySelector("input, select, textarea");
  const kind = known.tagName === "SELECT" ? "select" : known.type;
  return { kind, value: kind === "checkbox" ? known.checked : known.value };
}"""
_NOT_TYPED = ("/id", "/sha256", "/file", "/party/kind")


def fill_in(clerk: Clerk, pointer: str, value: Any) -> None:
    """Bring a field, or the fields of a group or list, to say ``value``; None leaves it out."""
    seen = clerk.page.evaluate(_SEEN, [pointer])
    kind = seen["kind"]
    if kind == "none":
        assert value in (None, [], "") or pointer.endswith(_NOT_TYPED), pointer
    elif kind == "group":
        _fill_group(clerk, pointer, value, seen)
    elif kind == "list":
        _fill_list(clerk, pointer, value or [], seen["count"])
    elif kind == "set":
        _choose(clerk, pointer, value, seen)
    else:
        _fill_one(clerk, pointer, value, seen)


def _fill_group(clerk: Clerk, pointer: str, value: Any, seen: Mapping[str, Any]) -> None:
    if value is None:
        if seen["toggle"] and seen["open"]:
            clerk.field(pointer).uncheck()
        return
    if not seen["open"]:
        clerk.field(pointer).check()
    for key, inner in value.items():
        fill_in(clerk, f"{pointer}/{key}", inner)


def _fill_list(clerk: Clerk, pointer: str, values: Sequence[Any], count: int) -> None:
    field = clerk.page.locator(f'[data-form] [data-field="{pointer}"]')
    for place in range(count, len(values), -1):
        field.get_by_role("button", name=f"删除第 {place} 项", exact=True).last.click()
    for _ in range(count, len(values)):
        clerk.add(pointer)
    for place, inner in enumerate(values):
        if isinstance(inner, Mapping):
            for key, each in inner.items():
                fill_in(clerk, f"{pointer}/{place}/{key}", each)
        else:
            _fill_one(clerk, f"{pointer}/{place}", inner, {"kind": "text", "value": None})


def _choose(clerk: Clerk, pointer: str, value: Any, seen: Mapping[str, Any]) -> None:
    wanted = [value] if seen["radio"] else (value or [])
    for each in seen["chosen"]:
        if not seen["radio"] and each not in wanted:
            clerk.page.uncheck(_choice(pointer, each))
    for each in wanted:
        if each is not None and str(each) not in seen["chosen"]:
            clerk.page.check(_choice(pointer, str(each)))


def _choice(pointer: str, value: str) -> str:
    return f'[data-form] [data-pointer="{pointer}"][data-choice="{value}"]'


def _fill_one(clerk: Clerk, pointer: str, value: Any, seen: Mapping[str, Any]) -> None:
    control = clerk.field(pointer)
    if seen["kind"] == "select":
        control.select_option("" if value is None else str(value))
    elif seen["kind"] == "checkbox":
        control.set_checked(bool(value))
    else:
        text = "" if value is None else str(value)
        if seen["kind"] == "datetime-local":
            text = text[:16]
        if text != seen["value"]:
            control.fill(text)
            expect(control).to_have_value(text)


def renamed(value: Any, names: Mapping[str, str]) -> Any:
    """A case as the form names its people, files and papers: ids in place of other ids."""
    if isinstance(value, Mapping):
        return {key: renamed(inner, names) for key, inner in value.items()}
    if isinstance(value, list):
        return [renamed(inner, names) for inner in value]
    return names.get(value, value) if isinstance(value, str) else value
