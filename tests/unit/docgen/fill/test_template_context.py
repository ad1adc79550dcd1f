from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from word_files import paragraph, texts, word_file

from docgen.case import Case, load_case
from docgen.catalogue import Catalogue
from docgen.fill import context_for, context_for_sheet, fill, load_template
from docgen.values import Role

GOVERNMENT, COURT = "示例市人民政府", "示例市示例区人民法院"


@pytest.fixture
def context(catalogue: Catalogue, raw_case: dict[str, Any]) -> Callable[..., dict[str, Any]]:
    """The context of one paper of the case as it stands when this is called."""

    def of(paper: str = "decision") -> dict[str, Any]:
        case = load(catalogue, raw_case)
        return context_for(case, case.paper(paper), catalogue=catalogue, draft=True)

    return of


def load(catalogue: Catalogue, raw: dict[str, Any]) -> Case:
    result = load_case(json.dumps(raw).encode(), catalogue=catalogue)
    assert result.case is not None, result.findings
    return result.case


def person(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "person",
        "name": "陈䶮",
        "sex": "male",
        "birth_date": "1988-07-14",
        "id_type": "resident_identity_card",
        "id_number": "652100198807140018",
        "address": "示例市示例区团结路88号",
        "telephone": None,
        **changes,
    }


def test_the_variables_are_those_of_the_architecture(context: Any) -> None:
    assert set(context()) == {
        "body", "case", "conduct", "data", "delegation", "dossier", "evidence", "paper", "papers",
        "party", "remedy", "representatives", "source", "staff", "unit", "vehicle",
    }  # fmt: skip


def test_what_happened_to_the_paper_is_not_among_them(context: Any) -> None:
    found = context()
    assert not {"execution", "informant"} & set(found)
    assert set(found["paper"]) == {"title", "number", "date", "draft", "sign", "signed"}


def test_an_organisation_is_addressed_as_a_unit(context: Any) -> None:
    party = context()["party"]
    assert (party["you"], party["id_label"]) == ("你单位", "统一社会信用代码")
    assert party["id_number"] == party["uscc"]
    assert (party["is_organisation"], party["is_person"]) == (True, False)


@pytest.mark.parametrize(
    ("id_type", "number", "label"),
    [
        ("resident_identity_card", "652100198807140018", "公民身份号码"),
        ("passport", "E12345678", "护照号码"),
    ],
)
def test_a_person_is_addressed_as_you(
    id_type: str, number: str, label: str, context: Any, raw_case: dict[str, Any]
) -> None:
    raw_case["party"] = person(id_type=id_type, id_number=number)
    party = context()["party"]
    assert (party["you"], party["id_label"], party["id_number"]) == ("你", label, number)


def test_fields_that_a_case_leaves_out_are_there_and_empty(
    context: Any, raw_case: dict[str, Any]
) -> None:
    raw_case["party"] = person()
    del raw_case["vehicle"]
    del raw_case["authority"]["body"]["online_channel"]
    found = context()
    assert found["party"]["occupation"] is None
    assert found["party"]["needs"] is None
    assert found["vehicle"] is None
    assert found["body"]["online_channel"] is None


def test_papers_staff_and_evidence_are_found_by_id_in_order(
    context: Any, raw_case: dict[str, Any]
) -> None:
    found = context()
    assert list(found["evidence"]) == [each["id"] for each in raw_case["evidence"]]
    assert list(found["papers"]) == [each["id"] for each in raw_case["papers"]]
    assert found["papers"]["decision"]["title"] == "不予行政处罚决定书"
    assert "relation" in found["papers"]["decision"]["service"]["recipient"]
    assert found["staff"]["o3"]["certificate"]["number"]


def test_the_decision_names_government_and_court(context: Any) -> None:
    assert context()["remedy"] == (
        f"如不服本决定，可以自收到本决定书之日起六十日内向{GOVERNMENT}申请行政复议；"
        f"也可以自收到本决定书之日起六个月内依法向{COURT}提起行政诉讼。"
    )


