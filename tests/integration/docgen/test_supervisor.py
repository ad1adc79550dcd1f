"""Processes that end are replaced, and a stop ends them all, by force where it must."""

from __future__ import annotations

import multiprocessing
import os
import signal
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any, cast

import pytest

from docgen.cli.serving.stop import Stop
from docgen.cli.serving.supervisor import Post, clear_remains, supervise

CONTEXT = multiprocessing.get_context("spawn")


def note_and_wait(place: str, folder: str) -> None:
    Path(place, str(os.getpid())).write_text(folder, "utf-8")
    time.sleep(60)


def refuse_to_end(place: str, folder: str) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    note_and_wait(place, folder)


def posts(target: Callable[[str, str], None], place: Path, count: int) -> list[Post]:
    def make(folder: str) -> SpawnProcess:
        return CONTEXT.Process(target=target, args=(str(place), folder))

    return [Post(make=make) for _ in range(count)]


def pids(place: Path) -> set[int]:
    return {int(path.name) for path in place.iterdir()}


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


@dataclass
class Watcher:
    """Kills each process that appears until there were so many, then stops."""

    place: Path
    stop: Stop
    most: int
    killed: set[int] = field(default_factory=set)

    def __call__(self) -> None:
        seen = pids(self.place)
        if len(seen) >= self.most:
            self.stop.set()
            return
        for pid in seen - self.killed:
            os.kill(pid, signal.SIGKILL)
            self.killed.add(pid)


def test_a_killed_process_is_replaced_and_what_it_left_is_put_away(tmp_path: Path) -> None:
    stop = Stop()
    watcher = Watcher(tmp_path, stop, most=3)
    supervise(posts(note_and_wait, tmp_path, 1), stop=stop, grace_s=10, on_turn=watcher)
    stop.close()
    assert len(watcher.killed) == 2
    assert all(is_gone(pid) for pid in pids(tmp_path))
    assert not any(Path(path.read_text("utf-8")).exists() for path in tmp_path.iterdir())


def test_a_process_that_does_not_end_when_told_is_killed_after_the_grace(tmp_path: Path) -> None:
    stop = Stop()
    supervise(
        posts(refuse_to_end, tmp_path, 2),
        stop=stop,
        grace_s=0.1,
        on_turn=lambda: stop.set() if len(pids(tmp_path)) == 2 else None,
    )
    stop.close()
    assert all(is_gone(pid) for pid in pids(tmp_path))


def test_what_a_service_left_that_was_cut_off_is_put_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ended = CONTEXT.Process(target=os.getpid)
    ended.start()
    ended.join()
    left = tmp_path / f"docgen-process-{ended.pid}-abc"
    others = [tmp_path / f"docgen-process-{os.getpid()}-abc", tmp_path / "docgen-process-x-abc"]
    for folder in (left, *others):
        folder.mkdir()
        (folder / "evidence.jpg").write_bytes(b"x")
    clear_remains()
    assert sorted(tmp_path.iterdir()) == sorted(others)


@dataclass
class Fake:
    """A process that is told to have ended."""

    exitcode: int | None = None
    is_ended: bool = False

    def start(self) -> None:
        pass

    def is_alive(self) -> bool:
        return not self.is_ended

    def join(self) -> None:
        pass

    def close(self) -> None:
        pass


@pytest.mark.parametrize(
    ("exitcode", "lasts_s", "rests"),
    [(1, 0.0, [0.2, 0.4, 0.8, 1.6]), (0, 0.0, [0, 0, 0, 0]), (1, 60.0, [0, 0, 0, 0])],
)
def test_what_ends_at_once_with_an_error_is_replaced_later_each_time(
    exitcode: int, lasts_s: float, rests: list[float]
) -> None:
    made: list[Fake] = []

    def make(_folder: str) -> Any:
        made.append(Fake(exitcode=exitcode))
        return made[-1]

    post, now = Post(make=cast("Callable[[str], SpawnProcess]", make)), 100.0
    found = []
    post.tend(now)
    for _ in rests:
        now += lasts_s
        made[-1].is_ended = True
        post.tend(now)
        found.append(round(post.due_s - now, 3))
        now = post.due_s
        post.tend(now)
    assert found == rests
    post.clear()
