"""The agency's phrases for a field, with what the case knows filled in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from docgen.case.phrases import phrases_for
from docgen.catalogue import Catalogue, UnknownInstrumentError
from docgen.catalogue.making import field_titles

CASES = Path(__file__).parents[3] / "cases"


@pytest.fixture
def case() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((CASES / "driver-minor.case.json").read_bytes())
    return read


def test_a_phrase_takes_what_the_case_knows_and_names_what_it_does_not(
    case: dict[str, Any], catalogue: Catalogue
) -> None:
    first = phrases_for(case, "scene-record", "observations", catalogue=catalogue)[0]
    vehicle, place = case["vehicle"], case["conduct"]["place"]
    assert first.text.startswith(f"{vehicle['plate']}{vehicle['kind']}停于{place}，")
    assert set(first.blanks) >= {"人数", "货物"}
    assert "车牌号" not in first.blanks


def test_a_field_gets_only_the_phrases_that_are_for_it_also_inside_lists(
    case: dict[str, Any], catalogue: Catalogue
) -> None:
    def titles(code: str, field: str) -> list[str]:
        return [each.title for each in phrases_for(case, code, field, catalogue=catalogue)]

    assert titles("recheck-record", "checks/found") == ["复查所见：已经改正"]
    assert titles("recheck-record", "place") == []
    assert titles("education-record", "harm") != []
    assert titles("recheck-record", "no/such/field") == []


def test_a_case_that_is_hardly_there_leaves_the_blanks(catalogue: Catalogue) -> None:
    odd: list[dict[str, Any]] = [{}, {"conduct": {"at": "soon", "place": 7}, "party": None}]
    for each in odd:
        (found,) = phrases_for(each, "case-filing-form", "circumstances", catalogue=catalogue)
        assert set(found.blanks) == {"时间", "地点", "当事人", "行为", "证据名称"}


def test_an_unknown_instrument_is_told(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownInstrumentError):
        phrases_for({}, "nothing", "place", catalogue=catalogue)


def test_every_shipped_phrase_is_for_fields_that_exist(catalogue: Catalogue) -> None:
    for each in catalogue.lists.phrases.entries:
        for code in each.instruments:
            titles = set(field_titles(catalogue.schemas, code).values())
            assert titles & set(each.fields), (each.code, code)
