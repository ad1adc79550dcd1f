"""``/registers``: the registers (台账) that write themselves, looked at and taken out as XLSX."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request, Response

from docgen.service.access.policy import Action
from docgen.web.callers import site_of
from docgen.web.pages.frame import page, page_router
from docgen.web.pages.visits import Visit, visiting

__all__ = ["router"]

router = page_router()

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHOWN = 500


@router.get("/registers")
def show(
    request: Request,
    visit: Annotated[Visit, visiting(Action.REGISTER_READ)],
    register: Annotated[str, Query(max_length=60)] = "",
    q: Annotated[str, Query(max_length=100)] = "",
) -> Response:
    """One register, its rows filtered by a text; the first register where none is chosen."""
    site = site_of(request)
    with site.offices() as office:
        known = office.catalogue.lists.registers
        code = register or known[0].code
        (filled,) = office.registers([code], agency=visit.occasion.principal.agency).filled
    target = f"register:{code}"
    site.note(visit.occasion.entry(Action.REGISTER_READ, target))
    rows = [row for row in filled.rows if not q or any(q in cell for cell in row)]
    return page(
        request,
        visit,
        "registers.html",
        registers=known,
        chosen=filled.register,
        rows=rows[:_SHOWN],
        total=len(rows),
        most=_SHOWN,
        q=q,
    )


@router.get("/registers.xlsx")
def workbook(
    request: Request,
    visit: Annotated[Visit, visiting(Action.REGISTER_READ)],
    register: Annotated[str, Query(max_length=60)] = "",
) -> Response:
    """A register as a workbook; all of them where none is chosen."""
    site = site_of(request)
    with site.offices() as office:
        codes = [register] if register else []
        book = office.registers(codes, agency=visit.occasion.principal.agency).workbook
    target = f"register:{register or 'all'}"
    site.note(visit.occasion.entry(Action.REGISTER_READ, target, detail={"format": "xlsx"}))
    name = f'attachment; filename="registers-{visit.occasion.at:%Y%m%d}.xlsx"'
    return Response(book, media_type=_XLSX, headers={"Content-Disposition": name})
