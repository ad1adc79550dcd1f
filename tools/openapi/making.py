"""The committed description: made from the running app, its answers recorded first."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from docgen.web.openapi import examples
from tools.openapi.running import run_examples
from tools.openapi.world import open_world

__all__ = ["COMMITTED", "answers_of", "document_text", "write"]

_ROOT = Path(__file__).parents[2]
COMMITTED = _ROOT / "docs" / "openapi.json"
_ANSWERS = Path(examples.__file__).with_name("answers.json")


def document_text(document: dict[str, Any]) -> str:
    """The description as it is committed."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def answers_of(folder: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The answers by operation, and the description of the app that gave them.

    Raises:
        RuntimeError: an example is not answered as it says.
    """
    with open_world(folder) as world:
        document = world.client.get("/v1/openapi.json").json()
        answers: dict[str, Any] = {}
        for ran in run_examples(world, document):
            if ran.response.status_code != ran.example.status:
                told = f"{ran.example.operation}: {ran.response.status_code} {ran.response.text}"
                raise RuntimeError(told)
            if ran.shown is not None:
                answers.setdefault(ran.example.operation, ran.shown)
    return answers, document


def write() -> int:
    """Write both files; 0."""
    with tempfile.TemporaryDirectory() as folder:
        answers, _ = answers_of(Path(folder) / "first")
        _ANSWERS.write_text(json.dumps(answers, ensure_ascii=False, indent=1) + "\n", "utf-8")
        examples.read_answers.cache_clear()
        with open_world(Path(folder) / "second") as world:
            document = world.client.get("/v1/openapi.json").json()
    COMMITTED.write_text(document_text(document), "utf-8")
    print(f"{COMMITTED.relative_to(_ROOT)}: {len(document['paths'])} paths")
    return 0
