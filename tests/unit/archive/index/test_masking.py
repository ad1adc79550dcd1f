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


def test_marked_terms_are_masked_however_they_are_spaced() -> None:
    assert masked("住城南路 8\n号二楼", "城南路8号") == ["城南路8号"]


def test_the_dossiers_own_numbers_may_stand() -> None:
    number = "示交不罚〔2026〕000123号"
    assert masked(f"依据{number}决定", shown=(number,)) == []
    assert masked(f"依据{number}决定") == ["000123"]


def test_a_span_that_only_touches_the_window_is_masked_whole() -> None:
    normal = normalise("前文654123200001011234后文")
    assert masked_spans(normal, masked=(), shown=(), start=10, end=12) == [(2, 20)]
    assert masked_spans(normal, masked=(), shown=(), start=20, end=22) == []
