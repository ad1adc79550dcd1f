"""What the three sheets of a volume say: cover, contents with true page numbers, backing sheet.

The sheets themselves are templates; this is their data. Numbered pages count from 1 over papers and
evidence, so the length of the contents sheet does not matter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archive.values import VolumeKind
from docgen.case import Case
from docgen.compose.errors import DossierIncompleteError
from docgen.compose.face import closed_on, dossier_title, opened_on, outcome
from docgen.compose.parts import BodyPart
from docgen.compose.values import Composition

__all__ = ["Extent", "contents_data", "cover_data", "note_data", "require_complete", "wanting"]

_PROCEDURES = {"required": "filed", "on_the_spot": "on_the_spot", "none": "unfiled"}
_REQUIRED = ("closed_on", "filed_on", "filed_by", "retention")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """A volume among its dossier's volumes, and how much it holds."""

    kind: VolumeKind
    index: int
    volumes: int
    papers: int
    pages: int


def require_complete(case: Case) -> None:
    """Refuse a case without what the sheets must say (GB/T 9705-2008)."""
    for where in wanting(case):
        raise DossierIncompleteError(where=where)


def wanting(case: Case) -> tuple[str, ...]:
    """The pointers of what the sheets must say and the case does not say yet."""
    return tuple(f"/dossier/{key}" for key in _REQUIRED if not case.data["dossier"].get(key))


def cover_data(request: Composition, extent: Extent) -> Mapping[str, Any]:
    """The data of 卷宗封面."""
    case, dossier = request.case, request.case.data["dossier"]
    return {
        "number": request.number,
        "title": dossier_title(case),
        "case_number": case.number,
        "cause": case.data["cause"],
        "party": case.data["party"]["name"],
        "body": case.data["authority"]["body"]["name"],
        "outcome": outcome(case),
        "procedure": _PROCEDURES[case.data["filing"]],
        "opened_on": opened_on(case),
        "closed_on": closed_on(case),
        "filed_on": request.filed_on,
        "filed_by": case.staff(dossier["filed_by"])["name"],
        "retention": dossier["retention"],
        "volume": extent.kind,
        "volume_index": extent.index,
        "volumes": extent.volumes,
        "papers": extent.papers,
        "pages": extent.pages,
    }


def contents_data(
    request: Composition,
    kind: VolumeKind,
    body: Sequence[BodyPart],
    plan: Sequence[tuple[int, int]],
) -> Mapping[str, Any]:
    """The data of 卷内目录; ``plan`` is first and last page of each part."""
    rows = [
        {
            "ordinal": ordinal,
            "document_number": each.part.document_number or None,
            "responsible": each.part.responsible or None,
            "title": each.part.title,
            "date": each.part.date or None,
            "first_page": first,
            "last_page": last,
            "remark": None,
        }
        for ordinal, (each, (first, last)) in enumerate(zip(body, plan, strict=True), start=1)
    ]
    return {"case_number": request.case.number, "volume": kind, "rows": rows}


def note_data(request: Composition, extent: Extent, body: Sequence[BodyPart]) -> Mapping[str, Any]:
    """The data of 备考表; a supplement says what it adds (domain 10.11)."""
    case, dossier = request.case, request.case.data["dossier"]
    filer = case.staff(dossier["filed_by"])["name"]
    checker = dossier.get("checked_by")
    supplements = []
    if request.supplement is not None:
        titles = "、".join(dict.fromkeys(each.part.title for each in body))
        supplements.append(
            {
                "on": request.filed_on,
                "edition": request.edition,
                "content": f"补充归入：{titles}，共{len(body)}件{extent.pages}页。原卷不作改动。",
                "by": filer,
            }
        )
    return {
        "case_number": case.number,
        "volume": extent.kind,
        "papers": extent.papers,
        "pages": extent.pages,
        "situation": dossier.get("note") if extent.kind == "main" else None,
        "filed_by": filer,
        "filed_on": request.filed_on,
        "checked_by": case.staff(checker)["name"] if checker else None,
        "checked_on": request.filed_on if checker else None,
        "supplements": supplements,
    }
