"""What reports, approvals, reviews and notices of rights say, and what they leave to people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Sample = Callable[[str], dict[str, Any]]
Fill = Callable[[dict[str, Any], str], str]


def _paper(case: dict[str, Any], ident: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in case["papers"] if each["id"] == ident)
    return found


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("carrier-first-offence", "query"),
        ("carrier-first-offence", "statement"),
        ("carrier-first-offence", "report"),
        ("bus-company-interview", "approval"),
        ("bus-company-interview", "letter"),
        ("repair-shop-refuses", "rights"),
        ("repair-shop-refuses", "recusal"),
        ("long-narrative", "report"),
        ("long-narrative", "legal"),
        ("long-narrative", "discussion"),
        ("van-report-unfiled", "unfiled"),
    ],
)
def test_every_paper_is_filled_whole(name: str, ident: str, sample: Sample, filled: Fill) -> None:
    text = filled(sample(name), ident)
    assert "None" not in text
    assert "{" not in text


def test_a_report_proves_its_facts_and_tells_what_was_heard(sample: Sample, filled: Fill) -> None:
    text = filled(sample("carrier-first-offence"), "report")
    assert "道路运输车辆检验检测报告：证明车辆已于2026年4月10日检验检测合格" in text
    assert "2026年4月14日《陈述申辩记录》。" in text
    assert "复核意见：当事人提出的漏检原因" in text
    assert "第三十三条第一款：初次违法" in text
    silent = filled(sample("long-narrative"), "report")
    assert "当事人未作陈述申辩。" in silent


def test_an_opinion_that_is_not_given_yet_leaves_its_place_open(
    sample: Sample, filled: Fill
) -> None:
    case = sample("carrier-first-offence")
    _paper(case, "report")["data"]["approvals"] = []
    text = filled(case, "report")
    assert "同意不予行政处罚" not in text
    assert text.count("签名：＿") == 4


def test_a_query_ticks_what_follows_from_the_cases_it_lists(sample: Sample, filled: Fill) -> None:
    case = sample("carrier-first-offence")
    assert "☑认定期间内未发现当事人的以往案件" in filled(case, "query")
    earlier = {
        "number": "示交执案〔2026〕3号",
        "date": "2026-01-12",
        "matter": "未随车携带道路运输证",
        "outcome": "不予行政处罚",
        "counted": False,
        "reason": "不属于同类违法",
    }
    _paper(case, "query")["data"]["earlier"] = [earlier]
    text = filled(case, "query")
    assert "☑发现的案件均不计入　☐发现应当计入的案件" in text
    assert "不计入的理由：不属于同类违法" in text
    _paper(case, "query")["data"]["earlier"] = [{**earlier, "counted": True, "reason": None}]
    text = filled(case, "query")
    assert "☐发现的案件均不计入　☑发现应当计入的案件1件" in text
    assert "☐认定期间内未发现" in text


@pytest.mark.parametrize(("ident"), ["rights", "statement"])
def test_no_box_of_the_party_is_ticked(ident: str, sample: Sample, filled: Fill) -> None:
    name = "repair-shop-refuses" if ident == "rights" else "carrier-first-offence"
    text = filled(sample(name), ident)
    assert "☑" not in text
    assert "☐本人已阅读" in text


def test_the_notice_tells_rights_before_duties_and_leaves_recusal_to_the_party(
    sample: Sample, filled: Fill
) -> None:
    text = filled(sample("repair-shop-refuses"), "rights")
    assert text.index("一、权利") < text.index("二、义务")
    assert "☐不申请回避　☐申请回避" in text
    assert "不因陈述、申辩给予更重的处罚" in text
    assert "三、另行告知的事项" not in text


def test_a_statement_is_the_partys_own_words(sample: Sample, filled: Fill) -> None:
    case = sample("carrier-first-offence")
    lines = filled(case, "statement").split("\n")
    for said in _paper(case, "statement")["data"]["statement"].split("\n"):
        assert said in lines
    _paper(case, "statement")["data"]["statement"] = None
    assert "当事人表示没有意见。" in filled(case, "statement")


def test_an_authorization_says_who_may_do_what_and_until_when(sample: Sample, filled: Fill) -> None:
    text = filled(sample("bus-company-interview"), "letter")
    assert "期限自2026年4月16日至2026年5月31日：" in text
    assert "3．对整改措施和完成时间的承诺，须经委托人另行书面同意。" in text
    assert "没有写明的事项，受托人无权代为办理。" in text
    case = sample("bus-company-interview")
    case["representatives"][2]["authorization"] = None
    assert "期限自＿" in filled(case, "letter")


@pytest.mark.parametrize(
    ("decision", "successor", "said"),
    [
        ("refused", None, "李执一（执法人员）不属于应当回避的情形，不同意其回避"),
        ("granted", "o4", "同意李执一（执法人员）回避，由古丽娜·样例接替办理"),
    ],
)
def test_a_recusal_is_granted_or_refused_in_one_sentence(
    decision: str, successor: str | None, said: str, sample: Sample, filled: Fill
) -> None:
    case = sample("repair-shop-refuses")
    _paper(case, "recusal")["data"] |= {"decision": decision, "successor": successor}
    assert said in filled(case, "recusal")


def test_a_filing_that_is_undone_names_the_form_it_undoes(sample: Sample, filled: Fill) -> None:
    assert "☑不予立案　☐撤销立案，原立案：/" in filled(sample("van-report-unfiled"), "unfiled")
    case = sample("van-report-unfiled")
    undone = _paper(case, "unfiled")
    undone["data"] |= {"kind": "withdrawal", "filing": "letter"}
    text = filled(case, "unfiled")
    assert "☐不予立案　☑撤销立案，原立案：行政指导书（2026年5月9日）" in text


def test_a_review_that_finds_fault_says_so_at_its_point(sample: Sample, filled: Fill) -> None:
    case = sample("long-narrative")
    data = _paper(case, "legal")["data"]
    data["items"][1] |= {"passed": False, "comment": "缺少许可部门的书面答复。"}
    data["conclusion"] = "returned"
    text = filled(case, "legal")
    assert "☐是　☑否" in text
    assert "缺少许可部门的书面答复。" in text
    assert "☐同意承办意见" in text
    assert "☑退回补充调查" in text
