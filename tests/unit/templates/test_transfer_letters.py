"""Letters that hand a case over: to whom, with what, and that nobody is found guilty in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Sample = Callable[[str], dict[str, Any]]
Fill = Callable[[dict[str, Any], str], str]
CRIME = "forged-permit-transfer"
REFERRAL = "overcrowded-coach-referral"


def _letter(case: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(p["data"] for p in case["papers"] if p["id"] == "letter")
    return found


def test_the_police_get_every_kind_of_material_that_is_asked_for(
    sample: Sample, filled: Fill
) -> None:
    text = filled(sample(CRIME), "letter")
    assert "示例市公安局：" in text
    assert "涉嫌犯罪案件情况的调查报告：洪远途涉嫌买卖国家机关证件案调查报告（1份4页）。" in text
    assert "涉案物品清单：道路运输证（疑似伪造）（1本）。" in text
    assert "检验报告或者鉴定结论：无。" in text
    assert "移送前已经作出的行政处罚：无。" in text
    assert "抄送：示例市人民检察院" in text


def test_report_and_approval_stand_with_their_times(sample: Sample, filled: Fill) -> None:
    text = filled(sample(CRIME), "letter")
    assert "核实后于2026年10月15日17时00分提出移送的书面报告" in text
    assert "本机关局长何主持于2026年10月16日10时00分批准移送" in text
    assert "《行政执法机关移送涉嫌犯罪案件的规定》第三条、第五条" in text
    assert "上述情况涉嫌构成买卖国家机关证件罪" in text


def test_a_letter_without_a_copy_names_no_copy(sample: Sample, filled: Fill) -> None:
    case = sample(CRIME)
    _letter(case)["copy_to"] = None
    assert "抄送" not in filled(case, "letter")


def test_another_agency_learns_why_the_case_is_theirs(sample: Sample, filled: Fill) -> None:
    text = filled(sample(REFERRAL), "letter")
    assert "示例市公安局交通警察支队：" in text
    assert "登记号：示交登〔2026〕43号" in text
    assert "根据《中华人民共和国道路运输条例》第三十四条第二款、" in text
    assert "涉案物品：无。" in text


@pytest.mark.parametrize("name", [CRIME, REFERRAL])
def test_the_slip_is_the_recipients_own(name: str, sample: Sample, filled: Fill) -> None:
    text = filled(sample(name), "letter")
    assert "☐与所列相符" in text
    assert "☐属于本机关管辖" in text
    assert "☑" not in text
    assert "行政复议" not in text


def test_a_case_handed_over_is_closed_by_its_letter(sample: Sample, filled: Fill) -> None:
    text = filled(sample(CRIME), "closing")
    assert "作出示交涉罪移〔2026〕2号《涉嫌犯罪案件移送书》，移送公安机关。" in text
    assert "《涉嫌犯罪案件移送书》于2026年10月16日送达。" in text
    assert "决定书" not in text
