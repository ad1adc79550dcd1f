"""Cells set before: what most cells of a filled template hold is what they held last time.

Not for setting anything: the caller says how blocks become chunks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docgen.typeset.layout.chunks import Chunk
from docgen.typeset.layout.numbers import counts_pages
from docgen.typeset.layout.paragraphs import Context
from docgen.typeset.layout.shaping import Shaper
from docgen.typeset.model import Block
from docgen.typeset.read.resources import Bounded

__all__ = ["CellKeeper"]

_CELLS = 2048

_Setter = Callable[[Sequence[Block], float, Context], Sequence[Chunk]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """The chunks of some blocks; the blocks are held so that their identity stays theirs."""

    blocks: tuple[Block, ...]
    chunks: tuple[Chunk, ...]
    noted: tuple[tuple[str, str], ...]


class CellKeeper:
    """Keeps the chunks of cells. One per engine, one thread."""

    def __init__(self, shaper: Shaper) -> None:
        self._shaper = shaper
        self._kept: Bounded[tuple[object, ...], _Kept] = Bounded(_CELLS)

    def clear(self) -> None:
        """Forget the cells set so far."""
        self._kept.clear()

    def chunks(
        self, blocks: tuple[Block, ...], width: float, context: Context, set_blocks: _Setter
    ) -> Sequence[Chunk]:
        """The chunks of a cell's blocks, from ``set_blocks`` where they are not known yet.

        A cell that holds a page number is set each time: the page decides what it says.
        """
        key = (id(blocks), width, context.settings, context.grid)
        known = self._kept.get(key)
        if known is not None and known.blocks is blocks:
            self._shaper.used.update(dict.fromkeys(known.noted))
            return known.chunks
        before, self._shaper.used = self._shaper.used, {}
        made = tuple(set_blocks(blocks, width, context))
        noted, self._shaper.used = tuple(self._shaper.used), {**before, **self._shaper.used}
        if counts_pages(blocks):
            return made
        return self._kept.put(key, _Kept(blocks=blocks, chunks=made, noted=noted)).chunks
