"""``/v1/jobs``: work that takes longer than a request, asked for, looked at and called off."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool

from docgen.registry.queue.values import JobRow, JobState
from docgen.registry.unit import Unit
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action, may
from docgen.service.also import Also
from docgen.service.jobs.asking import BatchFormat
from docgen.service.views import Language, job_data
from docgen.web.api.models import JobAnswer, JobList
from docgen.web.api.responses import problems
from docgen.web.callers import allowed, site_of
from docgen.web.cursors import moment_of, written_moment
from docgen.web.downloads import under_name
from docgen.web.errors import DutyMissingError
from docgen.web.idempotency import Answer, Keep, once
from docgen.web.request import Spoken, language_of, tag_of_language
from docgen.web.small import SmallBodyRoute
from docgen.web.waiting import waited, wanted_wait_s

__all__ = ["router"]

router = APIRouter(prefix="/v1", tags=["jobs"], route_class=SmallBodyRoute)

_DIGEST = r"^[0-9a-f]{64}$"
# What a file of a job shows is for those who may read it where it comes from.
_READERS: Mapping[str, Action] = {"export": Action.REGISTER_READ, "batch": Action.BATCH_RUN}
_FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    }
}
_ACCEPTED = HTTPStatus.ACCEPTED


class SealAsked(BaseModel):
    """How a case is sealed."""

    model_config = ConfigDict(extra="forbid")

    supplement: bool = Field(False, description="Add a sealed edition to the dossier that is there")


class BatchAsked(BaseModel):
    """Which files, sent before, make the cases."""

    model_config = ConfigDict(extra="forbid")

    file: str = Field(pattern=_DIGEST, description="SHA-256 of the file with a case a row")
    format: BatchFormat = "ndjson"
    base: str | None = Field(
        None, pattern=_DIGEST, description="SHA-256 of the case that spreadsheet rows complete"
    )
    seal: bool = Field(False, description="Seal each case, too")


class ExportAsked(BaseModel):
    """Which registers are written; all where none is named."""

    model_config = ConfigDict(extra="forbid")

    registers: list[Annotated[str, Field(max_length=64)]] = Field([], max_length=50)


@router.post(
    "/cases/{case_id}:seal", status_code=_ACCEPTED, response_model=JobAnswer,
    responses=problems(404, 408, 409, 413, 422),
)  # fmt: skip
async def seal(
    request: Request,
    case_id: str,
    occasion: Annotated[Occasion, allowed(Action.CASE_SEAL)],
    wanted: SealAsked | None = None,
) -> Response:
    """Have the newest text of a case sealed; asked again while it waits, it is the same job."""
    supplement = wanted is not None and wanted.supplement

    def ask(also: Also[JobRow]) -> JobRow:
        jobs = site_of(request).jobs
        return jobs.seal(case_id, occasion, supplement=supplement, also=also)

    return await _asked(request, occasion, {"supplement": supplement}, ask)


@router.post(
    "/batches",
    status_code=_ACCEPTED,
    response_model=JobAnswer,
    responses=problems(408, 409, 413, 422),
)
async def batch(
    request: Request,
    wanted: BatchAsked,
    occasion: Annotated[Occasion, allowed(Action.BATCH_RUN)],
) -> Response:
    """Have every row of a file taken in and issued; the job's `report.json` tells of each."""
    if wanted.seal and not may(occasion.principal, Action.CASE_SEAL):
        raise DutyMissingError(action=Action.CASE_SEAL.value)

    def ask(also: Also[JobRow]) -> JobRow:
        return site_of(request).jobs.batch(
            wanted.file,
            occasion,
            format_=wanted.format,
            base=wanted.base,
            seal=wanted.seal,
            also=also,
        )

    return await _asked(request, occasion, wanted.model_dump(), ask)


@router.post(
    "/exports",
    status_code=_ACCEPTED,
    response_model=JobAnswer,
    responses=problems(408, 409, 413, 422),
)
async def export(
    request: Request,
    wanted: ExportAsked,
    occasion: Annotated[Occasion, allowed(Action.REGISTER_READ)],
) -> Response:
    """Have registers written as a workbook, `registers.xlsx` of the job.

    Its titles and headings are in the language asked for.
    """

    def ask(also: Also[JobRow]) -> JobRow:
        registers, language = tuple(wanted.registers), language_of(request)
        return site_of(request).jobs.export(registers, occasion, language=language, also=also)

    return await _asked(request, occasion, wanted.model_dump(), ask)


