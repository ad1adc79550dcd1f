"""A PostgreSQL server of the tests' own, on a socket in a temporary folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

__all__ = ["Server", "programs", "serving"]

QUICK = "-c fsync=off -c listen_addresses= -c max_connections=60 -c unix_socket_directories="


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    folder: Path

    def database(self) -> str:
        """The URL of a new, empty database."""
        name = f"t{uuid.uuid4().hex}"
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self._url(name)

    def _url(self, name: str) -> str:
        return f"postgresql://postgres@/{name}?host={self.folder}"

    def stop(self, how: str = "immediate") -> None:
        """End the server: ``fast`` in order, ``immediate`` as a crash would."""
        _run(programs() / "pg_ctl", "-D", self.folder / "data", "-m", how, "-w", "stop")

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        log, options = self.folder / "log", f"{QUICK}{self.folder}"
        _run(
            programs() / "pg_ctl",
            "-D",
            self.folder / "data",
            "-l",
            log,
            "-o",
            options,
            "-w",
            "start",
        )


def programs() -> Path:
    """The folder of the newest server programs; one that is not there where there are none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    return found[-1].parent if found else Path("/usr/lib/postgresql/none")


def _run(*words: object) -> None:
    """The server refuses to run as root, so root hands the work to its own user."""
    as_server = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    prefix = as_server if os.geteuid() == 0 else []
    subprocess.run(
        [*prefix, *map(str, words)], check=True, stdout=subprocess.DEVNULL, cwd="/", timeout=60
    )


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """A server whose data lie in ``folder``, until the end of the block."""
    folder.mkdir()
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    _run(programs() / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-N")
    server = Server(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()
