"""The edges of the paper: text that would fall off a page is refused, since no reader would see it.

Not for pictures and rules, which may run off as the file asks.
"""

from __future__ import annotations

from collections.abc import Iterable

from docgen.typeset.errors import UnsupportedFeatureError
from docgen.typeset.layout.values import Page, Placed

__all__ = ["check_edges"]

_TOLERANCE = 1.0


def check_edges(pages: Iterable[Page]) -> None:
    """Refuse text of which a whole line, or the end of one, lies beyond its page."""
    for index, page in enumerate(pages):
        for item in page.items:
            if isinstance(item, Placed) and item.line.glyphs and _falls_off(item, page):
                raise UnsupportedFeatureError(
                    feature="text that falls off the page",
                    part="the pages",
                    place=f"page {index + 1}",
                )


def _falls_off(item: Placed, page: Page) -> bool:
    first, last = item.line.glyphs[0], item.line.glyphs[-1]
    return not (
        0.0 <= item.y + item.line.baseline <= page.height
        and item.x + first.x >= -_TOLERANCE
        and item.x + last.x + last.width <= page.width + _TOLERANCE
    )
