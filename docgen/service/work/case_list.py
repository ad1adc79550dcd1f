"""The cases of an agency as somebody looks for them: by words, state, route and who wrote them.

The words are looked for where people know a case by: its numbers, party, cause and staff. Not for
dossiers (``archive``), nor for what a case says otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from docgen.registry.numbers import normal_number
from docgen.registry.unit import Unit
from docgen.registry.work.reviews import ReviewRow
from docgen.registry.work.values import CaseRow

__all__ = ["CasesWanted", "ListedCase", "State", "listed"]

State = Literal["", "open", "sealed", "asked", "returned"]
_AT_ONCE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesWanted:
    """What is asked for; an empty field asks for nothing. ``saved_by`` is an actor."""

    words: str = ""
    state: State = ""
    route: str = ""
    saved_by: str = ""

    @property
    def spellings(self) -> frozenset[str]:
        """The words, and the spelling of the number that they may be."""
        return frozenset({self.words, normal_number(self.words)} - {""})

    @property
    def is_any(self) -> bool:
        """Whether every case is asked for."""
        return self == CasesWanted()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCase:
    """A case with its data and its newest review."""

    row: CaseRow
    data: Mapping[str, Any]
    review: ReviewRow | None


def listed(
    unit: Unit, agency: str, wanted: CasesWanted, *, before: int | None
) -> Iterator[ListedCase]:
    """The cases asked for, newest first, those older than the place ``before``."""
    while True:
        rows = unit.cases.page(
            agency,
            before=before,
            limit=_AT_ONCE,
            sealed={"": None, "sealed": True}.get(wanted.state, False),
            saved_by=wanted.saved_by or None,
            holding=wanted.spellings,
        )
        reviews = unit.reviews.newest(agency, {row.key.case_id for row in rows})
        for row in rows:
            found = ListedCase(
                row=row, data=json.loads(row.content), review=reviews.get(row.key.case_id)
            )
            if _is_wanted(found, wanted):
                yield found
        if len(rows) < _AT_ONCE:
            return
        before = rows[-1].place


def _is_wanted(found: ListedCase, wanted: CasesWanted) -> bool:
    if wanted.route and found.data["route"] != wanted.route:
        return False
    if wanted.state in ("asked", "returned") and (
        found.review is None or found.review.state != wanted.state
    ):
        return False
    known = tuple(_known_by(found.data))
    return not wanted.words or any(said in each for said in wanted.spellings for each in known)


def _known_by(data: Mapping[str, Any]) -> Iterator[str]:
    numbers = (data["number"], data.get("register_number"), data["case_id"])
    yield from (each for each in numbers if each)
    yield from (paper["number"] for paper in data["papers"] if paper["number"])
    yield from (str(data["cause"]), str(data["party"]["name"]))
    yield from (str(person["name"]) for person in data.get("staff") or ())
