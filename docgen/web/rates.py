"""How many requests of one actor are answered in a time. Not for how many at once."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import datetime

from docgen.web.errors import RateError

__all__ = ["Rates"]

_MOST_ACTORS = 10_000


class Rates:
    """A bucket of requests for each actor, filled at ``per_minute`` and holding a tenth of that."""

    def __init__(self, *, per_minute: int) -> None:
        self._per_second = per_minute / 60
        self._most = max(per_minute / 10, 1.0)
        self._buckets: dict[str, tuple[float, datetime]] = {}
        self._lock = threading.Lock()

    def take(self, actor: str, now: datetime) -> None:
        """Count one request.

        Raises:
            RateError: the bucket is empty.
        """
        with self._lock:
            left, since = self._buckets.get(actor, (self._most, now))
            elapsed = max((now - since).total_seconds(), 0.0)
            left = min(left + elapsed * self._per_second, self._most)
            if left < 1:
                wait = (1 - left) / self._per_second
                raise RateError(headers=_after(wait))
            if len(self._buckets) >= _MOST_ACTORS and actor not in self._buckets:
                self._buckets.clear()
            self._buckets[actor] = (left - 1, now)


def _after(seconds: float) -> Mapping[str, str]:
    return {"Retry-After": str(int(seconds) + 1)}
