"""What an inquiry record says, and what it leaves to the one who was asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Sample = Callable[[str], dict[str, Any]]
Fill = Callable[[dict[str, Any], str], str]


def test_the_record_opens_with_the_ministrys_sentence(sample: Sample, filled: Fill) -> None:
    text = filled(sample("long-narrative"), "inquiry")
    assert (
        "我们是示例市交通运输局的执法人员阿不都·示例、冯守规，这是我们的执法证件，执法证号分别是"
        "31990100002、31990100007，请你确认。现依法向你询问，请如实回答所问问题。"
        "执法人员与你有直接利害关系的，你可以申请回避。"
    ) in text


def test_each_question_and_answer_stands_as_it_was_said(sample: Sample, filled: Fill) -> None:
    case = sample("long-narrative")
    paper = next(each for each in case["papers"] if each["type"] == "inquiry-record")
    lines = filled(case, "inquiry").split("\n")
    for pair in paper["data"]["questions"]:
        for sign, said in (("问：", pair["question"]), ("答：", pair["answer"])):
            first, *rest = said.split("\n")
            assert f"{sign}{first}" in lines
            assert all(line in lines for line in rest)


def test_the_particulars_are_the_partys_own(sample: Sample, filled: Fill) -> None:
    text = filled(sample("long-narrative"), "inquiry")
    for said in ("阿卜杜热合曼·示例", "652100197902180072", "47岁", "男", "第1次询问"):
        assert said in text


def test_another_person_is_asked_under_their_own_name(sample: Sample, filled: Fill) -> None:
    case = sample("long-narrative")
    paper = next(each for each in case["papers"] if each["type"] == "inquiry-record")
    paper["data"]["inquired"] = {
        "person": {
            "name": "马龘",
            "sex": "male",
            "id_number": None,
            "telephone": None,
            "address": None,
        },
        "relation": "证人",
        "work": "滴灌工程承包人",
    }
    text = filled(case, "inquiry")
    assert "证人" in text
    assert "652100197902180072" not in text
    assert "47岁" not in text


def test_no_box_of_the_record_is_ticked(sample: Sample, filled: Fill) -> None:
    text = filled(sample("long-narrative"), "inquiry")
    assert "☐确认，不申请回避" in text
    assert "☑" not in text
