"""Text in boxes: set for the width of its box, which grows with it where the file asks for that.

Text that a box has no room for is an error, since cut-off text would be lost on paper. Not for the
frame of a box (``shapes``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from docgen.typeset.errors import UnsupportedFeatureError
from docgen.typeset.layout.borders import half
from docgen.typeset.layout.chunks import OPEN, Chunk, LineChunk, Padding, stack_height
from docgen.typeset.model import Block, Drawing, Paragraph, Shape

__all__ = ["SetBlocks", "TextBox", "measured"]

_WIDEST = 10_000.0
_NARROWEST = 1.0
_SPARE = 0.5


class SetBlocks(Protocol):
    """Sets blocks for a width."""

    def __call__(
        self, blocks: Sequence[Block], width: float, padding: Padding = OPEN, /
    ) -> list[Chunk]:
        """The chunks, between borders that stand ``padding`` from them."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBox:
    """A drawing as it is drawn: its size, and what stands in it from its inner corner on.

    ``along`` is the length of the lines, ``free`` what is left beside the stack of them.
    """

    width: float
    height: float
    chunks: Sequence[Chunk] = ()
    along: float = 0.0
    free: float = 0.0


def measured(drawing: Drawing, set_blocks: SetBlocks) -> TextBox:
    """The size of a drawing, and its text set for it."""
    if not isinstance(drawing, Shape) or not drawing.blocks:
        return TextBox(width=drawing.width_pt, height=drawing.height_pt)
    insets = drawing.insets
    around = (insets.left + insets.right, insets.top + insets.bottom)
    if drawing.direction != "across":
        return _upright(drawing, set_blocks, around)
    width = drawing.width_pt
    if drawing.grows and not drawing.wraps:
        width = _natural(set_blocks(drawing.blocks, _WIDEST)) + around[0]
    along = max(width - around[0], _NARROWEST)
    chunks = set_blocks(drawing.blocks, along, _padding(drawing, insets.left, insets.right))
    need = stack_height(chunks)
    height = drawing.height_pt
    if drawing.grows and drawing.placement is not None:
        height = need + around[1]
    _check(drawing, need, height - insets.top)
    free = max(height - around[1] - need, 0.0)
    return TextBox(width=width, height=height, chunks=chunks, along=along, free=free)


def _upright(shape: Shape, set_blocks: SetBlocks, around: tuple[float, float]) -> TextBox:
    along = max(shape.height_pt - around[1], _NARROWEST)
    ends = (shape.insets.top, shape.insets.bottom)
    before, after = ends if shape.direction == "down" else reversed(ends)
    chunks = set_blocks(shape.blocks, along, _padding(shape, before, after))
    need = stack_height(chunks)
    _check(shape, need, shape.width_pt - min(shape.insets.left, shape.insets.right))
    return TextBox(
        width=shape.width_pt,
        height=shape.height_pt,
        chunks=chunks,
        along=along,
        free=max(shape.width_pt - around[0] - need, 0.0),
    )


def _padding(shape: Shape, before: float, after: float) -> Padding:
    """How far the outline of a box stands from the ends of its lines."""
    if shape.outline is None:
        return OPEN
    return before - half(shape.outline), after - half(shape.outline)


def _check(shape: Shape, need: float, room: float) -> None:
    if need <= room + _SPARE:
        return
    first = next(block for block in shape.blocks)
    part = first.part if isinstance(first, Paragraph) else ""
    raise UnsupportedFeatureError(
        feature="text that does not fit into its text box", part=part, place=first.place
    )


def _natural(chunks: Sequence[Chunk]) -> float:
    widths = [
        glyphs[-1].x + glyphs[-1].width - glyphs[0].x
        for chunk in chunks
        if isinstance(chunk, LineChunk) and (glyphs := chunk.line.glyphs)
    ]
    return max(widths, default=0.0) + _SPARE
