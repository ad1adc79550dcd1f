"""``/cases/{id}/seal`` and ``/sealing/{job}``: whether to seal a case is asked, and how it goes.

Not for the work itself: a job does it (``docgen.service.jobs``).
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import Request, Response
from starlette.responses import RedirectResponse

from docgen.messages import page_text
from docgen.service.access.policy import Action, may
from docgen.service.views import job_data
from docgen.web.callers import site_of
from docgen.web.pages.case.reading import stands
from docgen.web.pages.frame import page, page_router
from docgen.web.pages.visits import Visit, visiting

__all__ = ["router"]

router = page_router()


Sealing = Annotated[Visit, visiting(Action.CASE_SEAL)]


@router.get("/cases/{case_id}/seal")
def ask(request: Request, case_id: str, visit: Sealing) -> Response:
    """What sealing means and what the case lacks, and the question whether to do it."""
    site = site_of(request)
    row = site.cases.find(case_id, visit.occasion)
    return page(request, visit, "seal.html", **stands(site, row, visit))


@router.post("/cases/{case_id}/seal")
def seal(request: Request, case_id: str, visit: Sealing) -> Response:
    """Have the newest text of a case sealed; of one that is sealed, what was added since."""
    site = site_of(request)
    again = site.cases.find(case_id, visit.occasion).editions > 0
    job = site.jobs.seal(case_id, visit.occasion, supplement=again)
    return RedirectResponse(f"/sealing/{job.id}", status_code=HTTPStatus.SEE_OTHER)


@router.get("/sealing/{job_id}")
def show(
    request: Request, job_id: str, visit: Annotated[Visit, visiting(Action.JOB_READ)]
) -> Response:
    """How it goes; the page looks again by itself until it is done."""
    found = site_of(request).jobs.find(job_id, visit.occasion)
    job = job_data(found, visit.language, files=(), speak=page_text)
    may_change = may(visit.occasion.principal, Action.CASE_CHANGE)
    return page(request, visit, "sealing.html", job=job, may_change=may_change)
