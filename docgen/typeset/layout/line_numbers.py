"""Numbers beside the lines of the body, where a section asks for them.

Lines of tables, notes, boxes, headers and footers have none, as in Word. Not for list numbers.
"""

from __future__ import annotations

from docgen.typeset.layout.boxes import plain_text
from docgen.typeset.layout.shaping import Shaper
from docgen.typeset.layout.values import Line, Page, Placed
from docgen.typeset.model import Document, LineNumbers, Text

__all__ = ["number_lines"]

_DISTANCE = 18.0


def number_lines(pages: list[Page], document: Document, shaper: Shaper) -> None:
    """Put the numbers beside the lines of all pages."""
    count = 0
    before: LineNumbers | None = None
    for page in pages:
        fresh = True
        for numbers, line in page.numbered:
            new_section = numbers is not before
            if (
                before is None
                or (numbers.restart == "newPage" and (fresh or new_section))
                or (numbers.restart == "newSection" and new_section)
            ):
                count = numbers.first - 1
            before, fresh, count = numbers, False, count + 1
            if count % numbers.every == 0:
                page.items.append(_number(count, numbers, line, document, shaper))


def _number(
    count: int, numbers: LineNumbers, line: Placed, document: Document, shaper: Shaper
) -> Placed:
    made = plain_text(shaper, Text(text=str(count), format=document.plain), document.settings)
    distance = _DISTANCE if numbers.distance_pt is None else numbers.distance_pt
    drawn = Line(height=line.line.height, baseline=line.line.baseline, glyphs=made.glyphs, text="")
    return Placed(x=line.x - distance - made.width, y=line.y, line=drawn)
