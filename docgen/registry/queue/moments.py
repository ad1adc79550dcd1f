"""Moments as text that sorts in the order of time: UTC, to the microsecond.

Not for what people read.
"""

from __future__ import annotations

from datetime import UTC, datetime

__all__ = ["moment", "stamp"]


def stamp(at: datetime) -> str:
    """An aware moment as the queue's tables keep it."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def moment(text: str | None) -> datetime | None:
    """A kept moment, or None where none is kept."""
    return None if text is None else datetime.fromisoformat(text)
