"""Times the stages of a run; a stage inside another is taken out of the outer one's time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["Stopwatch"]


class Stopwatch:
    """Collects milliseconds per stage. One thread only."""

    def __init__(self) -> None:
        self.milliseconds: dict[str, float] = {}
        self._inner: list[float] = []

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Measure what happens inside as ``stage``."""
        self._inner.append(0.0)
        started = time.perf_counter()
        try:
            yield
        finally:
            spent = (time.perf_counter() - started) * 1000
            own = spent - self._inner.pop()
            self.milliseconds[stage] = self.milliseconds.get(stage, 0.0) + own
            if self._inner:
                self._inner[-1] += spent

    def take(self) -> dict[str, float]:
        """What was measured since the last call."""
        taken, self.milliseconds = self.milliseconds, {}
        return taken
