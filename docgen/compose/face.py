"""The face of a dossier: title, outcome, days, and the facets by which it is found.

Not for the sheets that print them (``sheets``).
"""

from __future__ import annotations

from collections.abc import Mapping

from docgen.case import Case, Paper
from docgen.case.parties import known_by
from docgen.values import DECISIONS, Role

__all__ = [
    "AGENCY_FACET",
    "PARTY_FACET",
    "author_of",
    "closed_on",
    "dossier_title",
    "facets",
    "grounds",
    "opened_on",
    "outcome",
]

# Matched, never shown: by it the cases of one party are found.
PARTY_FACET = "_party"
# Matched, never shown: everybody searches in their own agency.
AGENCY_FACET = "_agency"

# What the party promises, declares or entrusts is its own; an extension is asked for by the party
# and granted by the agency.
_BY_PARTY = (Role.COMMITMENT, Role.SERVICE_CONSENT, Role.AUTHORIZATION)
_BY_PARTY_AND_AUTHORITY = (Role.EXTENSION,)
_ENDINGS = (Role.CLOSING, Role.COMPLETION)


def dossier_title(case: Case) -> str:
    """案卷题名: as given, else 当事人全称 + 事由 + 案 (事项 where nothing was filed)."""
    given = case.data["dossier"].get("title")
    if given:
        return str(given)
    word = "事项" if case.data["filing"] == "none" else "案"
    return f"{case.data['party']['name']}{case.data['cause']}{word}"


def outcome(case: Case) -> str:
    """处理结果 in one line, from the paper that ends the case."""
    for paper in reversed(case.papers):
        if paper.type.role in _ENDINGS and paper.fact("outcome"):
            return str(paper.fact("outcome"))
    decisions = [each for each in case.papers if each.type.role in DECISIONS]
    return decisions[-1].type.title.removesuffix("决定书") if decisions else "/"


def author_of(case: Case, paper: Paper) -> str:
    """责任者: who wrote a paper (DA/T 22-2015), be it the agency, the party, or both."""
    authority = str(case.data["authority"]["body"]["name"])
    party = str(case.data["party"]["name"])
    if paper.type.role in _BY_PARTY:
        return party
    if paper.type.role in _BY_PARTY_AND_AUTHORITY:
        return f"{party}、{authority}"
    return f"{authority}、{party}" if paper.type.role is Role.AGREEMENT else authority


def opened_on(case: Case) -> str:
    """立案（登记）时间: the day of the filing form, else the day the matter came in."""
    for paper in case.papers:
        if paper.type.role is Role.FILING:
            return paper.date
    return str(case.data["source"]["received_at"])[:10]


def closed_on(case: Case) -> str:
    """结案（办结）时间."""
    return str(case.data["dossier"]["closed_on"])


def grounds(case: Case) -> tuple[str, ...]:
    """The grounds of the decisions not to penalise, by code."""
    decisions = [each for each in case.papers if each.type.role is Role.DECISION_NO_PENALTY]
    return tuple(str(each.fact("ground")) for each in decisions)


def facets(case: Case) -> Mapping[str, tuple[str, ...]]:
    """Names and values by which the archive filters and counts."""
    authority = case.data["authority"]
    day = closed_on(case)
    return {
        "type": tuple(dict.fromkeys(paper.type.title for paper in case.papers)),
        "party": (str(case.data["party"]["name"]),),
        "outcome": (outcome(case),),
        "route": (str(case.data["route"]),),
        "agency": (str(authority["body"]["name"]),),
        "unit": (str(authority["unit"]["name"]),),
        "year": (day[:4],),
        "date": (day,),
        "cause": (str(case.data["cause"]),),
        AGENCY_FACET: (case.agency_code,),
        PARTY_FACET: tuple(sorted(known_by(case.data["party"]))),
    }
