"""The audit trail in words: every action and every code that is written there has some."""

from __future__ import annotations

import re
from pathlib import Path

from docgen.messages import codes

PRODUCT = Path(__file__).parents[4] / "docgen"


def test_whatever_is_written_to_the_trail_has_words() -> None:
    sources = "\n".join(each.read_text("utf-8") for each in PRODUCT.rglob("*.py"))
    doors = set(re.findall(r'door_entry\(\s*"([a-z.-]+)"', sources))
    targets = set(re.findall(r'f"([a-z]+):\{', sources)) & {
        "agency", "case", "dossier", "draft", "file", "job", "key", "login", "paper", "register",
        "review", "route", "scan", "template", "user", "webhook",
    }  # fmt: skip
    assert len(targets) == 16
    assert {"session.open", "access.prove"} <= doors
    assert {f"action-{each}" for each in doors} <= codes()
    assert {f"audit-of-{each}" for each in targets} <= codes()
