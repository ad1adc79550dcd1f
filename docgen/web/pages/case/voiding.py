"""``/cases/{id}/papers/{paper}/void``: an issued paper is taken out of force, with a reason.

Not for papers of sealed dossiers: those stay as they are.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import Request, Response
from starlette.responses import RedirectResponse

from docgen.service.access.policy import Action
from docgen.web.callers import site_of
from docgen.web.pages.door import Fields
from docgen.web.pages.frame import page, page_router
from docgen.web.pages.visits import Visit, visiting

__all__ = ["router"]

router = page_router()

Voiding = Annotated[Visit, visiting(Action.PAPER_VOID)]


@router.get("/cases/{case_id}/papers/{paper_id}/void")
def ask(request: Request, case_id: str, paper_id: str, visit: Voiding) -> Response:
    """What voiding means, and the question why."""
    site = site_of(request)
    found = site.signing.find(case_id, paper_id, visit.occasion)
    to_void = site.cases.to_void(found.row, paper_id)
    return page(request, visit, "void.html", found=found, to_void=to_void)


@router.post("/cases/{case_id}/papers/{paper_id}/void")
def void(request: Request, case_id: str, paper_id: str, fields: Fields, visit: Voiding) -> Response:
    """Void the paper; the case goes on with it as a draft."""
    site_of(request).cases.void(case_id, paper_id, fields.get("reason", ""), visit.occasion)
    back = f"/cases/{quote(case_id, safe='')}#{quote(paper_id, safe='')}"
    return RedirectResponse(back, status_code=HTTPStatus.SEE_OTHER)
