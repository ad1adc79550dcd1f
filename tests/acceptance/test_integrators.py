"""What the guide for integrators says runs, against a mock that is gone afterwards."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest
from running import CASES, ROOT

GUIDE = (ROOT / "docs" / "integrators.md").read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Served:
    """A mock that answers."""

    url: str
    key: str
    process: subprocess.Popen[str]


@pytest.fixture(scope="module")
def mock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("mock")
    words = [sys.executable, "-m", "docgen", "--lang", "en", "serve", "--mock", "--port", "0"]
    process = subprocess.Popen(
        [*words, "--web", "1", "--workers", "1"],
        cwd=folder,
        env={**os.environ, "TMPDIR": str(folder)},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    key, url = "", ""
    for line in process.stderr:
        if found := re.search(r"docgen: key (\S+)", line):
            key = found[1]
        if found := re.search(r"docgen: (http\S+)", line):
            url = found[1]
            break
    yield Served(url, key, process)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert [each.name for each in folder.iterdir()] == []


def blocks(language: str) -> str:
    return "\n".join(re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL))


def run(words: list[str], mock: Served, folder: Path) -> str:
    shutil.copy(CASES / "winter-risk-notice.case.json", folder / "case.json")
    done = subprocess.run(
        words,
        cwd=folder,
        env={
            **os.environ,
            "DOCGEN_URL": mock.url,
            "DOCGEN_KEY": mock.key,
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    return done.stdout


@pytest.mark.needs("curl")
def test_the_commands_of_the_guide_run(mock: Served, tmp_path: Path) -> None:
    out = run(["bash", "-euo", "pipefail", "-c", blocks("sh")], mock, tmp_path)
    assert (tmp_path / "dossier.pdf").read_bytes().startswith(b"%PDF-")
    assert '"verdict":"whole"' in out.replace(" ", "")


def test_the_python_of_the_guide_runs(mock: Served, tmp_path: Path) -> None:
    out = run([sys.executable, "-W", "error", "-c", blocks("python")], mock, tmp_path)
    assert "412 case-moved" in out
    assert "whole" in out
    assert (tmp_path / "notice.pdf").read_bytes().startswith(b"%PDF-")


def test_every_answer_of_a_mock_says_that_it_is_one(mock: Served) -> None:
    answer = httpx2.get(f"{mock.url}/v1/me", headers={"Authorization": f"Bearer {mock.key}"})
    assert answer.headers["docgen-mock"] == "true"
    assert answer.json()["home"] == "mock"
    assert httpx2.get(f"{mock.url}/v1/me").headers["docgen-mock"] == "true"
