"""``/reviews``: the reviewer's queue, and a case looked at paper by paper with remarks on fields.

A place on a page is clicked to remark on its field. Not for who may review (``service.work``).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import Form, Query, Request, Response
from starlette.responses import RedirectResponse

from docgen.case import Case, load_case
from docgen.catalogue.labels import label_of
from docgen.registry.work.reviews import RemarkRow, ReviewState
from docgen.service.access.policy import Action, may
from docgen.service.office import Office
from docgen.service.work.errors import PageMissingError, PaperUnknownError
from docgen.service.work.reviews import Review
from docgen.typeset.preview import Preview
from docgen.web.callers import site_of
from docgen.web.pages.case.findings import told
from docgen.web.pages.case.reviewed import EarlierRemark, earlier_remarks, said
from docgen.web.pages.frame import page, page_router
from docgen.web.pages.people import names_of
from docgen.web.pages.times import read_time
from docgen.web.pages.visits import Visit, visiting
from docgen.web.site import Site

__all__ = ["router"]

router = page_router()

_SHOWN = 100
_ENDED: tuple[ReviewState, ...] = ("approved", "returned", "withdrawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A value on a page: its box in points, what it is called, and where clicking it leads."""

    x: float
    y: float
    width: float
    height: float
    label: str
    path: str
    chosen: bool


@router.get("/reviews")
def queue(
    request: Request,
    visit: Annotated[Visit, visiting(Action.CASE_READ)],
    ended: Annotated[bool, Query()] = False,
) -> Response:
    """The reviews that wait, or those that ended."""
    site = site_of(request)
    states: tuple[ReviewState, ...] = _ENDED if ended else ("asked",)
    found = site.reviews.queue(visit.occasion, states=states, limit=_SHOWN)
    names = names_of(site, visit)
    return page(
        request,
        visit,
        "reviews.html",
        rows=[_row(site.cases.find(each.row.key.case_id, visit.occasion).content, each, names)
              for each in found],
        ended=ended,
    )  # fmt: skip


def _row(content: bytes, review: Review, names: Mapping[str, str]) -> dict[str, Any]:
    data, row = json.loads(content), review.row
    return {
        "id": row.id,
        "case_id": row.key.case_id,
        "number": data["number"] or data.get("register_number") or "",
        "cause": data["cause"],
        "party": data["party"].get("name", ""),
        "asked_by": names.get(row.asked_by, row.asked_by),
        "asked_at": read_time(row.asked_at),
        "state": row.state,
        "decided_by": names.get(row.decided_by or "", row.decided_by or ""),
        "decided_at": read_time(row.decided_at) if row.decided_at else "",
        "open_remarks": sum(each.settled_at is None for each in review.remarks),
        "current": review.is_current,
    }


@router.post("/reviews/ask")
def ask(
    request: Request,
    visit: Annotated[Visit, visiting(Action.CASE_CHANGE)],
    case_id: Annotated[str, Form(max_length=60)],
) -> Response:
    """Ask for a review of a case as it is now."""
    review = site_of(request).reviews.ask(case_id, "issue", visit.occasion)
    return _to(review.row.id)


def _to(ident: str, **query: str) -> Response:
    tail = f"?{urlencode(query)}" if query else ""
    return RedirectResponse(f"/reviews/{ident}{tail}", status_code=HTTPStatus.SEE_OTHER)


@router.get("/reviews/{review_id}")
def show(
    request: Request,
    review_id: str,
    visit: Annotated[Visit, visiting(Action.CASE_READ)],
    paper: Annotated[str, Query(max_length=60)] = "",
    field: Annotated[str, Query(max_length=500)] = "",
) -> Response:
    """A case under review: one paper at a time, the remarks, and what the rules say."""
    site, occasion = site_of(request), visit.occasion
    review = site.reviews.find(review_id, occasion)
    content, issued = _reviewed(site, review)
    before = earlier_remarks(site, review, content, occasion)
    with site.offices() as office:
        case = _case(office, content)
        chosen = paper or case.papers[0].id
        preview = _preview(office, case, chosen, draft=chosen not in issued)
        findings = office.validate(content, folder=None, now=occasion.at).findings
        types = [each.type.code for each in case.papers]
        names = {
            pointer: label_of(office.catalogue, pointer, types, case.data)
            for pointer in {
                field,
                *(each.pointer for each in review.remarks),
                *(each.pointer for each in before),
                *(box.pointer for each in preview.pages for box in each.boxes),
                *(each.where for each in findings),
            }
        }
    base = f"/reviews/{review_id}?paper={quote(chosen)}"
    people = names_of(site, visit)
    return page(
        request,
        visit,
        "review.html",
        review=review,
        row=_row(content, review, people),
        case=case,
        papers=[(each.id, each.type.title, each.number or "") for each in case.papers],
        chosen=chosen,
        pages=[_leaf(each, names, base, field) for each in preview.pages],
        field=field,
        field_label=names.get(field, ""),
        value=said(case.data, field),
        remarks=[_remark(each, names, people, base) for each in review.remarks],
        earlier=[_earlier(each, names, people, base) for each in before],
        findings=[
            {**each, "label": names.get(each["pointer"], "")}
            for each in told(findings, case, visit.language, draft=case.data, issued=issued)
        ],
        may_review=may(occasion.principal, Action.CASE_REVIEW) and review.row.state == "asked",
        may_change=may(occasion.principal, Action.CASE_CHANGE),
        mine=review.row.asked_by == occasion.principal.actor,
    )


