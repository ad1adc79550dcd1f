"""Two versions of a paper page over page, with the places where they differ.

Not for what the versions of a draft are (``docgen.service.work.drafting``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import zip_longest
from typing import Annotated, Any

from fastapi import Query, Request

from docgen.case.canonical import canonical_json
from docgen.fill import TemplateValueError
from docgen.service.access.policy import Action
from docgen.typeset.layout.values import ValueBox
from docgen.typeset.preview import Preview, PreviewPage
from docgen.web.callers import site_of
from docgen.web.pages.case.afterwards import issued_ids
from docgen.web.pages.case.previewing import Previewer
from docgen.web.pages.frame import data_router
from docgen.web.pages.times import BEIJING
from docgen.web.pages.visits import Visit, visiting

__all__ = ["compared", "named", "router"]

router = data_router()

Case = Mapping[str, Any]
_ENTRY = re.compile(r"^/(papers|evidence|staff|representatives)/([0-9]+)(?=/|$)")


@router.get("/drafts/{draft_id}/versions/{version}/compared")
def compare(
    request: Request,
    draft_id: str,
    version: int,
    visit: Annotated[Visit, visiting(Action.CASE_CHANGE, counted=False)],
    paper: Annotated[str, Query(max_length=100)],
) -> dict[str, Any]:
    """The pages of a paper in a version and now."""
    site, occasion = site_of(request), visit.occasion
    draft = site.drafts.find(draft_id, occasion)
    then = site.drafts.text(draft_id, version, occasion)
    issued = issued_ids(site, draft.case_id, occasion)
    day = occasion.at.astimezone(BEIJING).date()

    def drawn(case: Case) -> Preview | None:
        return _drawn(site.previewer, case, paper, on=day, issued=issued)

    return {"pages": compared(drawn(then), drawn(draft.case), then=then, now=draft.case)}


def _drawn(
    previewer: Previewer, case: Case, paper: str, *, on: date, issued: Collection[str]
) -> Preview | None:
    """The pages of a paper; None where the case does not have it or cannot show it."""
    place = next((at for at, each in enumerate(_list(case, "papers")) if _id(each) == paper), -1)
    try:
        return previewer.preview(case, place, known=(), on=on, issued=issued)
    except TemplateValueError:
        return None


def compared(
    old: Preview | None, new: Preview | None, *, then: Case, now: Case
) -> list[dict[str, Any]]:
    """Page beside page: ``then`` and ``now`` with size, picture and marks, and whether ``same``.

    A mark is a kind, x, y, width, height in points: ``text`` where another value is printed at a
    place of the page, ``place`` where the same value stands elsewhere. A page is None where a
    version has fewer.
    """
    one = Counter(_places(old, then))
    other = Counter(_places(new, now))
    pages = zip_longest(old.pages if old else (), new.pages if new else ())
    return [
        {
            "same": before is not None and after is not None and before.digest == after.digest,
            "then": _page(before, at, then, now, other),
            "now": _page(after, at, now, then, one),
        }
        for at, (before, after) in enumerate(pages)
    ]


def _places(preview: Preview | None, case: Case) -> Iterator[tuple[Any, ...]]:
    for at, page in enumerate(preview.pages if preview else ()):
        yield from (_place(box, at, case) for box in page.boxes)


def _place(box: ValueBox, page: int, case: Case) -> tuple[Any, ...]:
    return named(box.pointer, case), page, round(box.x), round(box.y), round(box.width)


def _page(
    page: PreviewPage | None, at: int, case: Case, other: Case, places: Counter[tuple[Any, ...]]
) -> dict[str, Any] | None:
    if page is None:
        return None
    return {
        "width": round(page.width, 2),
        "height": round(page.height, 2),
        "svg": page.svg,
        "marks": [
            [kind, *(round(each, 1) for each in (box.x, box.y, box.width, box.height))]
            for box in page.boxes
            if (kind := _kind(box, at, case, other, places))
        ],
    }


def _kind(
    box: ValueBox, page: int, case: Case, other: Case, places: Counter[tuple[Any, ...]]
) -> str:
    name = named(box.pointer, case)
    if canonical_json(_value(case, name)) != canonical_json(_value(other, name)):
        return "text"
    return "" if places[_place(box, page, case)] else "place"


def named(pointer: str, case: Case) -> str:
    """A pointer whose first index is the id of the entry, so that order does not matter."""
    found = _ENTRY.match(pointer)
    if found is None:
        return pointer
    entries = _list(case, found[1])
    at = int(found[2])
    ident = _id(entries[at]) if at < len(entries) else ""
    return f"/{found[1]}/{ident}{pointer[found.end() :]}" if ident else pointer


def _value(case: Case, name: str) -> object:
    """What stands at a named pointer; None where nothing does."""
    value: object = case
    for depth, step in enumerate(name.split("/")[1:]):
        key = step.replace("~1", "/").replace("~0", "~")
        if isinstance(value, Mapping):
            value = value.get(key)
        elif isinstance(value, list) and depth == 1:
            value = next((each for each in value if _id(each) == key), _at(value, key))
        else:
            value = _at(value, key)
    return value


def _at(value: object, key: str) -> object:
    if not isinstance(value, list) or not key.isdecimal() or int(key) >= len(value):
        return None
    found: object = value[int(key)]
    return found


def _list(case: Case, name: str) -> list[Any]:
    found = case.get(name)
    return found if isinstance(found, list) else []


def _id(entry: object) -> str:
    return str(entry.get("id", "")) if isinstance(entry, Mapping) else ""
