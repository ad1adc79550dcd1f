"""``/v1/cases``: cases sent, read, changed, and where they stand."""

from __future__ import annotations

import hashlib
import json
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from docgen.registry.work.values import CaseRow
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.service.views import finding_data
from docgen.web.api.answers import case_answer
from docgen.web.api.bulk import bulk_lines
from docgen.web.api.models import CaseAnswer, CaseList, CheckAnswer, VersionList
from docgen.web.api.multipart import sent_case
from docgen.web.api.responses import problems
from docgen.web.bodies import case_body, read_value
from docgen.web.callers import allowed, site_of
from docgen.web.conditions import expected_tag, unless_known
from docgen.web.cursors import place_of, written
from docgen.web.errors import kind_invalid
from docgen.web.idempotency import once
from docgen.web.openapi.cases import CASE
from docgen.web.request import Spoken, language_of

__all__ = ["router"]

router = APIRouter(prefix="/v1", tags=["cases"])

_CASE = {"schema": dict(CASE)}
_CASE_BODY = {"requestBody": {"required": True, "content": {"application/json": _CASE}}}
_CASE_OR_FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": _CASE,
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["case"],
                    "properties": {
                        "case": {"type": "string", "description": "the case as JSON"},
                        "file": {
                            "type": "array",
                            "items": {"type": "string", "format": "binary"},
                        },
                    },
                }
            },
        },
    }
}
_MERGE, _OPERATIONS = "application/merge-patch+json", "application/json-patch+json"
_OPERATION = {
    "type": "object",
    "required": ["op", "path"],
    "properties": {
        "op": {"enum": ["add", "remove", "replace", "move", "copy", "test"]},
        "path": {"type": "string", "pattern": "^/"},
        "from": {"type": "string", "pattern": "^/"},
        "value": {},
    },
}
_CHANGE_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            _MERGE: {"schema": {"type": "object"}},
            _OPERATIONS: {"schema": {"type": "array", "items": _OPERATION}},
        },
    }
}
_LINES = {
    "requestBody": {
        "required": True,
        "content": {"application/x-ndjson": {"schema": {"type": "string"}}},
    }
}


@router.post(
    "/cases:check", response_model=CheckAnswer, openapi_extra=_CASE_BODY,
    responses=problems(408, 413, 415),
)  # fmt: skip
def check(
    request: Request,
    occasion: Annotated[Occasion, allowed(Action.CASE_CHECK)],
    language: Spoken,
    raw: Annotated[bytes, Depends(case_body)],
) -> dict[str, Any]:
    """Validate and judge a case as if it were sent. Nothing is kept."""
    validation = site_of(request).cases.check_own(raw, occasion)
    findings = finding_data(validation.findings, language)
    return {"valid": validation.is_valid, "findings": findings}


@router.post(
    "/cases", status_code=201, response_model=CaseAnswer, openapi_extra=_CASE_OR_FORM,
    responses=problems(408, 409, 411, 413, 415, 422),
)  # fmt: skip
async def create(
    request: Request, occasion: Annotated[Occasion, allowed(Action.CASE_CREATE)]
) -> Response:
    """Take in a case, alone or with its files. It is durable before it is acknowledged."""
    raw, digests = await sent_case(request, occasion)
    site, language = site_of(request), language_of(request)
    sent = raw + json.dumps(digests).encode()

    def take_in() -> Response:
        return once(
            request,
            occasion,
            sent,
            lambda keep: case_answer(
                site.cases.create(
                    raw,
                    occasion,
                    also=lambda unit, kept: keep(unit, case_answer(kept, language, status=201)),
                ),
                language,
                status=201,
            ),
        )

    return await run_in_threadpool(take_in)


@router.post(
    "/cases:import", openapi_extra=_LINES, response_class=Response,
    responses={
        200: {"content": {"application/x-ndjson": {"schema": {"type": "string"}}}},
        **problems(408, 413, 415),
    },
)  # fmt: skip
async def import_lines(
    request: Request, occasion: Annotated[Occasion, allowed(Action.CASE_CREATE)]
) -> Response:
    """Take in many cases, one per line; the answer has one line for each, in order."""
    return await bulk_lines(request, occasion)


@router.get("/cases", response_model=CaseList, responses=problems())
def list_cases(
    request: Request,
    occasion: Annotated[Occasion, allowed(Action.CASE_READ)],
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str | None, Query(max_length=64)] = None,
    sealed: Annotated[bool | None, Query()] = None,
) -> dict[str, Any]:
    """The cases of the agency, newest first."""
    before = place_of(cursor)
    with site_of(request).registry.reading() as unit:
        agency = occasion.principal.agency
        rows = unit.cases.page(agency, before=before, limit=limit + 1, sealed=sealed)
    more = len(rows) > limit
    shown = rows[:limit]
    return {
        "cases": [_summary(row) for row in shown],
        "next": written(shown[-1].place) if more else None,
    }


