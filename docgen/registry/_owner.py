"""To which home a registry belongs, inside the caller's transaction.

Two homes on one registry would each seal into an archive of its own what is one series of dossiers.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from docgen.registry._service_tables import home

__all__ = ["owner", "release", "take"]


def owner(connection: Connection) -> str | None:
    """The id of the home, or None while no home has opened the registry."""
    found: str | None = connection.execute(select(home.c.id)).scalar_one_or_none()
    return found


def take(connection: Connection, ident: str) -> None:
    """Let the registry, which has no home, belong to this one."""
    connection.execute(insert(home).values(id=ident))


def release(connection: Connection) -> None:
    """Let the registry belong to no home: it was copied for another."""
    connection.execute(delete(home))
