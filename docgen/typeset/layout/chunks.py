"""Chunks: what flows down a page or a cell, one line or one table row at a time.

A chunk knows its height, the space above and below, and whether it must stay with the next. Not
for deciding where a page ends (``pages``), only for how a list of chunks is cut at a height.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Union

from docgen.typeset.layout.values import Line
from docgen.typeset.model import Borders, Paragraph

if TYPE_CHECKING:
    from docgen.typeset.layout.rows import RowChunk

__all__ = ["Chunk", "Decoration", "LineChunk", "cut", "stack_height"]

TOLERANCE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoration:
    """Borders and shading of a paragraph; x and width are those of its box."""

    borders: Borders
    fill: str | None
    left: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LineChunk:
    """One line of a paragraph in the flow."""

    line: Line
    paragraph: Paragraph
    height: float
    above: float = 0.0
    below: float = 0.0
    keep: bool = False
    page_break_before: bool = False
    decoration: Decoration | None = None
    opens: bool = False
    closes: bool = False
    ends: bool = False


Chunk = Union[LineChunk, "RowChunk"]


def stack_height(chunks: Sequence[Chunk]) -> float:
    """The height of chunks stacked in a cell, with the space above the first and below the last."""
    return sum(chunk.above + chunk.height + chunk.below for chunk in chunks)


def cut(chunks: Sequence[Chunk], room: float) -> tuple[list[Chunk], list[Chunk]]:
    """What of a stack fits into ``room``, and the rest; chunks kept together are not parted."""
    used, fitting = 0.0, 0
    for chunk in chunks:
        if used + chunk.above + chunk.height > room + TOLERANCE:
            break
        used += chunk.above + chunk.height + chunk.below
        fitting += 1
    if fitting == len(chunks):
        return list(chunks), []
    at = fitting
    while at and chunks[at - 1].keep:
        at -= 1
    head, tail = list(chunks[:at]), list(chunks[at:])
    if at == fitting:
        _split_first(head, tail, room - used)
    if tail and isinstance(tail[0], LineChunk):
        tail[0] = replace(tail[0], above=0.0)
    return head, tail


def _split_first(head: list[Chunk], tail: list[Chunk], room: float) -> None:
    row = tail[0]
    if isinstance(row, LineChunk):
        return
    parts = row.split(room)
    if parts is not None:
        head.append(parts[0])
        tail[0] = parts[1]
