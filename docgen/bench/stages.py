"""Times the stages of a run, so that they add up to the whole.

A stage inside another is taken out of the outer one's time, but for composing: filling and
typesetting the sheets of a dossier is part of composing it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["Stopwatch"]

_UNDIVIDED = frozenset({"compose"})


class Stopwatch:
    """Collects milliseconds per stage. One thread only."""

    def __init__(self) -> None:
        self._milliseconds: dict[str, float] = {}
        self._open: list[str] = []
        self._inner: list[float] = []

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Measure what happens inside as ``stage``."""
        if not _UNDIVIDED.isdisjoint(self._open):
            yield
            return
        self._open.append(stage)
        self._inner.append(0.0)
        started = time.perf_counter()
        try:
            yield
        finally:
            spent = (time.perf_counter() - started) * 1000
            self._open.pop()
            own = spent - self._inner.pop()
            self._milliseconds[stage] = self._milliseconds.get(stage, 0.0) + own
            if self._inner:
                self._inner[-1] += spent

    def take(self) -> dict[str, float]:
        """What was measured since the last call."""
        taken, self._milliseconds = self._milliseconds, {}
        return taken
