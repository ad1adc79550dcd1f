"""Brakes in the caller's transaction: how often somebody failed.

Not for deciding how long they wait.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from docgen.registry._service_tables import brakes
from docgen.registry.access._columns import moment, optional_moment, stamp
from docgen.registry.access.values import BrakeRow

__all__ = ["Brakes"]


class Brakes:
    """The brakes of a registry, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, subject: str) -> BrakeRow | None:
        """What is on record of somebody."""
        query = select(brakes).where(brakes.c.subject == subject)
        row = self._connection.execute(query).mappings().one_or_none()
        if row is None:
            return None
        return BrakeRow(
            subject=row["subject"],
            failures=row["failures"],
            last_at=moment(row["last_at"]),
            until=optional_moment(row["until"]),
        )

    def put(self, row: BrakeRow) -> None:
        """Replace what is on record of somebody."""
        self.release(row.subject)
        values = {
            "subject": row.subject,
            "failures": row.failures,
            "last_at": stamp(row.last_at),
            "until": row.until and stamp(row.until),
        }
        self._connection.execute(insert(brakes).values(values))

    def release(self, subject: str) -> None:
        """Forget what is on record of somebody."""
        self._connection.execute(delete(brakes).where(brakes.c.subject == subject))

    def sweep(self, before: datetime) -> None:
        """Forget everybody who has not failed since a time."""
        self._connection.execute(delete(brakes).where(brakes.c.last_at < stamp(before)))
