"""Columns: where they stand on a page, one filled after the other, balanced where a section ends.

A band is the columns of one section on one page; a page has several where sections follow each
other without a page break. Not for what stands in a column (``filling``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from docgen.typeset.layout.chunks import Chunk
from docgen.typeset.layout.filling import Column, Stream, Turn
from docgen.typeset.layout.notes import NotePile, NoteSetter
from docgen.typeset.layout.place import Flow, OpenMerge
from docgen.typeset.layout.structure import Element
from docgen.typeset.layout.values import Area, Page, Rule
from docgen.typeset.model import BLACK, LineNumbers, Section

__all__ = ["Band", "Carried", "column_areas"]

_RULE_WIDTH = 0.5
_STEPS = 14
_CLOSE = 0.25
_SMALLEST_BODY = 36.0


def column_areas(section: Section, area: Area) -> tuple[Area, ...]:
    """The areas of a section's columns inside a text area."""
    areas, left = [], area.left
    for column in section.columns:
        areas.append(replace(area, left=left, right=left + column.width_pt))
        left += column.width_pt + column.space_pt
    return tuple(areas) or (area,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What a full column hands to the next: merged cells that go on, and the rest of its notes."""

    merges: Sequence[OpenMerge] = ()
    notes: Sequence[Chunk] = ()
    soft: bool = False


@dataclass(slots=True, kw_only=True)
class Band:
    """The columns of one section on one page, filled in turn.

    ``frame`` is the text area of the page, ``whole`` says that the columns are as high as a page
    allows, ``parted`` that the notes of the band above stand over those of this one; ``root`` is
    the element of the document, None on trial.
    """

    page: Page
    frame: Area
    areas: Sequence[Area]
    notes: NoteSetter
    whole: bool
    ruled: bool
    opening: Carried
    root: Element | None
    numbers: LineNumbers | None = None
    parted: bool = False
    fresh: bool = True
    below: float = 0.0
    meets: bool = False
    limit: float | None = None
    columns: list[Column] = field(default_factory=list)

    def fill(self, stream: Stream) -> Turn | None:
        """Place what fits; None when all is placed."""
        if not self.columns:
            self.open(self.opening)
        while True:
            turn = self.columns[-1].fill(stream)
            if turn is None or turn is Turn.PAGE or len(self.columns) == len(self.areas):
                return turn
            self.advance(soft=turn is Turn.FULL)

    def advance(self, *, soft: bool) -> None:
        """Go on in the next column."""
        self.open(self.hand_over(soft=soft))

    def open(self, carried: Carried) -> None:
        """Begin a column with what the one before could not hold."""
        first = not self.columns
        area = self.areas[len(self.columns)]
        flow = Flow(
            page=self.page,
            area=self.frame,
            text=self.page.text,
            element=self.root,
            column=area,
            set_blocks=self.notes.set_blocks,
            merges=[*carried.merges],
            numbers=self.numbers,
        )
        pile = NotePile(setter=self.notes, width=area.right - area.left, parted=self.parted)
        pile.resume([*carried.notes], area.bottom - area.top - _SMALLEST_BODY)
        self.columns.append(
            Column(
                area=area,
                flow=flow,
                pile=pile,
                y=area.top,
                whole=self.whole and self.limit is None,
                limit=area.bottom if self.limit is None else self.limit,
                fresh=self.fresh if first else True,
                soft=carried.soft,
                below=self.below if first else 0.0,
                meets=self.meets and first,
            )
        )

    def hand_over(self, *, soft: bool) -> Carried:
        """End the last column; what goes on in the next one."""
        column = self.columns[-1]
        merges = column.flow.finish()
        for merge in merges:
            merge.top, merge.slot = -1.0, -1
        return Carried(merges=merges, notes=column.pile.rest, soft=soft)

    @property
    def end(self) -> Column:
        """The column that reaches lowest."""
        return max(self.columns, key=lambda column: column.y)

    @property
    def foot(self) -> float:
        """The height of the notes."""
        return max((column.pile.height for column in self.columns), default=0.0)

    def balance(self, stream: Stream) -> None:
        """If all that is left fits on this page, end the columns at one height, the least."""
        low, high = self.areas[0].top, self.areas[0].bottom
        if len(self.areas) == 1 or self.columns or not self._would_fit(stream, high):
            return
        for _ in range(_STEPS):
            middle = (low + high) / 2.0
            if self._would_fit(stream, middle):
                high = middle
            else:
                low = middle
            if high - low < _CLOSE:
                break
        self.limit = high

    def _would_fit(self, stream: Stream, limit: float) -> bool:
        scratch = Page(width=self.page.width, height=self.page.height, section=self.page.section)
        merges = [replace(merge) for merge in self.opening.merges]
        opening = replace(self.opening, merges=merges)
        trial = replace(self, page=scratch, opening=opening, root=None, limit=limit, columns=[])
        return trial.fill(stream.copy()) is None

    def draw_rules(self) -> None:
        """The lines between columns that hold text, as long as the longest of them."""
        if not self.ruled:
            return
        bottom = self.end.y
        for left, right in pairwise(self.columns):
            x = (left.area.right + right.area.left) / 2.0
            y = left.area.top
            rule = Rule(x1=x, y1=y, x2=x, y2=bottom, width=_RULE_WIDTH, color=BLACK)
            self.page.items.append(rule)
