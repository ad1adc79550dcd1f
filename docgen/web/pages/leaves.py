"""One page of a paper to be looked at beside a text, with the place in question marked on it.

Open cases are drawn as they are now, sealed volumes shown as they are. Not for reading them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from archive.values import DossierRecord, VolumeKind
from docgen.case import Case
from docgen.case.dates import cn_date
from docgen.case.pointer import resolve
from docgen.service.line.pictures import page_with
from docgen.service.office import Office
from docgen.service.reports.evaluating import PageOf
from docgen.typeset.layout.values import ValueBox
from docgen.typeset.preview import Preview

__all__ = ["Leaf", "drawn_leaf", "sealed_leaf"]

_A4_PT = (595.28, 841.89)
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+(Z|[+-][0-9:]+))?")
_LEAST_TEXT = 2
_LEAST_TEXT_ANYWHERE = 4
_LONGEST_MARK = 180
_LEAST_STEPS = {"papers": 3}
_NARROWEST_PT = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A page: its picture, its size and the boxes of what is marked, in points.

    ``marked`` says whether the place is marked, be it by boxes or on the picture.
    """

    picture: str
    width: float
    height: float
    places: tuple[ValueBox, ...]
    page: int
    pages: int
    title: str
    marked: bool


def drawn_leaf(
    case: Case,
    pointer: str,
    *,
    draw: Callable[[int], Preview | None],
    picture: Callable[[int, int], str],
    page: int | None,
) -> Leaf | None:
    """The page of an open case on which a field stands; None where no paper shows it.

    ``draw`` gives the pages of the paper at a place, ``picture`` the path of one of them.
    ``page`` is the page to be shown where it is not the one of the field.
    """
    for place in _papers(case, pointer):
        preview = draw(place)
        if preview is None or not preview.pages:
            continue
        found = [_boxes(each.boxes, pointer) for each in preview.pages]
        first = next((number for number, boxes in enumerate(found, start=1) if boxes), None)
        if first is None and not pointer.startswith("/papers/"):
            continue
        shown = min(page or first or 1, len(preview.pages))
        leaf = preview.pages[shown - 1]
        return Leaf(
            picture=picture(place, shown),
            width=round(leaf.width, 2),
            height=round(leaf.height, 2),
            places=found[shown - 1],
            page=shown,
            pages=len(preview.pages),
            title=case.papers[place].type.title,
            marked=bool(found[shown - 1]),
        )
    return None


def _papers(case: Case, pointer: str) -> Iterable[int]:
    """The places of the papers that may show a field."""
    root, _, rest = pointer.lstrip("/").partition("/")
    place = rest.partition("/")[0]
    if root != "papers":
        return range(len(case.papers))
    return (int(place),) if place.isdecimal() and int(place) < len(case.papers) else ()


def _boxes(boxes: Iterable[ValueBox], pointer: str) -> tuple[ValueBox, ...]:
    """The boxes of a field, or of the nearest value around it."""
    known = tuple(boxes)
    for at in _around(pointer):
        found = tuple(
            each for each in known if each.pointer == at or each.pointer.startswith(f"{at}/")
        )
        if found:
            return found
    return ()


def _around(pointer: str) -> Iterator[str]:
    steps = pointer.split("/")[1:]
    least = _LEAST_STEPS.get(steps[0], 2) if steps else 1
    for count in range(len(steps), least - 1, -1):
        yield "".join(f"/{step}" for step in steps[:count])


def sealed_leaf(
    office: Office,
    record: DossierRecord,
    case: Case,
    pointer: str,
    begins: PageOf | None,
    *,
    page: int | None,
) -> Leaf | None:
    """The page of a sealed volume on which a field stands, or on which its paper begins.

    A field of no paper is looked for in the whole main volume; None where it is not found.
    """
    text = _text(case, pointer)
    kind: VolumeKind = "main" if begins is None else begins.volume
    edition = 1 if begins is None else begins.edition
    volume = next((e for e in record.volumes if (e.kind, e.edition) == (kind, edition)), None)
    if volume is None or (begins is None and len(text) < _LEAST_TEXT_ANYWHERE):
        return None
    first = 1 if begins is None else begins.page
    ends = [at for _, at in volume.outline if begins is not None and at > first]
    last = min(ends, default=volume.pages + 1)
    pdf = office.fetch(record.number, volume=kind, edition=edition)
    wanted = text if len(text) >= _LEAST_TEXT else ""
    found = page_with(pdf, wanted, pages=range(first, last)) if wanted else None
    if found is None and begins is None:
        return None
    shown = min(page or found or first, volume.pages)
    marks = [("mark", wanted)] if found is not None else []
    query = urlencode([("edition", str(edition)), ("width", "1000"), *marks])
    title = next((name for name, at in reversed(volume.outline) if at <= shown), record.title)
    return Leaf(
        picture=f"/archive/{record.number}/{kind}/{shown}.png?{query}",
        width=_A4_PT[0],
        height=_A4_PT[1],
        places=(),
        page=shown,
        pages=volume.pages,
        title=title,
        marked=found == shown,
    )


def _text(case: Case, pointer: str) -> str:
    """What stands on a page where a field is printed, as far as it is one text."""
    value = resolve(case.data, pointer) if pointer else None
    if not isinstance(value, str):
        return ""
    if _DAY.fullmatch(value):
        return cn_date(value)
    return value.splitlines()[0][:_LONGEST_MARK].strip() if value.strip() else ""
