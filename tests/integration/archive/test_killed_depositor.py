"""A depositing process killed at any moment leaves whole dossiers, and the next one goes on."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from archive_cases import BOTH, NOW, dossier, keep, open_archive

from archive.errors import ArchiveLockedError
from archive.log import holding

PROGRAM = Path(__file__).with_name("deposit_forever.py")
REPOSITORY = PROGRAM.parents[3]


def start(home: Path, first: int) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    return subprocess.Popen(
        [sys.executable, str(PROGRAM), str(home), str(first)],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )


def killed_after(
    process: subprocess.Popen[str], deposits: int, delay_s: float
) -> list[tuple[str, int]]:
    """Kill it some time after so many deposits; give what it had acknowledged."""
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    lines = [process.stdout.readline() for _ in range(deposits)]
    time.sleep(delay_s)
    process.kill()
    lines += process.stdout.readlines()
    process.wait()
    process.stdout.close()
    whole = [line.split() for line in lines if line.endswith("\n")]
    return [(number, int(edition)) for number, edition in whole]


@pytest.mark.slow
def test_50_kills_lose_nothing_acknowledged_and_leave_nothing_half(tmp_path: Path) -> None:
    chance = random.Random(50)
    acknowledged: dict[str, int] = {}
    for kill in range(50):
        process = start(tmp_path, kill * 1000)
        acknowledged |= dict(killed_after(process, chance.randrange(5), chance.uniform(0, 0.05)))
        with open_archive(tmp_path) as archive:
            for number, editions in acknowledged.items():
                assert archive.get(number).editions >= editions
            for number in archive.numbers()[-3:]:
                for edition in range(1, archive.get(number).editions + 1):
                    assert archive.fetch(number, "main", edition).endswith(b"sealed")
                    assert archive.search(f'"{number}"', volumes=BOTH).total == 1
            assert archive.verify_all(trust=())[0].findings == ()
    assert len(acknowledged) > 20


def test_a_second_writer_is_told_who_holds_the_archive(tmp_path: Path) -> None:
    with open_archive(tmp_path, lock_wait_s=0) as archive:
        lock = tmp_path / "log/writer.lock"
        with (
            holding(lock, since=NOW, wait_s=0),
            pytest.raises(
                ArchiveLockedError, match=rf"process {os.getpid()} on .* since 2026-03-05"
            ),
        ):
            keep(archive, dossier("DA-2026-0001"))
        assert keep(archive, dossier("DA-2026-0001")).created


def test_the_lock_of_a_dead_process_is_taken_over(tmp_path: Path) -> None:
    with open_archive(tmp_path, lock_wait_s=0) as archive:
        left = {"host": "elsewhere", "pid": 1, "since": "2020-01-01T00:00:00+08:00"}
        (tmp_path / "log/writer.lock").write_text(json.dumps(left))
        assert keep(archive, dossier("DA-2026-0001")).created


def test_readers_and_searchers_need_no_lock(tmp_path: Path) -> None:
    with open_archive(tmp_path, lock_wait_s=0) as archive:
        keep(archive, dossier("DA-2026-0001"))
        archive.drain_index()
        keep(archive, dossier("DA-2026-0002"))
        with (
            holding(tmp_path / "log/writer.lock", since=NOW, wait_s=0),
            holding(tmp_path / "index/index.lock", since=NOW, wait_s=0),
            open_archive(tmp_path, lock_wait_s=0) as reader,
        ):
            assert reader.get("DA-2026-0001").editions == 1
            assert reader.search("正文", volumes=BOTH).total == 2
            assert reader.drain_index() == 0


def test_opening_an_archive_never_waits_for_a_writer_at_work(tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive:
        keep(archive, dossier("DA-2026-0001"))
    (tmp_path / "log/staging/0123456789abcdef").mkdir()
    with (
        holding(tmp_path / "log/writer.lock", since=NOW, wait_s=0),
        open_archive(tmp_path, lock_wait_s=0) as reader,
    ):
        assert reader.numbers() == ("DA-2026-0001",)
    assert (tmp_path / "log/staging/0123456789abcdef").exists()
    with open_archive(tmp_path):
        assert not (tmp_path / "log/staging/0123456789abcdef").exists()


def test_threads_may_deposit_and_search_one_archive_at_once(tmp_path: Path) -> None:
    numbers = [f"DA-2026-{at:04d}" for at in range(24)]
    with open_archive(tmp_path) as archive, ThreadPoolExecutor(4) as pool:

        def work(number: str) -> int:
            keep(archive, dossier(number, [[f"正文{number}"]]))
            archive.drain_index(at_least=5)
            return archive.search(f'"正文{number}"', volumes=BOTH).total

        assert list(pool.map(work, numbers)) == [1] * len(numbers)
        assert sorted(archive.numbers()) == numbers
        assert archive.search("正文", volumes=BOTH).total == len(numbers)
        assert archive.verify_all(trust=())[0].findings == ()
