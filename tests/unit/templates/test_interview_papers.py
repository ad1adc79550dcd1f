"""What the papers of an interview say, and what they leave to the one who is invited."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

INTERVIEWS = ("bus-company-interview", "platform-interview-uyghur", "shop-interview")
COERCION = ("责令", "必须", "限期", "罚款")

Sample = Callable[[str], dict[str, Any]]
Fill = Callable[[dict[str, Any], str], str]


def _as_person(case: dict[str, Any]) -> dict[str, Any]:
    case["party"] = {
        "kind": "person",
        "name": "柳长风",
        "sex": "male",
        "birth_date": "1979-12-03",
        "id_type": "resident_identity_card",
        "id_number": "652100197912030051",
        "address": "示例市示例县青松镇幸福村2组15号",
        "telephone": None,
    }
    return case


@pytest.mark.parametrize("name", INTERVIEWS)
def test_a_notice_says_that_an_interview_is_no_penalty(
    name: str, sample: Sample, filled: Fill
) -> None:
    text = filled(sample(name), "notice")
    assert "约谈不是行政处罚或者行政强制措施；你单位可以陈述意见、提交材料、由律师陪同。" in text
    assert "除法律、法规、规章另有规定外，不因未参加约谈给予处罚。" in text


@pytest.mark.parametrize("name", INTERVIEWS)
def test_a_notice_never_commands(name: str, sample: Sample, filled: Fill) -> None:
    text = filled(sample(name), "notice")
    assert not [word for word in COERCION if word in text]


@pytest.mark.parametrize("name", INTERVIEWS)
@pytest.mark.parametrize("paper", ["notice", "record"])
def test_an_interview_names_who_hears_opinions_and_no_remedy(
    name: str, paper: str, sample: Sample, filled: Fill
) -> None:
    text = filled(sample(name), paper)
    assert "有意见的，可以向王法宣（电话0900-1234569）提出，也可以拨打0900-1234568反映。" in text
    assert "行政复议" not in text
    assert "行政诉讼" not in text


@pytest.mark.parametrize("name", INTERVIEWS)
@pytest.mark.parametrize("paper", ["notice", "record"])
def test_no_box_of_an_interview_is_ticked_though_the_case_knows_the_answer(
    name: str, paper: str, sample: Sample, filled: Fill
) -> None:
    case = sample(name)
    assert next(p for p in case["papers"] if p["id"] == paper)["execution"]["choice"]
    text = filled(case, paper)
    assert "☐" in text
    assert "☑" not in text


def test_the_reply_slip_offers_three_answers_and_a_language(sample: Sample, filled: Fill) -> None:
    text = filled(sample("bus-company-interview"), "notice")
    slip = text.split("行政约谈回执")[-1]
    assert [box in slip for box in ("☐参加", "☐改期", "☐不参加", "☐需要，语言")] == [True] * 4


@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("bus-company-interview", "现请你单位法定代表人参加约谈。"),
        ("shop-interview", "现请你单位经营者参加约谈。"),
    ],
)
def test_a_notice_calls_the_one_who_is_invited(
    name: str, call: str, sample: Sample, filled: Fill
) -> None:
    assert call in filled(sample(name), "notice")


def test_a_person_is_addressed_as_one(sample: Sample, filled: Fill) -> None:
    case = _as_person(sample("shop-interview"))
    case["representatives"] = []
    for paper in case["papers"]:
        if paper["id"] == "notice":
            paper["data"] |= {"invited": "self", "bring": [], "basis": []}
        if paper["id"] == "record":
            paper["data"]["attendees"] = paper["data"]["attendees"][:1]
    notice = filled(case, "notice")
    assert "现请你参加约谈。" in notice
    assert "无须携带材料" in notice
    assert "你单位可以" not in notice
    assert "柳长风\n本人\n核验居民身份证、营业执照\n/" in filled(case, "record")
    assert "柳长风" in filled(case, "completion")


def test_a_basis_is_named_only_where_there_is_one(sample: Sample, filled: Fill) -> None:
    assert "依据《中华人民共和国道路运输条例》第七条第二款" in filled(
        sample("shop-interview"), "notice"
    )
    assert "依据" not in filled(sample("bus-company-interview"), "notice").split("回执")[0]


def test_a_record_keeps_disagreement_and_measures_apart(sample: Sample, filled: Fill) -> None:
    text = filled(sample("bus-company-interview"), "record")
    parts = (
        "一、本机关指出的问题",
        "二、有关规定",
        "三、被约谈方陈述和不同意见",
        "四、本机关的建议",
    )
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "2026年4月27日前" in text
    assert "长期坚持" in text
    assert "授权委托书（期限2026年4月16日至2026年5月31日）" in text


def test_a_record_without_measures_says_so(sample: Sample, filled: Fill) -> None:
    case = sample("bus-company-interview")
    for paper in case["papers"]:
        if paper["id"] == "record":
            paper["data"] |= {"measures": [], "notice": None, "recording": None}
    text = filled(case, "record")
    assert "被约谈方未提出整改措施。" in text
    assert "完成时间" not in text


def test_an_interpreter_signs_a_record_that_was_interpreted(sample: Sample, filled: Fill) -> None:
    text = filled(sample("platform-interview-uyghur"), "record")
    assert "☐已由翻译人员用维吾尔语向本人说明" in text
    assert "翻译人员帕提曼·译例，单位（来源）：示例市公共法律服务中心翻译岗，已如实翻译。" in text
    assert "翻译人员帕提曼" not in filled(sample("bus-company-interview"), "record")


def test_a_record_says_what_it_does_not_stand_for(sample: Sample, filled: Fill) -> None:
    text = filled(sample("shop-interview"), "record")
    assert (
        "本记录不代替询问笔录和责令改正通知书；需要调查取证或者依法责令改正的，另行制作文书。"
        in text
    )


def test_an_unfiled_matter_carries_a_register_number(sample: Sample, filled: Fill) -> None:
    for paper in ("notice", "record", "completion"):
        text = filled(sample("shop-interview"), paper)
        assert "登记号：示交约登〔2026〕12号" in text
        assert "案号" not in text
