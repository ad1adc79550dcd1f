"""What the receipt, the reports, the return visit and the dossier's sheets say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from docgen.values import Role

Sample = Callable[[str], dict[str, Any]]
Fill = Callable[[dict[str, Any], str], str]
FillSheet = Callable[[dict[str, Any], Role, dict[str, Any]], str]


def _paper(case: dict[str, Any], ident: str) -> dict[str, Any]:
    found: dict[str, Any] = next(paper for paper in case["papers"] if paper["id"] == ident)
    return found


def _party_of(sample: Sample, name: str) -> dict[str, Any]:
    party: dict[str, Any] = sample(name)["party"]
    return party


def test_a_receipt_prints_the_service_of_what_it_lists(sample: Sample, filled: Fill) -> None:
    text = filled(sample("driver-follow-up"), "receipt")
    assert "不予行政处罚决定书，1份" in text
    assert "2026年9月11日18时45分" in text
    assert "直接送达" in text
    assert "高致远\n沈如实" in text
    assert "赵小满（同住成年家属，柳长风之妻），代收不予行政处罚决定书" in text


def test_a_receipt_for_the_party_itself_strikes_the_proxy(sample: Sample, filled: Fill) -> None:
    case = sample("driver-follow-up")
    _paper(case, "receipt")["data"] |= {"papers": ["correction", "commitment"], "remark": None}
    text = filled(case, "receipt")
    assert "代 收 人\n/" in text
    assert "备　　注\n/" in text
    assert text.count("直接送达") == 2


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            {"method": "lien", "refusal": {"reason": "称要等律师来", "witness": "何见证"}},
            ["留置送达", "受送达人拒收，事由：称要等律师来", "见证人：何见证"],
        ),
        (
            {"method": "lien", "refusal": {"reason": "不开门", "recording": "e4"}},
            ["录像编号：SL-20260901-1402"],
        ),
        ({"method": "mail", "tracking": "EMS1000000063"}, ["邮寄送达", "邮件号码：EMS1000000063"]),
        (
            {"method": "electronic", "channel": "短信", "arrived_at": "2026-09-11T18:45:00+08:00"},
            ["电子送达", "通过短信送达", "到达特定系统的时间：2026年9月11日18时45分"],
        ),
    ],
)
def test_a_receipt_remarks_what_was_special(
    change: dict[str, Any], words: list[str], sample: Sample, filled: Fill
) -> None:
    case = sample("driver-follow-up")
    service = _paper(case, "decision")["service"] | change
    service["recipient"] = {"name": "柳长风", "capacity": "self"}
    _paper(case, "decision")["service"] = service
    text = filled(case, "receipt")
    assert [word for word in words if word not in text] == []


def test_a_receipt_made_before_service_leaves_its_row_open(sample: Sample, filled: Fill) -> None:
    case = sample("driver-follow-up")
    _paper(case, "decision")["service"] = None
    _paper(case, "receipt")["data"]["remark"] = None
    text = filled(case, "receipt")
    assert "　　年　　月　　日　　时　　分" in text
    assert "直接送达" not in text


def test_a_closing_report_strikes_the_boxes_of_the_other_kind(sample: Sample, filled: Fill) -> None:
    case = sample("driver-follow-up")
    person = filled(case, "closing")
    assert "男，46岁" in person
    assert "名　　称\n/" in person
    case["party"] = _party_of(sample, "bus-company-interview")
    organisation = filled(case, "closing")
    assert "姓　　名\n/" in organisation
    assert "法定代表人\n何远程\n职　　务\n董事长" in organisation
    case["party"] = _party_of(sample, "shop-interview")
    business = filled(case, "closing")
    assert "姓　　名\n苏龘\n性别、年龄\n男，42岁" in business
    assert "经营者：苏龘" in business


def test_a_closing_report_tells_result_and_performance(sample: Sample, filled: Fill) -> None:
    case = sample("driver-follow-up")
    _paper(case, "decision")["number"] = "示交不罚〔2026〕41号"
    text = filled(case, "closing")
    assert "于2026年9月10日作出示交不罚〔2026〕41号《不予行政处罚决定书》，不予行政处罚。" in text
    assert (
        "已于2026年9月2日改正（见2026年9月2日《整改复查记录》）；决定书于2026年9月11日送达。"
        in text
    )


def test_opinions_not_given_yet_leave_their_place_open(sample: Sample, filled: Fill) -> None:
    case = sample("driver-follow-up")
    data = _paper(case, "closing")["data"]
    data["approvals"] = data["approvals"][:1]
    data |= {"recheck": None, "corrected_on": None, "performance_note": None}
    text = filled(case, "closing")
    assert "文书齐全，同意结案。" in text
    assert text.rstrip().endswith("年　　月　　日")


def test_a_completion_form_shows_each_measure_with_its_evidence(
    sample: Sample, filled: Fill
) -> None:
    text = filled(sample("shop-interview"), "completion")
    assert "现场照片：整改前的接待区墙面、现场照片：整改后的公示牌" in text
    assert text.count("已落实") == 3
    assert "后续工作\n/" in text


def test_a_completion_form_without_measures_is_struck(sample: Sample, filled: Fill) -> None:
    case = sample("bus-company-interview")
    _paper(case, "completion")["data"] |= {
        "results": [],
        "papers": [],
        "rechecked_on": None,
        "reviewers": [],
        "next_steps": None,
        "approvals": [],
    }
    text = filled(case, "completion")
    assert "结果\n/\n/\n/\n/\n/" in text
    assert "核实日期\n/\n核实人\n/" in text


def test_a_return_visit_opens_with_who_asks_and_that_it_is_free(
    sample: Sample, filled: Fill
) -> None:
    text = filled(sample("driver-follow-up.supplement"), "follow-up")
    assert "未参与本案办理。回访自愿，您可以不回答，也可以只作评价、不留姓名；" in text
    assert "回答不影响本案处理结果" in text


def test_answers_given_by_telephone_are_ticked_as_recorded(sample: Sample, filled: Fill) -> None:
    text = filled(sample("driver-follow-up.supplement"), "follow-up")
    assert "☐上门　☑电话　☐问卷　☐座谈" in text
    assert "☐看得懂　☑部分看得懂　☐看不懂　☐未回答" in text
    assert "☐本人签名" in text
    assert "☑电话回访，由回访人二人签名" in text


def test_a_questionnaire_leaves_every_answer_to_the_one_who_fills_it(
    sample: Sample, filled: Fill
) -> None:
    case = sample("driver-follow-up.supplement")
    data = _paper(case, "follow-up")["data"]
    asked = ("corrected", "showed_certificate", "told_rights", "heard_opinion", "received_papers")
    judged = ("understood_papers", "integrity", "satisfaction")
    free = ("correction_detail", "difficulties", "suggestions", "recording", "handling")
    data |= dict.fromkeys((*asked, *judged, *free))
    data |= {"method": "questionnaire", "anonymous": True}
    text = filled(case, "follow-up")
    assert text.count("☑") == 1
    assert "☑问卷" in text
    assert "（不留姓名）" in text


def test_word_of_graft_never_stands_in_the_record(sample: Sample, filled: Fill) -> None:
    case = sample("driver-follow-up.supplement")
    _paper(case, "follow-up")["data"]["integrity"] = "separate"
    text = filled(case, "follow-up")
    assert "☐无　☑另行反映（单独密封移送，不入正卷）　☐未回答" in text


COVER = {
    "title": "柳长风车货总质量超过公路限定标准行驶案",
    "case_number": "示交执案〔2026〕63号",
    "cause": "车货总质量超过公路限定标准行驶",
    "party": "柳长风",
    "body": "示例市交通运输局",
    "outcome": "不予行政处罚",
    "procedure": "filed",
    "opened_on": "2026-09-01",
    "closed_on": "2026-09-16",
    "filed_on": "2026-09-24",
    "filed_by": "钱归档",
    "retention": "D30",
    "volume": "internal",
    "volume_index": 2,
    "volumes": 2,
    "papers": 3,
    "pages": 5,
}


def test_a_cover_tells_filed_from_registered(sample: Sample, filled_sheet: FillSheet) -> None:
    filed = filled_sheet(sample("driver-follow-up"), Role.SHEET_COVER, COVER)
    assert "立案时间\n2026年9月1日\n结案时间\n2026年9月16日" in filed
    assert "（副卷）" in filed
    assert "定期（30年）\n卷　　数\n共2卷　第2卷" in filed
    unfiled = COVER | {"procedure": "unfiled", "opened_on": None, "case_number": None}
    registered = filled_sheet(sample("shop-interview"), Role.SHEET_COVER, unfiled)
    assert "登 记 号\n/" in registered
    assert "登记时间\n/" in registered
    assert "未立案（登记）" in registered


def test_contents_give_eight_digits_and_the_last_item_both_pages(
    sample: Sample, filled_sheet: FillSheet
) -> None:
    row = {"responsible": "示例市交通运输局", "date": "2026-09-01", "remark": None}
    first = {"ordinal": 1, "title": "现场笔录", "first_page": 1, "last_page": 2}
    last = {"ordinal": 2, "title": "不予行政处罚决定书", "first_page": 3, "last_page": 5}
    rows = [
        row | first | {"document_number": None},
        row | last | {"document_number": "示交不罚〔2026〕41号", "date": None},
    ]
    sheet = {"case_number": "示交执案〔2026〕63号", "volume": "main", "rows": rows}
    text = filled_sheet(sample("driver-follow-up"), Role.SHEET_CONTENTS, sheet)
    assert "现场笔录\n20260901\n1\n" in text
    assert "不予行政处罚决定书\n\n3-5\n" in text


NOTE = {
    "case_number": "示交执案〔2026〕63号",
    "volume": "main",
    "papers": 16,
    "pages": 31,
    "situation": None,
    "filed_by": "钱归档",
    "filed_on": "2026-09-24",
    "checked_by": None,
    "checked_on": None,
    "supplements": [],
}


def test_a_note_records_each_supplement_and_leaves_the_old_volume(
    sample: Sample, filled_sheet: FillSheet
) -> None:
    case = sample("driver-follow-up.supplement")
    assert "无补充归档" in filled_sheet(case, Role.SHEET_NOTE, NOTE)
    added = {"on": "2026-10-20", "edition": 2, "content": "行政回访记录表1件", "by": "钱归档"}
    text = filled_sheet(case, Role.SHEET_NOTE, NOTE | {"supplements": [added]})
    assert "2\n2026年10月20日\n行政回访记录表1件\n钱归档" in text
    assert "无补充归档" not in text


def test_an_address_confirmation_leaves_the_choice_to_the_party(
    sample: Callable[[str], dict[str, Any]], filled: Callable[[dict[str, Any], str], str]
) -> None:
    text = filled(sample("carrier-first-offence"), "address")
    assert "☐我同意以电子送达平台（账号 slsdwl）接收本案文书，包括决定书。" in text
    assert "☐我不同意电子送达。" in text
    assert "☑" not in text
    assert "由你单位自己决定，同意与否不影响案件处理" in text
