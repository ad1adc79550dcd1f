"""Text that runs down or up a cell: lines side by side, Chinese characters upright in those down.

Lines are set and stacked as if they ran across; here the whole stack is turned. Not for breaking
lines, which knows nothing of direction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from docgen.typeset.layout.characters import Script, script
from docgen.typeset.layout.chunks import TOLERANCE, Chunk, LineChunk, stack_height
from docgen.typeset.layout.values import Glyphs, Item, Line, Placed, Turned

__all__ = ["fitting_length", "turned"]

_WIDEST = 10_000.0
_STEPS = 12
_CENTRE = 0.38
_CORNER = 0.55
_CORNER_MARKS = frozenset("，、。．")
_UPRIGHT_MARKS = _CORNER_MARKS | frozenset("：；！？")

SetLines = Callable[[float], Sequence[Chunk]]


def fitting_length(set_lines: SetLines, room: float) -> float:
    """The least length at which the lines stand side by side in ``room``."""
    low, high = 0.0, _longest(set_lines(_WIDEST))
    for _ in range(_STEPS):
        middle = (low + high) / 2.0
        if stack_height(set_lines(middle)) <= room + TOLERANCE:
            high = middle
        else:
            low = middle
    return high


def _longest(chunks: Sequence[Chunk]) -> float:
    ends = [
        glyphs.x + glyphs.width
        for chunk in chunks
        if isinstance(chunk, LineChunk)
        for glyphs in chunk.line.glyphs[-1:]
    ]
    return max(ends, default=0.0) + TOLERANCE


def turned(
    items: Sequence[Item], direction: str, left: float, top: float, width: float, length: float
) -> Turned:
    """A stack of lines, drawn from ``(0, 0)``, turned into a box that stands at a place."""
    if direction == "up":
        return Turned(x=left, y=top + length, degrees=-90.0, items=tuple(items))
    stood = [part for item in items for part in _stood(item)]
    return Turned(x=left + width, y=top, degrees=90.0, items=tuple(stood))


def _stood(item: Item) -> Iterator[Item]:
    """A line with its Chinese characters turned back, each about its middle."""
    if not isinstance(item, Placed):
        yield item
        return
    yield replace(item, line=replace(item.line, glyphs=()))
    for glyphs in item.line.glyphs:
        for single in (glyphs,) if glyphs.shaped else _singles(glyphs):
            if script[single.text] == Script.EAST_ASIAN or single.text in _UPRIGHT_MARKS:
                yield _upright(item, single)
            else:
                yield replace(item, line=_alone(single, item.line), figures=())


def _singles(glyphs: Glyphs) -> Iterator[Glyphs]:
    x = glyphs.x
    for character in glyphs.text:
        own = glyphs.face.advances[character] * glyphs.size * glyphs.scale
        yield replace(glyphs, x=x, width=own, text=character)
        x += own + glyphs.tracking


def _alone(glyphs: Glyphs, line: Line) -> Line:
    return Line(height=line.height, baseline=line.baseline, glyphs=(glyphs,))


def _upright(placed: Placed, glyphs: Glyphs) -> Turned:
    size = glyphs.size
    shift = _CORNER * size if glyphs.text in _CORNER_MARKS else 0.0
    alone = Line(height=size, baseline=0.0, glyphs=(replace(glyphs, x=0.0),))
    character = Placed(
        x=shift - glyphs.width / 2.0,
        y=_CENTRE * size - shift,
        line=alone,
        element=placed.element,
    )
    return Turned(
        x=placed.x + glyphs.x + glyphs.width / 2.0,
        y=placed.y + placed.line.height / 2.0,
        degrees=-90.0,
        items=(character,),
    )
