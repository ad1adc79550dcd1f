"""Papers of evidence and of keeping: what each photograph shows, what was handed over or lent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Sample = Callable[[str], dict[str, Any]]
Fill = Callable[[dict[str, Any], str], str]

DOSSIER = {"number": "SLJT-2026-0003", "title": "示例区红柳汽车修理部维修收费公示行政约谈"}


def _with(case: dict[str, Any], code: str, data: dict[str, Any]) -> dict[str, Any]:
    case["papers"].append(
        {
            "id": "added",
            "type": code,
            "number": None,
            "date": "2026-10-12",
            "data": data,
            "execution": None,
            "service": None,
        }
    )
    return case


def _loan(**changes: Any) -> dict[str, Any]:
    return {
        "borrower": {
            "name": "方复议",
            "unit": "示例市人民政府行政复议机构",
            "telephone": "0900-7650099",
        },
        "dossiers": [{**DOSSIER, "internal": False}],
        "purpose": "reconsideration",
        "detail": "办理行政复议查阅证据。",
        "way": "copy",
        "from": "2026-10-12",
        "due": "2026-10-19",
        "returned_on": None,
        "condition": None,
        "archivist": "a1",
        "approvals": [],
        **changes,
    }


def _media(**changes: Any) -> dict[str, Any]:
    return {
        "evidence": ["e1", "e3", "e5", "e6"],
        "equipment": "执法记录仪、数码相机",
        "original": "支队音像资料管理系统，按编号保存",
        "unaltered": True,
        "edits": None,
        "process": "拍摄时经营者在场。",
        "officers": ["o7", "o8"],
        **changes,
    }


def test_each_photograph_and_recording_has_its_time_and_what_it_proves(
    sample: Sample, filled: Fill
) -> None:
    case = _with(sample("shop-interview"), "media-note", _media())
    text = filled(case, "added")
    shown = [each for each in case["evidence"] if each["id"] in {"e1", "e3", "e5", "e6"}]
    for each in shown:
        assert each["title"] in text
        assert each["proves"] in text
    assert "2026年7月21日16时05分，" in text
    assert "☑上列材料为原始制作，未经剪辑、修改" in text


def test_a_cut_recording_says_what_was_cut(sample: Sample, filled: Fill) -> None:
    cut = _media(unaltered=False, edits="截取其中10分钟")
    text = filled(_with(sample("shop-interview"), "media-note", cut), "added")
    assert "☑有剪辑、截取，说明：截取其中10分钟" in text


def test_a_hand_over_lists_each_dossier_and_is_signed_by_both(sample: Sample, filled: Fill) -> None:
    row = {
        **DOSSIER,
        "archive_number": None,
        "retention": "D10",
        "volumes": 2,
        "pages": 18,
        "medium": "both",
        "remark": None,
    }
    data = {
        "from_unit": "示例市交通运输局综合行政执法支队",
        "to_unit": "示例市交通运输局档案室",
        "handed_on": "2026-10-12",
        "dossiers": [row, {**row, "number": "SLJT-2026-0004", "archive_number": "甲-2026-1"}],
        "check": "电子案卷封存核验通过。",
        "handed_by": "a1",
        "received_by": "金存档",
    }
    text = filled(_with(sample("shop-interview"), "transfer-list", data), "added")
    assert "2卷（件）" in text
    assert "SLJT-2026-0004（甲-2026-1）" in text
    assert "钱归档　签名：" in text
    assert "金存档　签名：" in text


def test_a_loan_says_which_volume_for_what_and_until_when(sample: Sample, filled: Fill) -> None:
    text = filled(_with(sample("shop-interview"), "loan-form", _loan()), "added")
    assert "1．SLJT-2026-0003《示例区红柳汽车修理部维修收费公示行政约谈》（正卷）" in text
    assert "☑行政复议" in text
    assert "☑复制" in text
    assert "2026年10月19日" in text


def test_a_dossier_that_came_back_says_when_and_how(sample: Sample, filled: Fill) -> None:
    loan = _loan(returned_on="2026-10-16", condition="页数相符，没有污损")
    text = filled(_with(sample("shop-interview"), "loan-form", loan), "added")
    assert "2026年10月16日，状况：页数相符，没有污损" in text
