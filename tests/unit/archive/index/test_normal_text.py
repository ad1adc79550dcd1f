"""Normal text: the same for text and query, and every character of it leads back to its origin."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.errors import QueryInvalidError
from archive.index.query import parse_query
from archive.index.text import SEPARATOR, normalise, normalise_with_map


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("行政 处罚\n决定书", "行政处罚决定书"),
        ("ＡＢＣ１２３", "abc123"),
        ("阿不都·买买提", "阿不都·买买提"),
        ("䶮㛃龘𠀀", "䶮㛃龘𠀀"),
        ("（一）", "(一)"),
        ("示交罚〔2026〕1号", "示交罚(2026)1号"),
        ("示交罚[2026]１号【甲】", "示交罚(2026)1号(甲)"),
        ("e\u0301", "é"),
        ("葛\U000e0100城", "葛城"),
        ("a\u200bb\ufeffc\u00add", "abcd"),
        ("ΑΣ ας", "ασασ"),
        ("ﬁnal ㎡ Ⅳ", "finalm2iv"),
        ("a\0b", "ab"),
    ],
)
def test_text_is_normalised(text: str, normal: str) -> None:
    assert normalise(text) == normal


texts = st.text(
    st.one_of(
        st.sampled_from("行政处罚龘𠀀 \n·（）ＡÅé\u0301\u0308\u200bﬁ㎡ΣςİﷺABc12\u1112\u1161\u11ab"),
        st.characters(exclude_categories=()),
    ),
    max_size=40,
)


@given(texts)
@example("e\u0301x")
@example("ΑΣ")
@example("\u1112\u1161\u11ab한")
@example("İstanbul")
def test_the_map_covers_the_normal_form_and_never_goes_back(text: str) -> None:
    normal, origins = normalise_with_map(text)
    assert normal == normalise(text)
    assert len(origins) == len(normal) + 1
    assert origins == sorted(origins)
    assert origins[-1] == len(text)
    assert SEPARATOR not in normal


def test_the_map_leads_to_the_very_characters() -> None:
    chance = random.Random(1)
    alphabet = "行政处罚（）ＡＢ１２ \n龘𠀀·"
    text = "".join(chance.choice(alphabet) for _ in range(300))
    normal, origins = normalise_with_map(text)
    for at, character in enumerate(normal):
        assert normalise(text[origins[at]]) == character


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("处罚 决定书", {"处罚", "决定书"}),
        ('"处罚 决定书" 示例', {"处罚决定书", "示例"}),
        ("他说“处罚 决定", {"他说“处罚", "决定"}),
        ('5" 管', {'5"', "管"}),
        ('"未关闭 短语', {'"未关闭', "短语"}),
        ("  张三\u3000张三 ", {"张三"}),
        ("AND -x *", {"and", "-x", "*"}),
        ("·", {"·"}),
    ],
)
def test_a_query_is_cut_into_terms(query: str, terms: set[str]) -> None:
    assert set(parse_query(query)) == terms


def test_the_longest_term_comes_first() -> None:
    assert parse_query("甲 甲乙丙 乙丙") == ("甲乙丙", "乙丙", "甲")


@pytest.mark.parametrize(
    "query",
    ["", " \n", "\u200b", "\ud800", "a" * 1001, " ".join(f"词{at}" for at in range(33))],
    ids=["empty", "blank", "invisible", "surrogate", "long", "many"],
)
def test_a_query_that_says_nothing_or_too_much_is_refused(query: str) -> None:
    with pytest.raises(QueryInvalidError) as refused:
        parse_query(query)
    assert refused.value.exit_status == 2
