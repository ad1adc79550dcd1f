"""A case begun: what the agency's last case says of agency and people stands in it already.

Not for its papers (``docgen.service.beginning``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from docgen.registry.registry import Registry
from docgen.service import specimen

__all__ = ["Wanted", "new_case", "sample_case"]

_SAMPLE = Path(specimen.__file__).with_name("specimen.case.json")
_SHORT = 8
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
    """A made-up case to try things with, without papers."""
    case: dict[str, Any] = json.loads(_SAMPLE.read_bytes())
    case["authority"]["body"]["code"] = agency
    return case | {
        "case_id": _case_id(ident, now),
        "route": wanted.route,
        "filing": wanted.filing,
        "number": None,
        "register_number": None,
        "evidence": [],
        "papers": [],
    }


def _case_id(ident: str, now: datetime) -> str:
    short = re.sub(r"[^0-9A-Z]", "", ident.upper())[-_SHORT:]
    return f"{now.year}-{short}"
