"""Times of a measurement: a median and a 95th percentile, and the processor time it took.

Processor time is that of this process alone, and tells what remains true on a machine that others
use at the same time. Not for what is measured.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["Lap", "Timing", "timed", "timing"]

_TAIL = 0.95


class Lap(NamedTuple):
    """Milliseconds of one run of one thing: by the clock, and of this process's processor time."""

    clock: float
    processor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Milliseconds over all runs of one thing; ``processor`` is a median, too."""

    median: float
    p95: float
    processor: float
    runs: int


@contextmanager
def timed(into: list[Lap]) -> Iterator[None]:
    """Add what happens inside."""
    started, worked = time.perf_counter(), time.process_time()
    yield
    clock, processor = time.perf_counter() - started, time.process_time() - worked
    into.append(Lap(clock * 1000.0, processor * 1000.0))


def timing(laps: Sequence[Lap]) -> Timing:
    """Of laps, at least one."""
    ordered = sorted(lap.clock for lap in laps)
    last = min(int(len(ordered) * _TAIL), len(ordered) - 1)
    return Timing(
        median=statistics.median(ordered),
        p95=ordered[last],
        processor=statistics.median(lap.processor for lap in laps),
        runs=len(ordered),
    )
