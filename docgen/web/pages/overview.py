"""``/overview``: what leaders ask for, in figures that lead to their cases. Not for lists."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query, Request, Response

from docgen.service.access.policy import Action
from docgen.service.reports.overview import overview, within
from docgen.service.work.overview_report import overview_titles, overview_words
from docgen.web.api.statistics import Asked
from docgen.web.callers import site_of
from docgen.web.pages.charts import Bar, bars
from docgen.web.pages.frame import page, page_router
from docgen.web.pages.times import BEIJING
from docgen.web.pages.visits import Visit, visiting

__all__ = ["router"]

router = page_router()

_CHARTS = (
    ("by_route", "route"),
    ("by_district", "district"),
    ("by_outcome", "outcome"),
    ("by_unit", "unit"),
    ("by_officer", "officer"),
    ("by_score", "score"),
    ("papers", "paper"),
)
_MONTHS = 24
_LISTED = 200
_SOON = timedelta(days=7)


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
    with site.offices() as office:
        names = overview_words(office, visit.language)
    names["by_officer"] = {code: name for each in measures for code, name in each.names.items()}

    def drawn(field: str, name: str) -> list[Bar]:
        counts = getattr(found, field)
        return bars(
            counts,
            path=lambda value: f"/overview/cases?{_query(asked, **{name: value})}",
            names=names.get(field),
        )

    today = visit.occasion.at.astimezone(BEIJING).date()
    terms = site.overview.terms(agency, today=today)
    months = dict(list(found.by_month.items())[-_MONTHS:])
    return page(
        request,
        visit,
        "overview.html",
        asked=asked,
        found=found,
        titles=overview_titles(visit.language),
        months=bars(
            months, path=lambda month: f"/overview/cases?{_query(asked, month=month)}", most=_MONTHS
        ),
        charts=[(field, drawn(field, name)) for field, name in _CHARTS],
        query=_query(asked),
        late=sum(each.is_overdue for each in terms),
        soon=sum(not each.is_overdue and each.due <= today + _SOON for each in terms),
        officers=names["by_officer"],
        cases_of=lambda **more: f"/overview/cases?{_query(asked, **more)}",
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
    titles = overview_titles(visit.language)
    with site.offices() as office:
        names = overview_words(office, visit.language)
    officers = {code: name for each in measures for code, name in each.names.items()}
    return page(
        request,
        visit,
        "overview-cases.html",
        found=found[:_LISTED],
        total=len(found),
        routes=names["by_route"],
        wanted=asked.wanted,
        names={"route": names["by_route"], "paper": names["papers"], "officer": officers},
        titles=titles,
    )
