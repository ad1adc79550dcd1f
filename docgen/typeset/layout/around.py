"""Text around drawings: the room that they leave to a line, beside them or below.

Like Word, text stands beside a drawing only where an inch is free, and on one side. Not for where
the drawings stand (``shapes``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.typeset.layout.values import Area
from docgen.typeset.model import Placement

__all__ = ["LEAST_BESIDE", "BothSides", "Obstacle", "clear_of", "obstacle", "room_beside"]

LEAST_BESIDE = 72.0
_TOUCHING = 0.05
_FAR = 100_000.0


class BothSides(Exception):  # noqa: N818 - a signal inside layout, given its place above
    """A line that would have to go on behind a drawing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """A box that text keeps clear of, with the side on which it may stand beside it."""

    left: float
    top: float
    right: float
    bottom: float
    side: str


def obstacle(placement: Placement, x: float, y: float, width: float, height: float) -> Obstacle:
    """The box that a drawing keeps free, with the gaps that it asks for."""
    gaps = placement.gaps
    whole = placement.wrap == "topAndBottom"
    return Obstacle(
        left=-_FAR if whole else x - gaps.left,
        top=y - gaps.top,
        right=_FAR if whole else x + width + gaps.right,
        bottom=y + height + gaps.bottom,
        side=placement.side,
    )


def room_beside(
    obstacles: Sequence[Obstacle], area: Area, top: float, height: float
) -> tuple[float, float, float]:
    """For a line at ``top``: the space to leave above it, and its cuts on the left and right."""
    y = top
    while True:
        met = [
            one
            for one in obstacles
            if one.top < y + height - _TOUCHING and one.bottom > y + _TOUCHING
        ]
        left, right = area.left, area.right
        for one in met:
            left, right = _beside(one, left, right)
        if not met or right - left >= min(LEAST_BESIDE, area.right - area.left):
            return y - top, left - area.left, area.right - right
        y = min(one.bottom for one in met)


def _beside(one: Obstacle, left: float, right: float) -> tuple[float, float]:
    if one.right <= left or one.left >= right:
        return left, right
    before, after = one.left - left, right - one.right
    if one.side == "bothSides" and min(before, after) >= LEAST_BESIDE:
        raise BothSides
    use_left = one.side == "left" or (one.side != "right" and before >= after)
    return (left, one.left) if use_left else (one.right, right)


def clear_of(
    obstacles: Sequence[Obstacle], left: float, right: float, top: float, height: float
) -> float:
    """The space to leave above something that nothing may stand beside."""
    y = top
    while True:
        met = [
            one
            for one in obstacles
            if one.top < y + height - _TOUCHING
            and one.bottom > y + _TOUCHING
            and one.left < right - _TOUCHING
            and one.right > left + _TOUCHING
        ]
        if not met:
            return y - top
        y = min(one.bottom for one in met)
