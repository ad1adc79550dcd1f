"""``kill -9`` and many processes: the archive holds whole dossiers or nothing."""

from __future__ import annotations

import json
import random
import re
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


def _check(trial: Docgen) -> None:
    assert trial.run("verify", "--all").status == 0
    found = trial.ok("search", "维修")
    assert found["total"] in (0, 1)


@pytest.mark.slow
def test_killed_at_any_moment_it_is_whole_or_absent_and_the_next_run_finishes(
    trial: Docgen, tmp_path: Path
) -> None:
    case = _write(tmp_path, "2026-K-0001", "示交约登〔2026〕50号")
    begun = time.monotonic()
    subprocess.run(trial.words("validate", case), capture_output=True, check=True)
    started = time.monotonic() - begun
    moments = random.Random(20260401)
    for _ in range(12):
        _kill_after(trial, case, moments.uniform(0.3 * started, 2.2 * started))
        _check(trial)
    sealed = trial.ok("seal", case, "--evidence", EVIDENCE)
    assert sealed["number"] == "SLJT-2026-0001"
    numbers = [
        paper["number"]
        for paper in trial.ok("issue", case, "--evidence", EVIDENCE)["papers"]
        if paper["number"]
    ]
    assert all(re.search("〕1号$", number) for number in numbers)
    assert trial.ok("search", "维修")["total"] == 1


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
