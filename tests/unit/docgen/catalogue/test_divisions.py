"""Division codes: retired ones stay good, provinces not listed in full are believed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from docgen.catalogue import CatalogueInvalidError, load_catalogue
from docgen.catalogue.divisions import Divisions

DIVISIONS = load_catalogue().lists.divisions


@pytest.mark.parametrize(
    ("code", "known"),
    [
        ("650102", True),
        ("652100", True),
        ("652221", True),
        ("654100", True),
        ("659012", True),
        ("659013", False),
        ("650130", False),
        ("110105", True),
        ("119999", True),
        ("810000", True),
        ("830000", True),
        ("900100", False),
        ("770101", False),
    ],
)
def test_a_code_is_known_if_it_was_ever_given(code: str, known: bool) -> None:
    assert DIVISIONS.has(code) is known


@pytest.mark.parametrize(
    ("code", "known"),
    [("650171", True), ("100000", True), ("650300", True), ("659999", False), ("652000", False)],
)
def test_a_credit_code_is_held_to_its_prefecture_only(code: str, known: bool) -> None:
    assert DIVISIONS.has_prefecture(code) is known


def test_a_code_that_was_given_again_has_every_name_it_stood_for() -> None:
    names = [each.name for each in DIVISIONS.by_code["650107"]]
    assert names == ["南山矿区", "南泉区", "达坂城区"]


def _agency(folder: Path, complete: list[str], *rows: tuple[Any, ...]) -> Divisions:
    entries = [dict(zip(("code", "name", "since", "until"), row, strict=True)) for row in rows]
    own = folder / "schemas/lists"
    own.mkdir(parents=True)
    document = {"title": "代码", "complete": complete, "divisions": entries}
    (own / "divisions.json").write_text(json.dumps(document), "utf-8")
    return load_catalogue(agency=folder).lists.divisions


def test_an_agency_completes_its_own_province(tmp_path: Path) -> None:
    known = _agency(tmp_path, ["54"], ("540000", "西藏自治区", None, None))
    assert not known.has("540102")


@pytest.mark.parametrize(
    ("complete", "rows"),
    [
        (["54"], [("650000", "甲", None, None)]),
        ([], [("650000", "甲", None, None), ("650000", "乙", None, None)]),
        ([], [("650000", "甲", 1990, 2000), ("650000", "乙", 1999, None)]),
        ([], [("650000", "甲", 2000, 1999)]),
        ([], [("65000", "甲", None, None)]),
        ([], [("650000", "", None, None)]),
        ([], []),
    ],
)
def test_a_list_that_contradicts_itself_is_refused(
    tmp_path: Path, complete: list[str], rows: list[tuple[Any, ...]]
) -> None:
    with pytest.raises(CatalogueInvalidError, match=r"divisions\.json"):
        _agency(tmp_path, complete, *rows)
