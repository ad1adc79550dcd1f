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


def unsigned(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((CASES / f"{name}.case.json").read_text("utf-8"))
    for paper in data["papers"]:
        paper["execution"] = None
    return data


def read(data: dict[str, Any]) -> Case:
    case = load_case(json.dumps(data).encode(), catalogue=load_catalogue()).case
    assert case is not None
    return case


def case_of(name: str, **needs: Any) -> Case:
    data = unsigned(name)
    data["party"]["needs"] = {**(data["party"].get("needs") or {}), **needs}
    return read(data)


def place(case: Case, paper: str, signer: str) -> Place:
    return next(each for each in places_of(case, case.paper(paper)) if each.signer == signer)


def offered(case: Case, paper: str, signer: str = "party") -> list[str]:
    return [each.name for each in place(case, paper, signer).candidates]


def test_a_person_who_is_party_and_representative_is_offered_once() -> None:
    assert offered(case_of("charter-hearing"), "order") == ["邓捷行", "董律言"]


def test_whom_a_scene_record_names_signs_it_and_nobody_else() -> None:
    found = place(case_of("charter-hearing"), "scene", "party")
    assert [each.name for each in found.candidates] == ["窦代驾"]
    assert not found.open


def test_a_witness_who_was_questioned_signs_the_record_of_it() -> None:
    data = unsigned("charter-hearing")
    inquiry = next(each for each in data["papers"] if each["id"] == "inquiry")
    inquiry["data"]["inquired"]["person"] |= {"name": "窦代驾", "id_number": None}
    assert offered(read(data), "inquiry") == ["窦代驾"]


def test_no_agent_signs_for_who_was_questioned() -> None:
    assert offered(case_of("charter-hearing"), "inquiry") == ["邓捷行"]


def test_an_agent_who_is_named_in_a_record_signs_by_id() -> None:
    found = place(case_of("carrier-first-offence"), "scene", "party").candidates
    assert [each.representative for each in found] == ["r1"]


def test_beside_the_party_who_is_named_its_agent_may_sign_but_no_employee() -> None:
    data = unsigned("bus-company-interview")
    record = next(each for each in data["papers"] if each["id"] == "record")
    record["data"]["attendees"] = [{"representative": None, "verified_by": "核验居民身份证原件"}]
    assert offered(read(data), "record") == ["何远程", "董律言"]


def test_all_who_attended_an_interview_may_sign_its_record() -> None:
    names = offered(case_of("bus-company-interview"), "record")
    assert names == ["何远程", "宋准点", "董律言"]


def test_an_authorization_is_signed_by_who_gives_it() -> None:
    assert offered(case_of("bus-company-interview"), "letter") == ["何远程"]


def test_a_paper_that_was_handed_over_is_receipted_by_whom_its_service_names() -> None:
    assert offered(case_of("driver-follow-up"), "receipt", "recipient") == ["赵小满"]
    assert offered(case_of("bus-company-interview"), "notice", "recipient") == ["白安宁"]


def test_until_a_paper_is_served_anybody_who_receives_it_may_be_named() -> None:
    data = unsigned("bus-company-interview")
    next(each for each in data["papers"] if each["id"] == "notice")["service"] = None
    found = place(read(data), "notice", "recipient")
    assert [each.name for each in found.candidates] == ["何远程", "宋准点", "董律言"]
    assert found.open


def test_another_body_names_who_receives_what_is_transferred_to_it() -> None:
    found = place(case_of("forged-permit-transfer"), "letter", "recipient")
    assert (found.candidates, found.open) == ((), True)


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
