"""Chunks: what flows down a page or a cell, one line or one table row at a time.

A chunk knows its height, the space above and below, whether it must stay with the next, and how it
is cut at a height. Not for deciding where a page ends (``pages``), nor for drawing (``place``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import TypeAlias

from docgen.typeset.layout.light import light
from docgen.typeset.layout.values import Line
from docgen.typeset.model import Border, Borders, Cell, LineRule, Merge, Paragraph, Table

__all__ = [
    "OPEN",
    "TOLERANCE",
    "CellBox",
    "Chunk",
    "Decoration",
    "LineChunk",
    "Padding",
    "RowChunk",
    "TableBox",
    "cut",
    "stack_height",
]

TOLERANCE = 0.05
# Higher than any page (``read.sections``); all that is higher goes on alike.
_OF_NO_PAGE = 20_000.0

Padding: TypeAlias = tuple[float, float]
"""How far borders stand from lines, on their left and on their right."""
OPEN: Padding = (inf, inf)
"""No borders."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoration:
    """Borders and shading of a paragraph; x and width are those of its box."""

    borders: Borders
    fill: str | None
    left: float
    width: float


@light
class LineChunk:
    """One line of a paragraph in the flow.

    ``skip`` is the space that drawings in its way make it leave, ``beside`` says that the lines of
    its paragraph were set around them.
    """

    line: Line
    paragraph: Paragraph
    height: float
    above: float = 0.0
    below: float = 0.0
    keep: bool = False
    page_break_before: bool = False
    decoration: Decoration | None = None
    opens: bool = False
    closes: bool = False
    ends: bool = False
    skip: float = 0.0
    beside: bool = False


Chunk: TypeAlias = "LineChunk | RowChunk"


def stack_height(chunks: Sequence[Chunk], enough: float = inf) -> float:
    """The height of chunks stacked in a cell, with the space above the first and below the last.

    What comes after ``enough`` is reached is left out.
    """
    height = 0.0
    for chunk in chunks:
        height += chunk.above + chunk.height + chunk.below
        if height > enough:
            break
    return height


def cut(
    chunks: Sequence[Chunk], room: float, *, force: bool = False
) -> tuple[list[Chunk], list[Chunk]]:
    """What of a stack fits into ``room``, and the rest; chunks kept together are not parted.

    ``force`` parts them where nothing would fit otherwise.
    """
    used, fitting = 0.0, 0
    for chunk in chunks:
        if used + chunk.above + chunk.height > room + TOLERANCE:
            break
        used += chunk.above + chunk.height + chunk.below
        fitting += 1
    if fitting == len(chunks):
        return list(chunks), []
    at = fitting
    while at and chunks[at - 1].keep:
        at -= 1
    if force and not at:
        at = fitting
    head, tail = list(chunks[:at]), list(chunks[at:])
    if at == fitting:
        _split_first(head, tail, room - used, force=force and not head)
    if tail and isinstance(tail[0], LineChunk):
        tail[0] = replace(tail[0], above=0.0)
    return head, tail


def _split_first(head: list[Chunk], tail: list[Chunk], room: float, *, force: bool) -> None:
    row = tail[0]
    if isinstance(row, LineChunk):
        return
    parts = row.split(room, force=force)
    if parts is not None:
        head.append(parts[0])
        tail[0] = parts[1]
    elif force:
        head.append(replace(row, height=min(row.height, max(room, 0.0))))
        tail.pop(0)


