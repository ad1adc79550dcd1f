"""A case begun: what the agency's last case says of agency and people stands in it already.

Not for its papers (``docgen.service.beginning``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter
from pathlib import Path
from typing import Any

from docgen.case.dates import BEIJING
from docgen.registry.registry import Registry
from docgen.service import specimen
from docgen.service.work.patching import merged

__all__ = ["Wanted", "is_sample", "new_case", "sample_case"]

_PEOPLE = Path(specimen.__file__).with_name("specimen.case.json")
_SAMPLE = _PEOPLE.with_name("sample.case.json")
_SAMPLE_PARTIES = _PEOPLE.with_name("sample.parties.json")
_IS_SAMPLE = "-SAMPLE-"
_SHORT = 8
_MORNING = 8
_SHARED = ("authority", "staff")
_NOBODY: Mapping[str, Any] = {
    "language": None, "interpreter": None, "reading_out": False, "guardian": None,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is known of a case before its first word: route, filing, kind of party."""

    route: str
    filing: str
    party: str


def new_case(
    registry: Registry, wanted: Wanted, *, agency: str, ident: str, now: datetime
) -> dict[str, Any]:
    """The JSON of a new case; ``ident`` makes its id unlike any other."""
    with registry.reading() as unit:
        rows = unit.cases.page(agency, before=None, limit=1)
    last = json.loads(rows[0].content) if rows else {}
    body = {"code": agency}
    shared = {name: last[name] for name in _SHARED if name in last}
    dossier = last.get("dossier", {})
    return {
        "schema": "docgen/case/1",
        "case_id": _case_id(ident, now),
        "route": wanted.route,
        "filing": wanted.filing,
        "number": None,
        "register_number": None,
        "cause": "",
        "authority": {"body": body, "unit": {}, "delegation": None},
        "staff": [],
        "party": {"kind": wanted.party, "needs": dict(_NOBODY)},
        "representatives": [],
        "vehicle": None,
        "source": {"kind": "inspection", "detail": None},
        "conduct": None,
        "evidence": [],
        "papers": [],
        "dossier": {
            "closed_on": None,
            "filed_on": None,
            "filed_by": dossier.get("filed_by"),
            "checked_by": dossier.get("checked_by"),
            "retention": None,
        },
        **shared,
    }


def sample_case(wanted: Wanted, *, agency: str, ident: str, now: datetime) -> dict[str, Any]:
    """A made-up case of this day to try things with, without papers; the rules find no fault."""
    of_its_party = json.loads(_SAMPLE_PARTIES.read_bytes()).get(wanted.party, {})
    case: dict[str, Any] = merged(json.loads(_SAMPLE.read_bytes()), of_its_party)
    agencys = {
        name: each for name, each in json.loads(_PEOPLE.read_bytes()).items() if name in _SHARED
    }
    agencys["authority"]["body"]["code"] = agency
    here = now.astimezone(BEIJING).replace(minute=0, second=0, microsecond=0)
    _date(case, agencys, min(here.replace(hour=_MORNING), here - timedelta(hours=1)))
    return (
        case
        | agencys
        | {
            "case_id": _case_id(ident, now, _IS_SAMPLE),
            "route": wanted.route,
            "filing": wanted.filing,
        }
    )


def is_sample(case: Mapping[str, Any]) -> bool:
    """Whether a draft began as the made-up case."""
    return _IS_SAMPLE in str(case.get("case_id"))


def _date(case: dict[str, Any], agencys: Mapping[str, Any], hour: datetime) -> None:
    """Let everything have happened at ``hour``, by people who were entitled to it then."""
    moment, day = hour.isoformat(), hour.date()
    case["conduct"]["at"] = case["source"]["received_at"] = moment
    for each in case["evidence"]:
        each["obtained_at"] = moment
    for each in filter(itemgetter("authorization"), case["representatives"]):
        term = {"from": day.isoformat(), "to": (day + timedelta(days=90)).isoformat()}
        each["authorization"] |= term
    for each in agencys["staff"]:
        if each["certificate"]:
            valid = {"valid_from": f"{day.year - 1}-01-01", "valid_to": f"{day.year + 3}-12-31"}
            each["certificate"] |= valid


def _case_id(ident: str, now: datetime, between: str = "-") -> str:
    short = re.sub(r"[^0-9A-Z]", "", ident.upper())[-_SHORT:]
    return f"{now.year}{between}{short}"
