"""Filling: chunks go down a column until it is full, kept together where the file asks for it.

Not for where columns stand (``columns``), nor for what follows a full one (``pages``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from docgen.typeset.layout.chunks import TOLERANCE, Chunk, LineChunk, RowChunk, stack_height
from docgen.typeset.layout.notes import NotePile, notes_of
from docgen.typeset.layout.place import Area, Flow
from docgen.typeset.model import Block, Paragraph, Table

__all__ = ["Column", "Stream", "Turn"]


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
        if abs(width - self.width) < TOLERANCE or self.done:
            return
        self.width = width
        chunk = self.chunk
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


def _of(chunk: Chunk, table: Table) -> bool:
    return isinstance(chunk, RowChunk) and chunk.table.source is table


@dataclass(slots=True, kw_only=True)
class Column:
    """One column of a page while it is filled.

    ``fresh`` says that nothing stands in it yet, ``soft`` that the text before just ran out of
    room, ``whole`` that there is no higher column to hope for, ``limit`` where text must end.
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
            if isinstance(chunk, RowChunk):
                stream.chunk = self.flow.settled(chunk, self.y + self._gap(chunk))
            if not self._fits(stream) and not self._gives_way(stream):
                return Turn.FULL
            chunk = stream.chunk
            self._place(chunk)
            stream.position += 1
            if isinstance(chunk, LineChunk) and (chunk.line.page_break or chunk.line.column_break):
                return Turn.PAGE if chunk.line.page_break else Turn.COLUMN
        return None

    def _repeat_headers(self, stream: Stream) -> None:
        """The header rows of a table that the turn parted, above its next row."""
        if not self.soft or stream.done:
            return
        chunk = stream.chunk
        if isinstance(chunk, RowChunk) and not chunk.header:
            for header in chunk.table.headers:
                self._place(header, repeated=True)

    def _fits(self, stream: Stream) -> bool:
        """Whether the next chunk fits, with those that must stay with it."""
        chunk, position = stream.chunk, stream.position
        gap = self._gap(chunk)
        if position < stream.committed:
            return self._has_room([chunk], gap)
        end = _group_end(stream.chunks, position)
        group = stream.chunks[position:end]
        if len(group) > 1 and self._inner(group) > self.area.bottom - self.area.top:
            stream.committed = position + 1
            return self._has_room([chunk], gap)
        stream.committed = end
        return self._has_room(group, gap)

    def _inner(self, group: Sequence[Chunk]) -> float:
        return stack_height(group) - group[0].above - group[-1].below

    def _has_room(self, group: Sequence[Chunk], gap: float) -> bool:
        notes = list(notes_of(group))
        room = min(self.limit, self.area.bottom - self.pile.height - self.pile.least(notes))
        return self.y + gap + self._inner(group) <= room + TOLERANCE

    def _gives_way(self, stream: Stream) -> bool:
        """A line higher than the column stands alone in it; a row is cut, at last by force."""
        row = stream.chunk
        alone = self.fresh and self.whole
        if isinstance(row, LineChunk):
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
            least = self.pile.least(list(notes_of(parts[:1])))
            if least and not force:
                parts = row.split(room - least)
        return parts

    def _gap(self, chunk: Chunk) -> float:
        if self.fresh:
            return 0.0 if self.soft else chunk.above
        return self.below + chunk.above

    def _place(self, chunk: Chunk, *, repeated: bool = False) -> None:
        self.y += 0.0 if repeated else self._gap(chunk)
        text, element = self.flow.text, self.flow.element
        if repeated:
            self.flow.text, self.flow.element = [], None
        self.flow.add(chunk, self.area.left, self.y)
        self.flow.text, self.flow.element = text, element
        self.y += chunk.height
        self.below, self.fresh, self.soft = chunk.below, repeated, repeated
        if not repeated:
            self.pile.add(list(notes_of([chunk])), self.area.bottom - self.pile.height - self.y)


def _group_end(chunks: Sequence[Chunk], position: int) -> int:
    end = position
    while end + 1 < len(chunks) and chunks[end].keep and not chunks[end + 1].page_break_before:
        end += 1
    return end + 1
