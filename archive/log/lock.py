"""The lock that makes one writer at a time, and says who that is.

The lock is the kernel's (flock) and ends with its process, so what a killed writer leaves behind
is only its name in the file. Not for readers: they need none.
"""

from __future__ import annotations

import fcntl
import json
import os
import socket
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from archive.canonical import canonical_json
from archive.durable import explained
from archive.errors import ArchiveLockedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

__all__ = ["holding", "try_holding"]

_PAUSE_S = 0.05


@contextmanager
def holding(path: Path, *, since: datetime | None, wait_s: float) -> Iterator[None]:
    """Hold the lock, waiting at most ``wait_s`` seconds for it."""
    with explained(path):
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
    try:
        if not _acquire(handle, wait_s):
            raise ArchiveLockedError(holder=_holder(handle), where=str(path.parent))
        _sign(handle, since)
        yield
        os.ftruncate(handle, 0)
    finally:
        os.close(handle)


@contextmanager
def try_holding(path: Path) -> Iterator[bool]:
    """Hold the lock if it is free this moment; tell whether it was."""
    with explained(path):
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
    try:
        held = _acquire(handle, 0)
        if held:
            _sign(handle, None)
        yield held
        if held:
            os.ftruncate(handle, 0)
    finally:
        os.close(handle)


def _acquire(handle: int, wait_s: float) -> bool:
    for _ in range(1 + int(wait_s / _PAUSE_S)):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(_PAUSE_S if wait_s else 0)
        else:
            return True
    return False


def _sign(handle: int, since: datetime | None) -> None:
    os.ftruncate(handle, 0)
    name = {
        "host": socket.gethostname(),
        "pid": os.getpid(),
        "since": "" if since is None else since.isoformat(timespec="seconds"),
    }
    os.pwrite(handle, canonical_json(name), 0)


def _holder(handle: int) -> str:
    try:
        name = json.loads(os.pread(handle, 4096, 0))
        told = f" since {name['since']}" if name["since"] else ""
        return f"process {name['pid']} on {name['host']}{told}"
    except (ValueError, KeyError, TypeError):
        return "a process that has not said its name"
