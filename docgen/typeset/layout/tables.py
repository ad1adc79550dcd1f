"""Tables: widths of columns, heights of rows, borders along every edge; the result is rows.

Not for where a table breaks over pages: rows flow like lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache

from docgen.typeset.layout.borders import half, stronger, widest
from docgen.typeset.layout.chunks import CellBox, Chunk, LineChunk, Padding, RowChunk, TableBox
from docgen.typeset.layout.paragraphs import Context
from docgen.typeset.layout.vertical import fitting_length
from docgen.typeset.model import (
    Alignment,
    Block,
    Border,
    Cell,
    LineRule,
    Merge,
    Paragraph,
    Row,
    Table,
    Text,
)

__all__ = ["BlockSetter", "table_rows"]

BlockSetter = Callable[[tuple[Block, ...], float, Context], Sequence[Chunk]]
_Edges = list[list[Border | None]]
_Inside = Callable[[Padding], Context]

_NARROWEST, _SPARE = 1.0, 0.02
_WIDEST_WISH = 10_000.0


def table_rows(table: Table, width: float, context: Context, blocks: BlockSetter) -> list[RowChunk]:
    """The rows of a table in a column of ``width``."""
    context = replace(context, in_table=True)
    widths = _widths(table, width, context, blocks)
    edges = [0.0]
    for column in widths:
        edges.append(edges[-1] + column)
    box = TableBox(source=table, x=_left(table, width, edges[-1]), edges=tuple(edges))
    horizontal, vertical = _borders(table, len(widths))

    @cache
    def inside(padding: Padding) -> Context:
        return replace(context, padding=padding)

    rows = [
        _row(table, index, box, inside, blocks, horizontal, vertical)
        for index in range(len(table.rows))
    ]
    _stretch_for_merges(rows)
    return _bound(rows, box)


def _bound(rows: list[RowChunk], box: TableBox) -> list[RowChunk]:
    """Leading header rows go into the box that all rows share, to be repeated on each page."""
    count = 0
    while count < len(rows) and rows[count].header:
        count += 1
    bound = rows
    if any(row.header for row in rows):
        headers = tuple(replace(row, keep=True, table=box) for row in rows[:count])
        shared = replace(box, headers=headers)
        bound = [
            replace(row, table=shared, header=index < count, keep=row.keep or index < count)
            for index, row in enumerate(rows)
        ]
    if bound:
        bound[-1] = replace(bound[-1], below=widest(bound[-1].bottom))
    return bound


def _left(table: Table, room: float, width: float) -> float:
    match table.alignment:
        case Alignment.CENTER:
            return (room - width) / 2.0
        case Alignment.RIGHT:
            return room - width - (table.indent_pt if table.right_to_left else 0.0)
        case _:
            return 0.0 if table.right_to_left else table.indent_pt


def _widths(table: Table, room: float, context: Context, blocks: BlockSetter) -> list[float]:
    asked = [column.width_pt for column in table.columns]
    total = table.width_pt
    if table.width_share is not None:
        total = room * table.width_share
    known = sum(width for width in asked if width is not None)
    missing = [index for index, width in enumerate(asked) if width is None]
    if missing:
        wishes = _wishes(table, missing, context, blocks)
        left = max((total or room) - known, _NARROWEST * len(missing))
        for index, width in _shares(wishes, left, fills=total is not None).items():
            asked[index] = width
    widths = [max(width or 0.0, _NARROWEST) for width in asked]
    if table.width_share is not None and total:
        factor = total / sum(widths)
        widths = [width * factor for width in widths]
    return widths


def _shares(wishes: dict[int, float], room: float, *, fills: bool) -> dict[int, float]:
    """What each column gets: its wish, where it wants no more than an equal share of the rest."""
    wanted = sum(wishes.values())
    if wanted <= room:
        share = room / wanted if fills else 1.0
        return {index: wish * share for index, wish in wishes.items()}
    given: dict[int, float] = {}
    left = room
    for count, index in enumerate(sorted(wishes, key=lambda index: wishes[index])):
        given[index] = min(wishes[index], left / (len(wishes) - count))
        left -= given[index]
    return given


def _wishes(
    table: Table, columns: list[int], context: Context, blocks: BlockSetter
) -> dict[int, float]:
    """The widths that columns without one ask for: those of their content on one line."""
    wishes = dict.fromkeys(columns, _NARROWEST)
    for row in table.rows:
        for cell in row.cells:
            if cell.span != 1 or cell.column not in wishes:
                continue
            chunks = blocks(cell.blocks, _WIDEST_WISH, context)
            longest = max((_extent(chunk) for chunk in chunks), default=0.0)
            wish = longest + cell.margins.left + cell.margins.right + 0.1
            wishes[cell.column] = max(wishes[cell.column], wish)
    return wishes


def _extent(chunk: Chunk) -> float:
    if not isinstance(chunk, LineChunk):
        return chunk.table.edges[-1]
    glyphs, fmt = chunk.line.glyphs, chunk.paragraph.content.format
    if not glyphs:
        return 0.0
    start = min(one.x for one in glyphs)
    at_left = fmt.alignment in {Alignment.LEFT, Alignment.JUSTIFY} and not fmt.right_to_left
    return max(one.x + one.width for one in glyphs) - (min(start, 0.0) if at_left else start)


def _row(
    table: Table,
    index: int,
    box: TableBox,
    inside: _Inside,
    blocks: BlockSetter,
    horizontal: _Edges,
    vertical: _Edges,
) -> RowChunk:
    row = table.rows[index]
    top, bottom = tuple(horizontal[index]), tuple(horizontal[index + 1])
    cells = tuple(
        _cell_box(table, index, cell, box, inside, blocks, vertical[index]) for cell in row.cells
    )
    top_room = widest(top)
    if any(box.set_lines is not None for box in cells):
        cells = _settled_beside(row, cells, top_room)
    height = _content_height(cells) + top_room
    if row.height_rule is LineRule.EXACT:
        height = row.height_pt
    elif row.height_rule is LineRule.AT_LEAST:
        height = max(height, row.height_pt)
    return RowChunk(
        table=box,
        index=index,
        cells=cells,
        height=height,
        rule=row.height_rule,
        top=top,
        bottom=bottom,
        top_room=top_room,
        keep=_keeps(row),
        header=row.header,
        cant_split=row.cant_split,
        page_break_before=_breaks(cells),
    )


def _content_height(cells: Iterable[CellBox]) -> float:
    """The height that a row needs for what begins in it."""
    return max((box.content_height for box in cells if _counts(box)), default=0.0)


def _settled_beside(row: Row, cells: tuple[CellBox, ...], top_room: float) -> tuple[CellBox, ...]:
    """The cells of a row, those whose text runs down or up as high as the others let them be."""
    content = _content_height(box for box in cells if box.set_lines is None)
    asked = 0.0 if row.height_rule is LineRule.AUTO else row.height_pt
    exact = row.height_rule is LineRule.EXACT
    room = asked - top_room if exact else max(content, asked - top_room)
    return tuple(_settled(box, room) if _counts(box) else box for box in cells)


def _settled(box: CellBox, height: float) -> CellBox:
    """A cell whose text runs down or up, set for ``height`` or for what it needs beyond that."""
    if box.set_lines is None:
        return box
    margins = box.cell.margins
    length = fitting_length(box.set_lines, box.width - margins.left - margins.right)
    available = max(height - margins.top - margins.bottom, length)
    return replace(box, length=length, chunks=tuple(box.set_lines(available)))


def _counts(box: CellBox) -> bool:
    return box.rows == 1 and box.cell.merge is not Merge.CONTINUE


def _breaks(cells: tuple[CellBox, ...]) -> bool:
    return any(box.chunks and box.chunks[0].page_break_before for box in cells)


def _keeps(row: Row) -> bool:
    """Keep with next in the first paragraph of the row keeps the row with the next one."""
    for cell in row.cells:
        for block in cell.blocks:
            return not isinstance(block, Table) and block.content.format.keep_next
    return False


def _cell_box(
    table: Table,
    index: int,
    cell: Cell,
    box: TableBox,
    inside: _Inside,
    blocks: BlockSetter,
    vertical: list[Border | None],
) -> CellBox:
    left, right = box.edges[cell.column], box.edges[cell.column + cell.span]
    inner = max(right - left - cell.margins.left - cell.margins.right, _NARROWEST)
    sides = vertical[cell.column], vertical[cell.column + cell.span]
    context = inside(_padding(cell, *sides))
    chunks: Sequence[Chunk] = ()
    set_lines: Callable[[float], Sequence[Chunk]] | None = None
    if cell.direction != "across" and cell.merge is not Merge.CONTINUE:

        def set_lines(length: float) -> Sequence[Chunk]:
            return blocks(cell.blocks, length, context)

    elif cell.merge is not Merge.CONTINUE and (cell.mark or not _is_empty(cell)):
        held = _fitted(cell.blocks, inner - _SPARE) if cell.fits else cell.blocks
        chunks = blocks(held, inner, context)
    return CellBox(
        cell=cell,
        x=left,
        width=right - left,
        rows=_reach(table, index, cell),
        chunks=tuple(chunks),
        left=sides[0],
        right=sides[1],
        set_lines=set_lines,
    )


def _padding(cell: Cell, left: Border | None, right: Border | None) -> Padding:
    """How far what ends the lines of a cell stands from them: the inner halves of its borders."""
    margins = cell.margins
    match cell.direction:
        case "across":
            return margins.left - half(left), margins.right - half(right)
        case "up":
            return margins.bottom, margins.top
        case _:
            return margins.top, margins.bottom


def _fitted(blocks: tuple[Block, ...], width: float) -> tuple[Block, ...]:
    """Paragraphs whose text is narrowed, or spaced out, to fill a width."""
    return tuple(
        _filling(block, width) if isinstance(block, Paragraph) else block for block in blocks
    )


def _filling(paragraph: Paragraph, width: float) -> Paragraph:
    items = tuple(
        replace(item, format=replace(item.format, fit=("cell", width)))
        if isinstance(item, Text)
        else item
        for item in paragraph.content.items
    )
    return replace(paragraph, content=replace(paragraph.content, items=items))


def _is_empty(cell: Cell) -> bool:
    return not any(isinstance(block, Table) or block.content.items for block in cell.blocks)


def _reach(table: Table, index: int, cell: Cell) -> int:
    """How many rows a merged cell covers."""
    if cell.merge is not Merge.START:
        return 1
    count = 1
    for row in table.rows[index + 1 :]:
        below = next((other for other in row.cells if other.column == cell.column), None)
        if below is None or below.merge is not Merge.CONTINUE:
            break
        count += 1
    return count


def _stretch_for_merges(rows: list[RowChunk]) -> None:
    """The last row under a merged cell grows until the merged content fits."""
    for index in range(len(rows)):
        for place, box in enumerate(rows[index].cells):
            if box.rows == 1:
                continue
            row, last = rows[index], index + box.rows - 1
            have = sum(other.height for other in rows[index : last + 1])
            settled = _settled(box, have - row.top_room)
            cells = (*row.cells[:place], settled, *row.cells[place + 1 :])
            rows[index] = replace(row, cells=cells)
            lack = settled.content_height + row.top_room - have
            if lack > 0.0 and rows[last].rule is not LineRule.EXACT:
                rows[last] = replace(rows[last], height=rows[last].height + lack)


def _borders(table: Table, columns: int) -> tuple[_Edges, _Edges]:
    """The border along every edge of the grid: above each row, and left of each column."""
    horizontal: _Edges = [[None] * columns for _ in range(len(table.rows) + 1)]
    vertical: _Edges = [[None] * (columns + 1) for _ in table.rows]
    for index, row in enumerate(table.rows):
        for cell in row.cells:
            end = cell.column + cell.span
            sides = cell.borders
            line = vertical[index]
            line[cell.column] = stronger(line[cell.column], sides.left)
            line[end] = stronger(line[end], sides.right)
            continues = cell.merge is Merge.CONTINUE
            goes_on = _goes_on(table, index, cell)
            for column in range(cell.column, end):
                if not continues:
                    above = horizontal[index]
                    above[column] = stronger(above[column], sides.top)
                if not goes_on:
                    below = horizontal[index + 1]
                    below[column] = stronger(below[column], sides.bottom)
    return horizontal, vertical


def _goes_on(table: Table, index: int, cell: Cell) -> bool:
    """Whether the cell is merged with the one below it."""
    if cell.merge is Merge.NONE or index + 1 >= len(table.rows):
        return False
    below = next(
        (other for other in table.rows[index + 1].cells if other.column == cell.column), None
    )
    return below is not None and below.merge is Merge.CONTINUE
