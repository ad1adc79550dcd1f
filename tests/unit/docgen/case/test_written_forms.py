"""Money, dates, citations and names as papers write them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.case.citation import cite, cite_all, cn_number, read_citation
from docgen.case.dates import cn_date, cn_datetime, cn_time, digits8, parse_date, parse_time
from docgen.case.money import amount_of, capital, says_amount
from docgen.case.names import normalise_name, normalise_number

AMOUNTS = {
    "1409.50": "人民币壹仟肆佰零玖元伍角",
    "16409.02": "人民币壹万陆仟肆佰零玖元零贰分",
    "325.04": "人民币叁佰贰拾伍元零肆分",
    "6007.14": "人民币陆仟零柒元壹角肆分",
    "200.00": "人民币贰佰元整",
    "0.00": "人民币零元整",
    "0.05": "人民币伍分",
    "0.50": "人民币伍角",
    "10.00": "人民币壹拾元整",
    "10005.00": "人民币壹万零伍元整",
    "105000.00": "人民币壹拾万伍仟元整",
    "100010000.00": "人民币壹亿零壹万元整",
    "1000000005.00": "人民币壹拾亿零伍元整",
    "30000.00": "人民币叁万元整",
}


@pytest.mark.parametrize("figures", AMOUNTS)
def test_amounts_are_written_in_capitals(figures: str) -> None:
    assert capital(Decimal(figures)) == AMOUNTS[figures]


@given(st.decimals(min_value=0, max_value=Decimal("999999999999.99"), places=2))
def test_capitals_say_the_amount_they_were_made_from(amount: Decimal) -> None:
    assert says_amount(capital(amount), amount)


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_two_amounts_never_share_their_capitals(one: int, other: int) -> None:
    amounts = Decimal(one) / 100, Decimal(other) / 100
    assert says_amount(capital(amounts[0]), amounts[1]) == (one == other)


@pytest.mark.parametrize(
    ("written", "figures"),
    [
        ("人民币壹仟陆佰捌拾元零叁角贰分", "1680.32"),
        ("人民币壹拾万零柒仟元零伍角叁分", "107000.53"),
        ("人民币贰佰元正", "200.00"),
        ("壹仟肆佰零玖元伍角整", "1409.50"),
    ],
)
def test_optional_zeros_and_endings_mean_the_same_amount(written: str, figures: str) -> None:
    assert says_amount(written, Decimal(figures))


@pytest.mark.parametrize("wrong", ["-1.00", "0.005", "1000000000000.00"])
def test_amounts_that_no_paper_states_have_no_capitals(wrong: str) -> None:
    with pytest.raises(ValueError, match="capitals"):
        capital(Decimal(wrong))


def test_the_amount_of_money_is_exact() -> None:
    assert amount_of({"amount": "200.10"}) == Decimal("200.10")


def test_dates_are_written_without_leading_zeros() -> None:
    assert cn_date("2026-03-05") == cn_date(date(2026, 3, 5)) == "2026年3月5日"
    assert digits8("2026-03-05") == "20260305"


def test_times_are_written_in_beijing_time_whatever_their_offset() -> None:
    assert cn_datetime("2026-03-05T10:05:00+08:00") == "2026年3月5日10时05分"
    assert cn_datetime("2026-03-04T18:30:00+00:00") == "2026年3月5日2时30分"
    assert cn_time(datetime(2026, 3, 5, 2, 0, tzinfo=UTC)) == "10时00分"
    assert parse_date("2026-03-04T18:30:00+00:00") == date(2026, 3, 5)


def test_a_time_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        parse_time("2026-03-05T10:05:00")


NUMBERS = {0: "零", 7: "七", 10: "十", 17: "十七", 20: "二十", 33: "三十三", 105: "一百零五",
           110: "一百一十", 1001: "一千零一", 1010: "一千零一十", 2026: "二千零二十六"}  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers_are_written_in_characters(number: int) -> None:
    assert cn_number(number) == NUMBERS[number]


@pytest.mark.parametrize("number", [-1, 10_000])
def test_numbers_beyond_any_article_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="9999"):
        cn_number(number)


def test_a_citation_goes_down_to_the_item() -> None:
    law = {"law": "中华人民共和国行政处罚法", "article": 57, "paragraph": 1, "item": 2}
    assert cite(law) == "《中华人民共和国行政处罚法》第五十七条第一款第二项"
    assert cite({"law": "某法", "article": 43, "article_suffix": 1}) == "《某法》第四十三条之一"
    added = {"law": "某法", "article": 43, "article_suffix": 1, "paragraph": 2, "item": 11}
    assert cite(added) == "《某法》第四十三条之一第二款第十一项"
    assert cite({"law": "《某法》", "article": 1, "paragraph": None}) == "《某法》第一条"


def test_citations_of_one_law_share_its_name() -> None:
    one, two = {"law": "甲法", "article": 1}, {"law": "甲法", "article": 2}
    other = {"law": "乙法", "article": 3}
    assert cite_all([one, two, other]) == "《甲法》第一条、第二条、《乙法》第三条"


ARTICLES = st.integers(1, 9999)


@given(ARTICLES, st.fixed_dictionaries({}, optional={"paragraph": ARTICLES, "item": ARTICLES}))
def test_a_citation_that_is_written_can_be_read(article: int, rest: dict[str, int]) -> None:
    citation = {"law": "中华人民共和国公路法", "article": article, **rest}
    assert read_citation(cite(citation)) == citation


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("《甲法》第33条第1款", {"law": "甲法", "article": 33, "paragraph": 1}),
        ("《甲法》 第三十三条 第一款", {"law": "甲法", "article": 33, "paragraph": 1}),
        ("《甲法》第一十三条", {"law": "甲法", "article": 13}),
        ("《甲法》第四十三条之一", {"law": "甲法", "article": 43, "article_suffix": 1}),
        ("甲法第三条", None),
        ("《甲法》三条", None),
        ("《甲法》第条", None),
        ("《甲法》第零条", None),
        ("《甲法》第0条", None),
        ("《甲法》第十一十条", None),
        ("《甲法》第九千千条", None),
        ("《甲法》第三条、第四条", None),
        ("", None),
    ],
)
def test_a_citation_is_read_with_figures_or_characters(
    written: str, read: dict[str, object] | None
) -> None:
    assert read_citation(written) == read


def test_names_are_never_trimmed_or_shortened() -> None:
    assert normalise_name(" 阿卜杜拉•买买提‧示例 ") == " 阿卜杜拉·买买提·示例 "


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("示交[2026]1号", "示交〔2026〕1号"),
        ("示交（2026）1号", "示交〔2026〕1号"),
        ("示交【2026】1号", "示交〔2026〕1号"),
        ("京（XX）路政赔(2020)第8号", "京（XX）路政赔〔2020〕第8号"),
        ("示交〔2026〕1号", "示交〔2026〕1号"),
        ("没有年份", "没有年份"),
    ],
)
def test_the_year_of_a_number_stands_in_hexagonal_brackets(typed: str, written: str) -> None:
    assert normalise_number(typed) == written
