"""Table borders: which of two neighbours wins, and the rules along the edges of a row.

Not for paragraph borders (``place``).
"""

from __future__ import annotations

from collections.abc import Iterable

from docgen.typeset.model import Border

__all__ = ["half", "stronger", "widest"]

_LINES = {"double": 3, "triple": 5, "doubleWave": 3}


def stronger(one: Border | None, two: Border | None) -> Border | None:
    """The border that is drawn where two cells meet (17.4.66): the heavier, then the darker."""
    if one is None or two is None or one is two or one == two:
        return one or two
    return two if _weight(two) > _weight(one) else one


def widest(borders: Iterable[Border | None]) -> float:
    """The room that the widest of some borders takes."""
    return max((_extent(border) for border in borders if border is not None), default=0.0)


def half(border: Border | None) -> float:
    """How far a border reaches on either side of its edge."""
    return 0.0 if border is None else _extent(border) / 2.0


def _extent(border: Border) -> float:
    return border.width_pt * _LINES.get(border.style, 1)


def _weight(border: Border) -> tuple[float, int]:
    shade = sum(int(border.color[at : at + 2], 16) for at in (0, 2, 4))
    return _extent(border), -shade
