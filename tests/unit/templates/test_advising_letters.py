"""Letters that bind nobody: what they say of themselves, and what they never say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Sample = Callable[[str], dict[str, Any]]
Fill = Callable[[dict[str, Any], str], str]
LETTERS = [
    ("tour-carrier-guidance", "letter"),
    ("winter-risk-notice", "notice"),
    ("driver-admonition", "letter"),
]
COERCION = ("责令", "必须", "限期", "罚款", "逾期将")


@pytest.mark.parametrize(("name", "paper"), LETTERS)
def test_no_letter_commands_or_names_a_remedy(
    name: str, paper: str, sample: Sample, filled: Fill
) -> None:
    text = filled(sample(name), paper)
    assert not [word for word in COERCION if word in text]
    assert "行政复议" not in text
    assert "可以向王法宣（电话0900-1234569）提出，也可以拨打0900-1234568反映。" in text


@pytest.mark.parametrize(
    ("name", "paper", "called"), [(*LETTERS[0], "指导书"), (*LETTERS[1], "提示函")]
)
def test_guidance_and_risk_notices_say_that_they_bind_nobody(
    name: str, paper: str, called: str, sample: Sample, filled: Fill
) -> None:
    text = filled(sample(name), paper)
    assert (
        f"本{called}不具有强制力，是否采纳由你单位自主决定，不采纳不会因此受到不利处理；"
        f"法律、法规、规章规定的义务不因本{called}增加或者减少。"
    ) in text


def test_the_reply_to_guidance_is_the_recipients_own(sample: Sample, filled: Fill) -> None:
    text = filled(sample("tour-carrier-guidance"), "letter")
    slip = text.split("行政指导回执")[-1]
    assert [box in slip for box in ("☐采纳", "☐部分采纳", "☐不采纳")] == [True] * 3
    assert "☑" not in text
    assert "不采纳的，无须说明理由" in slip


def test_guidance_without_problems_or_help_leaves_their_heads_out(
    sample: Sample, filled: Fill
) -> None:
    case = sample("tour-carrier-guidance")
    case["papers"][0]["data"] |= {"problems": [], "support": []}
    text = filled(case, "letter")
    assert "本机关了解到" not in text
    assert "可以提供的帮助" not in text
    assert "二、建议" in text


def test_a_single_item_bears_no_number(sample: Sample, filled: Fill) -> None:
    case = sample("winter-risk-notice")
    case["papers"][0]["data"]["advice"] = ["建议出车前检查制动"]
    assert "\n建议出车前检查制动。" in filled(case, "notice")


def test_an_admonition_is_no_warning_and_can_be_disputed(sample: Sample, filled: Fill) -> None:
    text = filled(sample("driver-admonition"), "letter")
    assert "本劝诫书不是“警告”等行政处罚，不记入处罚记录。" in text
    assert "可以在2026年5月25日前书面或者口头提出，本机关记录并答复。" in text
    assert "鉴于你没有主观故意（" in text


@pytest.mark.parametrize(
    ("name", "paper", "gone", "left"),
    [
        (*LETTERS[0], "有关规定", "一、建议"),
        (*LETTERS[1], "有关规定和监管要求", "二、建议措施"),
    ],
)
def test_a_letter_that_cites_nothing_has_no_empty_head(
    name: str, paper: str, gone: str, left: str, sample: Sample, filled: Fill
) -> None:
    case = sample(name)
    case["papers"][0]["data"]["basis"] = []
    text = filled(case, paper)
    assert gone not in text
    assert left in text
