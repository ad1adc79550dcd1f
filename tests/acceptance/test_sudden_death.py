"""``kill -9`` and many processes: the archive holds whole dossiers or nothing."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from running import CASES, Docgen

CASE = CASES / "shop-interview.case.json"
EVIDENCE = CASES / "shop-interview.evidence"
KILLS = 50


def _write(folder: Path, ident: str, number: str) -> Path:
    data: dict[str, Any] = json.loads(CASE.read_text("utf-8"))
    data |= {"case_id": ident, "register_number": number}
    for paper in data["papers"]:
        paper["number"] = None
    path = folder / f"{ident}.case.json"
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return path


def _kill_after(trial: Docgen, case: Path, seconds: float) -> None:
    process = subprocess.Popen(
        trial.words("seal", case, "--evidence", EVIDENCE),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()


@pytest.mark.slow
def test_killed_at_fifty_moments_each_case_is_whole_or_absent_and_the_next_run_finishes(
    trial: Docgen, tmp_path: Path
) -> None:
    cases = [
        _write(tmp_path, f"2026-K-{n:04}", f"示交约登〔2026〕{100 + n}号") for n in range(KILLS + 1)
    ]
    begun = time.monotonic()
    _kill_after(trial, cases[0], seconds=60)
    whole_run = time.monotonic() - begun
    moments = random.Random(20260401)
    for count, case in enumerate(cases[1:], start=1):
        _kill_after(trial, case, moments.uniform(0.2 * whole_run, 1.05 * whole_run))
        if count % 10 == 0:
            assert trial.run("verify", "--all").status == 0
    sealed_before_death = trial.ok("search", "--limit", 100)["total"]
    assert sealed_before_death < len(cases)
    answers = [trial.ok("seal", case, "--evidence", EVIDENCE) for case in cases]
    assert sorted(answer["number"] for answer in answers) == [
        f"SLJT-2026-{n:04}" for n in range(1, len(cases) + 1)
    ]
    assert trial.run("verify", "--all").status == 0
    assert trial.ok("search", "维修", "--limit", 100)["total"] == len(cases)


@pytest.mark.slow
def test_processes_that_seal_at_once_number_without_gaps(trial: Docgen, tmp_path: Path) -> None:
    paths = [_write(tmp_path, f"2026-C-{n:04}", f"示交约登〔2026〕{50 + n}号") for n in range(4)]

    def seal(path: Path) -> Any:
        done = trial.apart("seal", path, "--evidence", EVIDENCE, "--json")
        assert done.status == 0, done.err
        return done.json

    with ThreadPoolExecutor(len(paths)) as pool:
        answers = list(pool.map(seal, paths))
    assert sorted(answer["number"] for answer in answers) == [
        f"SLJT-2026-{n:04}" for n in range(1, 5)
    ]
    assert trial.run("verify", "--all").status == 0
    assert trial.ok("search")["total"] == 4
