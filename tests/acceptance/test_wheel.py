"""An installed wheel works from any folder, without the repository."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from running import CASES, ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the wheel installs."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "site")
    return folder / "site"


def _docgen(installed: Path, cwd: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "docgen", *words],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_brings_schemas_and_templates(installed: Path) -> None:
    schemas = {path.name for path in (installed / "docgen" / "data" / "schemas").iterdir()}
    assert schemas == {path.name for path in (ROOT / "schemas").iterdir()}
    assert (
        installed / "docgen" / "data" / "templates" / "dossier" / "dossier-cover.docx"
    ).is_file()
    pages = installed / "docgen" / "web" / "pages"
    assert (pages / "templates" / "case_screen.html").is_file()
    assert (pages / "static" / "base.css").is_file()


def test_a_case_is_sealed_by_the_installed_wheel(installed: Path, tmp_path: Path) -> None:
    where = "import docgen; print(docgen.__file__)"
    found = subprocess.run(
        [sys.executable, "-c", where],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.startswith(str(installed))
    _docgen(installed, tmp_path, "init", "--trial")
    case = str(CASES / "shop-interview.case.json")
    sealed = json.loads(_docgen(installed, tmp_path, "seal", case, "--json"))
    report = json.loads(_docgen(installed, tmp_path, "verify", sealed["number"], "--json"))
    assert report["verdict"] == "whole"
