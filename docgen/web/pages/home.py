"""``/``: the cases of the agency, newest first."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Query, Request, Response

from docgen.registry.work.values import CaseRow
from docgen.service.access.policy import Action
from docgen.web.callers import site_of
from docgen.web.cursors import place_of, written
from docgen.web.pages.frame import page, page_router
from docgen.web.pages.times import read_time
from docgen.web.pages.visits import Visit, visiting

__all__ = ["router"]

router = page_router()

_SHOWN = 50


@router.get("/")
def show(
    request: Request,
    visit: Annotated[Visit, visiting(Action.CASE_READ)],
    cursor: Annotated[str | None, Query(max_length=64)] = None,
) -> Response:
    """The cases."""
    site = site_of(request)
    agency = visit.occasion.principal.agency
    with site.registry.reading() as unit:
        rows = unit.cases.page(agency, before=place_of(cursor), limit=_SHOWN + 1)
    with site.offices() as office:
        routes = office.catalogue.lists.routes.by_code
    titles = {code: route.title[visit.language] for code, route in routes.items()}
    shown = rows[:_SHOWN]
    return page(
        request,
        visit,
        "home.html",
        cases=[_line(row, titles) for row in shown],
        older=written(shown[-1].place) if len(rows) > _SHOWN else None,
    )


def _line(row: CaseRow, titles: Mapping[str, str]) -> Mapping[str, Any]:
    data = json.loads(row.content)
    return {
        "case_id": row.key.case_id,
        "number": data["number"] or data.get("register_number"),
        "cause": data["cause"],
        "party": data["party"].get("name", ""),
        "route": titles.get(data["route"], data["route"]),
        "saved_at": read_time(row.newest.saved_at),
        "sealed": row.editions > 0,
    }
