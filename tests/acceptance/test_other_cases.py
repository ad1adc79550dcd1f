"""What other cases say against one: an officer elsewhere at the time, and reasons copied."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import CASES, Docgen

SAMPLE = "driver-minor"


def _another(case: dict[str, Any]) -> None:
    """Another case of the same officers and hours elsewhere, with the decision's text copied."""
    case |= {"case_id": "2026-CN-0301", "number": None}
    for paper in case["papers"]:
        paper["number"] = None
        if paper["data"].get("place"):
            paper["data"]["place"] = "省道S888线5公里加200米处"


def _codes(found: Any) -> dict[str, str]:
    return {each["code"]: each["message"] for each in found["findings"]}


@pytest.mark.parametrize("end", ["issue", "seal"])
def test_a_case_is_held_against_the_others_that_this_home_knows(
    trial: Docgen, changed: Callable[..., Path], end: str
) -> None:
    case = CASES / f"{SAMPLE}.case.json"
    assert not {"R21-elsewhere", "R30-reasons-alike"} & set(_codes(trial.ok("validate", case)))
    trial.ok(end, changed(SAMPLE, _another), *_evidence())
    told = _codes(trial.ok("validate", case))
    assert "省道" not in told["R21-elsewhere"]
    assert "示交执案〔2026〕1号" in told["R30-reasons-alike"]


def test_a_lost_registry_gets_back_what_cases_are_held_against(
    trial: Docgen, changed: Callable[..., Path]
) -> None:
    trial.ok("seal", changed(SAMPLE, _another), *_evidence())
    (trial.home / "registry.sqlite3").unlink()
    trial.ok("rebuild")
    found = _codes(trial.ok("validate", CASES / f"{SAMPLE}.case.json"))
    assert {"R21-elsewhere", "R30-reasons-alike"} <= set(found)


def _evidence() -> tuple[object, ...]:
    return ("--evidence", CASES / f"{SAMPLE}.evidence")
