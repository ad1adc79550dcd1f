"""How the account of a sealed case is spelled in the archive, and read back from it.

Plain JSON with names that tell what they are, for a reader without this program too. It holds
numbers, dates and digests, and of what papers say only the traces that later cases are compared
with. Not for what the registry does with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from docgen.case.traces import Presence, Traces
from docgen.registry.values import CaseAccount, Counter, FrozenOrigin, NumberRow

__all__ = ["FORMAT", "account_json", "read_account"]

FORMAT = "docgen/registry-account/1"


def account_json(account: CaseAccount) -> dict[str, Any]:
    """The account as JSON values."""
    return {
        "format": FORMAT,
        "papers": [_paper_json(paper) for paper in account.papers],
        "numbers": [
            {**asdict(row), "taken_at": row.taken_at.isoformat()} for row in account.numbers
        ],
        "counters": [asdict(counter) for counter in account.counters],
        "presences": [_presence_json(each) for each in account.traces.presences],
        "reasons": list(account.traces.reasons),
    }


def _paper_json(paper: FrozenOrigin) -> dict[str, Any]:
    return {
        "paper_id": paper.paper_id,
        "type": paper.type,
        "title": paper.title,
        "number": paper.number,
        "date": paper.date,
        "inputs": paper.inputs,
        "pdf_sha256": paper.pdf_sha256,
        "docx_sha256": paper.docx_sha256,
        "versions": dict(paper.versions),
        "substitutions": list(paper.substitutions),
        "issued_at": paper.issued_at.isoformat(),
    }


def _presence_json(presence: Presence) -> dict[str, Any]:
    times = {"start": presence.start.isoformat(), "end": presence.end.isoformat()}
    return {**asdict(presence), **times}


def read_account(data: Mapping[str, Any]) -> CaseAccount:
    """The account that ``account_json`` spelled; an empty one where the archive holds none."""
    if data.get("format") != FORMAT:
        return CaseAccount()
    return CaseAccount(
        papers=tuple(_paper(each) for each in data["papers"]),
        numbers=tuple(
            NumberRow(**{**each, "taken_at": datetime.fromisoformat(each["taken_at"])})
            for each in data["numbers"]
        ),
        counters=tuple(Counter(**each) for each in data["counters"]),
        traces=Traces(
            presences=tuple(_presence(each) for each in data.get("presences", ())),
            reasons=tuple(data.get("reasons", ())),
        ),
    )


def _presence(data: Mapping[str, Any]) -> Presence:
    times = {each: datetime.fromisoformat(data[each]) for each in ("start", "end")}
    return Presence(**{**data, **times})


def _paper(data: Mapping[str, Any]) -> FrozenOrigin:
    return FrozenOrigin(
        **{
            **data,
            "substitutions": tuple(data["substitutions"]),
            "issued_at": datetime.fromisoformat(data["issued_at"]),
        }
    )
