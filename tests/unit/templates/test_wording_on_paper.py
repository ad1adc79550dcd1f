"""What a reader sees in every paper of the samples: punctuation, wording, lines to sign on."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docx
import pytest

SHIPPED = Path(__file__).parents[3] / "templates"
CASES = Path(__file__).parents[2] / "cases"
NAMES = sorted(path.name.removesuffix(".case.json") for path in CASES.glob("*.case.json"))
CODES = sorted(path.stem for path in SHIPPED.glob("*.docx"))
DOUBLED = re.compile(
    "，，|。。|；；|：：|、、|，。|；。|。；|。”。|（）|第（[一二三四五六七八九十]+）项"
)
FORBIDDEN = ("自愿认罚", "承认全部违法事实", "自愿接受从重处罚", "永不再犯")
SIGNED_MM = 35.0
TWIPS_PER_MM = 56.6929

Sample = Callable[[str], dict[str, Any]]
Fill = Callable[[Mapping[str, Any], str], str]


@pytest.mark.parametrize("name", NAMES)
def test_no_paper_doubles_a_mark_or_says_what_is_forbidden(
    name: str, sample: Sample, filled: Fill
) -> None:
    case = sample(name)
    for paper in case["papers"]:
        text = filled(case, paper["id"])
        assert DOUBLED.findall(text) == [], paper["id"]
        assert not [words for words in FORBIDDEN if words in text]


@pytest.mark.parametrize("said", ["请从宽处理", "请从宽处理。", "他说：“请从宽处理。”"])
def test_the_words_of_a_party_end_with_one_full_stop(
    said: str, sample: Sample, filled: Fill
) -> None:
    case = sample("driver-minor")
    paper = next(p for p in case["papers"] if p["type"] == "no-penalty-decision")
    paper["data"]["hearing"].update(statement=said, review="意见予以采纳")
    text = filled(case, paper["id"])
    closed = said if said.endswith(("。", "”")) else f"{said}。"
    assert f"你提出：{closed}经复核：意见予以采纳。" in text


def test_a_law_to_observe_stands_in_book_marks_however_it_was_given(
    sample: Sample, filled: Fill
) -> None:
    case = sample("driver-minor")
    for paper in case["papers"]:
        if paper["type"] == "no-penalty-decision":
            paper["data"]["observe"] = ["甲条例", "《乙规定》"]
            assert "今后遵守《甲条例》、《乙规定》。" in filled(case, paper["id"])


def test_an_individual_business_is_named_by_its_sign_and_its_operator(
    sample: Sample, filled: Fill
) -> None:
    text = filled(sample("repair-shop-refuses"), "decision")
    assert "当事人：示例区顺风汽车修理部（个体工商户字号），统一社会信用代码：" in text
    assert "经营者：吴启明。" in text


@pytest.mark.parametrize("code", CODES)
def test_a_line_to_sign_on_has_room_for_a_hand(code: str) -> None:
    with zipfile.ZipFile(SHIPPED / f"{code}.docx") as package:
        assert package.testzip() is None
    document = docx.Document(str(SHIPPED / f"{code}.docx"))
    lines = [
        int(cell.find("{*}tcPr/{*}tcW").get(f"{{{cell.nsmap['w']}}}w")) / TWIPS_PER_MM
        for cell in document.element.body.iter("{*}tc")
        if cell.find("{*}tcPr/{*}tcBorders") is not None
    ]
    assert all(width >= SIGNED_MM for width in lines)
    text = "".join(node.text or "" for node in document.element.body.iter("{*}t"))
    assert all(len(blank) >= 9 for blank in re.findall("(?<!时间)签名：(＿+)", text))
