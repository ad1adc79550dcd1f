"""``/deadlines``: what runs out when in the open cases, as a list and a calendar, overdue first."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Annotated

from fastapi import Query, Request, Response

from docgen.service.access.policy import Action
from docgen.service.work.overview import OpenTerm
from docgen.web.callers import site_of
from docgen.web.downloads import named_file
from docgen.web.pages.frame import page, page_router
from docgen.web.pages.times import BEIJING
from docgen.web.pages.visits import Visit, visiting

__all__ = ["router"]

router = page_router()

_WEEK = 7


@router.get("/deadlines")
def show(
    request: Request,
    visit: Annotated[Visit, visiting(Action.CASE_READ)],
    month: Annotated[str, Query(pattern="^((19|20|21)[0-9]{2}-(0[1-9]|1[0-2]))?$")] = "",
) -> Response:
    """The terms of open cases."""
    site, now = site_of(request), visit.occasion.at
    today = now.astimezone(BEIJING).date()
    terms = site.overview.terms(visit.occasion.principal.agency, today=today)
    first = date.fromisoformat(f"{month}-01") if month else today.replace(day=1)
    return page(
        request,
        visit,
        "deadlines.html",
        terms=terms,
        weeks=_weeks(first, terms),
        first=first,
        today=today,
        before=(first - timedelta(days=1)).strftime("%Y-%m"),
        after=(first + timedelta(days=32)).strftime("%Y-%m"),
        due=sum(each.due.replace(day=1) == first for each in terms),
    )


@router.get("/deadlines.ics")
def calendar(request: Request, visit: Annotated[Visit, visiting(Action.CASE_READ)]) -> Response:
    """The same for the calendars that people use already; it names no party."""
    from docgen.service.reports.calendar import calendar_of_terms  # brings in icalendar

    site, occasion = site_of(request), visit.occasion
    agency, today = occasion.principal.agency, occasion.at.astimezone(BEIJING).date()
    terms = site.overview.terms(agency, today=today)
    text = calendar_of_terms(terms, agency=agency, language=visit.language, now=occasion.at)
    named = named_file("deadlines", ".ics", visit.language, day=today)
    return Response(text, media_type="text/calendar", headers=dict(named))


def _weeks(first: date, terms: tuple[OpenTerm, ...]) -> list[list[tuple[date, list[OpenTerm]]]]:
    """The weeks of a month, Monday first, each day with what runs out on it."""
    due: dict[date, list[OpenTerm]] = defaultdict(list)
    for term in terms:
        due[term.due].append(term)
    day = first - timedelta(days=first.weekday())
    weeks: list[list[tuple[date, list[OpenTerm]]]] = []
    while not weeks or day.month == first.month:
        days = [day + timedelta(days=n) for n in range(_WEEK)]
        weeks.append([(each, due[each]) for each in days])
        day += timedelta(days=_WEEK)
    return weeks
