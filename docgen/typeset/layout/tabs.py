"""Tabs: the stop that a tab goes to, and where the text after it begins.

Custom stops hold before default ones; the hanging indent is a stop as well. A stop beyond the
right indent is reached, up to the margin. Not for leaders, which are drawn with the line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from docgen.typeset.model import Tab, TabStop

__all__ = ["Ruler", "before_point"]

_EPSILON = 0.01
_POINTS = frozenset(".．")
_GROUPING = frozenset(",，' ")
_BAR = "bar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruler:
    """The stops of a paragraph in a column of ``width``, between its indents."""

    stops: tuple[TabStop, ...]
    step: float
    left: float
    right: float
    width: float
    hanging: bool

    def stop(self, tab: Tab | None, x: float) -> TabStop:
        """The stop of a tab at ``x``; one of its own where it is aligned to the margins."""
        if tab is not None and tab.alignment is not None:
            return self._aligned(tab)
        stops = [stop for stop in self.stops if stop.alignment != _BAR]
        if self.hanging:
            stops.append(TabStop(position_pt=self.left))
        later = [stop for stop in stops if stop.position_pt > x + _EPSILON]
        if later:
            return min(later, key=lambda stop: stop.position_pt)
        return TabStop(position_pt=(floor((x + _EPSILON) / self.step) + 1) * self.step)

    def is_custom(self, stop: TabStop) -> bool:
        """Whether the paragraph sets this stop, so that text reaches it beyond the indent."""
        return stop in self.stops

    def _aligned(self, tab: Tab) -> TabStop:
        start, end = (self.left, self.width - self.right) if tab.indented else (0.0, self.width)
        share = {"center": 0.5, "right": 1.0}.get(tab.alignment or "", 0.0)
        return TabStop(
            position_pt=start + (end - start) * share,
            alignment=tab.alignment or "left",
            leader=tab.leader,
        )


def before_point(chars: Sequence[str], begin: int, end: int) -> int:
    """Where a decimal tab aligns: at the point, or after the first number, or at the end."""
    number = False
    for index in range(begin, end):
        character = chars[index]
        if character in _POINTS:
            return index
        if number and not character.isdecimal() and character not in _GROUPING:
            return index
        number = number or character.isdecimal()
    return end
