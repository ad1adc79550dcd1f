"""By what a party is known again, and in which window an earlier case counts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from docgen.case.first_offence import EarlierCase, Window, window_start
from docgen.case.parties import alike, known_by

NUMBER = "652100198807140018"


def person(**changes: object) -> dict[str, Any]:
    known = {
        "kind": "person",
        "name": "陈䶮",
        "id_type": "resident_identity_card",
        "id_number": NUMBER,
    }
    return {**known, **changes}


def business(**changes: object) -> dict[str, Any]:
    operator = {"name": "陈䶮", "id_type": "resident_identity_card", "id_number": NUMBER}
    known = {
        "kind": "individual_business",
        "name": "示例区顺风汽车修理部",
        "uscc": "92652100MAEX0023X8",
        "operator": operator,
    }
    return {**known, **changes}


def shared(mine: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """By what the party ``mine`` finds a case of ``other``."""
    return [match for match, digests in alike(mine).items() if digests & known_by(other)]


def test_the_same_number_is_the_same_party_whatever_the_name() -> None:
    assert shared(person(), person(name="陈改名")) == ["id_number"]
    assert shared(person(id_number="65210019880714001x"), person(id_number="65210019880714001X"))


def test_an_operator_and_his_business_find_each_other() -> None:
    assert shared(business(), person()) == ["operator"]
    assert shared(person(), business()) == ["id_number"]
    assert shared(business(), business(name="换了字号")) == ["uscc", "operator"]


def test_another_person_of_the_same_name_is_not_found() -> None:
    assert shared(person(), person(id_number="652100199001010011")) == []


def test_the_name_is_a_fallback_where_another_kind_of_document_was_shown() -> None:
    assert shared(person(), person(id_type="passport", id_number="E12345678")) == ["name"]
    renewed = business(uscc="92652100MAEX0099X1", operator=None)
    assert shared(business(), renewed) == ["name"]


def test_no_digest_holds_a_number_or_a_name() -> None:
    for digest in known_by(business()):
        assert len(digest) == 32
        assert set(digest) <= set("0123456789abcdef")
    assert len(known_by(business())) == 3


@pytest.mark.parametrize(
    ("rule", "acted", "start"),
    [
        ("natural-year", date(2026, 4, 8), date(2026, 1, 1)),
        ("province-year", date(2026, 4, 8), date(2026, 1, 1)),
        ("twelve-months", date(2026, 4, 8), date(2025, 4, 8)),
        ("twelve-months", date(2028, 2, 29), date(2027, 2, 28)),
        ("list-in-force", date(2026, 4, 8), date(2025, 7, 1)),
    ],
)
def test_each_rule_opens_its_window(rule: Any, acted: date, start: date) -> None:
    assert window_start(rule, acted, listed=date(2025, 7, 1)) == start


def test_a_list_that_is_not_named_opens_no_window() -> None:
    assert window_start("list-in-force", date(2026, 4, 8), listed=None) is None


@pytest.mark.parametrize(("rule", "holds"), [("natural-year", False), ("province-year", True)])
def test_only_a_wide_rule_counts_what_another_agency_found(rule: Any, holds: bool) -> None:
    earlier = EarlierCase(
        number="邻交执案〔2026〕3号",
        names=frozenset(),
        agency="LLJT",
        at=datetime.fromisoformat("2026-01-12T09:00:00+08:00"),
        matter="某事",
        outcome="不予行政处罚",
        matched_by="uscc",
    )
    window = Window(rule=rule, start=date(2026, 1, 1), end=date(2026, 4, 9))
    assert window.holds(earlier, agency="SLJT") is holds
    assert window.holds(earlier, agency="LLJT")
