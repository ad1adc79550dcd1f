"""Filling: chunks go down a column until it is full, kept together where the file asks for it.

Not for where columns stand (``columns``), nor for what follows a full one (``pages``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from docgen.typeset.errors import UnsupportedFeatureError
from docgen.typeset.layout.around import Obstacle, clear_of, obstacle, room_beside
from docgen.typeset.layout.chunks import TOLERANCE, Chunk, LineChunk, RowChunk, stack_height
from docgen.typeset.layout.floating import goes_down, is_floating, refused_table, rows_at, table_of
from docgen.typeset.layout.lines import Room
from docgen.typeset.layout.notes import NotePile
from docgen.typeset.layout.place import Flow
from docgen.typeset.layout.values import Area
from docgen.typeset.model import Block, Paragraph, Table

__all__ = ["Column", "Stream", "Turn"]


_ABOVE, _LEAST_BELOW_HEADERS = 1.0, 36.0


class Turn(Enum):
    """Why a column ends before all is placed."""

    FULL = "full"
    COLUMN = "column"
    PAGE = "page"


@dataclass(slots=True, kw_only=True)
class Stream:
    """What is still to be placed of a section: its chunks, set for columns of ``width``."""

    blocks: Sequence[Block]
    width: float
    set_blocks: Callable[[Sequence[Block], float], list[Chunk]]
    set_rest: Callable[[Paragraph, int, float], list[LineChunk]]
    set_around: Callable[[Paragraph, int, float, Room], list[LineChunk]]
    chunks: list[Chunk] = field(default_factory=list)
    position: int = 0
    committed: int = 0

    def __post_init__(self) -> None:
        if not self.chunks:
            self.chunks = self.set_blocks(self.blocks, self.width)

    @property
    def done(self) -> bool:
        """Whether everything is placed."""
        return self.position >= len(self.chunks)

    @property
    def chunk(self) -> Chunk:
        """The chunk that comes next."""
        return self.chunks[self.position]

    @chunk.setter
    def chunk(self, chunk: Chunk) -> None:
        self.chunks[self.position] = chunk

    def copy(self) -> Stream:
        """The same stream, to try how far it reaches."""
        return replace(self, chunks=self.chunks[self.position :], position=0, committed=0)

    def fit(self, width: float) -> None:
        """Set what is left for columns of another width; a table begun keeps its own."""
        if self.done:
            return
        chunk = self.chunk
        beside = isinstance(chunk, LineChunk) and chunk.beside
        if abs(width - self.width) < TOLERANCE and not beside:
            return
        self.width = width
        source = chunk.paragraph if isinstance(chunk, LineChunk) else chunk.table.source
        at = next(index for index, block in enumerate(self.blocks) if block is source)
        begun: list[Chunk] = []
        if isinstance(chunk, LineChunk) and chunk.line.begin:
            begun = [*self.set_rest(chunk.paragraph, chunk.line.begin, width)]
            at += 1
        elif isinstance(chunk, RowChunk) and (chunk.index or chunk.begun):
            begun = [row for row in self.chunks[self.position :] if _of(row, chunk.table.source)]
            at += 1
        self.blocks = self.blocks[at:]
        self.chunks = [*begun, *self.set_blocks(self.blocks, width)]
        if begun:
            self.blocks = (source, *self.blocks)
        self.position = self.committed = 0

    def paragraph(self) -> list[LineChunk]:
        """The lines that come next and belong to one paragraph."""
        found: list[LineChunk] = []
        for index in range(self.position, len(self.chunks)):
            chunk = self.chunks[index]
            if not isinstance(chunk, LineChunk):
                break
            if found and chunk.paragraph is not found[0].paragraph:
                break
            found.append(chunk)
        return found

    def go_around(self, room: Room) -> None:
        """Set the paragraph that comes next around what stands in its way."""
        old = self.paragraph()
        first = old[0]
        new = self.set_around(first.paragraph, first.line.begin, self.width, room)
        new[0] = replace(
            new[0],
            above=first.above,
            opens=first.opens,
            page_break_before=first.page_break_before,
        )
        new[-1] = replace(new[-1], below=old[-1].below)
        self.chunks[self.position : self.position + len(old)] = new


def _of(chunk: Chunk, table: Table) -> bool:
    return isinstance(chunk, RowChunk) and chunk.table.source is table


@dataclass(slots=True, kw_only=True)
class Column:
    """One column of a page while it is filled.

    ``fresh`` says that nothing stands in it yet, ``soft`` that the text before just ran out of
    room, ``whole`` that there is no higher column to hope for, ``limit`` where text must end,
    ``meets`` that it begins below another section, with one space between them, the larger.
    """

    area: Area
    flow: Flow
    pile: NotePile
    y: float
    whole: bool
    limit: float
    fresh: bool = True
    soft: bool = False
    below: float = 0.0
    meets: bool = False
    obstacles: list[Obstacle] = field(default_factory=list)
    met: Paragraph | None = None

    @property
    def bottom(self) -> float:
        """Where text must end, above the notes."""
        return min(self.limit, self.area.bottom - self.pile.height)

    def fill(self, stream: Stream) -> Turn | None:
        """Place what fits; None when all is placed."""
        stream.fit(self.area.right - self.area.left)
        stream.committed = stream.position
        self._repeat_headers(stream)
        while not stream.done:
            chunk = stream.chunk
            if chunk.page_break_before and not self.fresh and stream.position >= stream.committed:
                return Turn.PAGE
            position = stream.position
            if not self._make_way(stream):
                return Turn.FULL
            if stream.position != position:
                continue
            if not self._fits(stream) and not self._gives_way(stream):
                return Turn.FULL
            chunk = stream.chunk
            self._place(chunk)
            stream.position += 1
            if isinstance(chunk, LineChunk) and (chunk.line.page_break or chunk.line.column_break):
                return Turn.PAGE if chunk.line.page_break else Turn.COLUMN
        return None

    def _make_way(self, stream: Stream) -> bool:
        """Let what comes next keep clear of drawings; False where its own have no room here."""
        chunk = stream.chunk
        if isinstance(chunk, RowChunk) and is_floating(chunk):
            return self._float_table(stream, table_of(stream.chunks, stream.position))
        if isinstance(chunk, RowChunk):
            stream.chunk = self._cleared(chunk)
        elif chunk.paragraph is not self.met:
            self.met = chunk.paragraph
            y = self.y + self._gap(chunk)
            if not self._set_up(stream.paragraph(), y):
                return False
            if any(one.bottom > y for one in self.obstacles):
                stream.go_around(
                    lambda down, height: room_beside(self.obstacles, self.area, y + down, height)
                )
        return True

    def _cleared(self, row: RowChunk) -> RowChunk:
        """A row as far below its place as what stands there asks for."""
        if row.skip:
            row = replace(row, skip=0.0)
        y = self.y + self._gap(row)
        if self.obstacles:
            left = self.area.left + row.table.x
            right = left + row.table.edges[-1]
            row = replace(row, skip=clear_of(self.obstacles, left, right, y, row.height))
        return self.flow.settled(row, y + row.skip)

    def _set_up(self, lines: Sequence[LineChunk], y: float) -> bool:
        """Give the drawings of a paragraph their places, where text must flow around them."""
        for line in lines:
            for standing in line.line.floats:
                placement = standing.drawing.placement
                if placement is None or placement.wrap == "none":
                    continue
                spot = self.flow.drawings.spot(standing, self.area.left, y, y)
                box = self.flow.drawings.obstacle(standing.drawing, spot)
                here = placement.from_y in {"paragraph", "line"}
                low = box.bottom - placement.gaps.bottom > self.bottom + TOLERANCE
                if here and low and not self.fresh:
                    return False
                if spot[1] < y - _ABOVE and self._hits_text(box, y):
                    raise UnsupportedFeatureError(
                        feature="text around a drawing that stands above its anchor",
                        part=line.paragraph.part,
                        place=line.paragraph.place,
                    )
                self.flow.drawings.fixed[id(standing.drawing)] = spot
                self.obstacles.append(box)
        return True

    def _float_table(self, stream: Stream, rows: list[RowChunk]) -> bool:
        """Give a floating table its place; False where it has no room here."""
        source, y = rows[0].table.source, self.y + self._gap(rows[0])
        placement, width = source.floating, rows[0].table.edges[-1]
        assert placement is not None
        height = stack_height(rows)
        x, top = self.flow.drawings.anchor(self.area.left, y, y, self.area.left).place(
            placement, width, height
        )
        rows = rows_at(rows, x - self.area.left)
        if goes_down(placement, self.area, x, width):
            rows[0] = replace(rows[0], above=max(placement.y_pt or 0.0, 0.0))
            rows[-1] = replace(rows[-1], below=rows[-1].below + placement.gaps.bottom)
            stream.chunks[stream.position : stream.position + len(rows)] = rows
            stream.chunk = self._cleared(rows[0])
            return True
        if placement.from_y == "paragraph" and top + height > self.bottom + TOLERANCE:
            if self.fresh:
                raise refused_table(source, "a floating table that is higher than its page")
            return False
        box = obstacle(placement, x, top, width, height)
        if top < y - _ABOVE and self._hits_text(box, y):
            raise refused_table(source, "a floating table above its place in the text")
        self.flow.stand(rows, self.area.left, top)
        self.obstacles.append(box)
        self.pile.add(self.pile.setter.notes_of(rows), self.area.bottom - self.pile.height - self.y)
        stream.position += len(rows)
        return True

    def _hits_text(self, box: Obstacle, y: float) -> bool:
        """Whether something stands where text down to ``y`` is placed already."""
        area = self.area
        above = clear_of([box], area.left, area.right, area.top, y - area.top)
        return not self.fresh and above > 0.0

    def _repeat_headers(self, stream: Stream) -> None:
        """The header rows of a table that the turn parted, above its next row, if they fit."""
        if not self.soft or stream.done:
            return
        chunk = stream.chunk
        if not isinstance(chunk, RowChunk) or chunk.header:
            return
        headers = chunk.table.headers
        if stack_height(headers) <= self.bottom - self.y - _LEAST_BELOW_HEADERS:
            for header in headers:
                self._place(header, repeated=True)

    def _fits(self, stream: Stream) -> bool:
        """Whether the next chunk fits, with those that must stay with it."""
        chunk, position = stream.chunk, stream.position
        gap = self._gap(chunk)
        if position < stream.committed:
            return self._has_room([chunk], gap)
        room = self.area.bottom - self.area.top
        end = _group_end(stream.chunks, position, room)
        group = stream.chunks[position:end]
        if len(group) > 1 and self._inner(group) > room:
            stream.committed = position + 1
            return self._has_room([chunk], gap)
        stream.committed = end
        return self._has_room(group, gap)

    def _inner(self, group: Sequence[Chunk]) -> float:
        skips = sum(chunk.skip for chunk in group[1:])
        return stack_height(group) + skips - group[0].above - group[-1].below

    def _has_room(self, group: Sequence[Chunk], gap: float) -> bool:
        notes = self.pile.setter.notes_of(group)
        room = min(self.limit, self.area.bottom - self.pile.height - self.pile.least(notes))
        return self.y + gap + self._inner(group) <= room + TOLERANCE

    def _gives_way(self, stream: Stream) -> bool:
        """A line higher than the column stands alone in it; a row is cut, at last by force."""
        row = stream.chunk
        alone = self.fresh and self.whole
        if isinstance(row, LineChunk):
            if alone:
                stream.chunk = replace(row, skip=0.0)
            return alone
        room = self.bottom - self.y - self._gap(row)
        if row.content_fits(room):
            if alone:
                stream.chunk = replace(row, height=min(row.height, max(room, 0.0)))
            return alone
        parts = self._parted(row, room, force=alone)
        if parts is None:
            return alone
        stream.chunks[stream.position : stream.position + 1] = list(parts)
        return True

    def _parted(self, row: RowChunk, room: float, *, force: bool) -> tuple[Chunk, Chunk] | None:
        """A row in two; the notes of its head must stand in this column, too."""
        parts = row.split(room, force=force)
        if parts is not None:
            least = self.pile.least(self.pile.setter.notes_of(parts[:1]))
            if least and not force:
                parts = row.split(room - least)
        return parts

    def _gap(self, chunk: Chunk) -> float:
        if self.fresh:
            return (0.0 if self.soft else chunk.above) + chunk.skip
        if self.meets:
            return max(self.below, chunk.above) + chunk.skip
        return self.below + chunk.above + chunk.skip

    def _place(self, chunk: Chunk, *, repeated: bool = False) -> None:
        self.y += 0.0 if repeated else self._gap(chunk)
        text, element = self.flow.text, self.flow.element
        if repeated:
            self.flow.text, self.flow.element = [], None
        self.flow.add(chunk, self.area.left, self.y)
        self.flow.text, self.flow.element = text, element
        self.y += chunk.height
        self.below, self.fresh, self.soft = chunk.below, repeated, repeated
        self.meets = False
        if not repeated:
            self.pile.add(
                self.pile.setter.notes_of([chunk]), self.area.bottom - self.pile.height - self.y
            )


def _group_end(chunks: Sequence[Chunk], position: int, room: float) -> int:
    """Where the chunks end that stay together; no further than shows that ``room`` is too small."""
    end = position
    height = chunks[end].height
    while end + 1 < len(chunks) and chunks[end].keep and height <= room:
        following = chunks[end + 1]
        if following.page_break_before:
            break
        height += chunks[end].below + following.above + following.height
        end += 1
    return end + 1
