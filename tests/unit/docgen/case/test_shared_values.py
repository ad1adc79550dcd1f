"""A name, number, place, amount or day that differs in one paper only is told.

By construction no paper can differ in what it never writes: the party, its numbers, the conduct
with the articles violated and applied, the vehicle, the authority and the staff stand once, at the
case, and every paper prints them from there (``docs/architecture.md``). What is tested here is what
papers write out again, in running text or in fields of their own.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from shared_values import changes

CASES = Path(__file__).parents[3] / "cases"
SAMPLES = sorted(CASES.glob("*.case.json"))
ORDER_OF_KINDS = ("amount", "day", "identity", "name", "place", "plate", "telephone")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name.partition(".")[0])
def test_a_shared_value_changed_in_one_paper_is_told(path: Path, told: Callable[..., Any]) -> None:
    data = json.loads(path.read_bytes())
    before, unnoticed = told(data), []
    for change in changes(data):
        changed = copy.deepcopy(data)
        change.apply(changed)
        if not told(changed) - before:
            unnoticed.append((change.kind, change.steps, change.text))
    assert unnoticed == []


def test_the_samples_write_out_values_of_every_kind() -> None:
    kinds = {change.kind for path in SAMPLES for change in changes(json.loads(path.read_bytes()))}
    assert kinds == set(ORDER_OF_KINDS)