@router.get("/reviews/{review_id}/{paper_id}/{number}.svg")
def picture(
    request: Request,
    review_id: str,
    paper_id: str,
    number: int,
    visit: Annotated[Visit, visiting(Action.CASE_READ, counted=False)],
) -> Response:
    """A page of a paper as it was when the review was asked for.

    Raises:
        PageMissingError: the paper has no such page.
    """
    site = site_of(request)
    content, issued = _reviewed(site, site.reviews.find(review_id, visit.occasion))
    with site.offices() as office:
        draft = paper_id not in issued
        pages = _preview(office, _case(office, content), paper_id, draft=draft).pages
    if not 1 <= number <= len(pages):
        raise PageMissingError(page=number, pages=len(pages))
    return Response(pages[number - 1].svg or "", media_type="image/svg+xml")


def _reviewed(site: Site, review: Review) -> tuple[bytes, Collection[str]]:
    """The case as it was when the review was asked for, and which papers are issued."""
    with site.registry.reading() as unit:
        content = unit.cases.content(review.row.key, review.row.version) or b"{}"
        return content, unit.cases.issued(review.row.key)


def _case(office: Office, content: bytes) -> Case:
    case = load_case(content, catalogue=office.catalogue).case
    assert case is not None, "a case that was taken in is one that its schemas accept"
    return case


def _remark(
    remark: RemarkRow, names: Mapping[str, str], people: Mapping[str, str], base: str
) -> dict[str, Any]:
    return {
        "id": remark.id,
        "text": remark.text,
        "label": names.get(remark.pointer) or "",
        "path": f"{base}&field={quote(remark.pointer, safe='')}",
        "by": people.get(remark.made_by, remark.made_by),
        "at": read_time(remark.made_at),
        "settled": remark.settled_at is not None,
    }


def _earlier(
    each: EarlierRemark, names: Mapping[str, str], people: Mapping[str, str], base: str
) -> dict[str, Any]:
    told = _remark(replace(each.row, pointer=each.pointer), names, people, base)
    return {**told, "was": each.was, "now": each.now}


def _preview(office: Office, case: Case, paper_id: str, *, draft: bool) -> Preview:
    paper = next((each for each in case.papers if each.id == paper_id), None)
    if paper is None:
        raise PaperUnknownError(paper=paper_id, case=case.case_id)
    return office.printer.preview_paper(case, paper, draft=draft)


def _leaf(leaf: Any, names: Mapping[str, str], base: str, field: str) -> dict[str, Any]:  # noqa: ANN401 - a PreviewPage
    places = [
        Place(
            x=round(box.x, 2),
            y=round(box.y, 2),
            width=round(max(box.width, 6.0), 2),
            height=round(box.height, 2),
            label=names.get(box.pointer, ""),
            path=f"{base}&field={quote(box.pointer, safe='')}#remark",
            chosen=box.pointer == field,
        )
        for box in leaf.boxes
    ]
    return {"width": leaf.width, "height": leaf.height, "places": places}


@router.post("/reviews/{review_id}/remark")
def remark(
    request: Request,
    review_id: str,
    visit: Annotated[Visit, visiting(Action.CASE_REVIEW)],
    text: Annotated[str, Form(max_length=2000)],
    pointer: Annotated[str, Form(max_length=500)] = "",
    paper: Annotated[str, Form(max_length=60)] = "",
) -> Response:
    """Remark on a field."""
    site_of(request).reviews.remark(review_id, pointer, text, visit.occasion)
    return _to(review_id, paper=paper)


@router.post("/reviews/{review_id}/settle")
def settle(
    request: Request,
    review_id: str,
    visit: Annotated[Visit, visiting(Action.CASE_CHANGE)],
    remark_id: Annotated[str, Form(max_length=60)],
) -> Response:
    """Note that a remark is dealt with."""
    site_of(request).reviews.settle(review_id, remark_id, visit.occasion)
    return _to(review_id)


@router.post("/reviews/{review_id}/approve")
def approve(
    request: Request,
    review_id: str,
    visit: Annotated[Visit, visiting(Action.CASE_REVIEW)],
    note: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """Approve the case."""
    site_of(request).reviews.decide(review_id, "approved", note, visit.occasion)
    return _to(review_id)


@router.post("/reviews/{review_id}/return")
def give_back(
    request: Request,
    review_id: str,
    visit: Annotated[Visit, visiting(Action.CASE_REVIEW)],
    note: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """Return the case to the handler."""
    site_of(request).reviews.decide(review_id, "returned", note, visit.occasion)
    return _to(review_id)


@router.post("/reviews/{review_id}/withdraw")
def withdraw(
    request: Request, review_id: str, visit: Annotated[Visit, visiting(Action.CASE_CHANGE)]
) -> Response:
    """Withdraw the request."""
    site_of(request).reviews.decide(review_id, "withdrawn", "", visit.occasion)
    return _to(review_id)
