"""The connection to the database: SQLite by default, PostgreSQL by a URL; one behaviour.

A transaction that would write takes the write lock as it begins (``BEGIN IMMEDIATE`` on SQLite, an
advisory lock on PostgreSQL), so that what it read stays true until it commits and it never fails
half-way because another wrote meanwhile. Not for queries.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import psycopg
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

from docgen.registry.errors import RegistryBusyError, RegistryFullError, RegistryUnusableError
from docgen.registry.location import postgresql_url

__all__ = ["Database", "open_database"]

_WITHOUT_IT = (
    "restore it from the backup; without one, move it away and run `docgen rebuild`, which "
    "restores what the archive holds"
)
_REASONS: Mapping[int, tuple[str, str]] = {
    sqlite3.SQLITE_READONLY: ("it is read-only", "let this user write the file and its folder"),
    sqlite3.SQLITE_CANTOPEN: ("it cannot be opened", "let this user read and write its folder"),
    sqlite3.SQLITE_PERM: ("permission is missing", "let this user read and write the file"),
    sqlite3.SQLITE_CORRUPT: ("it is damaged", _WITHOUT_IT),
    sqlite3.SQLITE_NOTADB: ("it is not a registry", _WITHOUT_IT),
    sqlite3.SQLITE_IOERR: ("the disk reports an error", "check the disk and run again"),
}
_PRIMARY = 0xFF
_LOOK_EVERY_S = 0.001
# The log goes into the file after 32 MiB rather than 4: whoever commits then waits for that.
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "wal_autocheckpoint=8000")
_UNTESTED_S = 10.0
# Any number does, as long as every process of one registry takes the same.
_WRITE_LOCK = 0x646F6367
# Each is one question to the server.
_BEGINS: Mapping[str, str] = {
    "reading": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    "writing": f"BEGIN; SELECT pg_advisory_xact_lock({_WRITE_LOCK})",
}


class Database:
    """One registry: ``reading`` and ``writing`` lend a transaction, ``glancing`` a statement."""

    def __init__(self, engine: Engine, *, where: str, busy_timeout_s: float) -> None:
        self.where = where
        self._busy_timeout_s = busy_timeout_s
        self._turn = threading.Lock()
        self._engine = engine
        self._glancer = engine.execution_options(docgen_begins="")
        self._reader = engine.execution_options(docgen_begins="reading")
        self._writer = engine.execution_options(docgen_begins="writing")

    @property
    def is_postgresql(self) -> bool:
        """Whether it is a PostgreSQL server rather than a file."""
        return self._engine.dialect.name == "postgresql"

    @contextmanager
    def glancing(self) -> Iterator[Connection]:
        """For statements that read, each of which sees a state by itself: no transaction."""
        with self._explained(), self._glancer.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state and writes nothing."""
        with self._explained(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that holds the write lock from its beginning; keep it short."""
        with self._in_turn(), self._explained(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """One thread of this process at a time: who waits here is woken, and polls nothing."""
        if not self._turn.acquire(timeout=self._busy_timeout_s):
            raise RegistryBusyError(where=self.where)
        try:
            yield
        finally:
            self._turn.release()

    @contextmanager
    def raw(self) -> Iterator[object]:
        """The driver's own connection, outside any transaction."""
        with self._explained():
            lent = self._engine.raw_connection()
            try:
                yield lent.driver_connection
            finally:
                lent.close()

    def close(self) -> None:
        """Give back every connection."""
        self._engine.dispose()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (DatabaseError, sqlite3.Error) as error:
            origin = error.orig if isinstance(error, DatabaseError) else error
            if isinstance(origin, sqlite3.Error):
                self._explain_sqlite(error, origin)
            elif isinstance(error, DatabaseError):
                self._explain_postgresql(error)
            raise

    def _explain_sqlite(self, error: Exception, origin: sqlite3.Error) -> None:
        code = getattr(origin, "sqlite_errorcode", 0) & _PRIMARY
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise RegistryBusyError(where=self.where) from error
        if code == sqlite3.SQLITE_FULL:
            raise RegistryFullError(where=self.where) from error
        if code in _REASONS:
            what, advice = _REASONS[code]
            raise RegistryUnusableError(where=self.where, what=what, next=advice) from error

    def _explain_postgresql(self, error: DatabaseError) -> None:
        if isinstance(error.orig, psycopg.errors.LockNotAvailable):
            raise RegistryBusyError(where=self.where) from error
        if isinstance(error.orig, psycopg.errors.DiskFull):
            raise RegistryFullError(where=self.where) from error
        if isinstance(error.orig, psycopg.OperationalError):
            raise RegistryUnusableError(
                where=self.where,
                what="the server does not answer or refuses",
                next="start the server, or correct the setting registry.url",
            ) from error


def open_database(location: Path | str, *, busy_timeout_s: float) -> Database:
    """The database in a file, or at a PostgreSQL URL. Nothing is connected yet.

    Raises:
        RegistryUrlError: the text is no URL of a PostgreSQL database.
    """
    if isinstance(location, Path):
        engine = create_engine(
            f"sqlite:///{location}", connect_args={"timeout": busy_timeout_s}, hide_parameters=True
        )
        _prepare_sqlite(engine, busy_timeout_s)
        return Database(engine, where=str(location), busy_timeout_s=busy_timeout_s)
    url = postgresql_url(location)
    engine = create_engine(url, isolation_level="AUTOCOMMIT", hide_parameters=True)
    _prepare_postgresql(engine, busy_timeout_s)
    shown = url.set(drivername="postgresql", username=None, password=None)
    return Database(engine, where=shown.render_as_string(), busy_timeout_s=busy_timeout_s)


def _prepare_sqlite(engine: Engine, busy_timeout_s: float) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(raw: sqlite3.Connection, _record: object) -> None:
        raw.isolation_level = None
        for pragma in _PRAGMAS:
            raw.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        begins = connection.get_execution_options().get("docgen_begins")
        if begins == "writing":
            _begin_writing(connection, busy_timeout_s)
        elif begins == "reading":
            connection.exec_driver_sql("BEGIN")


def _begin_writing(connection: Connection, busy_timeout_s: float) -> None:
    """Take the write lock, asking every millisecond while another process holds it.

    SQLite itself asks less and less often, up to each tenth of a second, while the lock is free.
    """
    raw = cast("sqlite3.Connection", connection.connection.driver_connection)
    raw.execute("PRAGMA busy_timeout=0")
    looks = int(busy_timeout_s / _LOOK_EVERY_S)
    try:
        while not _has_begun(raw, is_last=looks <= 0):
            looks -= 1
            time.sleep(_LOOK_EVERY_S)
    finally:
        raw.execute(f"PRAGMA busy_timeout={int(busy_timeout_s * 1000)}")


def _has_begun(raw: sqlite3.Connection, *, is_last: bool) -> bool:
    try:
        raw.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if is_last or error.sqlite_errorcode & _PRIMARY != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def _prepare_postgresql(engine: Engine, busy_timeout_s: float) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(raw: psycopg.Connection, _record: object) -> None:
        raw.execute(f"SET lock_timeout = {int(busy_timeout_s * 1000)}")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        begins = connection.get_execution_options().get("docgen_begins")
        if begins:
            connection.exec_driver_sql(_BEGINS[begins])

    @event.listens_for(engine, "checkin")
    def on_checkin(_raw: object, record: ConnectionPoolEntry) -> None:
        record.info["rests_since"] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def on_checkout(raw: psycopg.Connection, record: ConnectionPoolEntry, _lent: object) -> None:
        rested = time.monotonic() - record.info.get("rests_since", time.monotonic())
        if rested > _UNTESTED_S and not _answers(raw):
            raise DisconnectionError


def _answers(raw: psycopg.Connection) -> bool:
    try:
        raw.execute("SELECT 1")
    except psycopg.OperationalError:
        return False
    return True
