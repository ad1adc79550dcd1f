"""The connection to SQLite: WAL, full sync, and writing transactions that begin IMMEDIATE.

A transaction that would write begins by taking the write lock, so it never fails half-way because
another process wrote meanwhile. Not for queries.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError

from docgen.registry.errors import RegistryBusyError, RegistryUnusableError

__all__ = ["Database"]

_REASONS = {
    sqlite3.SQLITE_FULL: ("the disk is full", "free some space and run the command again"),
    sqlite3.SQLITE_READONLY: ("it is read-only", "let this user write the file and its folder"),
    sqlite3.SQLITE_CANTOPEN: ("it cannot be opened", "let this user read and write its folder"),
    sqlite3.SQLITE_PERM: ("permission is missing", "let this user read and write the file"),
    sqlite3.SQLITE_CORRUPT: ("it is damaged", "restore it from the backup"),
    sqlite3.SQLITE_NOTADB: ("it is not a registry", "restore it from the backup"),
    sqlite3.SQLITE_IOERR: ("the disk reports an error", "check the disk and run again"),
}
_PRIMARY = 0xFF


class Database:
    """One registry file. ``reading`` and ``writing`` give a connection inside a transaction."""

    def __init__(self, path: Path, *, busy_timeout_s: float) -> None:
        self.path = path
        self._engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": busy_timeout_s})
        _prepare(self._engine)
        self._writer = self._engine.execution_options(docgen_begin="BEGIN IMMEDIATE")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state and writes nothing."""
        with self._explained(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that holds the write lock from its beginning; keep it short."""
        with self._explained(), self._writer.begin() as connection:
            yield connection

    def close(self) -> None:
        """Give back every connection."""
        self._engine.dispose()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            code = getattr(error.orig, "sqlite_errorcode", 0) & _PRIMARY
            if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise RegistryBusyError(where=self.path) from error
            if code not in _REASONS:
                raise
            what, advice = _REASONS[code]
            raise RegistryUnusableError(where=self.path, what=what, next=advice) from error


def _prepare(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(raw: sqlite3.Connection, _record: object) -> None:
        raw.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            raw.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        begin = connection.get_execution_options().get("docgen_begin", "BEGIN")
        connection.exec_driver_sql(begin)
