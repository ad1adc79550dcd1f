"""Two processes that issue at once, one of them killed: every number once, and none left out."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.registry.registry import Registry
from docgen.registry.values import CaseKey

PROGRAM = Path(__file__).with_name("issuing_forever.py")
EACH = 1000
KILLS = 3
SEED = 20260401


def _start(location: Path | str, worker: str) -> subprocess.Popen[str]:
    words = [sys.executable, str(PROGRAM), str(location), worker, str(EACH)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def _killed(process: subprocess.Popen[str], after: int) -> None:
    """Let it tell of some more papers, and kill it while it makes the next."""
    assert process.stdout is not None
    for _ in range(after):
        assert process.stdout.readline(), "it ended before it was killed"
    process.kill()
    process.communicate()


def _numbers(location: Path | str) -> list[tuple[CaseKey, str]]:
    with Registry.open(location) as registry:
        papers = {key: registry.frozen(key).papers["p1"].number for key, _ in registry.numbers()}
        taken = [(key, row.number) for key, row in registry.numbers()]
    assert all(papers[key] == number for key, number in taken)
    return taken


@pytest.mark.slow
def test_two_processes_take_two_thousand_numbers_without_a_gap_though_one_is_killed(
    registry_location: Path | str,
) -> None:
    Registry.create(registry_location)
    moments = random.Random(SEED)
    steady = _start(registry_location, "steady")
    for _ in range(KILLS):
        _killed(_start(registry_location, "killed"), moments.randrange(150, 250))
    last = _start(registry_location, "killed")
    for process in (steady, last):
        process.communicate(timeout=300)
        assert process.returncode == 0
    taken = _numbers(registry_location)
    assert [number for _, number in taken] == [
        f"示交不罚〔2026〕{serial}号" for serial in range(1, 2 * EACH + 1)
    ]
    assert len({key for key, _ in taken}) == 2 * EACH
