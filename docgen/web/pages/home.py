"""``/``: what is being written, and the cases of the agency, newest first."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Query, Request, Response

from docgen.registry.work.reviews import ReviewRow
from docgen.registry.work.values import CaseRow
from docgen.service.access.policy import Action, may
from docgen.web.callers import site_of
from docgen.web.cursors import place_of, written
from docgen.web.pages.case.standing import name_of
from docgen.web.pages.frame import page, page_router
from docgen.web.pages.times import read_time
from docgen.web.pages.visits import Visit, visiting
from docgen.web.site import Site

__all__ = ["router"]

router = page_router()

_SHOWN = 50
_SHOWN_REVIEWS = ("asked", "returned")


@router.get("/")
def show(
    request: Request,
    visit: Annotated[Visit, visiting(Action.CASE_READ)],
    cursor: Annotated[str | None, Query(max_length=64)] = None,
) -> Response:
    """Drafts that are no case yet, and the cases."""
    site, may_write = site_of(request), may(visit.occasion.principal, Action.CASE_CHANGE)
    agency = visit.occasion.principal.agency
    with site.registry.reading() as unit:
        rows = unit.cases.page(agency, before=place_of(cursor), limit=_SHOWN + 1)
        reviews = unit.reviews.newest(agency, {row.key.case_id for row in rows})
    with site.offices() as office:
        routes = office.catalogue.lists.routes.by_code
    titles = {code: route.title[visit.language] for code, route in routes.items()}
    shown = rows[:_SHOWN]
    return page(
        request,
        visit,
        "home.html",
        may_write=may_write,
        may_seal=may(visit.occasion.principal, Action.CASE_SEAL),
        drafts=_drafts(site, visit) if may_write else [],
        cases=[_line(row, titles, reviews.get(row.key.case_id)) for row in shown],
        older=written(shown[-1].place) if len(rows) > _SHOWN else None,
    )


def _drafts(site: Site, visit: Visit) -> list[Mapping[str, Any]]:
    found = [each for each in site.drafts.listed(visit.occasion) if each.case_id is None]
    with site.registry.reading() as unit:
        return [
            {
                "id": each.id,
                "cause": each.title,
                "party": _party(each.case),
                "saved_at": read_time(each.newest.saved_at),
                "saved_by": name_of(unit, each.newest.saved_by),
            }
            for each in found
        ]


def _party(case: Mapping[str, Any]) -> str:
    party = case.get("party")
    name = party.get("name") if isinstance(party, dict) else None
    return name if isinstance(name, str) else ""


def _line(row: CaseRow, titles: Mapping[str, str], review: ReviewRow | None) -> Mapping[str, Any]:
    data = json.loads(row.content)
    return {
        "case_id": row.key.case_id,
        "number": data["number"] or data.get("register_number"),
        "cause": data["cause"],
        "party": _party(data),
        "route": titles.get(data["route"], data["route"]),
        "saved_at": read_time(row.newest.saved_at),
        "sealed": row.editions > 0,
        "review": review.state if review and review.state in _SHOWN_REVIEWS else "",
    }
