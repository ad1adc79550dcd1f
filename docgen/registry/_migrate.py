"""Brings a registry file to the schema this program knows, one numbered migration at a time.

A migration never changes once released: its digest is kept in the file and compared. All missing
ones run in a single transaction. Not for changing data by hand.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import files

from sqlalchemy import Connection

from docgen.registry._engine import Database
from docgen.registry.errors import RegistryVersionError

__all__ = ["Migration", "known_migrations", "migrate"]

_LEDGER = (
    "CREATE TABLE IF NOT EXISTS migrations "
    "(number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step of the schema: its number, name, statements and digest."""

    number: int
    name: str
    sha256: str
    statements: tuple[str, ...]


def known_migrations() -> tuple[Migration, ...]:
    """The migrations shipped with this program, in order."""
    folder = files("docgen.registry") / "migrations"
    found = [entry for entry in folder.iterdir() if entry.name.endswith(".sql")]
    return tuple(
        _read(entry.name, entry.read_bytes()) for entry in sorted(found, key=lambda e: e.name)
    )


def _read(name: str, content: bytes) -> Migration:
    stem = name.removesuffix(".sql")
    number, _, label = stem.partition("_")
    parts = (part.strip() for part in content.decode("utf-8").split(";\n"))
    return Migration(
        number=int(number),
        name=label,
        sha256=hashlib.sha256(content).hexdigest(),
        statements=tuple(part for part in parts if part),
    )


def migrate(database: Database) -> int:
    """Apply what is missing; the number of the last migration. Safe with many processes."""
    known = known_migrations()
    with database.reading() as connection:
        if _applied(connection) == {step.number: step.sha256 for step in known}:
            return known[-1].number
    with database.writing() as connection:
        connection.exec_driver_sql(_LEDGER)
        applied = _applied(connection)
        _refuse_strangers(applied, known, database)
        for step in known:
            if step.number not in applied:
                _apply(connection, step)
    return known[-1].number


def _applied(connection: Connection) -> dict[int, str]:
    exists = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migrations'"
    if connection.exec_driver_sql(exists).first() is None:
        return {}
    rows = connection.exec_driver_sql("SELECT number, sha256 FROM migrations")
    return {int(row[0]): str(row[1]) for row in rows}


def _refuse_strangers(
    applied: dict[int, str], known: tuple[Migration, ...], database: Database
) -> None:
    ours = {step.number: step.sha256 for step in known}
    strangers = [number for number, digest in applied.items() if ours.get(number) != digest]
    if strangers:
        raise RegistryVersionError(
            where=database.path, found=max(strangers), known=known[-1].number
        )


def _apply(connection: Connection, step: Migration) -> None:
    for statement in step.statements:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(
        "INSERT INTO migrations (number, name, sha256) VALUES (?, ?, ?)",
        (step.number, step.name, step.sha256),
    )
