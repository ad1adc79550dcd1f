"""行政执法公示信息表: what goes out, what stays back, by whose leave, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Sample = Callable[[str], dict[str, Any]]
Fill = Callable[[dict[str, Any], str], str]


@pytest.fixture
def case(sample: Sample) -> dict[str, Any]:
    return sample("driving-school-publication")


def test_a_party_is_not_named_unless_a_clause_asks_for_it(
    case: dict[str, Any], filled: Fill
) -> None:
    text = filled(case, "publication")
    assert "☑不公开" in text
    assert "☐公开，依据和理由：　/　" in text
    assert case["party"]["name"] not in text
    case["papers"][0]["data"]["named"] = {"basis": "某规定第三条", "reason": "依法应当公开"}
    text = filled(case, "publication")
    assert "☑公开，依据和理由：某规定第三条；依法应当公开" in text


def test_each_item_says_whether_it_is_published_masked_or_withheld(
    case: dict[str, Any], filled: Fill
) -> None:
    lines = filled(case, "publication").splitlines()
    assert lines[lines.index("机构名称、地址、负责人") + 1] == "不公开"
    assert lines[lines.index("咨询数量") + 1] == "遮蔽后公开"
    assert lines[lines.index("做法和成效") + 1] == "公开"


def test_what_is_wrong_is_withdrawn_in_three_workdays(case: dict[str, Any], filled: Fill) -> None:
    text = filled(case, "publication")
    assert "在三个工作日内撤回并公开说明理由" in text
    assert "撤回情况：/" in text
    case["papers"][0]["data"]["withdrawal"] = {
        "reason": "数据有误",
        "decided_on": "2026-07-01",
        "done_on": "2026-07-02",
    }
    assert (
        "撤回情况：2026年7月1日发生应当撤回的事由，2026年7月2日撤回并公开说明理由：数据有误"
    ) in filled(case, "publication")


def test_what_is_not_published_yet_leaves_no_day_and_no_opinion(
    case: dict[str, Any], filled: Fill
) -> None:
    case["papers"][0]["data"] |= {"published_on": None, "until": None, "approvals": []}
    text = filled(case, "publication")
    assert "\n/\n截止日期\n长期\n" in text
    assert "同意公示。" not in text
