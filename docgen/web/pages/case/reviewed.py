"""What reviews of a case said: the decision, each remark at its field, what became of it.

Not for reviewing (``docgen.web.pages.reviews``).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Request

from docgen.case.canonical import Json
from docgen.case.pointer import carried, resolve
from docgen.catalogue.labels import label_of
from docgen.registry.unit import Unit
from docgen.registry.work.reviews import RemarkRow, ReviewRow
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.service.work.reviews import Review
from docgen.values import name_in
from docgen.web.callers import site_of
from docgen.web.pages.frame import data_router
from docgen.web.pages.people import names_of
from docgen.web.pages.times import read_time
from docgen.web.pages.visits import Visit, visiting
from docgen.web.site import Site

__all__ = ["EarlierRemark", "earlier_remarks", "review_of", "router", "said"]

router = data_router()


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierRemark:
    """A remark of a review before this one, with its field as it was remarked on and as it is now.

    ``pointer`` is the field's place now, empty where it is gone.
    """

    row: RemarkRow
    pointer: str
    was: str
    now: str


def earlier_remarks(
    site: Site, review: Review, content: bytes, occasion: Occasion
) -> list[EarlierRemark]:
    """The remarks of the reviews of the same case before this one, the oldest first."""
    found = site.reviews.of_case(review.row.key.case_id, occasion)
    earlier = [each for each in found if each.row.asked_at < review.row.asked_at]
    now = json.loads(content)
    made = []
    for each in reversed(earlier):
        with site.registry.reading() as unit:
            then = _content(unit, each.row)
        for row in each.remarks:
            place = carried(row.pointer, then, now) or ""
            was, is_now = said(then, row.pointer), said(now, place)
            made.append(EarlierRemark(row=row, pointer=place, was=was, now=is_now))
    return made


def said(data: Json, field: str) -> str:
    """What stands in a field, where it is one text or number."""
    found = resolve(data, field) if field else None
    return str(found) if isinstance(found, str | int | float) else ""


def review_of(site: Site, case_id: str | None, now: Json, visit: Visit) -> dict[str, Any] | None:
    """The newest review of a case and every remark that is still open; None without one.

    ``now`` is what the case, or the draft of it, says now: remarks are told at their fields in it.
    """
    if case_id is None:
        return None
    found = site.reviews.of_case(case_id, visit.occasion)
    ended = [each for each in found if each.row.state in ("approved", "returned")]
    open_remarks = [
        (each.row, remark)
        for each in reversed(ended)
        for remark in each.remarks
        if remark.settled_at is None
    ]
    if not found or (found[0].row.state == "withdrawn" and not open_remarks):
        return None
    names = names_of(site, visit)
    return {**_decision(found[0], names), "remarks": _placed(site, now, open_remarks, visit)}


def _decision(review: Review, names: dict[str, str]) -> dict[str, Any]:
    row = review.row
    return {
        "id": row.id,
        "state": row.state,
        "current": review.is_current,
        "by": names.get(row.decided_by or "", ""),
        "at": read_time(row.decided_at) if row.decided_at else "",
        "note": row.note,
    }


def _placed(
    site: Site, now: Json, found: list[tuple[ReviewRow, RemarkRow]], visit: Visit
) -> list[dict[str, Any]]:
    """Each remark with the place of its field now; the whole case where that is gone."""
    with site.offices() as office:
        catalogue = office.catalogue
    names = names_of(site, visit)
    types = [str(each.get("type")) for each in now.get("papers", ())]
    with site.registry.reading() as unit:
        texts = {row.id: _content(unit, row) for row, _ in found}
    placed = []
    for row, remark in found:
        pointer = carried(remark.pointer, texts[row.id], now) or ""
        label = label_of(catalogue, pointer, types, now) if pointer else ""
        placed.append(
            {
                "review": row.id,
                "id": remark.id,
                "pointer": pointer,
                "label": name_in(label, visit.language),
                "text": remark.text,
                "by": names.get(remark.made_by, ""),
            }
        )
    return placed


def _content(unit: Unit, row: ReviewRow) -> Json:
    return json.loads(unit.cases.content(row.key, row.version) or b"{}")


@router.post("/drafts/{draft_id}/reviews/{review_id}/remarks/{remark_id}/settle")
def settle(
    request: Request,
    draft_id: str,
    review_id: str,
    remark_id: str,
    visit: Annotated[Visit, visiting(Action.CASE_CHANGE, counted=False)],
) -> dict[str, Any]:
    """Note that a remark is dealt with; what is left of the review."""
    site = site_of(request)
    site.reviews.settle(review_id, remark_id, visit.occasion)
    draft = site.drafts.find(draft_id, visit.occasion)
    return {"review": review_of(site, draft.case_id, draft.case, visit)}
