"""Blocks as stacks of chunks: paragraphs and tables in their order, with the space between them.

Not for where a stack is cut (``filling``) nor for what a single paragraph or table is made of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docgen.typeset.layout.cells import CellKeeper
from docgen.typeset.layout.chunks import Chunk, LineChunk
from docgen.typeset.layout.paragraphs import Context, ParagraphSetter, spacing, thickness
from docgen.typeset.layout.tables import table_rows
from docgen.typeset.model import Block, Paragraph, Table

__all__ = ["Stacker"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stacker:
    """Sets blocks. One per engine, one thread."""

    paragraphs: ParagraphSetter
    cells: CellKeeper

    def clear(self) -> None:
        """Forget what was set so far."""
        self.paragraphs.clear()
        self.cells.clear()

    def chunks(self, blocks: Sequence[Block], width: float, context: Context) -> list[Chunk]:
        """Blocks as chunks, with the space between paragraphs of one style left out if asked."""
        result: list[Chunk] = []
        before: Paragraph | None = None
        for block in blocks:
            if isinstance(block, Table):
                result.extend(table_rows(block, width, context, self._cell_chunks))
                before = None
                continue
            made = self.paragraphs.chunks(block, width, context)
            if before is not None:
                _close_up(result, made, before, block, context)
            result.extend(made)
            before = block
        return result

    def _cell_chunks(
        self, blocks: tuple[Block, ...], width: float, context: Context
    ) -> Sequence[Chunk]:
        return self.cells.chunks(blocks, width, context, self.chunks)


def _close_up(
    result: list[Chunk],
    made: list[LineChunk],
    before: Paragraph,
    after: Paragraph,
    context: Context,
) -> None:
    """The space between two paragraphs: the larger of both, or their sum if the file asks for it.

    Paragraphs of one style may leave theirs out (17.3.1.9).
    """
    last = result[-1]
    assert isinstance(last, LineChunk)
    one, two = before.content.format, after.content.format
    below, above = spacing(before, context)[1], spacing(after, context)[0]
    same_style = one.style == two.style
    if same_style and one.contextual:
        last, below = replace(last, below=last.below - below), 0.0
    if same_style and two.contextual:
        made[0], above = replace(made[0], above=made[0].above - above), 0.0
    if not context.settings.add_spacing:
        last = replace(last, below=last.below - min(below, above))
    result[-1], made[0] = _in_one_frame(last, made[0])


def _in_one_frame(last: LineChunk, first: LineChunk) -> tuple[LineChunk, LineChunk]:
    """Paragraphs in the same frame have no border between them but the one for between."""
    if last.decoration is None or last.decoration != first.decoration:
        return last, first
    borders = last.decoration.borders
    below = last.below - thickness(borders.bottom) + thickness(borders.between)
    return replace(last, below=below), replace(first, above=first.above - thickness(borders.top))
