"""How times and duties stand in columns: in UTC, so that their texts order as they do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

__all__ = ["duties_of", "joined", "moment", "optional_moment", "stamp"]


def stamp(at: datetime) -> str:
    """A time as text."""
    return at.astimezone(UTC).isoformat()


def moment(text: str) -> datetime:
    """The time that a text says."""
    return datetime.fromisoformat(text)


def optional_moment(text: str | None) -> datetime | None:
    """The time that a text says, where there is one."""
    return None if text is None else moment(text)


def joined(duties: Iterable[str]) -> str:
    """Duties as text."""
    return " ".join(sorted(duties))


def duties_of(text: str) -> frozenset[str]:
    """The duties that a text lists."""
    return frozenset(text.split())
