"""No paper that compels nobody may command: each kind of soft paper is held to it (R13)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docgen.case import load_case
from docgen.case.rules import RuleConfig, RuleEvidence, judge
from docgen.catalogue import Catalogue

CASES = Path(__file__).parents[4] / "cases"
SOFT = [
    ("tour-carrier-guidance", 0, "advice"),
    ("winter-risk-notice", 0, "advice"),
    ("driver-admonition", 1, "advice"),
    ("cold-chain-visit", 0, "advice"),
]


@pytest.mark.parametrize(("name", "index", "field"), SOFT)
@pytest.mark.parametrize("word", ["责令", "必须", "限期", "罚款", "逾期将", "停业整顿", "吊销"])
def test_a_soft_paper_that_commands_is_an_error(
    name: str, index: int, field: str, word: str, catalogue: Catalogue
) -> None:
    data = json.loads((CASES / f"{name}.case.json").read_bytes())
    data["papers"][index]["data"][field][0] = f"{word}改进管理"
    case = load_case(json.dumps(data).encode(), catalogue=catalogue).case
    assert case is not None
    found = judge(case, catalogue=catalogue, evidence=RuleEvidence(), config=RuleConfig())
    assert [(each.code, each.where) for each in found if each.code.startswith("R13")] == [
        ("R13-coercive-words", f"/papers/{index}/data/{field}/0")
    ]


@pytest.mark.parametrize(
    "word", ["放弃诉讼", "放弃行政复议", "从重处罚", "不申请复议", "不再提起诉讼", "加倍处罚"]
)
def test_an_agreement_that_waives_a_right_is_an_error(word: str, catalogue: Catalogue) -> None:
    data = json.loads((CASES / "station-order-agreement.case.json").read_bytes())
    data["papers"][0]["data"]["changes"] = [f"乙方{word}"]
    case = load_case(json.dumps(data).encode(), catalogue=catalogue).case
    assert case is not None
    found = judge(case, catalogue=catalogue, evidence=RuleEvidence(), config=RuleConfig())
    assert [(each.code, each.where) for each in found] == [
        ("R13-waiver-of-rights", "/papers/0/data/changes/0")
    ]


@pytest.mark.parametrize(("handler", "found"), [("李执一", []), ("冯知行", ["R5-visitor-handled"])])
def test_who_handled_the_closed_file_does_not_make_the_return_visit(
    handler: str, found: list[str], catalogue: Catalogue
) -> None:
    data = json.loads((CASES / "freight-follow-up.case.json").read_bytes())
    data["papers"][0]["data"]["followed"]["handlers"] = [handler]
    case = load_case(json.dumps(data).encode(), catalogue=catalogue).case
    assert case is not None
    judged = judge(case, catalogue=catalogue, evidence=RuleEvidence(), config=RuleConfig())
    assert [each.code for each in judged] == found


def test_a_return_visit_follows_up_some_paper(catalogue: Catalogue) -> None:
    data = json.loads((CASES / "freight-follow-up.case.json").read_bytes())
    data["papers"][0]["data"]["followed"] = None
    loaded = load_case(json.dumps(data).encode(), catalogue=catalogue)
    assert loaded.case is None
    assert [each.where for each in loaded.findings] == ["/papers/0/data/followed"]
