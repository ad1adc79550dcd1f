"""Which spans of a text a snippet must not show."""

from __future__ import annotations

import pytest

from archive.index.masking import masked_spans
from archive.index.text import normalise


def masked(text: str, *terms: str, shown: tuple[str, ...] = ()) -> list[str]:
    normal = normalise(text)
    spans = masked_spans(normal, masked=terms, shown=shown, start=0, end=len(normal))
    return [normal[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("身份证654123200001011234号", ["654123200001011234"]),
        ("证号65412320000101123X。", ["65412320000101123x"]),
        ("654123 20000101\n1234", ["654123200001011234"]),
        ("电话138-1234-5678", ["138-1234-5678"]),
        ("电话138.1234.5678", ["138.1234.5678"]),
        ("电话＋８６１３８１２３４５６７８", ["8613812345678"]),
        ("(0991)1234567", ["0991)1234567"]),
        ("信用代码91650100MA0000000X", ["91650100ma0000000x"]),
        ("2026年3月1日", []),
        ("2026-03-01", []),
        ("于2026.3.1检查", []),
        ("2026-03-01 09:30", []),
        ("2026-03-0112345", ["2026-03-0112345"]),
        ("罚款200元，限10日", []),
        ("12345", []),
        ("123456", ["123456"]),
    ],
)
def test_numbers_that_may_name_a_person_are_masked_and_dates_are_not(
    text: str, hidden: list[str]
) -> None:
    assert masked(text) == hidden


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("现住示例市示例区团结路88号2栋301室", "示例市示例区团结路88号2栋301室"),
        ("家住示例省示例县示例镇幸福村3组12号，", "示例省示例县示例镇幸福村3组12号"),
        ("其在和平路12号居住", "和平路12号"),
        ("到文明街十二号调查", "文明街十二号"),
        ("住址:示例区春天花苑3号楼2单元501室。", "示例区春天花苑3号楼2单元501室"),
        ("租住在3栋1单元202户", "3栋1单元202户"),
        ("示例大厦1206室的住户", "示例大厦1206室"),
        ("示例市示例区长安大道5-3号", "示例市示例区长安大道5-3号"),
        ("示例市示例区物流园路 16\n号检查", "示例市示例区物流园路16号"),
        ("寄往示例区青年巷8号院2号楼", "示例区青年巷8号院2号楼"),
        ("其母住向阳路北段7号", "向阳路北段7号"),
    ],
)
def test_addresses_in_free_text_are_masked_with_the_places_they_lie_in(
    text: str, hidden: str
) -> None:
    assert masked(text) == [hidden]


@pytest.mark.parametrize(
    "text",
    [
        "在G312线1024公里处检查",
        "国道G999线120公里加300米处",
        "示例大道与文明路交叉口以东200米",
        "沿团结路行驶至客运站",
        "示交不罚〔2026〕9号",
        "依照《中华人民共和国道路运输条例》第六十三条第一款",
        "交通运输部令2019年第17号",
        "乘坐公交12路3号车",
        "示例高速公路3号收费站",
        "在示例镇幸福村附近",
        "车站3号窗口",
        "收费站2号线",
        "道路运输证号",
        "3月5日10时20分",
        "第三组5号执法人员",
    ],
)
def test_places_of_conduct_and_other_numbers_are_no_addresses(text: str) -> None:
    assert masked(text) == []


def test_marked_terms_are_masked_however_they_are_spaced() -> None:
    assert masked("住城南坡 8\n号二楼", "城南坡8号") == ["城南坡8号"]


def test_the_dossiers_own_numbers_may_stand() -> None:
    number = "示交不罚〔2026〕000123号"
    assert masked(f"依据{number}决定", shown=(number,)) == []
    assert masked(f"依据{number}决定") == ["000123"]


def test_a_span_that_only_touches_the_window_is_masked_whole() -> None:
    normal = normalise("前文654123200001011234后文")
    assert masked_spans(normal, masked=(), shown=(), start=10, end=12) == [(2, 20)]
    assert masked_spans(normal, masked=(), shown=(), start=20, end=22) == []
