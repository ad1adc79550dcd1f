"""A fresh trial home, changed samples, and a home in which every sample case is sealed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import CASES, Docgen, samples


@pytest.fixture
def trial(tmp_path: Path) -> Docgen:
    """A fresh trial home."""
    made = Docgen(tmp_path / "home")
    made.ok("init", "--trial")
    return made


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., Path]:
    """A copy of a sample case after a change, with its evidence beside it."""

    def make(sample: str, change: Callable[[dict[str, Any]], None], name: str = "case") -> Path:
        data = json.loads((CASES / f"{sample}.case.json").read_text("utf-8"))
        change(data)
        folder = tmp_path / "changed"
        folder.mkdir(exist_ok=True)
        evidence = folder / f"{name}.evidence"
        if not evidence.exists() and (CASES / f"{sample}.evidence").is_dir():
            evidence.symlink_to(CASES / f"{sample}.evidence")
        path = folder / f"{name}.case.json"
        path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        return path

    return make


@pytest.fixture(scope="session")
def archive_of_samples(tmp_path_factory: pytest.TempPathFactory) -> Docgen:
    """A trial home in which every sample is sealed. Only to be read."""
    made = Docgen(tmp_path_factory.mktemp("samples") / "home")
    made.ok("init", "--trial")
    for path in samples():
        extra = ["--supplement"] if ".supplement." in path.name else []
        made.ok("seal", path, *extra)
    return made
