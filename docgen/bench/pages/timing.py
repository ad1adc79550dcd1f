"""Times of a measurement: a median and a 95th percentile, and the processor time it took.

Processor time is that of this process alone, and tells what remains true on a machine that others
use at the same time. Not for what is measured.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["Lap", "Spread", "Timing", "spread", "timed", "timing"]

_TAIL = 0.95


class Lap(NamedTuple):
    """Milliseconds of one run of one thing: by the clock, and of this process's processor time."""

    clock: float
    processor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Milliseconds by the clock over all runs of one thing."""

    median: float
    p95: float
    runs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing(Spread):
    """Of runs in this process; ``processor`` is a median, too."""

    processor: float


@contextmanager
def timed(into: list[Lap]) -> Iterator[None]:
    """Add what happens inside."""
    started, worked = time.perf_counter(), time.process_time()
    yield
    clock, processor = time.perf_counter() - started, time.process_time() - worked
    into.append(Lap(clock * 1000.0, processor * 1000.0))


def spread(times: Iterable[float]) -> Spread:
    """Of milliseconds by the clock, at least one of them."""
    ordered = sorted(times)
    last = min(int(len(ordered) * _TAIL), len(ordered) - 1)
    return Spread(median=statistics.median(ordered), p95=ordered[last], runs=len(ordered))


def timing(laps: Sequence[Lap]) -> Timing:
    """Of laps, at least one."""
    clock = spread(lap.clock for lap in laps)
    return Timing(
        median=clock.median,
        p95=clock.p95,
        runs=clock.runs,
        processor=statistics.median(lap.processor for lap in laps),
    )
