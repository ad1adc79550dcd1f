"""Who has papers of a model already: by an earlier sheet, by the same one, or by the model itself.

A batch gives its cases ids that begin as their model's, by which they are known again. Not for
rows of one sheet that are of the same party (``checking``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docgen.case.dates import BEIJING
from docgen.case.parties import alike
from docgen.catalogue import Catalogue
from docgen.registry.unit import Unit
from docgen.registry.values import IssuedTo

__all__ = ["Earlier", "digests_of", "earlier_papers", "ids_of", "is_made"]

_LONGEST_BASE = 24
_MADE = "-R[0-9A-F]{4}-[0-9]{4,}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What a party has: the papers with their numbers, the first one's day (ISO), their case."""

    case_id: str
    papers: str
    day: str


def ids_of(base: str, plan: str) -> str:
    """What the ids of the cases begin with that a plan, by its digest, makes from a base."""
    return f"{_short(base)}-R{plan[:4].upper()}"


def is_made(case_id: str) -> bool:
    """Whether a case has the id of one that a batch made."""
    return re.fullmatch(f".*{_MADE}", case_id) is not None


def digests_of(party: Mapping[str, Any]) -> frozenset[str]:
    """By which other cases of the same party are known; its operator may run another business."""
    found = (digests for match, digests in alike(party).items() if match != "operator")
    return frozenset().union(*found)


def earlier_papers(
    unit: Unit, agency: str, base: str, cases: Sequence[Mapping[str, Any]], catalogue: Catalogue
) -> list[Earlier | None]:
    """What the party of each case has of its papers from the model ``base``, if anything.

    Papers that stay with the agency are not counted, unless there are no others. Where the very
    case is there already, it is told rather than another.
    """
    wanted = [digests_of(case["party"]) for case in cases]
    types = _types(cases, catalogue)
    found: dict[str, list[IssuedTo]] = {}
    for each in unit.cases.issued_to(agency, frozenset().union(*wanted)):
        if each.type in types and _is_of(each.case_id, base):
            found.setdefault(each.digest, []).append(each)
    return [
        _told(case["case_id"], [one for digest in digests for one in found.get(digest, ())])
        for case, digests in zip(cases, wanted, strict=True)
    ]


def _types(cases: Sequence[Mapping[str, Any]], catalogue: Catalogue) -> frozenset[str]:
    """Kinds of papers that go to parties, or of all papers where none does."""
    types = frozenset(paper["type"] for case in cases for paper in case["papers"])
    return frozenset(each for each in types if catalogue.instrument(each).outgoing) or types


def _told(ident: str, found: Sequence[IssuedTo]) -> Earlier | None:
    if not found:
        return None
    first = min(found, key=lambda each: (each.case_id != ident, each.issued_at))
    papers = dict.fromkeys(
        f"{each.title} {each.number or ''}".strip()
        for each in sorted(found, key=lambda each: each.issued_at)
        if each.case_id == first.case_id
    )
    day = first.issued_at.astimezone(BEIJING).date().isoformat()
    return Earlier(case_id=first.case_id, papers="、".join(papers), day=day)


def _is_of(case_id: str, base: str) -> bool:
    made = re.fullmatch(re.escape(_short(base)) + _MADE, case_id)
    return case_id == base or made is not None


def _short(base: str) -> str:
    return base[:_LONGEST_BASE].rstrip("-")
