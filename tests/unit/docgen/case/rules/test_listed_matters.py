"""Lists on the day of the conduct: items, conditions, and matters nobody asked the list of."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from docgen.case import load_case
from docgen.case.rules import RuleConfig, RuleEvidence, judge
from docgen.catalogue import Catalogue, load_catalogue
from docgen.values import Role

ROOT = Path(__file__).parents[5]
SAMPLE = ROOT / "tests/cases/carrier-first-offence.case.json"
LIST, DOCUMENT = "示例市交通运输轻微违法行为不予处罚事项清单", "示交规〔2025〕2号"
REVIEW = 4
Change = Callable[[dict[str, Any]], None]


@pytest.fixture(scope="module")
def codes(catalogue: Catalogue) -> Callable[..., set[str]]:
    """The R3 codes of the sample with a listed item, after a change to it."""

    def found(change: Change = lambda _: None, known: Catalogue = catalogue) -> set[str]:
        data = json.loads(SAMPLE.read_bytes())
        change(data)
        case = load_case(json.dumps(data).encode(), catalogue=known).case
        assert case is not None
        findings = judge(case, catalogue=known, evidence=RuleEvidence(), config=RuleConfig())
        return {each.code for each in findings if each.code.startswith("R3-")}

    return found


def _review(data: dict[str, Any]) -> dict[str, Any]:
    review: dict[str, Any] = data["papers"][REVIEW]["data"]
    return review


def test_every_item_that_a_sample_cites_is_in_the_trial_list_word_for_word() -> None:
    entries = load_catalogue().lists.exemptions
    cited = 0
    for path in sorted((ROOT / "tests/cases").glob("*.case.json")):
        for paper in json.loads(path.read_bytes())["papers"]:
            named = paper["data"].get("list")
            if named is None:
                continue
            (entry,) = [
                each
                for each in entries.of(named["title"], named["version"])
                if each.item == named["item"]
            ]
            assert named.get("item_title", entry.title) == entry.title
            assert tuple(named.get("conditions", entry.conditions)) == entry.conditions
            cited += 1
    assert cited >= 6


def test_the_sample_applies_its_item_without_a_finding(codes: Callable[..., set[str]]) -> None:
    assert codes() == set()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("逾期不超过30日。", set()),
        ("逾期 不超过30日", set()),
        ("逾期不超过40日", {"R3-condition-missing"}),
    ],
)
def test_a_condition_is_answered_in_the_words_of_the_list(
    codes: Callable[..., set[str]], written: str, expected: set[str]
) -> None:
    def change(data: dict[str, Any]) -> None:
        _review(data)["conditions"][1]["condition"] = written

    assert codes(change) == expected


def test_two_conditions_answered_as_one_leave_one_out(codes: Callable[..., set[str]]) -> None:
    def change(data: dict[str, Any]) -> None:
        conditions = _review(data)["conditions"]
        joined = "；".join(each["condition"] for each in conditions[:2])
        conditions[:2] = [{**conditions[0], "condition": joined}]

    assert codes(change) == {"R3-condition-missing"}


def test_a_commitment_names_every_condition_too(codes: Callable[..., set[str]]) -> None:
    def change(data: dict[str, Any]) -> None:
        (letter,) = [each for each in data["papers"] if each["type"] == "commitment-letter"]
        letter["data"]["list"]["conditions"].pop()

    assert codes(change) == {"R3-condition-missing"}


def test_a_list_does_not_reach_a_conduct_before_it(codes: Callable[..., set[str]]) -> None:
    def change(data: dict[str, Any]) -> None:
        data["conduct"]["at"] = "2025-06-30T11:00:00+08:00"

    assert codes(change) == {"R3-list-not-in-force"}


def test_a_listed_matter_set_aside_without_reasons_is_told_and_with_reasons_is_not(
    codes: Callable[..., set[str]],
) -> None:
    def set_aside(data: dict[str, Any]) -> None:
        _review(data).update(list=None, applied=None)

    def with_reasons(data: dict[str, Any]) -> None:
        _review(data).update(applied=False, not_applied_reason="逾期后果超出清单所列情形。")

    assert codes(set_aside) == {"R3-listed-unreasoned"}
    assert codes(with_reasons) == set()


def test_a_penalty_without_a_word_on_the_list_is_told(catalogue: Catalogue) -> None:
    data = json.loads(SAMPLE.read_bytes())
    del data["papers"][REVIEW]
    case = load_case(json.dumps(data).encode(), catalogue=catalogue).case
    assert case is not None
    *others, last = case.papers
    penalty = replace(last, type=replace(last.type, role=Role.DECISION_PENALTY))
    found = judge(
        replace(case, papers=(*others, penalty)),
        catalogue=catalogue,
        evidence=RuleEvidence(),
        config=RuleConfig(),
    )
    assert "R3-listed-unreasoned" in {each.code for each in found}


def test_an_agencys_own_list_stands_in_place_of_the_trial_list(
    codes: Callable[..., set[str]], tmp_path: Path
) -> None:
    shipped = json.loads((ROOT / "schemas/lists/exemptions.json").read_bytes())
    for entry in shipped["entries"]:
        entry["document"] = "示交规〔2024〕9号"
    folder = tmp_path / "schemas/lists"
    folder.mkdir(parents=True)
    (folder / "exemptions.json").write_text(json.dumps(shipped), "utf-8")
    assert codes(known=load_catalogue(agency=tmp_path)) == {"R3-list-unknown"}


@pytest.mark.parametrize(
    "named",
    [
        {"title": {"zh": "清单"}, "version": "1", "item": 3},
        {"title": "清单", "version": 1, "item": 3},
        {"title": "清单", "version": "1", "item": "三"},
        {"title": LIST, "version": DOCUMENT, "item": 3, "item_title": 3, "conditions": ({},)},
        (),
    ],
)
def test_what_an_agencys_own_instrument_calls_a_list_stops_nothing(
    catalogue: Catalogue, named: Any
) -> None:
    case = load_case(SAMPLE.read_bytes(), catalogue=catalogue).case
    assert case is not None
    *others, last = case.papers
    own = replace(last, data=MappingProxyType({"list": _frozen(named)}))
    judge(
        replace(case, papers=(*others, own)),
        catalogue=catalogue,
        evidence=RuleEvidence(),
        config=RuleConfig(),
    )


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(each) for key, each in value.items()})
    return value
