"""Keeps processes running: replaces the one that ends, later each time where they end at once.

Not for what a process does.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from multiprocessing.process import BaseProcess
from pathlib import Path
from stat import S_ISDIR
from tempfile import gettempdir, mkdtemp

from docgen.cli.serving.stop import Stop

__all__ = ["Post", "clear_remains", "supervise"]

# A process that lasted this long ended for a reason of its own, and is replaced at once.
LASTED_S = 20.0
TURN_S = 0.25
_PREFIX = "docgen-process-"
FIRST_WAIT_S, LONGEST_WAIT_S = 0.2, 30.0


@dataclass(slots=True, kw_only=True)
class Post:
    """A place that one process fills; ``make`` gives one, not started, for a temporary folder."""

    make: Callable[[str], SpawnProcess]
    process: BaseProcess | None = None
    folder: str = ""
    started_s: float = 0.0
    due_s: float = 0.0
    failures: int = field(default=0)

    def start(self, now_s: float) -> None:
        """Fill the place."""
        self.folder = mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-")
        self.process = self.make(self.folder)
        self.process.start()
        self.started_s = now_s

    def tend(self, now_s: float) -> None:
        """Notice that the process ended, and fill the place again when it is time."""
        if self.process is not None and not self.process.is_alive():
            self._ended(self.process, now_s)
        if self.process is None and now_s >= self.due_s:
            self.start(now_s)

    def _ended(self, process: BaseProcess, now_s: float) -> None:
        lasted = now_s - self.started_s >= LASTED_S
        self.failures = 0 if lasted or process.exitcode == 0 else self.failures + 1
        rest = FIRST_WAIT_S * 2.0 ** (self.failures - 1) if self.failures else 0.0
        self.due_s = now_s + min(rest, LONGEST_WAIT_S)
        self.clear()

    def clear(self) -> None:
        """Put away what an ended process left."""
        if self.process is not None:
            self.process.join()
            self.process.close()
            self.process = None
        shutil.rmtree(Path(self.folder), ignore_errors=True)


def clear_remains() -> None:
    """Put away the temporary folders of services that were cut off together with all processes.

    They may hold evidence of the case that was at hand.
    """
    for folder in Path(gettempdir()).glob(f"{_PREFIX}*-*"):
        pid = folder.name.removeprefix(_PREFIX).partition("-")[0]
        with suppress(FileNotFoundError):
            if pid.isdecimal() and not _is_alive(int(pid)) and _is_ours(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    found = folder.lstat()
    return S_ISDIR(found.st_mode) and found.st_uid == os.geteuid()


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def supervise(
    posts: Iterable[Post],
    *,
    stop: Stop,
    grace_s: float,
    clock: Callable[[], float] = time.monotonic,
    on_turn: Callable[[], None] = lambda: None,
) -> None:
    """Keep every post filled until ``stop``, then kill what has not ended after ``grace_s``.

    ``on_turn`` is called each time something happened.
    """
    places = list(posts)
    clear_remains()
    try:
        while not stop.is_set():
            for post in places:
                post.tend(clock())
            on_turn()
            _rest(places, stop, clock())
    finally:
        _end(places, grace_s, clock)


def _rest(posts: list[Post], stop: Stop, now_s: float) -> None:
    """Wait for a process to end, a post to fall due, or the stop."""
    sentinels = [post.process.sentinel for post in posts if post.process is not None]
    due = [post.due_s - now_s for post in posts if post.process is None]
    wait([stop.reader, *sentinels], timeout=max(0.0, min([TURN_S, *due])))


def _end(posts: list[Post], grace_s: float, clock: Callable[[], float]) -> None:
    running = [post for post in posts if post.process is not None]
    for post in running:
        assert post.process is not None
        post.process.terminate()
    until = clock() + grace_s
    for post in running:
        assert post.process is not None
        post.process.join(max(0.0, until - clock()))
        if post.process.is_alive():
            post.process.kill()
        post.clear()