@router.get("/jobs", response_model=JobList, responses=problems())
def list_jobs(
    request: Request,
    language: Spoken,
    occasion: Annotated[Occasion, allowed(Action.JOB_READ)],
    state: JobState | None = None,
    kind: Annotated[str | None, Query(max_length=32)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str | None, Query(max_length=128)] = None,
) -> dict[str, Any]:
    """The jobs of the agency, the newest first."""
    before = moment_of(cursor)
    jobs = site_of(request).jobs
    found = jobs.page(occasion, limit=limit + 1, before=before, state=state, kind=kind)
    shown, last = found[:limit], found[limit - 1 : limit]
    more = len(found) > limit
    return {
        "jobs": [job_data(job, language, files=jobs.file_names(job)) for job in shown],
        "next": written_moment(last[0].created_at, last[0].id) if more else None,
    }


@router.get("/jobs/{job_id}", response_model=JobAnswer, responses=problems(404))
async def read(
    request: Request,
    job_id: str,
    occasion: Annotated[Occasion, allowed(Action.JOB_READ)],
) -> Response:
    """How a job stands and how it ended. `Prefer: wait=10` waits for its end."""
    jobs = site_of(request).jobs
    job = await waited(request, lambda: jobs.find(job_id, occasion), lambda job: job.has_ended)
    return await run_in_threadpool(_response, request, job, HTTPStatus.OK)


@router.post("/jobs/{job_id}:cancel", response_model=JobAnswer, responses=problems(404))
def cancel(
    request: Request,
    job_id: str,
    occasion: Annotated[Occasion, allowed(Action.JOB_CANCEL)],
) -> Response:
    """Call a job off: at once where it waits, soon where it runs, not where it has ended."""
    return _response(request, site_of(request).jobs.cancel(job_id, occasion), HTTPStatus.OK)


@router.get(
    "/jobs/{job_id}/files/{name}", response_class=Response, responses={**_FILE, **problems(404)}
)
def file(
    request: Request,
    job_id: str,
    name: str,
    occasion: Annotated[Occasion, allowed(Action.JOB_READ)],
) -> Response:
    """A file that a job made, for those who may read what is in it."""
    jobs = site_of(request).jobs
    reader = _READERS.get(jobs.find(job_id, occasion).kind, Action.JOB_READ)
    if not may(occasion.principal, reader):
        raise DutyMissingError(action=reader.value)
    found = jobs.file(job_id, name, occasion)
    headers = under_name(found.name)
    return Response(found.data, media_type="application/octet-stream", headers=headers)


async def _asked(
    request: Request,
    occasion: Occasion,
    sent: Mapping[str, Any],
    ask: Callable[[Also[JobRow]], JobRow],
) -> Response:
    """202 with the place of the job, and how it ended where the client waits for that."""
    language = language_of(request)
    made: list[JobRow] = []

    def effect(keep: Keep) -> Answer:
        def also(unit: Unit, job: JobRow) -> None:
            keep(unit, _answer(job, language))

        made.append(ask(also))
        return _answer(made[0], language)

    body = json.dumps(sent, sort_keys=True).encode()
    response = await run_in_threadpool(once, request, occasion, body, effect)
    if not made or not wanted_wait_s(request):
        return response
    jobs, ident = site_of(request).jobs, made[0].id
    job = await waited(request, lambda: jobs.find(ident, occasion), lambda job: job.has_ended)
    return await run_in_threadpool(_response, request, job, _ACCEPTED)


def _answer(job: JobRow, language: Language, files: tuple[str, ...] = ()) -> Answer:
    headers = {
        "Location": f"/v1/jobs/{job.id}",
        "Content-Language": tag_of_language(language),
    }
    return Answer(status=_ACCEPTED, headers=headers, body=job_data(job, language, files=files))


def _response(request: Request, job: JobRow, status: HTTPStatus) -> Response:
    """A job as it is now."""
    language = language_of(request)
    answer = _answer(job, language, site_of(request).jobs.file_names(job))
    headers = dict(answer.headers)
    if wanted_wait_s(request):
        headers["Preference-Applied"] = f"wait={wanted_wait_s(request)}"
    if status is HTTPStatus.OK:
        headers.pop("Location")
    return Response(
        json.dumps(answer.body, ensure_ascii=False).encode(),
        status_code=status,
        headers=headers,
        media_type="application/json",
    )
