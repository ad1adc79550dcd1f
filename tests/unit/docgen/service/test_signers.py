"""Who is offered to sign a paper: the people the case names, each once, a guardian by reference."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from docgen.case import Case, load_case
from docgen.catalogue import load_catalogue
from docgen.service.work.signers import Place, places_of

CASES = Path(__file__).parents[3] / "cases"


def case_of(name: str, **needs: Any) -> Case:
    data = json.loads((CASES / f"{name}.case.json").read_text("utf-8"))
    for paper in data["papers"]:
        paper["execution"] = None
    data["party"]["needs"] = {**(data["party"].get("needs") or {}), **needs}
    case = load_case(json.dumps(data).encode(), catalogue=load_catalogue()).case
    assert case is not None
    return case


def place(case: Case, paper: str, signer: str) -> Place:
    return next(each for each in places_of(case, case.paper(paper)) if each.signer == signer)


def test_a_person_who_is_party_and_representative_is_offered_once() -> None:
    names = [each.name for each in place(case_of("charter-hearing"), "scene", "party").candidates]
    assert names == ["邓捷行", "董律言"]


def test_only_officers_sign_as_officers_where_a_paper_names_none() -> None:
    found = place(case_of("charter-hearing"), "receipt", "officers").candidates
    assert [each.name for each in found] == ["冯守规", "古丽娜·样例"]


def test_a_guardian_signs_beside_the_party_as_the_representative_that_the_case_names() -> None:
    found = place(case_of("charter-hearing", guardian="r1"), "scene", "guardian")
    assert [each.representative for each in found.candidates] == ["r1"]
    assert found.may_refuse


def test_an_interpreter_signs_by_name() -> None:
    found = place(case_of("platform-interview-uyghur"), "record", "interpreter")
    assert [each.value for each in found.candidates] == ["帕提曼·译例"]


@pytest.mark.parametrize("paper", ["order", "decision", "receipt"])
def test_a_seal_is_never_put_on_a_screen(paper: str) -> None:
    assert not place(case_of("charter-hearing"), paper, "body_seal").on_screen
