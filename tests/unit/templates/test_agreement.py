"""行政协议书: free will, duties of both, a way out, and disputes that a court hears."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Sample = Callable[[str], dict[str, Any]]
Fill = Callable[[dict[str, Any], str], str]


@pytest.fixture
def case(sample: Sample) -> dict[str, Any]:
    return sample("station-order-agreement")


def test_nobody_is_made_to_agree(case: dict[str, Any], filled: Fill) -> None:
    text = filled(case, "agreement")
    assert "是否订立由乙方自主决定，不订立不会因此受到不利处理。" in text
    assert "未履行本协议本身不作为行政处罚或者加重处罚的理由。" in text


def test_a_dispute_goes_to_the_government_or_the_court(case: dict[str, Any], filled: Fill) -> None:
    text = filled(case, "agreement")
    assert "《中华人民共和国行政复议法》第十一条第十三项向示例市人民政府申请行政复议" in text
    assert (
        "《中华人民共和国行政诉讼法》第十二条第一款第十一项向示例市示例区人民法院提起行政诉讼"
    ) in text
    assert "六个月" not in text


def test_duties_of_both_sides_stand_apart(case: dict[str, Any], filled: Fill) -> None:
    text = filled(case, "agreement")
    first, second = text.index("二、甲方的义务"), text.index("三、乙方的义务")
    assert first < text.index("划设临时候车区，2026年4月10日前完成。") < second
    assert second < text.index("设置引导标识四处，并保持完好。")


def test_what_both_agree_on_its_change_is_numbered_on(case: dict[str, Any], filled: Fill) -> None:
    text = filled(case, "agreement")
    assert "可以提前15日书面通知甲方解除本协议，不会因此受到不利处理。" in text
    assert "4．站前广场施工的，双方可以顺延有关事项的完成时间。" in text
    case["papers"][0]["data"]["changes"] = []
    assert "4．" not in filled(case, "agreement")


def test_both_sign_and_the_party_receives_its_copy_on_it(
    case: dict[str, Any], filled: Fill
) -> None:
    text = filled(case, "agreement")
    assert text.count("代表签名：") == 2
    assert "乙方已收到本协议书一份。" in text
