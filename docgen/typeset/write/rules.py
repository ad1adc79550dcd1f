"""The strokes of a rule: doubled, dashed or waved as its style asks. Serves PDF and SVG alike."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot

from docgen.typeset.layout.light import light
from docgen.typeset.layout.values import Rule

__all__ = ["Stroke", "strokes"]

Point = tuple[float, float]

_SIDES = {"double": (-1.0, 1.0), "triple": (-2.0, 0.0, 2.0), "doubleWave": (-1.5, 1.5)}
_WAVES = frozenset({"wave", "doubleWave"})
_WAVE_STEP, _WAVE_HEIGHT = 2.0, 1.0
_MOST_WAVES = 2000


@light
class Stroke:
    """One line to draw through its points, with the lengths of its dashes and gaps."""

    points: tuple[Point, ...]
    width: float
    dash: tuple[float, ...] = ()


def strokes(rule: Rule, x: float, y: float) -> Iterator[Stroke]:
    """The strokes of a rule whose own place counts from ``(x, y)``."""
    across, down = rule.x2 - rule.x1, rule.y2 - rule.y1
    upright = abs(down) > abs(across)
    for step in _SIDES.get(rule.style, (0.0,)):
        dx, dy = (step * rule.width, 0.0) if upright else (0.0, step * rule.width)
        start = (x + rule.x1 + dx, y + rule.y1 + dy)
        end = (x + rule.x2 + dx, y + rule.y2 + dy)
        points = tuple(_wave(start, end, rule.width)) if rule.style in _WAVES else (start, end)
        yield Stroke(points=points, width=rule.width, dash=_dash(rule.style, rule.width))


def _dash(style: str, width: float) -> tuple[float, ...]:
    return {
        "dotted": (width, 2.0),
        "dashed": (3.0, 3.0),
        "dashSmallGap": (3.0, 2.0),
        "dotDash": (3.0, 2.0, width, 2.0),
        "dotDotDash": (3.0, 2.0, width, 2.0, width, 2.0),
    }.get(style, ())


def _wave(start: Point, end: Point, width: float) -> Iterator[Point]:
    length = hypot(end[0] - start[0], end[1] - start[1])
    count = min(max(int(length / (_WAVE_STEP * width)), 1), _MOST_WAVES)
    along = ((end[0] - start[0]) / count, (end[1] - start[1]) / count)
    across = (-along[1] / (length or 1.0) * count, along[0] / (length or 1.0) * count)
    for index in range(count + 1):
        swing = _WAVE_HEIGHT * width * (1.0 if index % 2 else -1.0)
        yield (
            start[0] + along[0] * index + across[0] * swing,
            start[1] + along[1] * index + across[1] * swing,
        )
