"""When each worker last gave a sign of life, in the caller's transaction. Not for what it does."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from docgen.registry._service_tables import workers
from docgen.registry.queue.moments import stamp

__all__ = ["Workers"]

_FORGOTTEN_AFTER = timedelta(days=1)


class Workers:
    """The workers of a registry, each by the name of one run of one process."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def seen(self, name: str, now: datetime) -> None:
        """Note that a worker lives; those that have long been silent are forgotten."""
        known = update(workers).where(workers.c.name == name).values(seen_at=stamp(now))
        if self._connection.execute(known).rowcount:
            return
        old = workers.c.seen_at < stamp(now - _FORGOTTEN_AFTER)
        self._connection.execute(delete(workers).where(old))
        self._connection.execute(insert(workers).values(name=name, seen_at=stamp(now)))

    def gone(self, name: str) -> None:
        """A worker ends."""
        self._connection.execute(delete(workers).where(workers.c.name == name))

    def last_seen(self) -> tuple[datetime, ...]:
        """When each was last seen, the latest first."""
        query = select(workers.c.seen_at).order_by(workers.c.seen_at.desc())
        return tuple(datetime.fromisoformat(at) for at in self._connection.execute(query).scalars())
