"""``/cases/{id}/evaluation`` and the like: a file checked as an evaluator would, by page.

A draft, a kept case or a sealed dossier: the score, what fails it, each deduction with its page,
its clause and, where it can still be put right, its field; beside them the page, the place marked.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Query, Request, Response

from archive.values import DossierRecord
from docgen.case import Case
from docgen.case.pointer import carried
from docgen.catalogue.labels import label_of
from docgen.service.access.policy import Action, may
from docgen.service.errors import CaseInvalidError
from docgen.service.reports.evaluating import CaseEvaluation
from docgen.service.views import evaluation_data, finding_data
from docgen.service.work.drafting import Draft
from docgen.service.work.errors import PageMissingError, PaperUnknownError
from docgen.typeset.preview import Preview
from docgen.values import Finding, name_in
from docgen.web.api.responses import pdf_answer
from docgen.web.callers import site_of
from docgen.web.downloads import named_file
from docgen.web.pages.archive.dossier import record_of
from docgen.web.pages.frame import page, page_router
from docgen.web.pages.leaves import Leaf, drawn_leaf, sealed_leaf
from docgen.web.pages.times import BEIJING
from docgen.web.pages.visits import Visit, visiting
from docgen.web.site import Site

__all__ = ["router"]

router = page_router()

Writing = Annotated[Visit, visiting(Action.CASE_CHANGE)]
At = Annotated[int | None, Query(ge=0, le=100_000)]
PageNumber = Annotated[int | None, Query(alias="page", ge=1, le=100_000)]
_SVG_HEADERS = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subject:
    """What is evaluated, and where it leads.

    ``found`` is None where the schemas refuse the case; ``refused`` says why then. ``fields`` is
    the path of the screen on which fields are put right, empty where there is none.
    """

    title: str
    back: str
    reports: str
    found: CaseEvaluation | None
    leaf: Callable[[str, int, int | None], Leaf | None]
    refused: tuple[Finding, ...] = ()
    held_back: tuple[str, ...] = ()
    fields: str = ""
    field_of: Callable[[str], str] = field(default=lambda pointer: pointer)


@router.get("/cases/{case_id}/evaluation")
def of_case(
    request: Request,
    case_id: str,
    visit: Annotated[Visit, visiting(Action.CASE_READ)],
    at: At = None,
    number: PageNumber = None,
) -> Response:
    """A kept case, scored as it stands."""
    site, occasion = site_of(request), visit.occasion
    row = site.cases.find(case_id, occasion)
    site.note(occasion.entry(Action.CASE_READ, f"case:{case_id}"))
    missing = site.cases.missing(occasion)
    with site.offices() as office:
        found = office.evaluate_case(row.content, folder=None, now=occasion.at, missing=missing)
    case = found.case

    def leaf(pointer: str, _place: int, number: int | None) -> Leaf | None:
        def draw(place: int) -> Preview:
            with site.offices() as office:
                return office.printer.preview_paper(case, case.papers[place], draft=True)

        def picture(place: int, shown: int) -> str:
            return f"/v1/cases/{case_id}/instruments/{case.papers[place].id}.svg?page={shown}"

        return drawn_leaf(case, pointer, draw=draw, picture=picture, page=number)

    writes = may(occasion.principal, Action.CASE_CHANGE)
    subject = _Subject(
        title=str(case.data["cause"]),
        back=f"/cases/{case_id}",
        reports=f"/v1/cases/{case_id}/evaluation",
        found=found,
        leaf=leaf,
        fields=f"/cases/{case_id}" if writes else "",
    )
    return _shown(request, visit, subject, at, number)


@router.get("/archive/{number}/evaluation")
def of_dossier(
    request: Request,
    number: str,
    visit: Annotated[Visit, visiting(Action.DOSSIER_READ)],
    at: At = None,
    page_number: PageNumber = None,
) -> Response:
    """A dossier, scored by what its sealed volumes hold."""
    site, occasion = site_of(request), visit.occasion
    record = record_of(site, number, occasion)
    site.note(occasion.entry(Action.DOSSIER_READ, f"dossier:{record.number}"))
    with site.offices() as office:
        found = office.evaluate_dossier(record.number, now=occasion.at)
    subject = _Subject(
        title=record.title,
        back=f"/archive/{record.number}",
        reports=f"/v1/dossiers/{record.number}/evaluation",
        found=found,
        leaf=_sealed(site, record, found, visit),
    )
    return _shown(request, visit, subject, at, page_number)


def _sealed(
    site: Site, record: DossierRecord, found: CaseEvaluation, visit: Visit
) -> Callable[[str, int, int | None], Leaf | None]:
    """Shows the pages of the volumes that the visitor may read."""
    internal = may(visit.occasion.principal, Action.DOSSIER_READ_INTERNAL)

    def leaf(pointer: str, place: int, number: int | None) -> Leaf | None:
        begins = found.page_of(found.evaluation.deductions[place])
        if begins is not None and begins.volume == "internal" and not internal:
            return None
        with site.offices() as office:
            return sealed_leaf(office, record, found.case, pointer, begins, page=number)

    return leaf


@router.get("/drafts/{draft_id}/evaluation")
def of_draft(
    request: Request, draft_id: str, visit: Writing, at: At = None, number: PageNumber = None
) -> Response:
    """A draft, scored by what it says now; papers that are not complete yet are left out."""
    return _shown(request, visit, _draft(request, draft_id, visit), at, number)


@router.get("/drafts/{draft_id}/evaluation.json")
def draft_figures(request: Request, draft_id: str, visit: Writing) -> Response:
    """The same as data."""
    made = evaluation_data(_scored(request, draft_id, visit), visit.language)
    text = json.dumps(made, ensure_ascii=False, indent=1)
    return Response(text, media_type="application/json")


@router.get("/drafts/{draft_id}/evaluation.pdf")
def draft_report(request: Request, draft_id: str, visit: Writing) -> Response:
    """The same as a report to be printed."""
    found = _scored(request, draft_id, visit)
    with site_of(request).offices() as office:
        pdf = office.evaluation_report(found, now=visit.occasion.at)
    return pdf_answer(pdf, named_file("evaluation", ".pdf", visit.language, of=found.case.case_id))


def _scored(request: Request, draft_id: str, visit: Visit) -> CaseEvaluation:
    subject = _draft(request, draft_id, visit)
    if subject.found is None:
        raise CaseInvalidError(findings=subject.refused)
    return subject.found


def _draft(request: Request, draft_id: str, visit: Visit) -> _Subject:
    site, occasion = site_of(request), visit.occasion
    draft = site.drafts.freshen(draft_id, occasion).draft
    site.note(occasion.entry(Action.CASE_READ, f"draft:{draft_id}"))
    data, held_back = site.drafts.complete(draft, occasion)
    found, refused = _judged(site, data, visit)
    with site.offices() as office:
        titles = {each.code: each.title for each in office.catalogue.instruments}

    def picture(place: int, shown: int) -> str:
        ident = quote(str(data["papers"][place]["id"]), safe="")
        return f"/drafts/{draft_id}/papers/{ident}/pages/{shown}.svg"

    def leaf(pointer: str, _place: int, number: int | None) -> Leaf | None:
        assert found is not None
        return drawn_leaf(
            found.case,
            pointer,
            draw=lambda place: _preview(site, draft, data, place, visit),
            picture=picture,
            page=number,
        )

    return _Subject(
        title=draft.title,
        back=f"/drafts/{draft_id}",
        reports=f"/drafts/{draft_id}/evaluation",
        found=found,
        leaf=leaf,
        refused=refused,
        held_back=tuple(
            titles.get(each.get("type"), "")
            for each in draft.case.get("papers", ())
            if each.get("id") in held_back
        ),
        fields=f"/drafts/{draft_id}",
        field_of=lambda pointer: carried(pointer, data, draft.case) or "",
    )


def _judged(
    site: Site, data: Mapping[str, Any], visit: Visit
) -> tuple[CaseEvaluation | None, tuple[Finding, ...]]:
    raw = json.dumps(data, ensure_ascii=False).encode("utf-8")
    missing = site.cases.missing(visit.occasion)
    try:
        with site.offices() as office:
            now = visit.occasion.at
            return office.evaluate_case(raw, folder=None, now=now, missing=missing), ()
    except CaseInvalidError as error:
        return None, error.findings


def _preview(
    site: Site, draft: Draft, data: Mapping[str, Any], place: int, visit: Visit
) -> Preview | None:
    day = visit.occasion.at.astimezone(BEIJING).date()
    issued: tuple[str, ...] = ()
    if draft.case_id is not None:
        row = site.cases.find(draft.case_id, visit.occasion)
        issued = tuple(site.registry.frozen(row.key).papers)
    return site.previewer.preview(data, place, known=(), on=day, issued=issued)


@router.get("/drafts/{draft_id}/papers/{paper_id}/pages/{number}.svg")
def draft_page(
    request: Request,
    draft_id: str,
    paper_id: str,
    number: int,
    visit: Annotated[Visit, visiting(Action.CASE_CHANGE, counted=False)],
) -> Response:
    """A page of a paper as the draft has it now."""
    site = site_of(request)
    draft = site.drafts.find(draft_id, visit.occasion)
    papers = draft.case.get("papers", ())
    place = next((at for at, each in enumerate(papers) if each.get("id") == paper_id), None)
    shown = None if place is None else _preview(site, draft, draft.case, place, visit)
    if shown is None:
        raise PaperUnknownError(paper=paper_id, case=draft.case_id or draft_id)
    if not 1 <= number <= len(shown.pages):
        raise PageMissingError(page=number, pages=len(shown.pages))
    svg = shown.pages[number - 1].svg or ""
    return Response(svg, media_type="image/svg+xml", headers=_SVG_HEADERS)


def _shown(
    request: Request, visit: Visit, subject: _Subject, at: int | None, number: int | None
) -> Response:
    """The page: scores and deductions, and beside them the page of the one that is looked at."""
    site, found = site_of(request), subject.found
    with site.offices() as office:
        catalogue = office.catalogue

    def labelled(pointer: str, case: Case) -> str:
        return label_of(catalogue, pointer, [each.type.code for each in case.papers], case.data)

    rows: list[dict[str, Any]] = []
    data: Mapping[str, Any] = {}
    leaf = None
    if found is not None:
        data = evaluation_data(found, visit.language)
        rows = [
            {
                **row,
                "label": name_in(labelled(row["where"], found.case), visit.language),
                "path": f"{request.url.path}?at={place}#leaf",
                "field": _field(subject, row["where"]),
                "chosen": place == at,
            }
            for place, row in enumerate(data["deductions"])
        ]
        if at is not None and at < len(rows):
            leaf = subject.leaf(rows[at]["where"], at, number)
    return page(
        request,
        visit,
        "evaluation.html",
        subject=subject,
        data=data,
        parts=() if found is None else found.evaluation.parts,
        defects=() if found is None else found.evaluation.defects,
        passing=catalogue.lists.standard.passing,
        rows=rows,
        refused=[
            {**each, "field": _field(subject, each["pointer"])}
            for each in finding_data(subject.refused, visit.language)
        ],
        at=at,
        leaf=leaf,
    )


def _field(subject: _Subject, pointer: str) -> str:
    """Where a field is put right; empty where it cannot be."""
    there = subject.field_of(pointer) if subject.fields and pointer else ""
    return f"{subject.fields}#{quote(there, safe='/')}" if there else ""
