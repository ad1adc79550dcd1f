"""What an event says: ids, codes and numbers, nothing of the people in the case.

Not for who is told, nor when.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from archive.values import DossierRecord

__all__ = ["number_of", "of_case", "of_dossier", "of_paper"]


def number_of(data: Mapping[str, Any]) -> str | None:
    """The number of a case, or under which it is registered."""
    number = data["number"] or data.get("register_number")
    return None if number is None else str(number)


def of_case(data: Mapping[str, Any]) -> dict[str, Any]:
    """What happened to a case."""
    return {"case_id": data["case_id"], "case_number": number_of(data)}


def of_paper(data: Mapping[str, Any], paper_id: str) -> dict[str, Any]:
    """What happened to a paper; of one that the case does not hold any more, only its id."""
    paper = next((each for each in data["papers"] if each["id"] == paper_id), None)
    known = {} if paper is None else {"type": paper["type"], "number": paper["number"]}
    return of_case(data) | {"paper": paper_id} | known


def of_dossier(case_id: str, record: DossierRecord, edition: int) -> dict[str, Any]:
    """An edition of a dossier was sealed."""
    return {
        "case_id": case_id,
        "case_number": record.case_number or None,
        "dossier": record.number,
        "edition": edition,
    }
