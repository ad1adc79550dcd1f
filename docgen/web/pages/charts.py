"""Charts as the numbers that an SVG needs; the templates draw them. Not for what is counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

__all__ = ["Bar", "bars"]

_FULL = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: what it stands for, how many, per cent of the longest, and where it leads."""

    name: str
    count: int
    length: float
    path: str


def bars(
    counts: Mapping[str, int],
    *,
    path: Callable[[str], str],
    names: Mapping[str, str] | None = None,
    most: int = 12,
) -> list[Bar]:
    """A bar for each value, in the order of ``counts``, at most ``most``."""
    longest = max(counts.values(), default=0)
    return [
        Bar(
            name=(names or {}).get(value, value),
            count=count,
            length=round(_FULL * count / longest, 2) if longest else 0.0,
            path=path(value),
        )
        for value, count in list(counts.items())[:most]
    ]
