"""Papers beside an issued one: more time, going on, putting right, telling who reported it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Sample = Callable[[str], dict[str, Any]]
Fill = Callable[[dict[str, Any], str], str]


def _with(case: dict[str, Any], code: str, data: dict[str, Any]) -> dict[str, Any]:
    case["papers"].append(
        {
            "id": "added",
            "type": code,
            "number": None,
            "date": "2026-04-13",
            "data": data,
            "execution": None,
            "service": None,
        }
    )
    return case


@pytest.fixture
def extension() -> dict[str, Any]:
    return {
        "answers": "order",
        "original_term": "2026-04-13",
        "applied_on": "2026-04-12",
        "reasons": "检测站预约已满。",
        "requested_until": "2026-04-16",
        "done": None,
        "evidence": [],
        "opinion": "情况属实。",
        "granted_until": "2026-04-16",
        "refusal": None,
        "told_on": "2026-04-13",
        "officers": ["o3", "o4"],
        "approvals": [],
    }


def test_an_extension_is_granted_to_a_day(
    extension: dict[str, Any], sample: Sample, filled: Fill
) -> None:
    case = _with(sample("carrier-first-offence"), "correction-extension", extension)
    text = filled(case, "added")
    assert "☑同意延至2026年4月16日" in text
    assert "☐不同意，理由：/" in text


def test_an_extension_that_is_refused_gives_the_reason(
    extension: dict[str, Any], sample: Sample, filled: Fill
) -> None:
    extension |= {"granted_until": None, "refusal": "已经预约成功，能够按期完成"}
    case = _with(sample("carrier-first-offence"), "correction-extension", extension)
    text = filled(case, "added")
    assert "☐同意延至　/　" in text
    assert "☑不同意，理由：已经预约成功，能够按期完成" in text


def test_going_on_makes_nothing_heavier_and_leaves_room_to_be_heard(
    sample: Sample, filled: Fill
) -> None:
    data = {
        "answers": ["order", "recheck"],
        "reason": "not_corrected",
        "found": "复查时车辆仍未检测。",
        "articles": [{"law": "中华人民共和国道路运输条例", "article": 30}],
        "opinions_by": "2026-04-20",
        "officers": ["o3", "o4"],
    }
    text = filled(_with(sample("carrier-first-offence"), "resume-notice", data), "added")
    assert "因你单位改正期限届满，没有按照要求改正，本机关恢复处理程序" in text
    assert "未履行承诺本身不作为加重处罚的理由" in text
    assert "并可以在2026年4月20日前向本机关陈述、申辩、提交证据" in text


def test_an_amendment_says_what_stood_there_and_what_stands_now(
    sample: Sample, filled: Fill
) -> None:
    text = filled(sample("tour-carrier-guidance"), "amendment")
    assert "向你单位发出的《行政指导书》（示交导〔2026〕3号），" in text
    assert "现更正如下，其他内容不变：" in text
    assert "建议在旺季前增配动态监控值守人员\n建议在6月1日前增配动态监控值守人员" in text


def test_a_revoked_paper_is_not_corrected_place_by_place(sample: Sample, filled: Fill) -> None:
    case = sample("tour-carrier-guidance")
    case["papers"][1]["data"] |= {"kind": "revoke", "changes": []}
    text = filled(case, "amendment")
    assert "现予撤销。自本通知书送达之日起，该文书不再执行。" in text
    assert "所在位置" not in text


def test_an_informant_hears_the_result_and_nothing_personal(sample: Sample, filled: Fill) -> None:
    case = sample("repair-shop-refuses")
    text = filled(case, "reply")
    assert "投诉举报人：" in text
    assert "您反映的情况属实" in text
    party = case["party"]
    for told in (party["name"], party["uscc"], party["telephone"], party["operator"]["name"]):
        assert told not in text