@light
class CellBox:
    """A cell with its place across the table and its content set; ``rows`` it reaches down over.

    Where its text runs down or up, ``set_lines`` sets it for a length, and ``length`` is the one
    that it needs.
    """

    cell: Cell
    x: float
    width: float
    rows: int
    chunks: Sequence[Chunk]
    left: Border | None
    right: Border | None
    set_lines: Callable[[float], Sequence[Chunk]] | None = None
    length: float = 0.0

    @property
    def content_height(self) -> float:
        """The height that the content asks for, with the cell's margins."""
        return self.height_up_to(inf)

    def height_up_to(self, enough: float) -> float:
        """The same, or any height above ``enough`` where it is higher."""
        margins = self.cell.margins
        height = self.length if self.set_lines is not None else stack_height(self.chunks, enough)
        return height + margins.top + margins.bottom


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TableBox:
    """A table with its columns placed; rows refer to it so that merges and headers are known.

    ``settled`` marks a floating table that goes down the column like any other.
    """

    source: Table
    x: float
    edges: tuple[float, ...]
    settled: bool = False
    headers: tuple[RowChunk, ...] = ()


@light
class RowChunk:
    """One row, or the part of one that stands on a page.

    ``top`` and ``bottom`` hold the border of each grid column above and below the row; ``above``
    and ``below`` are the space that the flow leaves, where ``below`` has room for the last border;
    ``begun`` marks the part that goes on from another page.
    """

    table: TableBox
    index: int
    cells: tuple[CellBox, ...]
    height: float
    rule: LineRule
    top: tuple[Border | None, ...]
    bottom: tuple[Border | None, ...]
    top_room: float
    above: float = 0.0
    below: float = 0.0
    keep: bool = False
    header: bool = False
    cant_split: bool = False
    page_break_before: bool = False
    begun: bool = False
    skip: float = 0.0

    def split(self, room: float, *, force: bool = False) -> tuple[RowChunk, RowChunk] | None:
        """The part of the row that fits into ``room`` and the rest, where the row may part.

        ``force`` parts a row that may not part, and what its cells keep together: one higher than
        a page has no other way.
        """
        if self.rule is LineRule.EXACT or (not force and (self.cant_split or self.header)):
            return None
        parts = self._part(room, force=False)
        return self._part(room, force=True) if parts is None and force else parts

    def _part(self, room: float, *, force: bool) -> tuple[RowChunk, RowChunk] | None:
        heads, tails, used = [], [], 0.0
        any_head = any_tail = False
        any_unbegun = False
        for box in self.cells:
            head, tail, height = self._split_cell(box, room, force=force)
            heads.append(head)
            tails.append(tail)
            used = max(used, height)
            any_head = any_head or bool(head.chunks and box.rows == 1)
            any_tail = any_tail or bool(tail.chunks)
            any_unbegun = any_unbegun or bool(tail.chunks and not head.chunks)
        if not any_head or not any_tail or (any_unbegun and not force):
            return None
        height = self.top_room + used
        rest = max((box.height_up_to(_OF_NO_PAGE) for box in tails if box.rows == 1), default=0.0)
        rest = max(rest + self.top_room, self.height - height)
        return (
            replace(self, cells=tuple(heads), height=height, keep=False, below=0.0),
            replace(self, cells=tuple(tails), height=rest, above=0.0, begun=True),
        )

    def _split_cell(
        self, box: CellBox, room: float, *, force: bool
    ) -> tuple[CellBox, CellBox, float]:
        margins = box.cell.margins
        if box.rows > 1 or box.cell.merge is Merge.CONTINUE:
            return box, replace(box, chunks=()), 0.0
        inner = room - self.top_room - margins.top - margins.bottom
        if box.set_lines is not None:
            return _whole(box, inner)
        head, tail = cut(box.chunks, inner, force=force)
        height = stack_height(head) + margins.top + margins.bottom if head else 0.0
        return replace(box, chunks=tuple(head)), replace(box, chunks=tuple(tail)), height

    def content_fits(self, room: float) -> bool:
        """Whether all that the row holds fits, whatever height the row asks for."""
        most = room + TOLERANCE
        inner = max((box.height_up_to(most) for box in self.cells if box.rows == 1), default=0.0)
        return inner + self.top_room <= most


def _whole(box: CellBox, room: float) -> tuple[CellBox, CellBox, float]:
    """Text that runs down or up is never cut: it stands where it fits."""
    empty = replace(box, chunks=(), length=0.0)
    return (box, empty, box.content_height) if box.length <= room else (empty, box, 0.0)
