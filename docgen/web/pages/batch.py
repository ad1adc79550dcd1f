"""``/batch``: the same papers to many recipients from a spreadsheet: columns, preview, progress.

The spreadsheet and the cases made of it are kept as files of the agency, as a system would send
them; the work is the job ``batch``.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import File, Form, Request, Response, UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse

from docgen.case import Case, load_case
from docgen.errors import DocgenError
from docgen.messages import in_chinese
from docgen.messages import text as text_of
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.service.errors import BatchInputError
from docgen.service.views import Language, finding_data, job_data, problem_data
from docgen.service.work.errors import CaseUnknownError
from docgen.service.work.recipients import cases_of_rows, columns_of, fields_of, guessed
from docgen.values import has_errors
from docgen.web.callers import site_of
from docgen.web.errors import BodyTooLargeError
from docgen.web.pages.frame import page, page_router
from docgen.web.pages.visits import Visit, visiting
from docgen.web.site import Site

__all__ = ["router"]

router = page_router(uploads=True)

_MOST_BYTES = 16 * 1024 * 1024
_OFFERED = 100
_LISTED = 200
_REPORT = "report.json"


@router.get("/batch")
def begin(request: Request, visit: Annotated[Visit, visiting(Action.BATCH_RUN)]) -> Response:
    """Choose the case whose papers everybody gets, and the spreadsheet of the recipients."""
    site, agency = site_of(request), visit.occasion.principal.agency
    with site.registry.reading() as unit:
        rows = unit.cases.page(agency, before=None, limit=_OFFERED)
    cases = [(row.key.case_id, json.loads(row.content)["cause"]) for row in rows]
    return page(request, visit, "batch.html", cases=cases)


@router.post("/batch")
async def columns(
    request: Request,
    visit: Annotated[Visit, visiting(Action.BATCH_RUN)],
    base: Annotated[str, Form(max_length=60)],
    file: Annotated[UploadFile, File()],
) -> Response:
    """Say which column holds which field."""
    data = await file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise BodyTooLargeError(most=_MOST_BYTES)
    return await run_in_threadpool(_columns, request, visit, base, data)


def _columns(request: Request, visit: Visit, base: str, data: bytes) -> Response:
    site = site_of(request)
    case = _base(site, base, visit.occasion)
    found = columns_of(data)
    with site.offices() as office:
        fields = fields_of(office.catalogue, case)
    return page(
        request,
        visit,
        "batch-columns.html",
        base=base,
        cause=case.data["cause"],
        file=_kept(site, data, visit.occasion),
        columns=[(each, guessed(each, fields)) for each in found],
        fields=fields,
        prefix=f"{base[:24]}-R",
    )


def _base(site: Site, case_id: str, occasion: Occasion) -> Case:
    row = site.cases.find(case_id, occasion)
    with site.offices() as office:
        case = load_case(row.content, catalogue=office.catalogue).case
    if case is None:
        raise CaseUnknownError(case=case_id)
    return case


def _kept(site: Site, data: bytes, occasion: Occasion) -> str:
    stream = site.files.stream(occasion)
    stream.feed(data)
    return stream.close().sha256


def _file(site: Site, sha256: str, occasion: Occasion) -> bytes:
    with site.registry.reading() as unit:
        file = unit.files.find(occasion.principal.agency, sha256)
        if file is None:
            raise BatchInputError(where="/file", what="it was not sent", next="send the file first")
        return b"".join(unit.files.read(file))


async def _mapping(request: Request) -> dict[str, str]:
    form = await request.form()
    return {name: value for name, value in form.items() if isinstance(value, str)}


@router.post("/batch/preview")
async def preview(
    request: Request, visit: Annotated[Visit, visiting(Action.BATCH_RUN)]
) -> Response:
    """What the rows make: the first paper as it will look, and every row with what is wrong."""
    fields = await _mapping(request)
    return await run_in_threadpool(_preview, request, visit, fields)


def _preview(request: Request, visit: Visit, fields: Mapping[str, str]) -> Response:
    site, occasion = site_of(request), visit.occasion
    case = _base(site, fields.get("base", ""), occasion)
    rows = _rows(site, case, fields, occasion)
    checked = [_checked(site, number, row, visit) for number, row in rows]
    good = [each for each in checked if each["good"]]
    pages = _pages(site, good[0]["raw"], occasion) if good else []
    lines = b"\n".join(each["raw"] for each in good)
    return page(
        request,
        visit,
        "batch-preview.html",
        base=fields.get("base", ""),
        rows=checked[:_LISTED],
        total=len(checked),
        good=len(good),
        pages=pages,
        file=_kept(site, lines, occasion) if good else "",
    )


def _rows(
    site: Site, case: Case, fields: Mapping[str, str], occasion: Occasion
) -> list[tuple[int, dict[str, Any] | BatchInputError]]:
    mapping = {
        int(name.removeprefix("column-")): pointer
        for name, pointer in fields.items()
        if name.startswith("column-") and name[len("column-") :].isdecimal() and pointer
    }
    data = _file(site, fields.get("file", ""), occasion)
    return cases_of_rows(data, mapping, case, prefix=fields.get("prefix", "") or "R")


def _checked(
    site: Site, number: int, row: dict[str, Any] | BatchInputError, visit: Visit
) -> dict[str, Any]:
    if isinstance(row, DocgenError):
        said = _said(row, visit.language)
        return {"number": number, "good": False, "name": "", "findings": [said], "raw": b""}
    raw = json.dumps(row, ensure_ascii=False).encode("utf-8")
    found = site.cases.check(raw, visit.occasion).findings
    return {
        "number": number,
        "good": not has_errors(found),
        "name": row["party"].get("name", ""),
        "findings": [each["message"] for each in finding_data(found, visit.language)],
        "raw": raw,
    }


def _said(error: DocgenError, language: Language) -> str:
    given = in_chinese(error.params) if language == "zh" else error.params
    return text_of(error.code, language, **given)


def _pages(site: Site, raw: bytes, occasion: Occasion) -> list[str]:
    """The first pages of the first paper that leaves the agency, or of the first at all."""
    papers = json.loads(raw)["papers"]
    with site.offices() as office:
        outgoing = [each for each in papers if office.catalogue.instrument(each["type"]).outgoing]
        chosen = (outgoing or papers)[0]["id"]
        drafts = office.draft(raw, chosen, format_="svg", now=occasion.at)
    pages = [each.data for each in drafts if each.name.endswith(".svg")][:2]
    return [f"data:image/svg+xml;base64,{base64.b64encode(each).decode()}" for each in pages]


@router.post("/batch/run")
def run(
    request: Request,
    visit: Annotated[Visit, visiting(Action.BATCH_RUN)],
    file: Annotated[str, Form(pattern="^[0-9a-f]{64}$")],
) -> Response:
    """Have the cases taken in and their papers issued."""
    job = site_of(request).jobs.batch(file, visit.occasion, format_="ndjson", base=None, seal=False)
    return RedirectResponse(f"/batch/{job.id}", status_code=HTTPStatus.SEE_OTHER)


@router.get("/batch/{job_id}")
def progress(
    request: Request, job_id: str, visit: Annotated[Visit, visiting(Action.BATCH_RUN)]
) -> Response:
    """How far it is, and afterwards what became of every row."""
    site = site_of(request)
    job = site.jobs.find(job_id, visit.occasion)
    names = site.jobs.file_names(job)
    report = {}
    if _REPORT in names:
        report = json.loads(site.jobs.file(job_id, _REPORT, visit.occasion).data)
    return page(
        request,
        visit,
        "batch-progress.html",
        job=job_data(job, visit.language, files=names),
        ended=job.has_ended,
        report=report,
        rows=[
            {
                **each,
                "why": problem_data(each["error"], visit.language) if "error" in each else None,
            }
            for each in report.get("rows", ())
        ],
    )
