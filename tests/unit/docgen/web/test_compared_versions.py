"""Two versions of a paper: what is marked on both, and what is only moved."""

from __future__ import annotations

from typing import Any

from docgen.typeset.layout.values import ValueBox
from docgen.typeset.preview import Preview, PreviewPage
from docgen.web.pages.case.comparing import compared

THEN = {"papers": [{"id": "a", "data": {"facts": "甲", "day": "2026-01-01"}}]}


def preview(*boxes: tuple[str, float], digest: str = "x") -> Preview:
    """A page with boxes at given heights."""
    placed = tuple(
        ValueBox(pointer=pointer, x=90, y=y, width=40, height=14) for pointer, y in boxes
    )
    page = PreviewPage(width=595, height=842, digest=digest, svg="<svg/>", boxes=placed)
    return Preview(pages=(page,), substitutions=())


def kinds(side: dict[str, Any]) -> list[str]:
    return [mark[0] for mark in side["marks"]]


def test_other_words_and_moved_words_are_marked_apart_on_both_pages() -> None:
    now = {"papers": [{"id": "a", "data": {"facts": "乙", "day": "2026-01-01"}}]}
    old = preview(("/papers/0/data/facts", 100), ("/papers/0/data/day", 120))
    new = preview(("/papers/0/data/facts", 100), ("/papers/0/data/day", 140), digest="y")
    (page,) = compared(old, new, then=THEN, now=now)
    assert page["same"] is False
    assert kinds(page["then"]) == kinds(page["now"]) == ["text", "place"]
    assert page["now"]["marks"][1] == ["place", 90, 140, 40, 14]


def test_a_paper_that_only_stands_later_in_the_case_is_the_same() -> None:
    now = {"papers": [{"id": "new"}, *THEN["papers"]]}
    old, new = preview(("/papers/0/data/facts", 100)), preview(("/papers/1/data/facts", 100))
    (page,) = compared(old, new, then=THEN, now=now)
    assert page["same"] is True
    assert kinds(page["then"]) == kinds(page["now"]) == []


def test_a_paper_that_was_not_there_has_no_page_of_then() -> None:
    (page,) = compared(None, preview(("/papers/0/data/facts", 100)), then={}, now=THEN)
    assert page["then"] is None
    assert kinds(page["now"]) == ["text"]
