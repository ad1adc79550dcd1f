"""A clerk fills in whole groups of fields: what a case says goes into the controls of the form.

By typing and choosing, never by JSON. Not for going from tab to tab (``clerk.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from clerk import Clerk

__all__ = ["fill_in", "renamed"]

# What a clerk sees at some places: how each is filled in, and what it says now.
_SEEN = """(pointers) => pointers.map((pointer) => {
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
})"""
_SAYS = """(typed) => typed.every(([pointer, text]) => document.querySelector(
  `[data-form] [data-pointer="${CSS.escape(pointer)}"]:not(button)`)?.value === text)"""
_NOT_TYPED = ("/id", "/sha256", "/file", "/party/kind")
_SET = ("select", "checkbox")
_MORE_THAN_TYPED = (*_SET, "set", "list", "group")

Seen = Mapping[str, Any]


def fill_in(clerk: Clerk, fields: Mapping[str, Any]) -> None:
    """Bring fields, groups and lists, each known by its pointer, to say what is given.

    None leaves one out.

    Raises:
        TimeoutError: what was typed does not stay in its fields.
    """
    typed = list(_fill_each(clerk, fields))
    clerk.page.wait_for_function(_SAYS, arg=typed)


def _fill_each(clerk: Clerk, fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Fill in one after the other; yields what was typed where.

    What was seen of the form holds until something else is done than typing: other fields may come.
    """
    seen: dict[str, Seen] = {}
    left = list(fields)
    for pointer, value in fields.items():
        if not seen:
            seen = dict(zip(left, clerk.page.evaluate(_SEEN, left), strict=True))
        yield from _fill(clerk, pointer, value, seen[pointer])
        left.remove(pointer)
        if seen[pointer]["kind"] in _MORE_THAN_TYPED:
            seen = {}


def _fill(clerk: Clerk, pointer: str, value: Any, seen: Seen) -> Iterator[tuple[str, str]]:
    kind = seen["kind"]
    if kind == "none":
        assert value in (None, [], "") or pointer.endswith(_NOT_TYPED), pointer
    elif kind == "group":
        yield from _fill_group(clerk, pointer, value, seen)
    elif kind == "list":
        yield from _fill_list(clerk, pointer, value or [], seen["count"])
    elif kind == "set":
        _choose(clerk, pointer, value, seen)
    elif kind in _SET:
        _set(clerk, pointer, value, seen)
    else:
        yield from _type(clerk, pointer, value, seen)


def _fill_group(clerk: Clerk, pointer: str, value: Any, seen: Seen) -> Iterator[tuple[str, str]]:
    if value is None:
        if seen["toggle"] and seen["open"]:
            clerk.field(pointer).uncheck()
        return
    if not seen["open"]:
        clerk.field(pointer).check()
    yield from _fill_each(clerk, {f"{pointer}/{key}": inner for key, inner in value.items()})


def _fill_list(
    clerk: Clerk, pointer: str, values: Sequence[Any], count: int
) -> Iterator[tuple[str, str]]:
    field = clerk.page.locator(f'[data-form] [data-field="{pointer}"]')
    for place in range(count, len(values), -1):
        field.get_by_role("button", name=f"删除第 {place} 项", exact=True).last.click()
    for _ in range(count, len(values)):
        clerk.add(pointer)
    for place, inner in enumerate(values):
        at = f"{pointer}/{place}"
        if isinstance(inner, Mapping):
            yield from _fill_each(clerk, {f"{at}/{key}": each for key, each in inner.items()})
        else:
            yield from _type(clerk, at, inner, {"kind": "text", "value": None})


def _choose(clerk: Clerk, pointer: str, value: Any, seen: Seen) -> None:
    wanted = [value] if seen["radio"] else (value or [])
    for each in seen["chosen"]:
        if not seen["radio"] and each not in wanted:
            clerk.page.uncheck(_choice(pointer, each))
    for each in wanted:
        if each is not None and str(each) not in seen["chosen"]:
            clerk.page.check(_choice(pointer, str(each)))


def _choice(pointer: str, value: str) -> str:
    return f'[data-form] [data-pointer="{pointer}"][data-choice="{value}"]'


def _set(clerk: Clerk, pointer: str, value: Any, seen: Seen) -> None:
    if seen["kind"] == "checkbox":
        clerk.field(pointer).set_checked(bool(value))
        return
    wanted = "" if value is None else str(value)
    if wanted != seen["value"]:
        clerk.field(pointer).select_option(wanted)


def _type(clerk: Clerk, pointer: str, value: Any, seen: Seen) -> Iterator[tuple[str, str]]:
    text = "" if value is None else str(value)
    if seen["kind"] == "datetime-local":
        text = text[:16]
    if text != seen["value"]:
        clerk.field(pointer).fill(text)
    yield pointer, text


def renamed(value: Any, names: Mapping[str, str]) -> Any:
    """A case as the form names its people, files and papers: ids in place of other ids."""
    if isinstance(value, Mapping):
        return {key: renamed(inner, names) for key, inner in value.items()}
    if isinstance(value, list):
        return [renamed(inner, names) for inner in value]
    return names.get(value, value) if isinstance(value, str) else value
