"""``/overview``: what leaders ask for, in figures that lead to their cases. Not for lists."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query, Request, Response

from docgen.service.access.policy import Action
from docgen.service.reports.overview import overview, within
from docgen.web.api.statistics import Asked, names_of, titles_of
from docgen.web.callers import site_of
from docgen.web.pages.charts import Bar, bars
from docgen.web.pages.frame import page, page_router
from docgen.web.pages.visits import Visit, visiting

__all__ = ["router"]

router = page_router()

_CHARTS = (
    ("by_route", "route"),
    ("by_district", "district"),
    ("by_outcome", "outcome"),
    ("by_unit", "unit"),
    ("by_officer", "officer"),
    ("papers", "paper"),
)
_MONTHS = 24
_LISTED = 200


def _query(asked: Asked, **more: str) -> str:
    given = {"from": asked.first, "to": asked.last, **asked.wanted, **more}
    return urlencode({name: value for name, value in given.items() if value})


@router.get("/overview")
def show(
    request: Request,
    visit: Annotated[Visit, visiting(Action.STATISTICS_READ)],
    asked: Annotated[Asked, Query()],
) -> Response:
    """The agency's cases added up, as charts."""
    site, agency = site_of(request), visit.occasion.principal.agency
    measures = site.overview.measures(agency, now=visit.occasion.at)
    found = overview(within(measures, asked.period, **asked.wanted))
    names = names_of(site, visit.language)
    names["by_officer"] = {code: name for each in measures for code, name in each.names.items()}

    def drawn(field: str, name: str) -> list[Bar]:
        counts = getattr(found, field)
        return bars(
            counts,
            path=lambda value: f"/overview/cases?{_query(asked, **{name: value})}",
            names=names.get(field),
        )

    months = dict(list(found.by_month.items())[-_MONTHS:])
    return page(
        request,
        visit,
        "overview.html",
        asked=asked,
        found=found,
        titles=titles_of(visit.language),
        months=bars(
            months, path=lambda month: f"/overview/cases?{_query(asked, month=month)}", most=_MONTHS
        ),
        charts=[(field, drawn(field, name)) for field, name in _CHARTS],
        query=_query(asked),
    )


@router.get("/overview/cases")
def behind(
    request: Request,
    visit: Annotated[Visit, visiting(Action.STATISTICS_READ)],
    asked: Annotated[Asked, Query()],
) -> Response:
    """The cases behind a figure."""
    site, agency = site_of(request), visit.occasion.principal.agency
    measures = site.overview.measures(agency, now=visit.occasion.at)
    found = list(within(measures, asked.period, **asked.wanted))
    names = names_of(site, visit.language)
    return page(
        request,
        visit,
        "overview-cases.html",
        found=found[:_LISTED],
        total=len(found),
        routes=names["by_route"],
        wanted=asked.wanted,
        names={"route": names["by_route"], "paper": names["papers"]},
        titles=titles_of(visit.language),
    )
