"""Where marked values of a case stand in a line, by their pointers.

Their boxes are read off the places where the line's characters are drawn and change none of them.
Not for where the line stands (``Page.boxes``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen.typeset.layout.shaped import Shaped
from docgen.typeset.layout.values import Marked, ValueBox

__all__ = ["Reach", "value_boxes"]

_Pieces = Sequence[tuple[int, list[float]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The characters of a line, and whether it is the last of its paragraph."""

    begin: int
    end: int
    last: bool


def value_boxes(
    shaped: Shaped, line: Reach, pieces: _Pieces, *, top: float, bottom: float
) -> tuple[ValueBox, ...]:
    """A box for each value of which the line prints something, or would if it were not empty.

    Args:
        shaped: the paragraph.
        line: which of its characters the line has.
        pieces: where they are drawn (``Drawn.pieces``).
        top: of the letters, but inside the line, so that boxes of two lines never overlap.
        bottom: the same.
    """
    found = ((mark.pointer, _extent(shaped, mark, line, pieces)) for mark in shaped.marks)
    return tuple(
        ValueBox(pointer=pointer, x=left, y=top, width=right - left, height=bottom - top)
        for pointer, extent in found
        if extent is not None
        for left, right in (extent,)
    )


def _extent(
    shaped: Shaped, mark: Marked, line: Reach, pieces: _Pieces
) -> tuple[float, float] | None:
    """From where to where a mark reaches on a line; None where it does not."""
    first, stop = max(mark.begin, line.begin), min(mark.end, line.end)
    if first < stop:
        edges = list(_edges(shaped, first, stop, pieces))
        if edges:
            return min(edges), max(edges)
    whole = line.begin <= mark.begin and mark.end <= line.end
    if not whole or (mark.begin == line.end and not line.last):
        return None
    x = _caret(mark.begin, pieces)
    return x, x


def _edges(shaped: Shaped, first: int, stop: int, pieces: _Pieces) -> Iterator[float]:
    for begin, places in pieces:
        start, end = max(first, begin), min(stop, begin + len(places) - 1)
        if start < end:
            yield places[start - begin]
            # Not the gap after the last character, nor what the next one takes of its room.
            own = shaped.start[end] - shaped.start[end - 1] - shaped.gap[end - 1]
            last, following = places[end - 1 - begin], places[end - begin]
            yield min(last + own, following) if following >= last else max(last - own, following)


def _caret(at: int, pieces: _Pieces) -> float:
    """Where a character would stand that stands nowhere; at the end if only spaces are there."""
    for begin, places in pieces:
        if begin <= at < begin + len(places):
            return places[at - begin]
    return pieces[-1][1][-1]
