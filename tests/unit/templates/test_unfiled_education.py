"""Matters that were never filed: education by its own clause, a return visit to a closed file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Sample = Callable[[str], dict[str, Any]]
Fill = Callable[[dict[str, Any], str], str]


def test_education_without_a_filed_case_rests_on_the_clause_it_names(
    sample: Sample, filled: Fill
) -> None:
    text = filled(sample("taxi-stand-education"), "education")
    assert "依照《中华人民共和国行政处罚法》第六条，李执一" in text
    assert "第三十三条第三款" not in text


def test_education_beside_a_no_penalty_decision_rests_on_33_3(sample: Sample, filled: Fill) -> None:
    text = filled(sample("carrier-first-offence"), "education")
    assert "依照《中华人民共和国行政处罚法》第三十三条第三款，" in text


def test_a_return_visit_of_its_own_names_the_closed_file(sample: Sample, filled: Fill) -> None:
    text = filled(sample("freight-follow-up"), "follow-up")
    assert (
        "不予行政处罚决定书（示交不罚〔2025〕86号），承办人：李执一、阿不都·示例，案卷SLJT-2025-0086"
        in text
    )
