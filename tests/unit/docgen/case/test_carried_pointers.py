"""A pointer leads to the same entry when a list is put in another order."""

from __future__ import annotations

import pytest

from docgen.case.pointer import carried

BEFORE = {
    "cause": "甲",
    "papers": [{"id": "p1", "data": {"x/y": 1, "rows": [1, 2]}}, {"id": "p2", "data": {}}],
}


@pytest.mark.parametrize("where", ["", "/cause", "/papers/1/data", "/papers/0/data/x~1y"])
def test_nothing_moves_where_nothing_was_moved(where: str) -> None:
    assert carried(where, BEFORE, BEFORE) == where


def test_an_entry_is_followed_by_its_id() -> None:
    after = {**BEFORE, "papers": [{"id": "p0"}, *reversed(BEFORE["papers"])]}
    assert carried("/papers/0/data/rows/1", BEFORE, after) == "/papers/2/data/rows/1"
    assert carried("/papers/1/date", BEFORE, after) == "/papers/1/date"


def test_an_entry_that_is_gone_has_no_place() -> None:
    assert carried("/papers/1/data", BEFORE, {**BEFORE, "papers": BEFORE["papers"][:1]}) is None
