"""A sheet that says in plain words what a paper means, to be printed for the party.

It goes with the paper and binds nobody: what counts is the paper. Not for papers of the file.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import Request, Response

from docgen.case import load_case
from docgen.case.dates import parse_date
from docgen.service.access.policy import Action
from docgen.service.work.errors import CaseUnknownError, PaperUnknownError
from docgen.web.callers import site_of
from docgen.web.pages.frame import page, page_router
from docgen.web.pages.visits import Visit, visiting

__all__ = ["router"]

router = page_router()


@router.get("/cases/{case_id}/papers/{paper_id}/plain")
def show(
    request: Request,
    case_id: str,
    paper_id: str,
    visit: Annotated[Visit, visiting(Action.PAPER_READ)],
) -> Response:
    """The sheet."""
    site = site_of(request)
    row = site.cases.find(case_id, visit.occasion)
    with site.offices() as office:
        case = load_case(row.content, catalogue=office.catalogue).case
        words = office.catalogue.lists.plain_words
    if case is None:
        raise CaseUnknownError(case=case_id)
    paper = next((each for each in case.papers if each.id == paper_id), None)
    if paper is None or paper.type.role not in words:
        raise PaperUnknownError(paper=paper_id, case=case_id)
    said = words[paper.type.role]
    value = paper.fact(said.until) if said.until else None
    until = parse_date(str(value)[:10]) if isinstance(value, str) else None
    return page(
        request,
        visit,
        "plain-sheet.html",
        case=case,
        paper=paper,
        said=said,
        until=until,
        authority=case.data["authority"],
    )
