"""Placing: chunks get their coordinates on a page, with the frames of paragraphs and cells.

A flow is one run of chunks down one page or one cell. Cells merged over rows are drawn when their
last row, or the page, ends. Not for deciding where that is (``pages``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import zip_longest

from docgen.typeset.layout.chunks import (
    CellBox,
    Chunk,
    Decoration,
    LineChunk,
    RowChunk,
    cut,
    stack_height,
)
from docgen.typeset.layout.drawings import DrawingPlacer
from docgen.typeset.layout.floating import is_floating, refused_table
from docgen.typeset.layout.order import in_drawing_order
from docgen.typeset.layout.structure import Element
from docgen.typeset.layout.textboxes import SetBlocks
from docgen.typeset.layout.values import Area, Page, Placed, Rule, Shade
from docgen.typeset.layout.vertical import turned
from docgen.typeset.model import Border, LineNumbers, LineRule, Merge, Paragraph

__all__ = ["Flow", "OpenMerge"]


@dataclass(slots=True, kw_only=True)
class OpenMerge:
    """A merged cell whose last row is still to come."""

    box: CellBox
    chunks: Sequence[Chunk]
    x: float
    top: float
    top_room: float
    rows_left: int
    slot: int
    element: Element | None
    started: bool = False


@dataclass(slots=True, kw_only=True)
class _Fragment:
    """Consecutive lines that share one paragraph frame."""

    decoration: Decoration
    x: float
    top: float
    bottom: float
    opens: bool
    closes: bool
    shade_slot: int


@dataclass(slots=True, kw_only=True)
class Flow:
    """Places chunks one below the other on one page; ``text`` receives what they say.

    ``element`` is what they belong to, None where they stand outside the reading order; ``numbers``
    are those that its lines ask for.
    """

    page: Page
    area: Area
    text: list[str]
    element: Element | None = None
    column: Area | None = None
    set_blocks: SetBlocks
    merges: list[OpenMerge] = field(default_factory=list)
    seen: list[tuple[Paragraph, int]] = field(default_factory=list)
    numbers: LineNumbers | None = None
    _row: RowChunk | None = None
    _row_end: tuple[float, float] = (0.0, 0.0)
    _fragment: _Fragment | None = None
    _top: float = 0.0
    _last: Paragraph | None = None
    _begin: int = 0
    _drawings: DrawingPlacer | None = None

    def __post_init__(self) -> None:
        self._begin = len(self.page.items)

    @property
    def drawings(self) -> DrawingPlacer:
        """What places the drawings of this flow; most flows have none."""
        if self._drawings is None:
            self._drawings = DrawingPlacer(
                page=self.page,
                area=self.area,
                column=self.column,
                set_blocks=self.set_blocks,
                stack=partial(_stacked, self.area, self.set_blocks, self.seen),
                begin=self._begin,
            )
        return self._drawings

    def add(self, chunk: Chunk, x: float, y: float) -> None:
        """Place a chunk whose top is ``y``."""
        if isinstance(chunk, LineChunk):
            self._close_table()
            self._line(chunk, x, y)
            return
        self._close_fragment()
        if self._row is not None and self._row.table is not chunk.table:
            self._close_table()
        self._table_row(chunk, x, y)

    def stack(self, chunks: Sequence[Chunk], x: float, y: float) -> None:
        """Place chunks below each other from ``y`` on."""
        for chunk in chunks:
            y += chunk.above
            self.add(chunk, x, y)
            y += chunk.height + chunk.below
        self.finish()

    def stand(self, chunks: Sequence[Chunk], x: float, y: float) -> None:
        """Place chunks apart from what flows here."""
        apart = Flow(
            page=self.page,
            area=self.area,
            text=self.text,
            element=self.element,
            set_blocks=self.set_blocks,
        )
        apart.stack(chunks, x, y)
        self.seen.extend(apart.seen)

    def settled(self, row: RowChunk, y: float) -> RowChunk:
        """The row, higher if a merged cell that ends with it still has more to show."""
        need = row.height
        for merge in self.merges:
            if merge.rows_left == 1 and row.rule is not LineRule.EXACT:
                margins = merge.box.cell.margins
                content = stack_height(merge.chunks) + margins.top + margins.bottom
                need = max(need, merge.top + merge.top_room + content - y)
        return row if need <= row.height else replace(row, height=need)

    def finish(self) -> list[OpenMerge]:
        """End the flow on this page; merged cells that go on are handed to the next page."""
        self._close_fragment()
        y = self._row_end[1]
        self._close_table()
        carried = []
        for merge in self.merges:
            margins = merge.box.cell.margins
            room = y - merge.top - merge.top_room - margins.top - margins.bottom
            head, tail = cut(merge.chunks, room)
            if merge.box.set_lines is not None:
                whole = merge.box.length <= room
                head, tail = (list(merge.chunks), []) if whole else ([], list(merge.chunks))
            self._cell_content(merge, head, y)
            self._close_merge(merge, y)
            carried.append(replace(merge, chunks=tail, started=True))
        self.merges = []
        if self._drawings is not None:
            self._drawings.check()
        return carried

    def _line(self, chunk: LineChunk, x: float, y: float) -> None:
        self._frame(chunk, x, y)
        if chunk.opens or self._last is not chunk.paragraph:
            self._top, self._last = y, chunk.paragraph
        line = chunk.line
        element, figures = self._meaning(chunk)
        placed = Placed(x=x, y=y, line=line, element=element, figures=figures)
        self.page.items.append(placed)
        if self.numbers is not None and chunk.paragraph.content.format.numbered_lines:
            self.page.numbered.append((self.numbers, placed))
        told = line.text if line.text.endswith("\n") or not chunk.ends else f"{line.text}\n"
        self.text.append(told)
        if line.numbers:
            self.seen.extend((chunk.paragraph, index) for index in line.numbers)
        if line.drawings or line.floats:
            self.drawings.put(chunk, (x, y), self._top, element)
        if self.page.aside and told.endswith("\n"):
            self.text += self.page.aside
            self.page.aside.clear()

    def _meaning(self, chunk: LineChunk) -> tuple[Element | None, tuple[Element, ...]]:
        """The paragraph that a line belongs to, and the elements of the pictures in it."""
        if self.element is None:
            return None, ()
        outline = chunk.paragraph.content.format.outline
        found = self.element.paragraph(opens=chunk.opens, outline=outline)
        sketches = chunk.line.sketches
        if not sketches:
            return found, ()
        return found, tuple(found.figure(sketch.picture.description) for sketch in sketches)

    def _frame(self, chunk: LineChunk, x: float, y: float) -> None:
        fragment = self._fragment
        if fragment is None and chunk.decoration is None:
            return
        same = (
            fragment is not None
            and chunk.decoration is not None
            and fragment.decoration == chunk.decoration
            and fragment.x == x
        )
        if same and fragment is not None:
            between = fragment.decoration.borders.between
            if chunk.opens and between is not None:
                self._across(between, fragment, fragment.bottom)
            fragment.bottom = y + chunk.height
            fragment.closes = chunk.closes
            return
        self._close_fragment()
        if chunk.decoration is not None:
            self._fragment = _Fragment(
                decoration=chunk.decoration,
                x=x,
                top=y,
                bottom=y + chunk.height,
                opens=chunk.opens,
                closes=chunk.closes,
                shade_slot=len(self.page.items),
            )

    def _close_fragment(self) -> None:
        fragment, self._fragment = self._fragment, None
        if fragment is None:
            return
        decoration = fragment.decoration
        sides = decoration.borders
        left, right = fragment.x + decoration.left, fragment.x + decoration.left + decoration.width
        top, bottom = fragment.top, fragment.bottom
        if decoration.fill is not None:
            shade = Shade(
                x=left, y=top, width=right - left, height=bottom - top, color=decoration.fill
            )
            self.page.items.insert(fragment.shade_slot, shade)
        if sides.top is not None and fragment.opens:
            top -= sides.top.space_pt + sides.top.width_pt / 2.0
            self._across(sides.top, fragment, top)
        if sides.bottom is not None and fragment.closes:
            bottom += sides.bottom.space_pt + sides.bottom.width_pt / 2.0
            self._across(sides.bottom, fragment, bottom)
        for side, edge, sign in ((sides.left, left, -1.0), (sides.right, right, 1.0)):
            if side is not None:
                at = edge + sign * (side.space_pt + side.width_pt / 2.0)
                self._rule(side, at, top, at, bottom)

    def _across(self, border: Border, fragment: _Fragment, y: float) -> None:
        decoration = fragment.decoration
        left = fragment.x + decoration.left
        right = left + decoration.width
        sides = decoration.borders
        if sides.left is not None:
            left -= sides.left.space_pt + sides.left.width_pt
        if sides.right is not None:
            right += sides.right.space_pt + sides.right.width_pt
        self._rule(border, left, y, right, y)

    def _rule(self, border: Border, x1: float, y1: float, x2: float, y2: float) -> None:
        self.page.items.append(
            Rule(
                x1=x1,
                y1=y1,
                x2=x2,
                y2=y2,
                width=border.width_pt,
                color=border.color,
                style=border.style,
            )
        )

    def _table_row(self, row: RowChunk, x: float, y: float) -> None:
        if is_floating(row):
            feature = "a floating table outside the body of the text"
            raise refused_table(row.table.source, feature)
        left = x + row.table.x
        self._horizontal(row.top, row.table.edges, left, y)
        for merge in self.merges:
            if merge.started and merge.top < 0.0:
                merge.top, merge.top_room = y, row.top_room
                self._close_merge(merge, y)
        for box, following in zip_longest(row.cells, row.cells[1:]):
            end = box.cell.column + box.cell.span
            shared = following is not None and following.cell.column == end
            self._cell(row, box, left + box.x, y, right=None if shared else box.right)
        self._row, self._row_end = row, (left, y + row.height)
        self._end_merges(row, y + row.height)

    def _cell(
        self, row: RowChunk, box: CellBox, x: float, y: float, *, right: Border | None
    ) -> None:
        """Draw a cell; ``right`` is its right border where no other cell has it on its left."""
        bottom = y + row.height
        if box.cell.fill is not None:
            self.page.items.append(
                Shade(x=x, y=y, width=box.width, height=row.height, color=box.cell.fill)
            )
        for border, at in ((box.left, x), (right, x + box.width)):
            if border is not None:
                self._rule(border, at, y, at, bottom)
        sides = box.cell.borders
        for border, y1, y2 in ((sides.down, y, bottom), (sides.up, bottom, y)):
            if border is not None:
                self._rule(border, x, y1, x + box.width, y2)
        if box.cell.merge is Merge.CONTINUE:
            return
        self.text.append("")
        merge = OpenMerge(
            box=box,
            chunks=box.chunks,
            x=x,
            top=y,
            top_room=row.top_room,
            rows_left=box.rows,
            slot=len(self.text) - 1,
            element=self._cell_element(row, box),
        )
        self.merges.append(merge)

    def _cell_element(self, row: RowChunk, box: CellBox) -> Element | None:
        if self.element is None:
            return None
        place = (row.index, box.cell.column)
        return self.element.cell(
            row.table, place, header=row.header, columns=box.cell.span, rows=box.rows
        )

    def _close_merge(self, merge: OpenMerge, y: float) -> None:
        """The border of a merged cell where the page, not the cell, ends or begins."""
        sides = merge.box.cell.borders
        border = sides.bottom or sides.top
        if border is not None:
            half = border.width_pt / 2.0
            x1, x2 = merge.x - half, merge.x + merge.box.width + half
            self._rule(border, x1, y + half, x2, y + half)

    def _end_merges(self, row: RowChunk, bottom: float) -> None:
        columns = {box.cell.column for box in row.cells}
        going = []
        for merge in self.merges:
            merge.rows_left -= merge.box.cell.column in columns
            if merge.rows_left > 0:
                going.append(merge)
            else:
                self._cell_content(merge, merge.chunks, bottom)
        self.merges = going

    def _cell_content(self, merge: OpenMerge, chunks: Sequence[Chunk], bottom: float) -> None:
        """Draw a cell's content between the top of its first row and ``bottom``."""
        if not chunks:
            return
        margins = merge.box.cell.margins
        top = merge.top + merge.top_room + margins.top
        if merge.box.set_lines is not None:
            self._turned_content(merge, top, bottom - margins.bottom - top)
            return
        free = bottom - margins.bottom - top - stack_height(chunks)
        if free > 0.0:
            top += {"center": free / 2.0, "bottom": free}.get(merge.box.cell.vertical, 0.0)
        left = merge.x + margins.left
        self._say(merge, self._stack(self.page, chunks, (left, top), merge.element))

    def _turned_content(self, merge: OpenMerge, top: float, length: float) -> None:
        """Draw the text of a cell in which it runs down or up."""
        box, margins = merge.box, merge.box.cell.margins
        assert box.set_lines is not None
        width = box.width - margins.left - margins.right
        chunks = box.set_lines(length)
        free = max(width - stack_height(chunks), 0.0)
        start = {"center": free / 2.0, "bottom": free}.get(box.cell.vertical, 0.0)
        scratch = Page(width=length, height=width, section=self.page.section)
        self._say(merge, self._stack(scratch, chunks, (0.0, start), merge.element))
        items = in_drawing_order([*scratch.behind, *scratch.items, *scratch.front])
        left = merge.x + margins.left
        self.page.items.append(turned(items, box.cell.direction, left, top, width, length))

    def _stack(
        self,
        page: Page,
        chunks: Sequence[Chunk],
        place: tuple[float, float],
        element: Element | None,
    ) -> list[str]:
        """Place the content of a cell; what it says."""
        return _stacked(self.area, self.set_blocks, self.seen, page, chunks, place, element)

    def _say(self, merge: OpenMerge, text: list[str]) -> None:
        if merge.slot >= 0:
            self.text[merge.slot] += "".join(text)
        else:
            self.text.extend(text)

    def _close_table(self) -> None:
        row, self._row = self._row, None
        if row is not None:
            self._horizontal(row.bottom, row.table.edges, *self._row_end)

    def _horizontal(
        self, borders: Sequence[Border | None], edges: Sequence[float], left: float, y: float
    ) -> None:
        """The rules above or below a row, joined where neighbouring columns share one."""
        start = 0
        for column in range(1, len(borders) + 1):
            border = borders[start]
            if column < len(borders) and (borders[column] is border or borders[column] == border):
                continue
            if border is not None:
                half = border.width_pt / 2.0
                self._rule(
                    border,
                    left + edges[start] - half,
                    y + half,
                    left + edges[column] + half,
                    y + half,
                )
            start = column


def _stacked(
    area: Area,
    set_blocks: SetBlocks,
    seen: list[tuple[Paragraph, int]],
    page: Page,
    chunks: Sequence[Chunk],
    place: tuple[float, float],
    element: Element | None,
) -> list[str]:
    """Place a stack in a flow of its own; what it says."""
    text: list[str] = []
    inner = Flow(page=page, area=area, text=text, element=element, set_blocks=set_blocks)
    inner.stack(chunks, *place)
    seen.extend(inner.seen)
    return text
