"""Events in the caller's transaction: what happened, for those who asked to be told."""

from __future__ import annotations

import json

from sqlalchemy import Connection, insert, select

from docgen.registry._service_tables import events
from docgen.registry.queue.values import Event

__all__ = ["Events"]


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
            "happened_at": event.happened_at.isoformat(),
            "spread": 0,
        }
        self._connection.execute(insert(events).values(row))
        return True
