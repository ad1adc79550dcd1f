"""``/cases/{id}/papers/{paper}/sign`` and ``/signatures``: signing on a screen, what is missing.

Not for scans of papers signed by hand (``scans``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response

from docgen.catalogue import Catalogue
from docgen.compose.print_copy import print_copy
from docgen.compose.signed_copy import SIGNING_AREA
from docgen.compose.stamping import INK
from docgen.registry.unit import Unit
from docgen.registry.work.values import CaseRow
from docgen.service.access.policy import Action, may
from docgen.service.access.tokens import digest_of
from docgen.service.happenings import number_of
from docgen.service.line.pictures import page_picture
from docgen.service.work.signers import choices_of, must_choose
from docgen.service.work.signing import IssuedPaper, Points, Signed
from docgen.web.bodies import read_json
from docgen.web.callers import SESSION_COOKIE, site_of
from docgen.web.cursors import place_of, written
from docgen.web.downloads import named_file
from docgen.web.errors import RequestError
from docgen.web.pages.case.afterwards import missing_of
from docgen.web.pages.case.devices import device_of
from docgen.web.pages.case.printing import as_pdf, original_of, printed
from docgen.web.pages.case.sign_previews import previews_of
from docgen.web.pages.frame import data_router, page, page_router
from docgen.web.pages.visits import Visit, visiting
from docgen.web.site import Site

__all__ = ["data", "router"]

router = page_router()
data = data_router()

Cursor = Annotated[str | None, Query(max_length=64)]

_SHOWN = 100
_LONGEST = 2000
_LONGEST_NAME = 100
_LONGEST_DEVICE = 300
_TEXTS = ("choice", "remarks", "reason", "witness", "recording")
_FOR_GOOD = {"Cache-Control": "private, max-age=86400", "X-Content-Type-Options": "nosniff"}


@router.get("/cases/{case_id}/papers/{paper_id}/sign")
def show(
    request: Request,
    case_id: str,
    paper_id: str,
    visit: Annotated[Visit, visiting(Action.PAPER_EXECUTE)],
) -> Response:
    """The issued paper page by page, and where it is signed."""
    site = site_of(request)
    found = site.signing.find(case_id, paper_id, visit.occasion)
    site.note(visit.occasion.entry(Action.PAPER_READ, f"paper:{case_id}/{paper_id}"))
    places = [each for each in found.places if each.on_screen]
    lines = site.signing.places(found)
    with site.offices() as office:
        catalogue = office.catalogue
    return page(
        request,
        visit,
        "sign.html",
        found=found,
        places=places,
        choices=choices_of(found.paper),
        must_choose=must_choose(found.paper),
        area=SIGNING_AREA,
        ink=INK,
        lines_known=lines.known,
        previews=previews_of(found, lines, site.signing.drawn(found)),
        pages=range(1, len(found.frozen.page_texts) + 1),
        recordings=[each for each in found.case.data["evidence"] if each["kind"] == "recording"],
        given=[(each, device_of(each.browser)) for each in site.signing.given(found)],
        copied=bool(found.paper.executed_copy),
        next=_next(site, found, catalogue),
        words=catalogue.lists.words(visit.language),
    )


def _next(site: Site, found: IssuedPaper, catalogue: Catalogue) -> Mapping[str, Any] | None:
    """The first other paper of the case that still wants a signature on the screen."""
    with site.registry.reading() as unit:
        papers = list(_unsigned(unit, found.row, catalogue))
    others = (each for each in papers if each["on_screen"] and each["id"] != found.paper.id)
    return next(others, None)


@data.get("/cases/{case_id}/papers/{paper_id}/pages/{number}.png", response_class=Response)
def picture(
    request: Request,
    case_id: str,
    paper_id: str,
    number: int,
    visit: Annotated[Visit, visiting(Action.PAPER_READ, counted=False)],
    width: Annotated[int, Query(ge=64, le=1600)] = 1000,
) -> Response:
    """A page of an issued paper."""
    found = site_of(request).signing.find(case_id, paper_id, visit.occasion)
    made = page_picture(original_of(found).pdf, number, width=width)
    return Response(made, media_type="image/png", headers=_FOR_GOOD)


@data.get("/cases/{case_id}/papers/{paper_id}/print.pdf", response_class=Response)
def print_out(
    request: Request,
    case_id: str,
    paper_id: str,
    visit: Annotated[Visit, visiting(Action.PAPER_READ)],
) -> Response:
    """The issued paper to be printed and signed, with the code by which its scan is matched."""
    site = site_of(request)
    found = site.signing.find(case_id, paper_id, visit.occasion)
    site.note(visit.occasion.entry(Action.PAPER_READ, f"paper:{case_id}/{paper_id}"))
    return as_pdf(print_copy(original_of(found), setter=site.setter), _named("paper", found, visit))


def _named(code: str, found: IssuedPaper, visit: Visit) -> Mapping[str, str]:
    paper = found.paper
    params = {"title": paper.type.title, "paper": paper.id}
    return named_file(code, ".pdf", visit.language, "inline", **params)


@data.get("/cases/{case_id}/papers/{paper_id}/signed.pdf", response_class=Response)
def signed_copy(
    request: Request,
    case_id: str,
    paper_id: str,
    visit: Annotated[Visit, visiting(Action.PAPER_READ)],
) -> Response:
    """The signed copy of an issued paper, to be kept."""
    site = site_of(request)
    found = site.signing.find(case_id, paper_id, visit.occasion)
    made = site.signing.signed_copy(found, visit.occasion)
    site.note(visit.occasion.entry(Action.PAPER_READ, f"paper:{case_id}/{paper_id}"))
    return as_pdf(made, _named("paper-signed", found, visit))


async def _body(request: Request) -> dict[str, Any]:
    return await read_json(request)


@data.post("/cases/{case_id}/papers/{paper_id}/signatures")
def sign(
    request: Request,
    case_id: str,
    paper_id: str,
    visit: Annotated[Visit, visiting(Action.PAPER_EXECUTE)],
    value: Annotated[dict[str, Any], Depends(_body)],
) -> dict[str, Any]:
    """Take a signature, drawn as lines of points, or a refusal."""
    signed = Signed(
        pdf_sha256=_text(value, "pdf_sha256", _LONGEST_NAME),
        signer=_text(value, "signer", _LONGEST_NAME),
        who=_text(value, "who", _LONGEST_NAME),
        status=_text(value, "status", _LONGEST_NAME),
        strokes=tuple(_points(each) for each in _list(value.get("strokes", []))),
        device=request.headers.get("user-agent", "")[:_LONGEST_DEVICE],
        session=digest_of(request.cookies[SESSION_COOKIE]),
        **{name: _text(value, name, _LONGEST) for name in _TEXTS},
    )
    kept = site_of(request).signing.sign(case_id, paper_id, signed, visit.occasion)
    return {"version": kept.version.version}


def _text(value: Mapping[str, Any], name: str, most: int) -> str:
    found = value.get(name) or ""
    if not isinstance(found, str) or len(found) > most:
        raise RequestError
    return found.strip()


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise RequestError
    return value


def _points(value: object) -> Points:
    return tuple(_point(each) for each in _list(value))


def _point(value: object) -> tuple[int, int, int]:
    match value:
        case [int(x), int(y), int(moment)]:
            return x, y, moment
        case _:
            raise RequestError


@router.get("/signatures")
def missing(
    request: Request,
    visit: Annotated[Visit, visiting(Action.PAPER_READ)],
    cursor: Cursor = None,
) -> Response:
    """The issued papers of open cases that still want signatures."""
    papers, older = _missing(site_of(request), visit, cursor)
    return page(
        request,
        visit,
        "signatures.html",
        papers=papers,
        cursor=cursor,
        older=older,
        may_sign=may(visit.occasion.principal, Action.PAPER_EXECUTE),
    )


@router.get("/signatures/print")
def print_parts(request: Request, visit: Annotated[Visit, visiting(Action.PAPER_READ)]) -> Response:
    """Everything that wants signatures, to be printed in parts."""
    parts = list(_parts(site_of(request), visit))
    return page(
        request, visit, "signatures-print.html", parts=parts, count=parts[-1][1] if parts else 0
    )


@router.get("/signatures/print.pdf")
def print_all(
    request: Request,
    visit: Annotated[Visit, visiting(Action.PAPER_READ)],
    cursor: Cursor = None,
) -> Response:
    """The papers of one page of the list, to be printed at once."""
    papers, _ = _missing(site_of(request), visit, cursor)
    wanted = [(each["case_id"], each["id"]) for each in papers]
    return printed(request, visit, wanted, name="papers")


def _parts(site: Site, visit: Visit) -> Iterator[tuple[int, int, str | None]]:
    """Of each page of the list its first and its last paper, from 1, and its place."""
    cursor, count = None, 0
    while True:
        papers, older = _missing(site, visit, cursor)
        if papers:
            yield count + 1, count + len(papers), cursor
        cursor, count = older, count + len(papers)
        if cursor is None:
            return


def _missing(
    site: Site, visit: Visit, cursor: str | None
) -> tuple[list[Mapping[str, Any]], str | None]:
    """What is shown at a place of the list, and where older cases begin."""
    agency = visit.occasion.principal.agency
    with site.offices() as office:
        catalogue = office.catalogue
    words = catalogue.lists.words(visit.language)
    with site.registry.reading() as unit:
        rows = unit.cases.page(agency, before=place_of(cursor), limit=_SHOWN + 1, sealed=False)
        found = [each for row in rows[:_SHOWN] for each in _unsigned(unit, row, catalogue)]
    papers: list[Mapping[str, Any]] = [
        {
            **each,
            "title": words.get(each["title"], each["title"]),
            "labels": [words.get(label, label) for label in each["labels"]],
        }
        for each in found
    ]
    return papers, written(rows[_SHOWN - 1].place) if len(rows) > _SHOWN else None


def _unsigned(unit: Unit, row: CaseRow, catalogue: Catalogue) -> Iterator[Mapping[str, Any]]:
    case = json.loads(row.content)
    issued = unit.cases.issued(row.key)
    about = {
        "case_id": row.key.case_id,
        "case": number_of(case),
        "cause": case["cause"],
        "party": case["party"]["name"],
    }
    for paper in case["papers"]:
        if paper["id"] in issued:
            for line in _wanting(paper, case, catalogue):
                yield {**about, **line}


def _wanting(
    paper: Mapping[str, Any], case: Mapping[str, Any], catalogue: Catalogue
) -> Iterator[Mapping[str, Any]]:
    instrument = catalogue.instrument(paper["type"])
    wanting = missing_of(paper, case, catalogue)
    if wanting:
        yield {
            "id": paper["id"],
            "title": instrument.title,
            "number": paper["number"],
            "labels": [label for _, label in wanting],
            "on_screen": any(signer != "body_seal" for signer, _ in wanting),
        }
