"""The papers of the commitment route, as a party reads them: filled from the sample cases."""

from __future__ import annotations

import copy
import hashlib
import json
import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from docgen.case import load_case
from docgen.catalogue import load_catalogue
from docgen.fill import context_for, fill, load_template

ROOT = Path(__file__).parents[3]
CASES = ROOT / "tests" / "cases"
NAMES = ("driver-minor", "carrier-first-offence", "repair-shop-refuses", "long-narrative")
ROUTE = (
    "scene-record",
    "case-filing-form",
    "list-review",
    "correction-order",
    "education-record",
    "commitment-letter",
    "recheck-record",
    "no-penalty-decision",
)
GROUNDS = ("33-1-minor", "33-1-first", "33-2", "30", "31", "36", "57-1-3")
CATALOGUE = load_catalogue()
PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
SHARED_LIST = {"title": "示例清单", "version": "2026年版", "item": 1}


def sample(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((CASES / f"{name}.case.json").read_text(encoding="utf-8"))
    return loaded


def findings(case: Mapping[str, Any]) -> list[str]:
    """Where the schemas refuse a case."""
    result = load_case(json.dumps(case).encode(), catalogue=CATALOGUE)
    return [finding.where for finding in result.findings]


def paper_of(case: Mapping[str, Any], kind: str) -> dict[str, Any]:
    found: dict[str, Any] = next(paper for paper in case["papers"] if paper["type"] == kind)
    return found


def printed(case: Mapping[str, Any], kind: str) -> str:
    """What the filled paper says, a line for each paragraph, head and foot left out."""
    result = load_case(json.dumps(case).encode(), catalogue=CATALOGUE)
    assert result.case is not None, result.findings
    paper = next(each for each in result.case.papers if each.type.code == kind)
    template = load_template(ROOT / "templates" / f"{kind}.docx")
    filled = fill(template, context_for(result.case, paper, catalogue=CATALOGUE, draft=False))
    with zipfile.ZipFile(BytesIO(filled)) as package:
        body = package.read("word/document.xml").decode()
    return "\n".join("".join(TEXT.findall(node)) for node in PARAGRAPH.findall(body))


def decided(ground: str) -> dict[str, Any]:
    """The driver's case, decided on another ground."""
    case = sample("driver-minor")
    case["representatives"] = [
        {"id": "r1", "name": "监护甲", "capacity": "guardian", "relation": "父亲"}
    ]
    data = paper_of(case, "no-penalty-decision")["data"]
    corrected = ground.startswith("33-1")
    data |= {
        "ground": ground,
        "guardian": "r1" if ground in {"30", "31"} else None,
        "list": SHARED_LIST if corrected else None,
        "query": {
            "systems": ["甲系统", "乙系统"],
            "queried_at": "2026-03-06T09:00:00+08:00",
            "scope": "2025年1月1日至2026年3月6日",
            "kind": "同类",
            "evidence": ["e-query"],
        }
        if ground == "33-1-first"
        else None,
        "no_fault": {"proof": ["e-query"]} if ground == "33-2" else None,
        "limitation": "行为终了之日为2023年1月5日，至发现之日已满二年。"
        if ground == "36"
        else None,
        "unproven": "当事人驾驶的车辆遗洒机制砂" if ground == "57-1-3" else None,
        "recheck": "recheck" if corrected else None,
        "education": "education" if ground.startswith("33") else None,
        "observe": ["《公路安全保护条例》"] if ground.startswith("33") else [],
    }
    if ground == "57-1-3":
        data["facts"] = "现场照片不能显示遗洒物的来源，监控录像没有拍到车辆。"
        data["reasons"] = [
            {"point": "证据不足", "fact": "没有证据证明路面上的机制砂来自当事人的车辆。"}
        ]
        data["records"] = [{"paper": "scene", "proves": "现场检查的情况"}]
        data["evidence"] = ["e-id", "e-road"]
    return case


@pytest.mark.parametrize("name", NAMES)
def test_every_sample_case_is_accepted(name: str) -> None:
    assert findings(sample(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_evidence_of_a_sample_is_what_its_digests_say(name: str) -> None:
    case = sample(name)
    named = [item for item in case["evidence"] if item["file"]]
    copies = [(paper["execution"] or {}).get("copy") for paper in case["papers"]]
    for holder in [*named, *filter(None, copies)]:
        data = (CASES / f"{name}.evidence" / holder["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == holder["sha256"], holder["file"]
        assert len(data) < 300_000


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ROUTE)
def test_every_paper_fills_for_every_kind_of_party(name: str, kind: str) -> None:
    text = printed(sample(name), kind)
    assert text.startswith("示例市交通运输局\n")
    assert "None" not in text
    assert "{" not in text


def test_papers_fill_when_everything_optional_is_left_open() -> None:
    case = sample("driver-minor")
    case["vehicle"] = None
    case["number"] = None
    case["party"] |= {"telephone": None, "occupation": None}
    del case["party"]["needs"]
    scene = paper_of(case, "scene-record")["data"]
    scene |= {"statement": None, "photos": [], "recordings": [], "measurements": []}
    scene["present"]["work"] = None
    paper_of(case, "education-record")["data"] |= {
        "party_opinion": None,
        "materials": [],
        "recordings": [],
    }
    paper_of(case, "recheck-record")["data"] |= {"party_opinion": None, "place": None}
    for kind in ROUTE:
        assert "None" not in printed(case, kind)
    assert "当事人未作陈述。" in printed(case, "scene-record")
    assert "当事人未发表意见。" in printed(case, "education-record")


@pytest.mark.parametrize(
    ("kind", "change", "where"),
    [
        ("scene-record", {"officers": ["o1"]}, "officers"),
        ("case-filing-form", {"basis": []}, "basis"),
        ("case-filing-form", {"approvals": []}, "approvals"),
        ("list-review", {"applied": False, "not_applied_reason": None}, "not_applied_reason"),
        ("list-review", {"ground": "33-1-first", "first_offence": None}, "first_offence"),
        ("correction-order", {"mode": "immediate", "deadline": "2026-03-10"}, "deadline"),
        ("correction-order", {"mode": "by_date", "deadline": None}, "deadline"),
        ("correction-order", {"requirements": []}, "requirements"),
        ("education-record", {"rules": []}, "rules"),
        ("commitment-letter", {"ground": "57-1-3"}, "ground"),
        ("commitment-letter", {"commits": True}, "commits"),
        ("recheck-record", {"conclusion": "not_corrected", "proposal": None}, "proposal"),
        ("recheck-record", {"corrected_on": None}, "corrected_on"),
        ("no-penalty-decision", {"education": None}, "education"),
        ("no-penalty-decision", {"ground": "33-1-first"}, "query"),
        ("no-penalty-decision", {"ground": "30"}, "guardian"),
        ("no-penalty-decision", {"ground": "57-1-3", "unproven": "甲"}, "education"),
    ],
)
def test_a_typical_mistake_is_refused_where_it_stands(
    kind: str, change: dict[str, Any], where: str
) -> None:
    case = copy.deepcopy(sample("driver-minor"))
    paper_of(case, kind)["data"] |= change
    found = findings(case)
    assert where in [pointer.rpartition("/")[2] for pointer in found]


@pytest.mark.parametrize("name", NAMES)
def test_no_choice_of_a_party_is_ever_printed_ticked(name: str) -> None:
    case = sample(name)
    letter = printed(case, "commitment-letter").partition("五、当事人选择")[2]
    assert letter.count("☐") == 3
    assert "☑" not in letter
    assert "☑" not in printed(case, "scene-record")
    assert "☑" not in printed(case, "education-record")


@pytest.mark.parametrize("name", NAMES)
def test_a_commitment_asks_for_no_confession_and_no_waiver(name: str) -> None:
    letter = printed(sample(name), "commitment-letter")
    for forbidden in ("自愿认罚", "承认全部违法事实", "放弃陈述申辩", "从重处罚", "永不再犯"):
        assert forbidden not in letter
    assert "发现你涉嫌" in letter or "发现你单位涉嫌" in letter
    assert "该行为涉嫌违反" in letter
    assert "不会因此受到更重的处理" in letter
    assert "未履行承诺本身不作为加重处罚的理由" in letter


@pytest.mark.parametrize(("mode", "deadline"), [("immediate", None), ("by_date", "2026-03-10")])
def test_an_order_has_exactly_one_box_ticked_and_names_the_remedies(
    mode: str, deadline: str | None
) -> None:
    case = sample("driver-minor")
    paper_of(case, "correction-order")["data"] |= {"mode": mode, "deadline": deadline}
    order = printed(case, "correction-order")
    assert (order.count("☑"), order.count("☐")) == (1, 1)
    assert ("☑立即予以改正。" in order) == (mode == "immediate")
    assert ("在　/　年　/　月　/　日前" in order) == (mode == "immediate")
    assert "可以在六十日内依法向示例市人民政府申请行政复议" in order
    assert "在六个月内依法向示例市示例区人民法院提起行政诉讼" in order


OPERATIVE = {
    "33-1-minor": "依照《中华人民共和国行政处罚法》第三十三条第一款、第五十七条第一款第二项，"
    "决定不予行政处罚。",
    "33-1-first": "经查询甲系统、乙系统（查询时间：2026年3月6日9时00分，"
    "查询范围：2025年1月1日至2026年3月6日），未发现你有同类违法记录",
    "33-2": "足以证明没有主观过错，经查无法律、行政法规另行规定，"
    "依照《中华人民共和国行政处罚法》第三十三条第二款，决定不予行政处罚。",
    "30": "第三十条，决定不予行政处罚，责令监护人监护甲加以管教。",
    "31": "第三十一条，决定不予行政处罚，责令监护人监护甲严加看管和治疗。",
    "36": "依照《中华人民共和国行政处罚法》第三十六条，不再给予行政处罚。",
    "57-1-3": "现有证据不能认定当事人驾驶的车辆遗洒机制砂，"
    "依照《中华人民共和国行政处罚法》第五十七条第一款第三项，决定不予行政处罚。",
}


@pytest.mark.parametrize("ground", GROUNDS)
def test_the_decision_says_what_its_ground_asks_and_nothing_of_the_others(ground: str) -> None:
    text = printed(decided(ground), "no-penalty-decision")
    assert OPERATIVE[ground] in text
    for other in GROUNDS:
        if other != ground and {ground, other} != {"33-1-minor", "33-1-first"}:
            assert OPERATIVE[other] not in text
    assert ("对你进行教育" in text) == ground.startswith("33")
    assert "自收到本决定书之日起六十日内向示例市人民政府申请行政复议" in text
    assert "（印章）" in text


def test_a_decision_that_facts_are_not_established_speaks_of_no_violation() -> None:
    text = printed(decided("57-1-3"), "no-penalty-decision")
    for forbidden in ("违法行为", "改正", "教育", "承诺", "上述行为违反"):
        assert forbidden not in text


def test_an_unfiled_matter_was_registered_and_never_filed() -> None:
    case = sample("driver-minor")
    paper_of(case, "no-penalty-decision")["data"]["filing"] = None
    text = printed(case, "no-penalty-decision")
    assert "本机关于2026年3月5日登记" in text
    assert "立案" not in text


def test_interpreter_and_guardian_appear_only_when_needed() -> None:
    plain, helped = sample("driver-minor"), sample("long-narrative")
    for kind in ("scene-record", "education-record", "commitment-letter", "recheck-record"):
        assert "翻译人员签名" not in printed(plain, kind)
        assert "法定代理人（监护人）" not in printed(plain, kind)
        assert "翻译人员玉素甫·译例，单位（来源）：示例县公共法律服务中心" in printed(helped, kind)


def test_the_filing_form_ticks_the_one_origin_and_strikes_what_does_not_apply() -> None:
    form = printed(sample("repair-shop-refuses"), "case-filing-form")
    assert form.count("☑") == 1
    assert "☑2．个人、法人及其他组织举报经核实的" in form
    assert "经营者：吴启明" in form
    assert "\n/\n" in printed(sample("carrier-first-offence"), "case-filing-form")
