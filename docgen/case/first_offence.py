"""初次违法: within which period and place an earlier case counts, and what is known of one.

The window rule differs from place to place (the same natural year, twelve months, the year in the
whole province, since the list came into force), so it is configured. Not for looking cases up: the
service does that; nor for whether an earlier case is of the same kind: that a person says.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from docgen.case.dates import parse_date, parse_time
from docgen.values import Role

if TYPE_CHECKING:
    from docgen.case.parties import Match
    from docgen.case.values import Case, Paper

__all__ = [
    "EarlierCase",
    "Window",
    "WindowRule",
    "acted_at",
    "listed_from",
    "stated_window",
    "window_start",
]

WindowRule = Literal["natural-year", "twelve-months", "province-year", "list-in-force"]
# These look beyond the cases of the one executing body.
_WIDE = frozenset({"province-year", "list-in-force"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierCase:
    """A case of the same party, as far as a query may tell of it.

    ``number`` is its 案号 or 登记号, else the number of its dossier; ``names`` are all by which a
    record may call it; ``matched_by`` what showed that the party is the same.
    """

    number: str
    names: frozenset[str]
    agency: str
    at: datetime
    matter: str
    outcome: str
    matched_by: Match


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The period of a query, both days included, and its rule."""

    rule: WindowRule
    start: date
    end: date

    @property
    def is_wide(self) -> bool:
        """Whether cases of other agencies count too."""
        return self.rule in _WIDE

    def holds(self, earlier: EarlierCase, *, agency: str) -> bool:
        """Whether a case falls into the period and, where the rule is narrow, to this agency."""
        near = self.is_wide or earlier.agency == agency
        return near and self.start <= earlier.at.date() <= self.end


def window_start(rule: WindowRule, acted: date, *, listed: date | None) -> date | None:
    """The first day of the window for an act of that day; None where the list's day is unknown."""
    if rule == "list-in-force":
        return listed
    if rule == "twelve-months":
        leap_day = (acted.month, acted.day) == (2, 29)
        return acted.replace(year=acted.year - 1, day=28 if leap_day else acted.day)
    return date(acted.year, 1, 1)


def stated_window(paper: Paper) -> Window:
    """The window that a query record states."""
    window = paper.fact("window")
    return Window(
        rule=window["rule"], start=parse_date(window["from"]), end=parse_date(window["to"])
    )


def acted_at(case: Case) -> datetime | None:
    """When the party acted, if the case is about an act."""
    conduct = case.data.get("conduct")
    return parse_time(conduct["at"]) if conduct else None


def listed_from(case: Case) -> date | None:
    """The day from which the list that the case was held to is in force, if it names one."""
    days = [
        parse_date(paper.fact("listed_from"))
        for paper in case.papers
        if paper.type.role is Role.LIST_REVIEW and paper.fact("listed_from")
    ]
    return min(days, default=None)
