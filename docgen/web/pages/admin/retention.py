"""``/admin/rules/retention``: how long each paper asks its dossier to be kept.

Not for the period of a dossier: its case says that.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Form, Query, Request, Response
from starlette.responses import RedirectResponse

from docgen.catalogue.errors import CatalogueInvalidError
from docgen.catalogue.values import RETENTIONS
from docgen.service.access.policy import Action
from docgen.service.retention import change_retention, changed_meanwhile, retention_table
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
    request: Request,
    visit: Managing,
    changed: Annotated[int | None, Query(ge=0)] = None,
    kept: Annotated[list[str] | None, Query(max_length=1000)] = None,
) -> Response:
    """The table in force; ``changed`` papers right after it was, and ``kept`` ones that were not.

    Those were changed elsewhere after the form was shown.
    """
    with site_of(request).offices() as office:
        catalogue = office.catalogue
    rows = retention_table(catalogue)
    return page(
        request,
        visit,
        "admin-retention.html",
        rows=rows,
        kept=[each for each in rows if each.code in (kept or ())],
        periods=RETENTIONS,
        changed=changed,
        shared=is_shared(request, visit, Action.LIST_MANAGE),
    )


@router.post(_PATH)
def change(request: Request, visit: Managing, code: Texts, shown: Texts, period: Texts) -> Response:
    """Put the periods in force that differ from the ``shown`` ones at the same place.

    A paper that was changed elsewhere after the form was shown keeps what it was changed to.

    Raises:
        SharedByAgenciesError: other agencies are at work in this home.
        RequestError: a paper or a period that is none.
    """
    refuse_shared(request, visit, Action.LIST_MANAGE)
    site = site_of(request)
    if not len(code) == len(shown) == len(period):
        raise RequestError
    before = dict(zip(code, shown, strict=True))
    chosen = {each: to for each, to in zip(code, period, strict=True) if to != before[each]}
    try:
        with site.offices() as office:
            kept = changed_meanwhile(office.catalogue, before, chosen)
            wanted = {each: to for each, to in chosen.items() if each not in kept}
            moved = change_retention(office.home, office.catalogue, wanted)
    except CatalogueInvalidError as error:
        raise RequestError from error
    for each in moved:
        detail = {"change": "change", "before": each.period, "after": chosen[each.code]}
        target = f"retention:{each.code}"
        site.note(visit.occasion.entry(Action.LIST_MANAGE, target, detail=detail))
    asked = [("changed", str(len(moved))), *(("kept", each) for each in sorted(kept))]
    return RedirectResponse(f"{_PATH}?{urlencode(asked)}", status_code=HTTPStatus.SEE_OTHER)