def test_the_correction_order_keeps_the_words_of_the_ministerial_form(context: Any) -> None:
    assert context("order")["remedy"] == (
        f"如不服本决定，可以在六十日内依法向{GOVERNMENT}申请行政复议，"
        f"或者在六个月内依法向{COURT}提起行政诉讼。"
    )


def test_papers_that_decide_nothing_offer_no_remedy(
    catalogue: Catalogue, raw_case: dict[str, Any]
) -> None:
    case = load(catalogue, raw_case)
    for paper in case.papers:
        given = context_for(case, paper, catalogue=catalogue, draft=False)["remedy"]
        decides = paper.type.role in {Role.DECISION_NO_PENALTY, Role.CORRECTION_ORDER}
        assert bool(given) == decides


def test_a_decision_served_electronically_names_the_online_channel(
    context: Any, raw_case: dict[str, Any]
) -> None:
    decision = next(each for each in raw_case["papers"] if each["id"] == "decision")
    decision["service"]["method"] = "electronic"
    assert "在线提交" not in context()["remedy"]
    raw_case["authority"]["body"]["online_channel"] = "示例政务服务平台"
    assert context()["remedy"].endswith(
        "行政复议申请可以通过示例政务服务平台在线提交；需要纸质文书的，本机关予以提供。"
    )
    assert "在线提交" not in context("order")["remedy"]


def test_a_sheet_sees_its_own_values_beside_the_case(
    catalogue: Catalogue, raw_case: dict[str, Any]
) -> None:
    cover = catalogue.by_role(Role.SHEET_COVER)[0]
    case = load(catalogue, raw_case)
    found = context_for_sheet(case, cover, {"title": "案卷"}, catalogue=catalogue, draft=False)
    assert found["sheet"]["title"] == "案卷"
    assert found["sheet"]["opened_on"] is None
    assert found["paper"]["title"] == cover.title
    assert "data" not in found


FILTERED = {
    "{{ '2026-03-05' | cn_date }}": "2026年3月5日",
    "{{ '2026-03-05T10:30:00+08:00' | cn_datetime }}": "2026年3月5日10时30分",
    "{{ '2026-03-05T10:30:00+08:00' | cn_time }}": "10时30分",
    "{{ '2026-03-05' | digits8 }}": "20260305",
    "{{ 17 | cn_number }}": "十七",
    "{{ 2 | ordinal }}": "第二",
    "{{ money | rmb }}{{ '0.50' | rmb }}": "人民币贰佰元整人民币伍角",
    "{{ laws[0] | cite }}": "《甲法》第一条",
    "{{ laws | cites }}": "《甲法》第一条、第二条",
    "{{ true | tick }}{{ ([] | length > 0) | tick }}": "☑☐",
    "{{ none | slash }}{{ '' | slash }}{{ [] | slash }}{{ 'x' | slash }}": "///x",
    "{{ 'male' | sex }}{{ 'female' | sex }}": "男女",
    "{{ ['甲', '乙'] | dot_join }}": "甲、乙",
    "{{ 3 | bar }}{{ none | bar }}。": "\u00a0\u00a0\u00a0。",
    "{{ '1988-07-14' | age('2026-07-13') }}、{{ '1988-07-14' | age('2026-07-14') }}": "37、38",
    "{{ (['甲', '乙'] | first) ~ (['甲', '乙'] | last) }}": "甲乙",
    "{{ none | cn_date }}{{ none | cites }}{{ none | rmb }}{{ none | sex }}|": "|",
    "{{ none | age('2026-07-13') }}{{ none | dot_join | slash }}": "/",
}


@pytest.mark.parametrize("source", FILTERED)
def test_filters_write_values_as_papers_do(source: str) -> None:
    laws = [{"law": "甲法", "article": 1}, {"law": "甲法", "article": 2}]
    template = load_template(word_file(paragraph(source)))
    assert texts(fill(template, {"laws": laws, "money": {"amount": "200.00"}})) == [
        FILTERED[source]
    ]
