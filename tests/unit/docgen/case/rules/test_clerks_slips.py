"""Slips that a clerk makes, and their right neighbours, beside what each fixture shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Judge = Callable[..., Any]
INQUIRED = "/papers/3/data/inquired/person"


def _replace(path: str, value: Any) -> dict[str, Any]:
    return {"op": "replace", "path": path, "value": value}


@pytest.mark.parametrize(
    ("advice", "found"),
    [
        ("请尽快整改，否则予以行政处罚。", {"R13-coercive-words"}),
        ("请尽快整改，如不整改将依法处理。", {"R13-coercive-words"}),
        ("建议尽快安排专人，可以先从节前做起。", set()),
        ("建议学习《行政处罚法》中“责令改正”的规定。", {"R26-short-name-not-introduced"}),
    ],
)
def test_a_threat_in_advice_is_told_and_a_quotation_is_not(
    judge_patched: Judge, advice: str, found: set[str]
) -> None:
    patch = [_replace("/papers/1/data/suggestions/0", advice)]
    assert judge_patched(patch, base="base-interview").codes == found


@pytest.mark.parametrize(
    ("plate", "found"),
    [
        ("新Z12354", {"R10-nearly-the-same"}),
        ("新Z21345", {"R10-nearly-the-same"}),
        ("新Z13245", {"R10-nearly-the-same"}),
        ("新Z12345", set()),
        ("新Z54321", set()),
    ],
)
def test_two_characters_exchanged_are_a_slip_like_one_mistyped(
    judge_patched: Judge, plate: str, found: set[str]
) -> None:
    facts = f"2026年3月5日10时20分，你驾驶{plate}未随车携带道路运输证从事道路货物运输。"
    assert judge_patched([_replace("/papers/3/data/facts", facts)]).codes == found


def test_one_name_with_two_identity_numbers_in_two_records_is_an_error(
    judge_patched: Judge,
) -> None:
    patch = [
        _replace("/papers/0/data/present/person/name", "汤经理"),
        _replace(f"{INQUIRED}/name", "汤经理"),
    ]
    assert "R10-identity-differs" in judge_patched(patch, base="base-hearing").codes


def test_a_party_that_is_a_person_answers_for_itself(judge_patched: Judge) -> None:
    assert "R25-person-unnamed" not in judge_patched().codes
    named = judge_patched([_replace(INQUIRED, None)], base="base-hearing")
    assert [(each.code, each.where) for each in named.findings] == [
        ("R25-person-unnamed", INQUIRED)
    ]


def test_a_requirement_said_to_be_corrected_without_evidence_is_told_by_itself(
    judge_patched: Judge,
) -> None:
    check = {"requirement": "在车内固定存放证件", "found": "已固定存放。", "result": "corrected"}
    patch = [
        {"op": "add", "path": "/papers/6/data/checks/-", "value": {**check, "evidence": []}},
    ]
    judged = judge_patched(patch, stage="seal")
    assert [(each.code, each.where) for each in judged.findings] == [
        ("R29-recheck-without-evidence", "/papers/6/data/checks/1/evidence")
    ]
