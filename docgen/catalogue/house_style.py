"""How the Word templates of an agency look: a list that the agency may replace.

Not for judging a template: ``docgen.typeset.house_style`` does that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docgen.catalogue.errors import CatalogueInvalidError

__all__ = ["Edges", "HouseStyle", "read_house_style"]

_ADVICE = "compare it with the schemas/lists/house-style.json that ships with the program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """What stands at the head and foot of every page: texts, and whether pages are numbered."""

    page_numbers: bool
    header: tuple[str, ...]
    footer: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """The page, fonts and edges of templates. Lengths in mm, sizes in points, both ends included.

    Attributes:
        tolerance_mm: how far a length may lie beside what is asked.
        pages_mm: the pages allowed, width and height.
        margins_mm: least and most, by side.
        fonts: the families that text may be set in, as Word names them.
        sizes_pt: the least and the most size of text.
        tiers: head and foot, by the tier of the instrument.
    """

    tolerance_mm: float
    pages_mm: tuple[tuple[float, float], ...]
    margins_mm: Mapping[str, tuple[float, float]]
    fonts: frozenset[str]
    sizes_pt: tuple[float, float]
    tiers: Mapping[str, Edges]


def read_house_style(document: Mapping[str, Any], where: str) -> HouseStyle:
    """The house style of a list file that its schema accepts.

    Raises:
        CatalogueInvalidError: a least that is more than its most.
    """
    ranges = {**document["margins_mm"], "sizes_pt": document["sizes_pt"]}
    for name, (least, most) in ranges.items():
        if least > most:
            raise CatalogueInvalidError(
                what=f"`{name}` is at least {least} and at most {most}", where=where, next=_ADVICE
            )
    return HouseStyle(
        tolerance_mm=document["tolerance_mm"],
        pages_mm=tuple((width, height) for width, height in document["pages_mm"]),
        margins_mm={side: (pair[0], pair[1]) for side, pair in document["margins_mm"].items()},
        fonts=frozenset(document["fonts"]),
        sizes_pt=(document["sizes_pt"][0], document["sizes_pt"][1]),
        tiers={
            tier: Edges(
                page_numbers=edges["page_numbers"],
                header=tuple(edges["header"]),
                footer=tuple(edges["footer"]),
            )
            for tier, edges in document["tiers"].items()
        },
    )
