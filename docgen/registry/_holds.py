"""Whether numbers may be given, inside the caller's transaction.

What was restored from a copy does not know which numbers were given after it; they stand on papers
that people hold, so that no series goes on until somebody has said how far it had come.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select

from docgen.registry._service_tables import number_holds
from docgen.registry.errors import NumbersHeldError

__all__ = ["held_since", "hold", "hold_unheld", "lift", "refuse_held"]

_SINCE = select(func.min(number_holds.c.since))


def hold(connection: Connection, since: datetime) -> None:
    """Give no numbers: what happened after ``since`` is not known here."""
    lift(connection)
    connection.execute(insert(number_holds).values(since=since.isoformat()))


def hold_unheld(connection: Connection, since: datetime) -> None:
    """The same, where numbers are not held already since another time."""
    if held_since(connection) is None:
        hold(connection, since)


def held_since(connection: Connection) -> datetime | None:
    """The time after which numbers may have been given that are not known here; None for none."""
    since: str | None = connection.execute(_SINCE).scalar_one()
    return None if since is None else datetime.fromisoformat(since)


def lift(connection: Connection) -> None:
    """Give numbers again."""
    connection.execute(delete(number_holds))


def refuse_held(connection: Connection) -> None:
    """Refuse to give a number while none may be given.

    Raises:
        NumbersHeldError: the registry was restored, and nobody said how far its series had come.
    """
    since = held_since(connection)
    if since is not None:
        raise NumbersHeldError(since=since.isoformat(sep=" ", timespec="minutes"))
