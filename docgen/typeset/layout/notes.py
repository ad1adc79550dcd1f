"""Footnotes: how high they stand at the foot of a column, and what of them goes on in the next.

Not for their numbers (``numbers``), nor for what the body does with the room that is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from docgen.typeset.layout.chunks import Chunk, LineChunk, cut, stack_height
from docgen.typeset.layout.textboxes import SetBlocks
from docgen.typeset.layout.values import Rule
from docgen.typeset.model import BLACK, Note, NoteKind, Separator, Separators

__all__ = ["NotePile", "NoteSetter"]

_RULE_WIDTH, _RULE_LENGTH = 0.5, 144.0
_RULE_RISE = 0.25


def _notes_of(chunks: Sequence[Chunk]) -> Iterator[Note]:
    for chunk in chunks:
        if isinstance(chunk, LineChunk):
            yield from (note for note in chunk.line.notes if note.kind is NoteKind.FOOT)
        else:
            for box in chunk.cells:
                yield from _notes_of(box.chunks)


@dataclass(slots=True, kw_only=True)
class NoteSetter:
    """Sets the notes of one round; ``set_blocks`` turns blocks into chunks of a width.

    Where a document has no notes, they need not be looked for.
    """

    separators: Separators
    has_notes: bool
    set_blocks: SetBlocks
    kept: dict[tuple[int, float], list[Chunk]] = field(default_factory=dict)

    def notes_of(self, chunks: Sequence[Chunk]) -> list[Note]:
        """The footnotes that chunks refer to, those in cells too."""
        return list(_notes_of(chunks)) if self.has_notes else []

    def note(self, note: Note, width: float) -> list[Chunk]:
        """A note as chunks."""
        key = (id(note), width)
        if key not in self.kept:
            self.kept[key] = self.set_blocks(note.blocks, width)
        return self.kept[key]

    def separator(self, width: float, *, continued: bool) -> list[Chunk]:
        """What stands above the notes of a column."""
        parts = self.separators
        separator = parts.continued if continued else parts.begun
        return ruled(self.set_blocks(separator.blocks, width), separator, width)


def ruled(chunks: list[Chunk], separator: Separator, width: float) -> list[Chunk]:
    """The lines of a separator with its rule in the first of them."""
    first = chunks[0] if chunks else None
    if separator.wide is None or not isinstance(first, LineChunk):
        return chunks
    y = first.line.baseline * (1.0 - _RULE_RISE)
    length = width if separator.wide else min(_RULE_LENGTH, width)
    rule = Rule(x1=0.0, y1=y, x2=length, y2=y, width=_RULE_WIDTH, color=BLACK)
    return [replace(first, line=replace(first.line, rules=(rule,)), ends=False), *chunks[1:]]


@dataclass(slots=True, kw_only=True)
class NotePile:
    """The notes at the foot of one column; ``rest`` is what the next column goes on with.

    ``parted`` says that notes of the page above this column's own have a separator already.
    """

    setter: NoteSetter
    width: float
    parted: bool = False
    notes: list[Note] = field(default_factory=list)
    chunks: list[Chunk] = field(default_factory=list)
    rest: list[Chunk] = field(default_factory=list)
    height: float = 0.0

    def resume(self, rest: list[Chunk], room: float) -> None:
        """Go on with what did not fit into the column before."""
        if not rest:
            return
        self._put(self.setter.separator(self.width, continued=True))
        self._part(rest, room - self.height)
        if self.rest == rest:
            self._put([self.rest.pop(0)])

    def least(self, notes: Sequence[Note]) -> float:
        """The height without which a line that refers to these notes may not stand here."""
        if not notes:
            return 0.0
        height = stack_height(self._separator())
        for note in notes[:-1]:
            height += stack_height(self.setter.note(note, self.width))
        head: list[Chunk] = []
        for chunk in self.setter.note(notes[-1], self.width):
            head.append(chunk)
            if not chunk.keep:
                break
        return height + stack_height(head)

    def add(self, notes: Sequence[Note], room: float) -> None:
        """Take in notes of a line just placed; ``room`` is the height left below the line."""
        self.notes += notes
        for note in notes:
            separator = self._separator()
            self._put(separator)
            room -= stack_height(separator)
            before = self.height
            self._part(self.setter.note(note, self.width), room)
            room -= self.height - before

    def _separator(self) -> list[Chunk]:
        if self.chunks or self.parted:
            return []
        return self.setter.separator(self.width, continued=False)

    def _part(self, chunks: list[Chunk], room: float) -> None:
        if self.rest:
            self.rest += chunks
            return
        head, tail = cut(chunks, room)
        self._put(head)
        self.rest = tail

    def _put(self, chunks: list[Chunk]) -> None:
        self.chunks += chunks
        self.height += stack_height(chunks)
