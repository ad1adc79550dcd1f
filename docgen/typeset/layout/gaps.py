"""Gaps between the characters of a shaped paragraph: more between scripts, less between marks.

Not for gaps that a line opens to fill itself (``drawing``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from docgen.typeset.layout.characters import CLOSING, OPENING
from docgen.typeset.model import RunFormat

__all__ = ["compress_pairs", "loosen_edges", "space_scripts"]

_FACING = CLOSING | OPENING
_PAIRS = re.compile("P(?=P)")
_MEETINGS = {
    (latin, digits): re.compile(f"E(?=[{western}])|[{western}](?=E)")
    for latin, digits, western in (
        (True, True, "LD"),
        (True, False, "L"),
        (False, True, "D"),
    )
}


class _Style(Protocol):
    @property
    def size(self) -> float: ...
    @property
    def format(self) -> RunFormat: ...


class _Shaped(Protocol):
    """What of a shaped paragraph is read here; ``start`` and ``gap`` are changed in place."""

    @property
    def chars(self) -> Sequence[str]: ...
    @property
    def scripts(self) -> Sequence[str]: ...
    @property
    def styles(self) -> Sequence[_Style]: ...
    @property
    def start(self) -> list[float]: ...
    @property
    def gap(self) -> list[float]: ...


def space_scripts(shaped: _Shaped, share: float, *, latin: bool, digits: bool) -> None:
    """Space of ``share`` em between Chinese and Latin (autoSpaceDE, autoSpaceDN)."""
    met = _MEETINGS[latin, digits].finditer("".join(shaped.scripts))
    moves = []
    for index in (place.end() for place in met):
        extra = share * shaped.styles[index].size
        shaped.gap[index - 1] += extra
        moves.append((index, extra))
    _move(shaped.start, moves)


def loosen_edges(shaped: _Shaped) -> None:
    """Take negative character spacing back where the script changes."""
    chinese = [kind in {"E", "P"} for kind in shaped.scripts]
    _move(
        shaped.start,
        [
            (index, -min(shaped.styles[index - 1].format.spacing_pt, 0.0))
            for index in range(1, len(chinese))
            if chinese[index - 1] != chinese[index]
        ],
    )


def compress_pairs(shaped: _Shaped) -> None:
    """Half an em off the first of two adjoining marks that face each other with blank halves."""
    chars, moves = shaped.chars, []
    for index in (place.end() for place in _PAIRS.finditer("".join(shaped.scripts))):
        one, two = chars[index - 1], chars[index]
        if two in OPENING if one in OPENING else one in CLOSING and two in _FACING:
            style = shaped.styles[index - 1]
            moves.append((index, -(style.size * style.format.scale / 2.0)))
    _move(shaped.start, moves)


def _move(start: list[float], moves: Sequence[tuple[int, float]]) -> None:
    """Move what stands from each place on by its distance, in order of place."""
    shift = 0.0
    for number, (index, distance) in enumerate(moves, 1):
        shift += distance
        end = moves[number][0] if number < len(moves) else len(start)
        for each in range(index, end):
            start[each] += shift