def _summary(row: CaseRow) -> dict[str, Any]:
    data = json.loads(row.content)
    return {
        "case_id": row.key.case_id,
        "number": data["number"] or data.get("register_number"),
        "route": data["route"],
        "cause": data["cause"],
        "opened_at": row.opened_at.isoformat(),
        "saved_at": row.newest.saved_at.isoformat(),
        "version": row.newest.version,
        "dossier": row.dossier,
        "editions": row.editions,
    }


@router.get(
    "/cases/{case_id}", response_class=Response,
    responses={200: {"content": {"application/json": _CASE}}, **problems(404),
               304: {"description": "the client has this version"}},
)  # fmt: skip
def read(
    request: Request,
    case_id: str,
    occasion: Annotated[Occasion, allowed(Action.CASE_READ)],
) -> Response:
    """A case as it was sent last, with its numbers; its ETag names the version."""
    row = site_of(request).cases.find(case_id, occasion)
    site_of(request).note(occasion.entry(Action.CASE_READ, f"case:{case_id}"))
    return unless_known(
        request,
        row.newest.tag,
        lambda: Response(row.content, media_type="application/json"),
    )


@router.put(
    "/cases/{case_id}", response_model=CaseAnswer, openapi_extra=_CASE_BODY,
    responses=problems(404, 408, 409, 412, 413, 415, 422, 428),
)  # fmt: skip
def replace(
    request: Request,
    occasion: Annotated[Occasion, allowed(Action.CASE_CHANGE)],
    case_id: str,
    raw: Annotated[bytes, Depends(case_body)],
) -> Response:
    """Put another text in place of the one that If-Match names."""
    site, language = site_of(request), language_of(request)
    expected = expected_tag(request, site.cases.find(case_id, occasion).newest.tag)
    return once(
        request,
        occasion,
        raw + request.headers["if-match"].encode(),
        lambda keep: case_answer(
            site.cases.replace(
                case_id,
                raw,
                expected,
                occasion,
                also=lambda unit, kept: keep(unit, case_answer(kept, language)),
            ),
            language,
        ),
    )


async def _change_body(request: Request) -> dict[str, Any] | list[Any]:
    """A JSON Merge Patch, which is an object, or a JSON Patch, which is a list."""
    most = site_of(request).settings.limits_case_bytes
    value = await read_value(request, _MERGE, _OPERATIONS, most=most)
    kind = request.headers["content-type"].partition(";")[0].strip().lower()
    if not isinstance(value, dict if kind == _MERGE else list):
        raise kind_invalid()
    found: dict[str, Any] | list[Any] = value
    return found


@router.patch(
    "/cases/{case_id}", response_model=CaseAnswer, openapi_extra=_CHANGE_BODY,
    responses=problems(404, 408, 409, 412, 413, 415, 422, 428),
)  # fmt: skip
def patch(
    request: Request,
    occasion: Annotated[Occasion, allowed(Action.CASE_CHANGE)],
    case_id: str,
    change: Annotated[dict[str, Any] | list[Any], Depends(_change_body)],
) -> Response:
    """Change the text that If-Match names, by JSON Merge Patch (RFC 7396) or JSON Patch (RFC 6902).

    Only the second reaches a member of an array, such as one paper.
    """
    site, language = site_of(request), language_of(request)
    expected = expected_tag(request, site.cases.find(case_id, occasion).newest.tag)
    sent = json.dumps([change, request.headers["if-match"]], sort_keys=True).encode()
    return once(
        request,
        occasion,
        hashlib.sha256(sent).digest(),
        lambda keep: case_answer(
            site.cases.patch(
                case_id,
                change,
                expected,
                occasion,
                also=lambda unit, kept: keep(unit, case_answer(kept, language)),
            ),
            language,
        ),
    )


@router.get("/cases/{case_id}/versions", response_model=VersionList, responses=problems(404))
def versions(
    request: Request,
    case_id: str,
    occasion: Annotated[Occasion, allowed(Action.CASE_READ)],
) -> dict[str, Any]:
    """Every version of a case."""
    row = site_of(request).cases.find(case_id, occasion)
    with site_of(request).registry.reading() as unit:
        found = unit.cases.versions(row.key)
    return {
        "versions": [
            {
                "version": each.version,
                "etag": f'"{each.tag}"',
                "saved_at": each.saved_at.isoformat(),
                "saved_by": each.saved_by,
            }
            for each in found
        ]
    }
