"""``/v1/cases/{id}/...``: how a case stands today by the rules, its route, its clocks, its score.

The same that ``docgen validate``, ``route``, ``deadlines`` and ``evaluate`` print. Changes nothing.
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request, Response

from docgen.registry.work.values import CaseRow
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.service.reports.evaluating import CaseEvaluation
from docgen.service.views import deadline_data, evaluation_data, finding_data, progress_data
from docgen.web.api.models import CheckAnswer, DeadlineList, EvaluationAnswer, RouteAnswer
from docgen.web.api.responses import PDF_ANSWER, pdf_answer, problems
from docgen.web.callers import allowed, site_of
from docgen.web.downloads import named_file
from docgen.web.request import Spoken, language_of

__all__ = ["router"]

router = APIRouter(prefix="/v1/cases/{case_id}", tags=["standing"])

_CALENDAR: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/calendar": {"schema": {"type": "string"}}}}
}


def _row(request: Request, case_id: str, occasion: Occasion) -> CaseRow:
    site = site_of(request)
    row = site.cases.find(case_id, occasion)
    site.note(occasion.entry(Action.CASE_READ, f"case:{case_id}"))
    return row


@router.get("/findings", response_model=CheckAnswer, responses=problems(404))
def findings(
    request: Request,
    case_id: str,
    language: Spoken,
    occasion: Annotated[Occasion, allowed(Action.CASE_READ)],
) -> dict[str, Any]:
    """Everything that the rules find in a case today, warnings included."""
    row = _row(request, case_id, occasion)
    found = site_of(request).cases.judged(row, occasion)
    return {"valid": found.is_valid, "findings": finding_data(found.findings, language)}


@router.get("/route", response_model=RouteAnswer, responses=problems(404, 422))
def route(
    request: Request,
    case_id: str,
    language: Spoken,
    occasion: Annotated[Occasion, allowed(Action.CASE_READ)],
) -> dict[str, Any]:
    """The papers of a case along its route: what is there, what comes next, what is missing."""
    row = _row(request, case_id, occasion)
    with site_of(request).offices() as office:
        found = office.progress(row.content, now=occasion.at)
    return progress_data(found, language)


@router.get("/deadlines", response_model=DeadlineList, responses=problems(404, 422))
def deadlines(
    request: Request,
    case_id: str,
    language: Spoken,
    occasion: Annotated[Occasion, allowed(Action.CASE_READ)],
) -> dict[str, Any]:
    """Every date that law, rules and promises set for a case; what is overdue comes first."""
    row = _row(request, case_id, occasion)
    with site_of(request).offices() as office:
        found = office.deadlines(row.content, now=occasion.at)
    return {"deadlines": deadline_data(found.deadlines, language)}


@router.get(
    "/deadlines.ics", response_class=Response, responses={**_CALENDAR, **problems(404, 422)}
)
def calendar(
    request: Request,
    case_id: str,
    occasion: Annotated[Occasion, allowed(Action.CASE_READ)],
) -> Response:
    """The terms that are still to be kept, as a calendar file (iCalendar); it names no party."""
    from docgen.service.reports.calendar import calendar_file  # brings in icalendar

    row, language = _row(request, case_id, occasion), language_of(request)
    with site_of(request).offices() as office:
        found = office.deadlines(row.content, now=occasion.at)
    text = calendar_file(found.case, found.deadlines, language=language, now=occasion.at)
    return Response(text, media_type="text/calendar")


def _evaluated(request: Request, case_id: str, occasion: Occasion) -> CaseEvaluation:
    row, site = _row(request, case_id, occasion), site_of(request)
    missing = site.cases.missing(occasion)
    with site.offices() as office:
        return office.evaluate_case(row.content, folder=None, now=occasion.at, missing=missing)


@router.get("/evaluation", response_model=EvaluationAnswer, responses=problems(404, 422))
def evaluation(
    request: Request,
    case_id: str,
    language: Spoken,
    occasion: Annotated[Occasion, allowed(Action.CASE_READ)],
) -> dict[str, Any]:
    """The score of a case by the standard of evaluation: what fails it, and each deduction."""
    return evaluation_data(_evaluated(request, case_id, occasion), language)


@router.get(
    "/evaluation.pdf", response_class=Response, responses={**PDF_ANSWER, **problems(404, 422)}
)
def evaluation_report(
    request: Request,
    case_id: str,
    occasion: Annotated[Occasion, allowed(Action.CASE_READ)],
) -> Response:
    """The same as a report to be printed."""
    found = _evaluated(request, case_id, occasion)
    with site_of(request).offices() as office:
        pdf = office.evaluation_report(found, now=occasion.at)
    return pdf_answer(pdf, named_file("evaluation", ".pdf", language_of(request), of=case_id))
