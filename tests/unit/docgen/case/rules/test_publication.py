"""No published text tells who somebody is, whatever its wording (R18)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docgen.case import load_case
from docgen.case.rules import RuleConfig, RuleEvidence, judge
from docgen.catalogue import Catalogue

SAMPLE = Path(__file__).parents[4] / "cases" / "driving-school-publication.case.json"


def _codes(catalogue: Catalogue, **changes: object) -> list[str]:
    data = json.loads(SAMPLE.read_bytes())
    data["papers"][0]["data"] |= changes
    case = load_case(json.dumps(data).encode(), catalogue=catalogue).case
    assert case is not None
    found = judge(case, catalogue=catalogue, evidence=RuleEvidence(), config=RuleConfig())
    return [each.code for each in found]


@pytest.mark.parametrize(
    "words",
    ["652100199001010010", "19900000044", "新Z12345", "简明远", "0900-7650044"],
)
def test_personal_data_of_any_kind_is_an_error(words: str, catalogue: Catalogue) -> None:
    assert "R18-personal-data-published" in _codes(catalogue, content=f"联系{words}了解做法。")


def test_a_name_with_its_basis_may_go_out(catalogue: Catalogue) -> None:
    content = "示例明途驾驶员培训有限公司公示全部收费项目。"
    assert _codes(catalogue, content=content) == ["R18-party-named"]
    assert _codes(catalogue, content=content, named={"basis": "某规定", "reason": "应当"}) == []


def test_nothing_goes_out_without_any_approval(catalogue: Catalogue) -> None:
    assert _codes(catalogue, approvals=[]) == ["R18-published-unapproved"]


def test_withdrawal_is_counted_in_workdays(catalogue: Catalogue) -> None:
    """From Friday to Wednesday is three workdays."""
    withdrawal = {"reason": "数据有误", "decided_on": "2026-07-03", "done_on": "2026-07-08"}
    assert _codes(catalogue, withdrawal=withdrawal) == []
    withdrawal["done_on"] = "2026-07-09"
    assert _codes(catalogue, withdrawal=withdrawal) == ["R18-withdrawn-late"]
