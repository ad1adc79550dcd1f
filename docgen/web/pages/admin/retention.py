"""``/admin/rules/retention``: how long each paper asks its dossier to be kept.

Not for the period of a dossier: its case says that.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import Form, Query, Request, Response
from starlette.responses import RedirectResponse

from docgen.catalogue.errors import CatalogueInvalidError
from docgen.catalogue.values import RETENTIONS
from docgen.service.access.policy import Action
from docgen.service.retention import change_retention, retention_table
from docgen.web.callers import site_of
from docgen.web.errors import RequestError
from docgen.web.pages.admin.shared import is_shared, refuse_shared
from docgen.web.pages.frame import page, page_router
from docgen.web.pages.visits import Visit, visiting

__all__ = ["router"]

_PATH = "/admin/rules/retention"

router = page_router()

Managing = Annotated[Visit, visiting(Action.LIST_MANAGE)]
Texts = Annotated[list[str], Form(max_length=1000)]


@router.get(_PATH)
def retention(
    request: Request, visit: Managing, changed: Annotated[int | None, Query(ge=0)] = None
) -> Response:
    """The table in force; ``changed`` papers right after it was."""
    with site_of(request).offices() as office:
        catalogue = office.catalogue
    return page(
        request,
        visit,
        "admin-retention.html",
        rows=retention_table(catalogue),
        periods=RETENTIONS,
        changed=changed,
        shared=is_shared(request, visit, Action.LIST_MANAGE),
    )


@router.post(_PATH)
def change(request: Request, visit: Managing, code: Texts, period: Texts) -> Response:
    """Put the periods in force, the one at each place for the paper at the same place.

    Raises:
        SharedByAgenciesError: other agencies are at work in this home.
        RequestError: a paper or a period that is none.
    """
    refuse_shared(request, visit, Action.LIST_MANAGE)
    site = site_of(request)
    if len(code) != len(period):
        raise RequestError
    chosen = dict(zip(code, period, strict=True))
    try:
        with site.offices() as office:
            moved = change_retention(office.home, office.catalogue, chosen)
    except CatalogueInvalidError as error:
        raise RequestError from error
    for each in moved:
        detail = {"change": "change", "before": each.period, "after": chosen[each.code]}
        target = f"retention:{each.code}"
        site.note(visit.occasion.entry(Action.LIST_MANAGE, target, detail=detail))
    path = f"{_PATH}?changed={len(moved)}"
    return RedirectResponse(path, status_code=HTTPStatus.SEE_OTHER)
