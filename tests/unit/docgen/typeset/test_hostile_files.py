"""Hostile Word files: a clear error with its place, or the right pages, in bounded time."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hostile_files import PRINTED, REFUSED

from docgen.errors import ExitStatus

SPACE_BYTES = 1536 << 20
SECONDS = 20
PROGRAM = Path(__file__).with_name("typeset_within_limits.py")
ROOT = Path(__file__).parents[4]

Outcomes = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def outcomes(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    """What came of each file asked for; a process that dies of one goes on with the next."""
    folder = tmp_path_factory.mktemp("hostile")
    wanted = {item.name for item in request.session.items}
    names, found = {}, {}
    for index, (name, (build, _)) in enumerate({**REFUSED, **PRINTED}.items()):
        if not any(f"[{name}]" in item for item in wanted):
            continue
        path = folder / f"{index}.docx"
        path.write_bytes(build())
        names[path.stem] = (name, str(path))
    waiting = dict(names)
    while waiting:
        files = [path for _, path in waiting.values()]
        done = subprocess.run(
            [sys.executable, str(PROGRAM), str(SPACE_BYTES), str(SECONDS), *files],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        for line in done.stdout.splitlines():
            outcome = json.loads(line)
            name, _ = waiting.pop(outcome["name"])
            found[name] = outcome
        if waiting and done.returncode:
            name, _ = waiting.pop(next(iter(waiting)))
            found[name] = {"crash": f"the process died: {done.stderr[-500:]}"}
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_by_name_and_place(name: str, outcomes: Outcomes) -> None:
    outcome = outcomes[name]
    assert "crash" not in outcome
    assert outcome.get("status") == ExitStatus.INVALID
    assert outcome["code"] in {"typeset-word-file-invalid", "typeset-unsupported"}
    assert outcome["params"]["part"]
    assert re.search(REFUSED[name][1], outcome["error"])


@pytest.mark.slow
@pytest.mark.parametrize("name", PRINTED)
def test_a_strange_but_lawful_file_is_printed(name: str, outcomes: Outcomes) -> None:
    outcome = outcomes[name]
    assert outcome.get("crash") is None
    assert outcome.get("error") is None
    assert PRINTED[name][1] in outcome["text"]
