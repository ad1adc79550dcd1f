"""Events in the caller's transaction: what happened, for those who asked to be told."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, RowMapping, insert, select

from docgen.registry._service_tables import events
from docgen.registry.queue.moments import stamp
from docgen.registry.queue.values import Event

__all__ = ["Events", "event_of"]

_ADD = insert(events)


class Events:
    """The events of a registry, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, event: Event) -> bool:
        """Note that something happened; False where it is told only once and was."""
        if event.once is not None:
            query = select(events.c.id).where(events.c.once == event.once)
            if self._connection.execute(query).first() is not None:
                return False
        row = {
            "id": event.id,
            "agency": event.agency,
            "type": event.type,
            "once": event.once,
            "payload": json.dumps(dict(event.payload), ensure_ascii=False, sort_keys=True),
            "happened_at": stamp(event.happened_at),
            "spread": 0,
        }
        self._connection.execute(_ADD, row)
        return True

    def known(self, once: Collection[str]) -> frozenset[str]:
        """Which of the events that are told only once were told."""
        query = select(events.c.once).where(events.c.once.in_(sorted(once)))
        return frozenset(text for text in self._connection.execute(query).scalars() if text)

    def recent(self, agency: str, *, limit: int = 100) -> tuple[Event, ...]:
        """The newest events of an agency, newest first."""
        query = (
            select(events)
            .where(events.c.agency == agency)
            .order_by(events.c.happened_at.desc(), events.c.id.desc())
            .limit(limit)
        )
        return tuple(event_of(row) for row in self._connection.execute(query).mappings())


def event_of(row: RowMapping) -> Event:
    """A row of the table as a value."""
    return Event(
        id=row["id"],
        agency=row["agency"],
        type=row["type"],
        payload=json.loads(row["payload"]),
        happened_at=datetime.fromisoformat(row["happened_at"]),
        once=row["once"],
    )
