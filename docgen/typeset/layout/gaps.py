"""Gaps between the characters of a shaped paragraph: more between scripts, less between marks.

Not for gaps that a line opens to fill itself (``drawing``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from docgen.typeset.layout.characters import CLOSING, OPENING
from docgen.typeset.model import RunFormat

__all__ = ["compress_pairs", "loosen_edges", "space_scripts"]


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
    western = ({"L"} if latin else set()) | ({"D"} if digits else set())
    scripts, shift = shaped.scripts, 0.0
    for index in range(1, len(scripts)):
        one, two = scripts[index - 1], scripts[index]
        if (one == "E" and two in western) or (two == "E" and one in western):
            extra = share * shaped.styles[index].size
            shaped.gap[index - 1] += extra
            shift += extra
        shaped.start[index] += shift
    shaped.start[-1] += shift if len(scripts) else 0.0


def loosen_edges(shaped: _Shaped) -> None:
    """Take negative character spacing back where the script changes."""
    chinese, shift = {"E", "P"}, 0.0
    for index in range(1, len(shaped.scripts)):
        one, two = shaped.scripts[index - 1], shaped.scripts[index]
        if (one in chinese) != (two in chinese):
            shift -= min(shaped.styles[index - 1].format.spacing_pt, 0.0)
        shaped.start[index] += shift
    shaped.start[-1] += shift


def compress_pairs(shaped: _Shaped) -> None:
    """Half an em off the first of two adjoining marks that face each other with blank halves."""
    chars, shift = shaped.chars, 0.0
    for index in range(1, len(chars)):
        one, two = chars[index - 1], chars[index]
        both = shaped.scripts[index - 1] == "P" and shaped.scripts[index] == "P"
        if (both and one in CLOSING and (two in CLOSING or two in OPENING)) or (
            both and one in OPENING and two in OPENING
        ):
            shift -= shaped.styles[index - 1].size * shaped.styles[index - 1].format.scale / 2.0
        shaped.start[index] += shift
    if chars:
        shaped.start[-1] += shift
