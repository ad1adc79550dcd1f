"""Times of a measurement as a median and a 95th percentile. Not for what is measured."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

__all__ = ["Timing", "timed", "timing"]

_TAIL = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Milliseconds over all runs of one thing."""

    median: float
    p95: float
    runs: int


@contextmanager
def timed(into: list[float]) -> Iterator[None]:
    """Add the milliseconds of what happens inside."""
    started = time.perf_counter()
    yield
    into.append((time.perf_counter() - started) * 1000.0)


def timing(milliseconds: Sequence[float]) -> Timing:
    """Of times, at least one."""
    ordered = sorted(milliseconds)
    last = min(int(len(ordered) * _TAIL), len(ordered) - 1)
    return Timing(median=statistics.median(ordered), p95=ordered[last], runs=len(ordered))
