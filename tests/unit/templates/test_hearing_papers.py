"""What the papers of a hearing tell the party, name, strike and leave to be signed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Sample = Callable[[str], dict[str, Any]]
Fill = Callable[[dict[str, Any], str], str]
CASE = "charter-hearing"


def _data(case: dict[str, Any], ident: str) -> dict[str, Any]:
    found: dict[str, Any] = next(p["data"] for p in case["papers"] if p["id"] == ident)
    return found


def test_the_notice_tells_when_where_before_whom_and_the_right_to_object(
    sample: Sample, filled: Fill
) -> None:
    text = filled(sample(CASE), "hearing-notice")
    for said in (
        "当事人（个人姓名或单位名称）：示例捷行汽车租赁有限公司",
        "根据你（单位）申请，关于未取得道路运输经营许可，擅自从事道路客运经营一案，现定于",
        "2026年9月22日9时30分在示例市交通运输局三楼听证室（示例市示例区规范路1号）",
        "（☑公开　☐不公开）举行听证会议，请准时出席。",
        "听证主持人姓名：吴听证　　职务：政策法规科副科长",
        "听证员姓名：罗评议　　职务：执法监督科科员",
        "记录员姓名：阿依努尔·样例　　职务：政策法规科科员",
        "第六十四条第四项的规定，你（单位）可以申请听证主持人、听证员、记录员回避。",
        "4.无正当理由拒不出席或者未经许可中途退出的，视为放弃听证权利。",
        "你（单位）于2026年9月9日要求听证；可以亲自参加或者委托一至二人代理",
        "联系人：王法宣　　联系电话：0900-1234569",
    ):
        assert said in text


def test_a_hearing_behind_closed_doors_says_why_and_strikes_who_is_not_named(
    sample: Sample, filled: Fill
) -> None:
    case = sample(CASE)
    _data(case, "hearing-notice").update(public=False, closed_reason="business_secret", hearers=[])
    text = filled(case, "hearing-notice")
    assert "（☐公开　☑不公开，因涉及商业秘密）" in text
    assert "听证员姓名：/　　职务：/" in text


def test_the_record_names_who_took_part_and_keeps_each_ones_words(
    sample: Sample, filled: Fill
) -> None:
    text = filled(sample(CASE), "hearing")
    for said in (
        "2026年9月22日9时30分至11时10分",
        "示例捷行汽车租赁有限公司（到场）",
        "董律言",
        "示例明理律师事务所律师",
        "主持人：现在核对听证参加人。",
        "调查人员冯守规：当事人没有取得道路运输经营许可",
        "委托代理人：最后意见：",
        "同步录音录像编号：SL-TZ-20260922-0925。",
        "其他听证人员签名",
    ):
        assert said in text
    assert "☑" not in text


def test_nobody_beside_the_party_is_struck_with_slashes(sample: Sample, filled: Fill) -> None:
    case = sample(CASE)
    _data(case, "hearing").update(agents=[], third_parties=[], others=[], party_attends=False)
    text = filled(case, "hearing")
    assert "（未到场）" in text
    assert text.split("\n").count("/") == 3 * len(("name", "sex", "age", "work"))
