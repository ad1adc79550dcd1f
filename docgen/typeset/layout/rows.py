"""Table rows as chunks: a row's cells with their content, and how a row is cut at a page's end.

Not for finding column widths or row heights (``tables``), nor for drawing (``place``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docgen.typeset.layout.chunks import TOLERANCE, Chunk, cut, stack_height
from docgen.typeset.model import Border, Cell, LineRule, Merge

__all__ = ["CellBox", "RowChunk", "TableBox"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CellBox:
    """A cell with its place across the table and its content set; ``rows`` it reaches down over."""

    cell: Cell
    x: float
    width: float
    rows: int
    chunks: Sequence[Chunk]
    left: Border | None
    right: Border | None

    @property
    def content_height(self) -> float:
        """The height that the content asks for, with the cell's margins."""
        margins = self.cell.margins
        return stack_height(self.chunks) + margins.top + margins.bottom


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TableBox:
    """A table with its columns placed; rows refer to it so that merges and headers are known."""

    x: float
    edges: tuple[float, ...]
    headers: tuple[RowChunk, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RowChunk:
    """One row, or the part of one that stands on a page.

    ``top`` and ``bottom`` hold the border of each grid column above and below the row; ``above``
    and ``below`` are the space that the flow leaves, where ``below`` has room for the last border.
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

    def split(self, room: float, *, force: bool = False) -> tuple[RowChunk, RowChunk] | None:
        """The part of the row that fits into ``room`` and the rest, where the row may part.

        ``force`` parts a row that may not part: one higher than a page has no other way.
        """
        if self.rule is LineRule.EXACT or (not force and (self.cant_split or self.header)):
            return None
        heads, tails, used = [], [], 0.0
        any_head = any_tail = False
        for box in self.cells:
            head, tail, height = self._split_cell(box, room)
            heads.append(head)
            tails.append(tail)
            used = max(used, height)
            any_head = any_head or bool(head.chunks and box.rows == 1)
            any_tail = any_tail or bool(tail.chunks)
        if not any_head or not any_tail:
            return None
        height = self.top_room + used
        rest = max((box.content_height for box in tails if box.rows == 1), default=0.0)
        rest = max(rest + self.top_room, self.height - height)
        return (
            replace(self, cells=tuple(heads), height=height, keep=False, below=0.0),
            replace(self, cells=tuple(tails), height=rest, above=0.0),
        )

    def _split_cell(self, box: CellBox, room: float) -> tuple[CellBox, CellBox, float]:
        margins = box.cell.margins
        if box.rows > 1 or box.cell.merge is Merge.CONTINUE:
            return box, replace(box, chunks=()), 0.0
        inner = room - self.top_room - margins.top - margins.bottom
        head, tail = cut(box.chunks, inner)
        height = stack_height(head) + margins.top + margins.bottom if head else 0.0
        return replace(box, chunks=tuple(head)), replace(box, chunks=tuple(tail)), height

    def content_fits(self, room: float) -> bool:
        """Whether all that the row holds fits, whatever height the row asks for."""
        inner = max((box.content_height for box in self.cells if box.rows == 1), default=0.0)
        return inner + self.top_room <= room + TOLERANCE
