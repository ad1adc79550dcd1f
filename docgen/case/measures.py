"""What leaders count of a case: its kind, month, district and outcome, and whether it went well.

Pure: facts read off one case. Not for adding cases up (``docgen.service.reports.overview``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from docgen.case.values import Case, Paper
from docgen.values import DECISIONS, Role

__all__ = ["Measures", "measure"]

_ENDINGS = (Role.CLOSING, Role.COMPLETION)
# A county, a district or a county-level city below its prefecture, as an address writes it.
_DISTRICT = re.compile(r"[市州盟]([^省市州盟区县旗镇乡路街]{1,8}[区县旗市])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The facts of one case.

    Attributes:
        route: the code of its route.
        unit: the handling unit.
        month: in which it was opened, ``YYYY-MM``.
        closed: in which it was closed, or None while it is open.
        district: where, as the address names it; empty where it does not.
        outcome: how it ended, in the words of its last paper; empty while it is open.
        first_offence: whether no earlier case was found; None where nobody asked.
        in_time: whether what was ordered or promised was found done by its day; None where
            nothing had a day, or it is not looked at yet.
        followed_up: whether somebody came back after it was closed.
        papers: how many of each type, by code.
        officers: the numbers of the handling officers' certificates, or their ids in the case.
        names: of those officers, by the same.
        score: what an evaluation gave, where there was one.
    """

    case_id: str
    number: str | None
    cause: str
    route: str
    unit: str
    month: str
    closed: str | None
    district: str
    outcome: str
    first_offence: bool | None
    in_time: bool | None
    followed_up: bool
    papers: Mapping[str, int]
    officers: tuple[str, ...]
    names: Mapping[str, str]
    score: int | None

    def as_json(self) -> dict[str, Any]:
        """As it is kept."""
        return {**asdict(self), "officers": list(self.officers)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Measures:
        """As it was kept."""
        return cls(**{**data, "officers": tuple(data["officers"])})


def measure(case: Case, *, score: int | None = None) -> Measures:
    """The facts of a case as it stands."""
    closed = case.data["dossier"].get("closed_on")
    officers = _officers(case)
    ended = any(each.type.role in _ENDINGS for each in case.papers)
    return Measures(
        case_id=case.case_id,
        number=case.number,
        cause=str(case.data["cause"]),
        route=str(case.data["route"]),
        unit=str(case.data["authority"]["unit"]["name"]),
        month=_opened(case)[:7],
        closed=str(closed)[:7] if closed and ended else None,
        district=_district(case),
        outcome=_outcome(case) if ended else "",
        first_offence=_first_offence(case),
        in_time=_in_time(case),
        followed_up=any(each.type.role is Role.FOLLOW_UP for each in case.papers),
        papers=dict(Counter(each.type.code for each in case.papers)),
        officers=tuple(sorted(officers)),
        names=officers,
        score=score,
    )


def _opened(case: Case) -> str:
    for paper in case.papers:
        if paper.type.role is Role.FILING:
            return paper.date
    return str(case.data["source"]["received_at"])


def _outcome(case: Case) -> str:
    for paper in reversed(case.papers):
        if paper.type.role in _ENDINGS and paper.fact("outcome"):
            return str(paper.fact("outcome"))
    decisions = [each for each in case.papers if each.type.role in DECISIONS]
    return decisions[-1].type.title if decisions else ""


def _district(case: Case) -> str:
    conduct, party = case.data.get("conduct") or {}, case.data["party"]
    for text in (conduct.get("place"), party.get("address"), party.get("premises")):
        found = _DISTRICT.search(str(text or ""))
        if found:
            return found[1]
    return ""


def _first_offence(case: Case) -> bool | None:
    queries = [each for each in case.papers if each.type.role is Role.FIRST_OFFENCE_QUERY]
    return not queries[-1].fact("earlier") if queries else None


def _in_time(case: Case) -> bool | None:
    days = [_day(each, "deadline") for each in case.papers]
    due = max((day for day in days if day), default=None)
    done = [_day(each, "corrected_on") or _day(each, "rechecked_on") for each in case.papers]
    corrected = min((day for day in done if day), default=None)
    return None if due is None or corrected is None else corrected <= due


def _day(paper: Paper, fact: str) -> str | None:
    value = paper.fact(fact)
    return str(value)[:10] if isinstance(value, str) else None


def _officers(case: Case) -> dict[str, str]:
    """The names of the handling officers, by the number of their certificate or their id."""
    handling: set[str] = set()
    for paper in case.papers:
        ids = paper.fact("officers")
        handling |= {str(each) for each in ids} if isinstance(ids, list | tuple) else set()
    people = [case.staff(ident) for ident in sorted(handling)]
    return {
        str((each.get("certificate") or {}).get("number") or each["id"]): str(each["name"])
        for each in people
    }
