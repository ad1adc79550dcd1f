"""Cells set before: what most cells of a filled template hold is what they held last time.

Not for setting anything: the caller says how blocks become chunks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count

from docgen.typeset.layout.chunks import Chunk
from docgen.typeset.layout.numbers import counts_pages
from docgen.typeset.layout.paragraphs import Context
from docgen.typeset.layout.shaping import Shaper
from docgen.typeset.model import Block, Grid, Settings
from docgen.typeset.read.resources import Bounded

__all__ = ["CellKeeper"]

_CELLS, _PAGE_KINDS = 2048, 64

_Surroundings = tuple[Settings, Grid | None]
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
        self._surroundings: Bounded[_Surroundings, int] = Bounded(_PAGE_KINDS)
        self._last: tuple[_Surroundings, int] | None = None
        self._numbers = count()

    def clear(self) -> None:
        """Forget the cells set so far."""
        self._kept.clear()
        self._surroundings.clear()
        self._last = None

    def chunks(
        self, blocks: tuple[Block, ...], width: float, context: Context, set_blocks: _Setter
    ) -> Sequence[Chunk]:
        """The chunks of a cell's blocks, from ``set_blocks`` where they are not known yet.

        A cell that holds a page number is set each time: the page decides what it says.
        """
        key = (id(blocks), width, context.padding, self._number(context))
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

    def _number(self, context: Context) -> int:
        """A number for what surrounds a cell: equal for equal settings and grids, and quick."""
        settings, grid, last = context.settings, context.grid, self._last
        if last is not None and last[0][0] is settings and last[0][1] is grid:
            return last[1]
        key = (settings, grid)
        number = self._surroundings.get(key)
        if number is None:
            number = self._surroundings.put(key, next(self._numbers))
        self._last = (key, number)
        return number
