"""``/cases/{id}/papers/{paper}/take-back``: a signed copy is taken back, with a reason.

Not for looking at it (``signing``), nor for copies in sealed dossiers: those stay as they are.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import Request, Response
from starlette.responses import RedirectResponse

from docgen.case.rules.execution import signer_labels
from docgen.service.access.policy import Action
from docgen.service.work.errors_of_signing import CopyMissingError
from docgen.web.callers import site_of
from docgen.web.pages.door import Fields
from docgen.web.pages.frame import page, page_router
from docgen.web.pages.visits import Visit, visiting

__all__ = ["router"]

router = page_router()

Executing = Annotated[Visit, visiting(Action.PAPER_EXECUTE)]


@router.get("/cases/{case_id}/papers/{paper_id}/take-back")
def ask(request: Request, case_id: str, paper_id: str, visit: Executing) -> Response:
    """What taking the copy back means, and the question why."""
    site = site_of(request)
    found = site.signing.find(case_id, paper_id, visit.occasion)
    copy = found.paper.executed_copy
    if not copy:
        raise CopyMissingError(title=found.frozen.title)
    known = signer_labels(found.paper)
    labels = [known.get(each, each) for each in copy["bears"]]
    return page(request, visit, "take-back.html", found=found, labels=labels)


@router.post("/cases/{case_id}/papers/{paper_id}/take-back")
def take_back(
    request: Request, case_id: str, paper_id: str, fields: Fields, visit: Executing
) -> Response:
    """Take the copy back; the paper wants the signatures that were read on it again."""
    reason = fields.get("reason", "")
    site_of(request).taking_back.take_back(case_id, paper_id, reason, visit.occasion)
    back = f"/cases/{quote(case_id, safe='')}#{quote(paper_id, safe='')}"
    return RedirectResponse(back, status_code=HTTPStatus.SEE_OTHER)
