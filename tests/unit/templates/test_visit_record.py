"""行政走访记录: it inspects nobody, ticks nothing for the one visited, keeps what was offered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Sample = Callable[[str], dict[str, Any]]
Fill = Callable[[dict[str, Any], str], str]


@pytest.fixture
def case(sample: Sample) -> dict[str, Any]:
    return sample("cold-chain-visit")


def test_a_visit_says_that_it_is_no_inspection(case: dict[str, Any], filled: Fill) -> None:
    text = filled(case, "visit")
    assert "☑不含检查内容" in text
    assert "☐含检查内容，已经审批（　/　），另行制作检查文书" in text
    assert "走访不是行政检查，不收取任何费用" in text


def test_a_visit_beside_an_inspection_names_its_approval(
    case: dict[str, Any], filled: Fill
) -> None:
    case["papers"][0]["data"]["inspection"] = {
        "approval": "示交检审〔2026〕8号",
        "approved_on": "2026-05-11",
    }
    text = filled(case, "visit")
    assert "☐不含检查内容" in text
    assert "☑含检查内容，已经审批（示交检审〔2026〕8号，2026年5月11日），另行制作检查文书" in text


def test_help_is_told_with_who_gives_it_and_when(case: dict[str, Any], filled: Fill) -> None:
    text = filled(case, "visit")
    assert "提供办事指南一份（赵明法，当场办结）。" in text
    assert "并告知企业进展（热依扎·示例，2026年5月21日前办理）。" in text


def test_a_visit_that_brought_nothing_up_says_so(case: dict[str, Any], filled: Fill) -> None:
    case["papers"][0]["data"] |= {
        "progress": [],
        "difficulties": [],
        "advice": [],
        "support": [],
        "party_opinion": None,
    }
    text = filled(case, "visit")
    assert "被走访方未提出困难和问题。" in text
    assert "未发表意见。" in text


def test_no_answer_is_ticked_for_the_one_visited(case: dict[str, Any], filled: Fill) -> None:
    text = filled(case, "visit")
    assert "☐本人已阅读　☐已向本人宣读" in text
    assert "☐无误　☐有下列补充、更正或者不同意见" in text
    assert "行政复议" not in text
