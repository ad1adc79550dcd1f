"""``/scans``: scans of papers signed by hand, matched by their codes, confirmed side by side."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from http import HTTPStatus
from typing import Annotated, Any, Literal

from fastapi import Depends, Query, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse

from docgen.case.rules.reading import signatures
from docgen.errors import DocgenError
from docgen.messages import text as text_of
from docgen.registry.work.scans import ScanRow
from docgen.service.access.policy import Action
from docgen.service.errors import CaseInvalidError
from docgen.service.line.pictures import page_picture
from docgen.service.work.errors_of_signing import ScanDoubtfulError, ScanPagesError
from docgen.service.work.scanning import Confirmed, Sent, doubts_of
from docgen.service.work.signers import Place, choices_of
from docgen.service.work.signing import IssuedPaper
from docgen.values import Severity
from docgen.web.bodies import pieces, read_json
from docgen.web.callers import site_of
from docgen.web.errors import RequestError
from docgen.web.pages.frame import data_router, page, page_router
from docgen.web.pages.times import read_time
from docgen.web.pages.visits import Visit, visiting
from docgen.web.site import Site

__all__ = ["data", "router"]

router = page_router()
data = data_router()

_LONGEST = 200
_MOST_FILES = 50
_OFFERED = 60
_DIGEST = 64
_FOR_GOOD = {"Cache-Control": "private, max-age=86400", "X-Content-Type-Options": "nosniff"}


@router.get("/scans")
def listed(
    request: Request,
    visit: Annotated[Visit, visiting(Action.PAPER_EXECUTE)],
    done: Annotated[Literal["", "recorded", "dropped"], Query()] = "",
) -> Response:
    """Send scans; those that wait to be confirmed, and those that match no paper.

    ``done`` says what became of the scan that was settled last.
    """
    site = site_of(request)
    rows = [_line(site, each, visit) for each in site.scanning.waiting(visit.occasion)]
    return page(
        request,
        visit,
        "scans.html",
        matched=[each for each in rows if each["paper"]],
        others=[each for each in rows if not each["paper"]],
        most_files=_MOST_FILES,
        done=done,
    )


def _line(site: Site, row: ScanRow, visit: Visit) -> Mapping[str, Any]:
    title, of = "", ""
    if row.case_id and row.paper_id:
        try:
            found = site.signing.find(row.case_id, row.paper_id, visit.occasion)
        except DocgenError:
            title, of = row.paper_id, row.case_id
        else:
            told = (found.case.data["party"]["name"], found.paper.number)
            title, of = found.frozen.title, " · ".join(each for each in told if each)
    return {
        "id": row.id,
        "name": row.name,
        "pages": row.pages,
        "of": of,
        "paper": title,
        "problem": row.problem,
        "sent_at": read_time(row.sent_at),
    }


@data.post("/scans/files")
async def send(
    request: Request, visit: Annotated[Visit, visiting(Action.FILE_ADD)]
) -> dict[str, str]:
    """Keep a file that is sent as it is; its digest."""
    site = site_of(request)
    stream = await run_in_threadpool(site.files.stream, visit.occasion)
    try:
        async for piece in pieces(request, most=site.settings.limits_evidence_bytes):
            await run_in_threadpool(stream.feed, piece)
    except BaseException:
        await run_in_threadpool(stream.drop)
        raise
    return {"sha256": (await run_in_threadpool(stream.close)).sha256}


async def _body(request: Request) -> dict[str, Any]:
    return await read_json(request)


@data.post("/scans")
def take_in(
    request: Request,
    visit: Annotated[Visit, visiting(Action.PAPER_EXECUTE)],
    value: Annotated[dict[str, Any], Depends(_body)],
) -> dict[str, Any]:
    """Match the pages of files that were kept; ``unreadable`` tells of those that are no scans."""
    files = value.get("files")
    if not isinstance(files, list) or not 1 <= len(files) <= _MOST_FILES:
        raise RequestError
    taken = site_of(request).scanning.take_in([_sent(each) for each in files], visit.occasion)
    told = {
        "matched": len([each for each in taken.rows if each.paper_id]),
        "scans": len(taken.rows),
    }
    if not taken.unreadable:
        return told
    names = ("、" if visit.language == "zh" else ", ").join(taken.unreadable)
    return {**told, "unreadable": text_of("page-scans-unreadable", visit.language, names=names)}


def _sent(value: object) -> Sent:
    match value:
        case {"name": str(name), "sha256": str(sha256)} if len(sha256) == _DIGEST:
            return Sent(name=name[:_LONGEST], sha256=sha256)
        case _:
            raise RequestError


@router.get("/scans/{scan_id}")
def show(
    request: Request,
    scan_id: str,
    visit: Annotated[Visit, visiting(Action.PAPER_EXECUTE)],
    paper: Annotated[str, Query(max_length=_LONGEST)] = "",
) -> Response:
    """A scan beside the issued paper; for one without, the papers that it may be of."""
    site = site_of(request)
    row, pdf = site.scanning.find(scan_id, visit.occasion)
    site.note(visit.occasion.entry(Action.PAPER_READ, f"scan:{scan_id}"))
    return _shown(request, visit, row, pdf, paper, problems=[])


def _shown(
    request: Request,
    visit: Visit,
    row: ScanRow,
    pdf: bytes,
    chosen: str,
    *,
    problems: list[str],
    given: FormData | None = None,
) -> Response:
    """``given`` is the form as it was sent, where it is shown again."""
    site = site_of(request)
    case_id, _, paper_id = chosen.rpartition("/")
    case_id, paper_id = case_id or row.case_id or "", paper_id or row.paper_id or ""
    found = site.signing.find(case_id, paper_id, visit.occasion) if paper_id else None
    return page(
        request,
        visit,
        "scan.html",
        row=row,
        found=found,
        places={each.signer: each for each in found.places} if found else {},
        choices=choices_of(found.paper) if found else (),
        offered=_offered(site, visit),
        faults=site.scanning.faults(row, pdf),
        doubts=doubts_of(row, found) if found else (),
        problems=problems,
        given=given or FormData(),
        signed={each["signer"] for each in signatures(found.paper)} if found else set(),
        signers=_signers(found) if found else {},
    )


def _signers(found: IssuedPaper) -> Mapping[str, str]:
    """Everybody whose signature a scan of the paper may bear, with what stands beside it."""
    signers = {each.signer: each.label for each in found.paper.type.signers}
    return signers | {each.signer: each.label for each in found.places}


def _offered(site: Site, visit: Visit) -> list[Mapping[str, str]]:
    """The issued papers of open cases that a scan may be of."""
    agency = visit.occasion.principal.agency
    offered: list[Mapping[str, str]] = []
    with site.offices() as office:
        catalogue = office.catalogue
    with site.registry.reading() as unit:
        for row in unit.cases.page(agency, before=None, limit=_OFFERED, sealed=False):
            case, issued = json.loads(row.content), unit.cases.issued(row.key)
            for paper in case["papers"]:
                if paper["id"] in issued:
                    title = catalogue.instrument(paper["type"]).title
                    label = f"{case['party']['name']} · {title} {paper['number'] or ''}"
                    offered.append({"value": f"{row.key.case_id}/{paper['id']}", "label": label})
    return offered


@data.get("/scans/{scan_id}/{number}.png", response_class=Response)
def picture(
    request: Request,
    scan_id: str,
    number: int,
    visit: Annotated[Visit, visiting(Action.PAPER_EXECUTE, counted=False)],
    width: Annotated[int, Query(ge=64, le=1600)] = 1000,
) -> Response:
    """A page of a scan."""
    _, pdf = site_of(request).scanning.find(scan_id, visit.occasion)
    made = page_picture(pdf, number, width=width)
    return Response(made, media_type="image/png", headers=_FOR_GOOD)


async def _form(request: Request) -> FormData:
    return await request.form()


@router.post("/scans/{scan_id}")
def settle(
    request: Request,
    scan_id: str,
    visit: Annotated[Visit, visiting(Action.PAPER_EXECUTE)],
    form: Annotated[FormData, Depends(_form)],
) -> Response:
    """Record a scan as the executed copy of a paper, or put it aside."""
    site, chosen = site_of(request), _said(form, "paper")
    row, pdf = site.scanning.find(scan_id, visit.occasion)
    if "drop" in form:
        site.scanning.drop(scan_id, visit.occasion)
        return _done("dropped")
    case_id, _, paper_id = chosen.rpartition("/")
    confirmed = _confirmed(site.signing.find(case_id, paper_id, visit.occasion), form)
    if not confirmed.bears and not confirmed.signatures:
        problems = [text_of("page-scans-nothing", visit.language)]
        return _shown(request, visit, row, pdf, chosen, problems=problems, given=form)
    try:
        site.scanning.record(scan_id, confirmed, visit.occasion)
    except (CaseInvalidError, ScanDoubtfulError, ScanPagesError) as error:
        problems = list(_told(error, visit))
        return _shown(request, visit, row, pdf, chosen, problems=problems, given=form)
    return _done("recorded")


def _told(error: DocgenError, visit: Visit) -> Iterator[str]:
    """Why a scan is not recorded."""
    if not isinstance(error, CaseInvalidError):
        yield text_of(error.code, visit.language, **error.params)
        return
    for each in error.findings:
        if each.severity is Severity.ERROR:
            yield text_of(each, visit.language)


def _done(what: str) -> Response:
    return RedirectResponse(f"/scans?done={what}", status_code=HTTPStatus.SEE_OTHER)


def _said(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""


def _confirmed(found: IssuedPaper, form: FormData) -> Confirmed:
    entries = []
    for place in found.places:
        status = _said(form, f"status-{place.signer}")
        if status:
            entries.append(_entry(place, status, form))
    return Confirmed(
        case_id=found.row.key.case_id,
        paper_id=found.paper.id,
        bears=frozenset((*map(str, form.getlist("bears")), *_newly_signed(entries))),
        signatures=tuple(entries),
        choice=_said(form, "choice"),
        remarks=_said(form, "remarks"),
        sure=frozenset(map(str, form.getlist("sure"))),
    )


def _newly_signed(entries: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Who signed by what is told now: a scan bears that without being asked about it twice."""
    return (each["signer"] for each in entries if each["status"] == "signed")


def _entry(place: Place, status: str, form: FormData) -> Mapping[str, Any]:
    who = [str(each) for each in form.getlist(f"who-{place.signer}") if each]
    known = {each.value: each for each in place.candidates}
    at = _said(form, f"at-{place.signer}")
    entry: dict[str, Any] = {
        "signer": place.signer,
        "status": status,
        "signed_at": f"{at}:00+08:00" if at else None,
    }
    staff = [known[each].staff for each in who if each in known and known[each].staff]
    first = known.get(who[0]) if who else None
    if staff:
        entry["by"] = staff
    elif first is not None and first.representative:
        entry["representative"] = first.representative
    elif who:
        entry["name"] = who[0]
    for name in ("reason", "witness"):
        said = _said(form, f"{name}-{place.signer}")
        if said and status != "signed":
            entry[name] = said
    return entry
