"""Scoring a file: defects that fail it, deductions with their bounds, standards of an agency."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docgen.case import load_case
from docgen.case.evaluation import evaluate
from docgen.case.rules import RuleConfig, RuleEvidence, codes, judge
from docgen.catalogue import CatalogueInvalidError, load_catalogue
from docgen.catalogue.standard import Standard
from docgen.values import Finding, Severity

CASES = Path(__file__).parents[3] / "cases"
LISTS = Path(__file__).parents[4] / "schemas" / "lists"
STANDARD = load_catalogue().lists.standard


def _found(*names: str) -> list[Finding]:
    return [Finding(code=name, severity=Severity.ERROR, where="/papers/0") for name in names]


def test_a_file_without_findings_keeps_all_points() -> None:
    scored = evaluate([], STANDARD)
    assert (scored.score, scored.passed, scored.deductions) == (100, True, ())


def test_a_defect_fails_the_file_whatever_else_is_right() -> None:
    scored = evaluate(_found("R5-officers-too-few"), STANDARD)
    assert (scored.score, scored.passed) == (0, False)
    assert [item.code for item in scored.defects] == ["officers"]
    assert [each.score for each in scored.parts] == [80, 20]


def test_a_file_that_nobody_signed_does_not_pass() -> None:
    data = json.loads((CASES / "winter-risk-notice.case.json").read_bytes())
    catalogue = load_catalogue()

    def scored() -> bool:
        case = load_case(json.dumps(data).encode(), catalogue=catalogue).case
        assert case is not None
        found = judge(
            case,
            catalogue=catalogue,
            evidence=RuleEvidence(),
            config=RuleConfig(),
            stage="seal",
        )
        return evaluate(found, catalogue.lists.standard).passed

    assert scored()
    for paper in data["papers"]:
        paper["execution"] = None
    assert not scored()


@pytest.mark.parametrize("code", ["R34-record-unsigned", "R34-decision-unsealed"])
def test_a_record_without_signatures_and_a_decision_without_seal_fail_the_file(code: str) -> None:
    assert [item.code for item in evaluate(_found(code), STANDARD).defects] == ["unsigned"]


def test_an_item_takes_for_each_finding_and_no_more_than_its_most() -> None:
    scored = evaluate(_found(*["R34-signature-missing"] * 9), STANDARD)
    assert [each.points for each in scored.deductions] == [1] * 6 + [0] * 3
    assert scored.score == 94


def test_an_item_that_counts_once_takes_once() -> None:
    scored = evaluate(_found("R1-education-missing", "R1-education-missing"), STANDARD)
    assert [each.points for each in scored.deductions] == [5, 0]


def test_what_no_item_names_is_among_the_others() -> None:
    scored = evaluate(_found("R15-character-uncovered"), STANDARD)
    assert [each.item.code for each in scored.deductions] == ["other"]
    assert scored.score == 99


def test_a_part_never_gives_less_than_nothing() -> None:
    many = [name for item in STANDARD.items if item.part == "form" for name in item.findings]
    scored = evaluate(_found(*many * 9), STANDARD)
    assert min(each.score for each in scored.parts) == 0


def test_the_shipped_standard_names_findings_that_exist_and_sums_to_a_hundred() -> None:
    known = {code.name for code in codes()}
    assert {name for item in STANDARD.items for name in item.findings} <= known
    assert sum(part.points for part in STANDARD.parts) == 100


def _agency(folder: Path, change: Callable[[Any], object]) -> Standard:
    document = json.loads((LISTS / "evaluation.json").read_bytes())
    change(document)
    target = folder / "schemas" / "lists"
    target.mkdir(parents=True)
    (target / "evaluation.json").write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return load_catalogue(agency=folder).lists.standard


def test_an_agency_weighs_otherwise(tmp_path: Path) -> None:
    standard = _agency(tmp_path, lambda document: document.update({"pass": 95}))
    assert not evaluate(_found(*["R34-signature-missing"] * 6), standard).passed


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document["items"][0].update(part="nowhere"),
        lambda document: document["items"].append(document["items"][0]),
        lambda document: document["items"][0].update(points=-1),
        lambda document: document.pop("pass"),
    ],
)
def test_a_standard_that_cannot_be_is_refused_by_name(
    tmp_path: Path, change: Callable[[Any], object]
) -> None:
    with pytest.raises(CatalogueInvalidError, match=r"evaluation\.json"):
        _agency(tmp_path, change)
