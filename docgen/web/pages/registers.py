"""``/registers``: the registers (台账) that write themselves, looked at and taken out as XLSX."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query, Request, Response
from pydantic import BeforeValidator

from docgen.service.access.policy import Action
from docgen.service.reports.registers import Wanted, workbook
from docgen.web.callers import site_of
from docgen.web.downloads import named_file
from docgen.web.pages.frame import page, page_router
from docgen.web.pages.times import BEIJING
from docgen.web.pages.visits import Visit, visiting

__all__ = ["router"]

router = page_router()

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHOWN = 500


def _or_none(given: object) -> object:
    """A day that a form left empty is none."""
    return given or None


Text = Annotated[str, Query(max_length=100)]
Code = Annotated[str, Query(max_length=60)]
First = Annotated[date | None, BeforeValidator(_or_none), Query(alias="from")]
Last = Annotated[date | None, BeforeValidator(_or_none), Query(alias="to")]


@router.get("/registers")
def show(
    request: Request,
    visit: Annotated[Visit, visiting(Action.REGISTER_READ)],
    register: Code = "",
    q: Text = "",
    first: First = None,
    last: Last = None,
) -> Response:
    """One register, its rows filtered by a text and days; the first where none is chosen."""
    site, agency = site_of(request), visit.occasion.principal.agency
    with site.offices() as office:
        known = office.catalogue.lists.registers
        code = register or known[0].code
        (filled,) = office.registers([code], agency=agency, language=visit.language)
    target = f"register:{code}"
    site.note(visit.occasion.entry(Action.REGISTER_READ, target))
    found = filled.only(Wanted(text=q, first=first, last=last))
    crossed = first is not None and last is not None and first > last
    given = {"register": code, "q": q, "from": first or "", "to": last or ""}
    return page(
        request,
        visit,
        "registers.html",
        registers=known,
        chosen=filled.register,
        rows=list(zip(found.cases, found.rows, strict=True))[:_SHOWN],
        total=len(found.rows),
        whole=len(filled.rows),
        most=_SHOWN,
        q=q,
        first=first,
        last=last,
        crossed=crossed,
        query=urlencode({name: value for name, value in given.items() if value}),
    )


@router.get("/registers.xlsx")
def book(
    request: Request,
    visit: Annotated[Visit, visiting(Action.REGISTER_READ)],
    register: Code = "",
    q: Text = "",
    first: First = None,
    last: Last = None,
) -> Response:
    """A register as a workbook, its rows filtered as on the page; all where none is chosen."""
    site, agency = site_of(request), visit.occasion.principal.agency
    with site.offices() as office:
        codes = [register] if register else []
        filled = office.registers(codes, agency=agency, language=visit.language)
    wanted = Wanted(text=q, first=first, last=last)
    made = workbook([each.only(wanted) for each in filled], visit.language)
    target = f"register:{register or 'all'}"
    site.note(visit.occasion.entry(Action.REGISTER_READ, target, detail={"format": "xlsx"}))
    day = visit.occasion.at.astimezone(BEIJING).date()
    named = named_file("registers", ".xlsx", visit.language, day=day)
    return Response(made, media_type=_XLSX, headers=dict(named))
