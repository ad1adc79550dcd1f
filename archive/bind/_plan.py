"""The page plan: which page of the file belongs to which part, and which number it carries.

Pure arithmetic over page counts, so that the contents sheet can be checked before anything is
merged. Not for drawing numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive.bind.values import BoundPage
from archive.errors import DossierInvalidError
from archive.values import Part

__all__ = ["PlannedPart", "check_contents", "plan_pages", "plan_parts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPart:
    """Where a part stands: ``first_page`` in the file from 0, ``first_number`` or None."""

    part: Part
    first_page: int
    pages: int
    first_number: int | None

    @property
    def number_range(self) -> tuple[int, int] | None:
        """The first and last dossier page number, None for a part that does not count."""
        if self.first_number is None:
            return None
        return self.first_number, self.first_number + self.pages - 1


def plan_parts(parts: Sequence[Part], page_counts: Sequence[int]) -> tuple[PlannedPart, ...]:
    """Lay the parts out one after the other; numbered ones count on from 1."""
    planned: list[PlannedPart] = []
    page, number = 0, 1
    for part, pages in zip(parts, page_counts, strict=True):
        first = number if part.numbered else None
        planned.append(PlannedPart(part=part, first_page=page, pages=pages, first_number=first))
        page += pages
        number += pages if part.numbered else 0
    return tuple(planned)


def plan_pages(planned: Sequence[PlannedPart]) -> tuple[BoundPage, ...]:
    """Spread the plan over single pages, with their texts."""
    return tuple(
        BoundPage(
            part=index,
            kind=item.part.kind,
            number=None if item.first_number is None else item.first_number + offset,
            text=item.part.page_texts[offset] if offset < len(item.part.page_texts) else "",
        )
        for index, item in enumerate(planned)
        for offset in range(item.pages)
    )


def check_contents(
    planned: Sequence[PlannedPart], contents_pages: Mapping[int, tuple[int, int]]
) -> None:
    """Refuse a volume whose contents sheet prints other page numbers than its pages carry."""
    actual = {
        index: item.number_range
        for index, item in enumerate(planned)
        if item.number_range is not None
    }
    for index in sorted(actual.keys() | contents_pages.keys()):
        printed, true = contents_pages.get(index), actual.get(index)
        if printed is None or true is None or tuple(printed) != true:
            raise DossierInvalidError(
                what=f"the contents sheet says pages {_text(printed)}, the volume has"
                f" {_text(true)}",
                where=f"part {index + 1}",
                next="compose the contents sheet again from the bound page counts",
            )


def _text(pages: tuple[int, int] | None) -> str:
    return "none" if pages is None else f"{pages[0]}-{pages[1]}"
