"""The whole registry as one SQLite file of one moment, and such a file put into an empty registry.

Works while others write: SQLite's online backup, or on PostgreSQL one transaction that sees a
single state. Not for choosing what is copied: it is everything.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Integer, LargeBinary, Table, delete, func, insert, select, text

from docgen.registry._engine import Database, open_database
from docgen.registry._migrate import migrate
from docgen.registry._service_tables import METADATA, agencies, audit, sessions, sign_ins
from docgen.registry._tables import cases
from docgen.registry.errors import RegistryFullError, RegistryNotEmptyError

__all__ = ["copy_to_file", "end_sessions", "fill_from_file"]

_AT_ONCE, _AT_ONCE_OF_FILES = 200, 8
_WAIT_S = 30


def copy_to_file(database: Database, path: Path) -> None:
    """Write the registry as it is now into a file that is not there yet.

    Raises:
        RegistryFullError: the disk of the file is full.
    """
    try:
        _copy(database, path)
    except RegistryFullError as error:
        raise RegistryFullError(where=str(path)) from error


def _copy(database: Database, path: Path) -> None:
    if not database.is_postgresql:
        _copy_sqlite(database, path)
        return
    target = open_database(path, busy_timeout_s=_WAIT_S)
    with closing(target):
        migrate(target)
        with database.reading() as there, target.writing() as here:
            _copy_tables(there, here)


def _copy_sqlite(database: Database, path: Path) -> None:
    with database.raw() as raw, closing(sqlite3.connect(path)) as target:
        cast("sqlite3.Connection", raw).backup(target)
        target.execute("PRAGMA journal_mode=DELETE")


def fill_from_file(database: Database, path: Path) -> None:
    """Put everything of a file into a registry that is migrated and holds nothing.

    Raises:
        RegistryNotEmptyError: it holds something.
    """
    source = open_database(path, busy_timeout_s=_WAIT_S)
    with closing(source), source.reading() as here, database.writing() as there:
        for table in (cases, agencies, audit):
            if there.execute(select(func.count()).select_from(table)).scalar_one():
                raise RegistryNotEmptyError(where=database.where)
        _copy_tables(here, there)
        if database.is_postgresql:
            _advance_identities(there)


def end_sessions(database: Database) -> None:
    """End every session: who was logged in when the copy was made logs in again."""
    with database.writing() as connection:
        connection.execute(delete(sessions))
        connection.execute(delete(sign_ins))


def _copy_tables(source: Connection, target: Connection) -> None:
    for table in METADATA.sorted_tables:
        for rows in _batches(source, table):
            target.execute(insert(table), rows)


def _batches(source: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    holds_files = any(isinstance(each.type, LargeBinary) for each in table.columns)
    many = _AT_ONCE_OF_FILES if holds_files else _AT_ONCE
    streamed = source.execution_options(yield_per=many).execute(select(table))
    for batch in streamed.mappings().partitions():
        yield [dict(row) for row in batch]


def _advance_identities(connection: Connection) -> None:
    """Let PostgreSQL go on counting after the rows that came with their ids."""
    for table in METADATA.sorted_tables:
        ident = table.columns.get("id")
        if ident is not None and isinstance(ident.type, Integer):
            last = select(func.coalesce(func.max(ident), 0) + 1).scalar_subquery()
            sequence = func.pg_get_serial_sequence(table.name, "id")
            connection.execute(select(func.setval(sequence, last, text("false"))))
