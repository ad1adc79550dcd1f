"""A clause of law is told in English by rule, with the Chinese beside it."""

from __future__ import annotations

import pytest

from docgen.case.rules import RULES
from docgen.messages import citation_in

CIRCULAR = "Circular of the State Council's General Office"


@pytest.mark.parametrize(
    ("clause", "english"),
    [
        ("行政处罚法第三十三条第一款", "Administrative Penalty Law, Art. 33(1)"),
        (
            "行政处罚法第五十九条第一款第三项",
            "Administrative Penalty Law, Art. 59(1), item 3",
        ),
        (
            "行政处罚法第六十四条第二项、第四项",
            "Administrative Penalty Law, Art. 64, item 2, item 4",
        ),
        ("未成年人保护法第一百零三条", "Law on the Protection of Minors, Art. 103"),
        (
            "行政复议法第二十四条、行政诉讼法第十四条",
            "Administrative Reconsideration Law, Art. 24, Administrative Litigation Law, Art. 14",
        ),
        (
            "《中华人民共和国行政处罚法》第六十一条第一款、第八十五条",
            "Administrative Penalty Law, Art. 61(1), Art. 85",
        ),
        ("交通运输行政执法文书式样第2号、第4号", "Transport enforcement forms, No. 2, No. 4"),
        (
            "国办发〔2022〕27号、行政处罚法第三十四条",
            f"{CIRCULAR} [2022] No. 27, Administrative Penalty Law, Art. 34",
        ),
        ("刑法第一百三十三条之一", "Criminal Law, Art. 133-1"),
    ],
)
def test_a_clause_is_told_by_law_article_paragraph_and_item(clause: str, english: str) -> None:
    assert citation_in(clause, "en") == f"{english} ({clause})"
    assert citation_in(clause, "zh") == clause


@pytest.mark.parametrize("clause", ["", "本市文件〔2024〕5号", "GB/T 9704", "示例市办法第三条"])
def test_a_source_without_an_english_name_stays_as_it_is(clause: str) -> None:
    assert citation_in(clause, "en") == clause


def test_every_law_that_a_rule_rests_on_has_an_english_name() -> None:
    clauses = {code.clause for rule in RULES for code in rule.codes}
    of_laws = {each for each in clauses if "法第" in each}
    assert sorted(each for each in of_laws if citation_in(each, "en") == each) == []
