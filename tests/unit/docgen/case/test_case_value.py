from __future__ import annotations

import json
from typing import Any

import pytest

from docgen.case import Case, load_case
from docgen.catalogue import Catalogue
from docgen.values import Role


@pytest.fixture
def case(catalogue: Catalogue, raw_case: dict[str, Any]) -> Case:
    loaded = load_case(json.dumps(raw_case).encode(), catalogue=catalogue).case
    assert loaded is not None
    return loaded


def test_a_case_is_known_by_agency_and_id(case: Case) -> None:
    assert (case.agency_code, case.case_id) == ("SLJT", "2026-CN-0021")


def test_a_case_cannot_be_changed(case: Case) -> None:
    data: Any = case.data
    with pytest.raises(TypeError):
        data["cause"] = "x"
    with pytest.raises(TypeError):
        data["staff"][0]["name"] = "x"
    assert isinstance(data["staff"], tuple)


def test_a_paper_gives_its_facts_and_where_they_stand(case: Case) -> None:
    scene = next(each for each in case.papers if each.type.role is Role.SCENE)
    assert scene.fact("officers") == ("o3", "o4")
    assert scene.fact_pointer("officers") == f"{scene.pointer}/data/officers"
    assert scene.fact("amount") is None
    assert scene.fact_pointer("amount") is None


def test_ids_lead_to_what_they_name(case: Case) -> None:
    assert case.staff("o3")["id"] == "o3"
    assert case.evidence("e-query")["id"] == "e-query"
    assert case.representative("r1")["name"] == "林安"
    assert case.paper("decision").type.role is Role.DECISION_NO_PENALTY


def test_numbers_are_given_where_none_stand_and_kept_where_one_does(
    catalogue: Catalogue, raw_case: dict[str, Any]
) -> None:
    raw_case["number"] = None
    for each in raw_case["papers"]:
        each["number"] = None
    raw_case["papers"][0]["number"] = "示交现〔2026〕1号"
    loaded = load_case(json.dumps(raw_case).encode(), catalogue=catalogue).case
    assert loaded is not None
    first = raw_case["papers"][0]["id"]
    numbered = loaded.with_numbers(
        number="示交执案〔2026〕9号",
        papers={first: "示交现〔2026〕2号", "decision": "示交不罚〔2026〕3号"},
    )
    assert numbered.number == "示交执案〔2026〕9号"
    assert numbered.paper(first).number == "示交现〔2026〕1号"
    assert numbered.paper("decision").number == "示交不罚〔2026〕3号"
    assert loaded.number is None


def test_a_matter_that_is_not_filed_is_known_by_its_register_number(case: Case) -> None:
    plain = {**case.data, "number": None}
    unfiled = Case.build(plain, {each.type.code: each.type for each in case.papers})
    assert unfiled.with_numbers(register_number="示交登〔2026〕5号").number == "示交登〔2026〕5号"


def test_a_case_without_some_papers_keeps_the_others_in_order(case: Case) -> None:
    rest = case.without({"receipt", "closing"})
    assert [each.id for each in rest.papers] == [each.id for each in case.papers][:-2]
    assert rest.papers[0].pointer == "/papers/0"


def test_the_digest_depends_on_content_alone(
    case: Case, catalogue: Catalogue, raw_case: dict[str, Any]
) -> None:
    shuffled = dict(reversed(raw_case.items()))
    again = load_case(json.dumps(shuffled, indent=3).encode(), catalogue=catalogue).case
    assert again is not None
    assert again.digest() == case.digest()
    raw_case["cause"] += "。"
    changed = load_case(json.dumps(raw_case).encode(), catalogue=catalogue).case
    assert changed is not None
    assert changed.digest() != case.digest()
