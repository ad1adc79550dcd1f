"""Slips that a clerk makes, and their right neighbours, beside what each fixture shows."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docgen.messages import text

Judge = Callable[..., Any]
BAD = Path(__file__).parents[4] / "cases/bad"
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


TOLD = {
    "education-record": ("/papers/4/data/pointed_out", "说服教育记录 · 指出的行为"),
    "recheck-record": ("/papers/6/data/checks/0/found", "整改复查记录 · 逐项复查 · 1 · 复查所见"),
    "no-penalty-decision": ("/papers/7/data/facts", "不予行政处罚决定书 · 查明的事实"),
}


def _said_of_days(judged: Any, language: Any = "zh") -> list[tuple[str, str]]:
    found = [each for each in judged.findings if each.code == "R10-day-alone"]
    return [(each.where, text(each, language)) for each in found]


def test_a_day_that_only_statements_of_facts_copy_is_told_in_each_of_them_by_name(
    judge_patched: Judge,
) -> None:
    said = "2026年3月5日，当事人未随车携带证件，2月11日、2月13日也是。2月11日有人看见。"
    judged = judge_patched([_replace(where, said) for where, _ in TOLD.values()])
    places = [
        (where, place, day) for where, place in TOLD.values() for day in ("2月11日", "2月13日")
    ]
    for (where, told), (at, place, day) in zip(_said_of_days(judged), places, strict=True):
        assert where == at
        assert told.startswith(f"“{place}”写到的日期“{day}”在卷内没有记载")
    in_english = [told for _, told in _said_of_days(judged, "en")]
    assert (
        "the day 2月11日 in “Persuasion and education record · Conduct pointed out” stands"
        in in_english[0]
    )


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("/papers/0/data/observations", "当事人说，2月11日也没有携带证件。"),
        ("/conduct/summary", "2026年2月11日以来未携带证件。"),
        ("/evidence/0/proves", "2026年2月11日的情况"),
    ],
)
def test_a_day_on_record_may_be_stated_by_every_paper(
    judge_patched: Judge, where: str, said: str
) -> None:
    stated = [_replace(at, "3月5日未携带证件，2月11日也是。") for at, _ in TOLD.values()]
    assert _said_of_days(judge_patched([*stated, _replace(where, said)])) == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("3月5日到3月9日的出车记录都有证件号。", []),
        ("3月12日当场出示。", []),
        ("3月4日的出车记录没有证件号。", ["3月4日"]),
        ("2025年3月9日的出车记录没有证件号。", ["2025年3月9日"]),
        ("3月14日再次出示。", ["3月14日"]),
    ],
)
def test_a_recheck_tells_by_itself_of_days_since_the_conduct_alone(
    judge_patched: Judge, said: str, told: list[str]
) -> None:
    found = _said_of_days(judge_patched([_replace(TOLD["recheck-record"][0], said)]))
    assert [each.split("“")[2].split("”")[0] for _, each in found] == told


def _attends_by_authorization() -> list[dict[str, Any]]:
    fixture = json.loads((BAD / "R32-authorization-not-in-file.json").read_bytes())
    patch: list[dict[str, Any]] = fixture["patch"]
    return patch


def test_an_authorization_is_in_the_file_as_a_paper_or_as_a_copy(judge_patched: Judge) -> None:
    came = _attends_by_authorization()
    letter = {
        "id": "letter",
        "type": "authorization-letter",
        "number": None,
        "date": "2026-04-13",
        "data": {"agent": "p1", "powers": ["代为参加约谈"]},
        "execution": None,
        "service": None,
    }
    copied = {
        "id": "copy",
        "kind": "document",
        "title": "授权委托书复印件",
        "file": None,
        "sha256": None,
        "obtained_at": "2026-04-14T10:00:00+08:00",
        "obtained_by": ["o1", "o2"],
        "proves": "代理人的权限和期限",
        "volume": "main",
    }
    for kept in (
        {"op": "add", "path": "/papers/-", "value": letter},
        {"op": "add", "path": "/evidence/-", "value": copied},
    ):
        judged = judge_patched([*came, kept], base="base-interview")
        assert "R32-authorization-not-in-file" not in judged.codes


def test_who_is_authorized_and_never_came_needs_no_letter_in_the_file(
    judge_patched: Judge,
) -> None:
    authorized, _ = _attends_by_authorization()
    assert judge_patched([authorized], base="base-interview").findings == ()
    path = "/papers/1/execution/signatures/0/representative"
    signs = {"op": "add", "path": path, "value": "p1"}
    judged = judge_patched([authorized, signs], base="base-interview")
    assert "R32-authorization-not-in-file" in judged.codes
