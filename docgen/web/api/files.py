"""``/v1/files`` and ``/v1/uploads``: evidence files sent before the case that names them."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Request, Response
from pydantic import BeforeValidator
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from docgen.registry.work.values import FileRow, UploadRow
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.web.api.models import FileAnswer, UploadAnswer
from docgen.web.api.responses import problems
from docgen.web.bodies import pieces, read_json, read_whole, require_type
from docgen.web.callers import allowed, site_of
from docgen.web.conditions import unless_known
from docgen.web.digests import refuse_damaged
from docgen.web.errors import fields_invalid
from docgen.web.idempotency import Answer, once_done

__all__ = ["router"]

router = APIRouter(prefix="/v1", tags=["files"])

_BYTES = "application/octet-stream"
_BINARY = {"content": {_BYTES: {"schema": {"type": "string", "format": "binary"}}}}
_BODY = {"requestBody": {"required": True, **_BINARY}}
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NEW = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["size", "sha256"],
                    "additionalProperties": False,
                    "properties": {
                        "size": {"type": "integer", "minimum": 1},
                        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                    },
                }
            }
        },
    }
}


@router.post(
    "/files", status_code=201, response_model=FileAnswer, openapi_extra=_BODY,
    responses=problems(408, 413, 415, 422),
)  # fmt: skip
async def add(
    request: Request, occasion: Annotated[Occasion, allowed(Action.FILE_ADD)]
) -> dict[str, Any]:
    """Send a file in one stream. Cases name it by its digest."""
    require_type(request, _BYTES)
    site = site_of(request)
    stream = await run_in_threadpool(site.files.stream, occasion)
    try:
        async for piece in pieces(request, most=site.settings.limits_evidence_bytes):
            await run_in_threadpool(stream.feed, piece)
    except BaseException:
        await run_in_threadpool(stream.drop)
        raise
    file = await run_in_threadpool(stream.close)
    return _file(file)


async def _new_upload(request: Request) -> tuple[int, str]:
    body = await read_json(request)
    size, sha256 = body.pop("size", None), body.pop("sha256", None)
    wrong = dict.fromkeys(body, "extra_forbidden")
    is_number = isinstance(size, int | float) and not isinstance(size, bool)
    if not is_number or size != int(size) or size < 1:
        wrong["size"] = "missing" if size is None else "greater_than_equal"
    if not isinstance(sha256, str) or not _SHA256.fullmatch(sha256):
        wrong["sha256"] = "missing" if sha256 is None else "string_pattern_mismatch"
    if wrong:
        raise fields_invalid(wrong)
    return int(size), sha256


def _file(file: FileRow) -> dict[str, Any]:
    return {"sha256": file.sha256, "size": file.size, "kind": file.kind}


def _upload(upload: UploadRow) -> dict[str, Any]:
    return {
        "id": upload.id,
        "size": upload.size,
        "received": upload.received,
        "expires_at": upload.expires_at.isoformat(),
    }


@router.post(
    "/uploads", status_code=201, response_model=UploadAnswer, openapi_extra=_NEW,
    responses=problems(408, 409, 413, 415, 422),
)  # fmt: skip
def open_upload(
    request: Request,
    occasion: Annotated[Occasion, allowed(Action.FILE_ADD)],
    wanted: Annotated[tuple[int, str], Depends(_new_upload)],
) -> Response:
    """Begin a large file that is sent in pieces and may be resumed for a day."""
    work = site_of(request).files
    return once_done(
        request,
        occasion,
        wanted,
        lambda also: work.open(*wanted, occasion, also=also),
        lambda upload: Answer(
            status=HTTPStatus.CREATED,
            headers={"Location": f"/v1/uploads/{upload.id}"},
            body=_upload(upload),
        ),
    )


@router.get("/uploads/{upload_id}", response_model=UploadAnswer, responses=problems(404))
def where_upload(
    request: Request,
    upload_id: str,
    occasion: Annotated[Occasion, allowed(Action.FILE_ADD)],
) -> dict[str, Any]:
    """How far an upload is: continue at ``received``."""
    return _upload(site_of(request).files.upload(upload_id, occasion))


async def _piece(request: Request) -> bytes:
    require_type(request, _BYTES)
    piece = await read_whole(request, most=site_of(request).settings.serve_piece_bytes)
    refuse_damaged(request, piece)
    return piece


def _digits(value: object) -> object:
    """The same; what ``int`` would read beside digits becomes what it refuses."""
    return value if isinstance(value, str) and value.isascii() and value.isdecimal() else "none"


@router.patch(
    "/uploads/{upload_id}", response_model=UploadAnswer, openapi_extra=_BODY,
    responses=problems(404, 408, 409, 413, 415, 422),
)  # fmt: skip
def continue_upload(
    request: Request,
    occasion: Annotated[Occasion, allowed(Action.FILE_ADD)],
    upload_id: str,
    data: Annotated[bytes, Depends(_piece)],
    offset: Annotated[int, BeforeValidator(_digits), Header(alias="Upload-Offset", ge=0)],
) -> dict[str, Any]:
    """Send the next piece, which begins at Upload-Offset.

    A piece damaged on its way is refused where Content-Digest tells: it alone is sent again.
    """
    work = site_of(request).files
    work.upload(upload_id, occasion)
    work.append(upload_id, offset=offset, data=data, occasion=occasion)
    return _upload(work.upload(upload_id, occasion))


@router.post(
    "/uploads/{upload_id}:complete", status_code=201, response_model=FileAnswer,
    responses=problems(404, 409, 422),
)  # fmt: skip
def complete_upload(
    request: Request,
    upload_id: str,
    occasion: Annotated[Occasion, allowed(Action.FILE_ADD)],
) -> Response:
    """Make a whole upload a file, where its digest is the promised one."""
    work = site_of(request).files
    return once_done(
        request,
        occasion,
        {},
        lambda also: work.complete(upload_id, occasion, also=also),
        lambda file: Answer(status=HTTPStatus.CREATED, body=_file(file)),
    )


@router.get(
    "/cases/{case_id}/files/{sha256}", response_class=Response,
    responses={200: _BINARY, **problems(404)},
)  # fmt: skip
def read(
    request: Request,
    case_id: str,
    sha256: str,
    occasion: Annotated[Occasion, allowed(Action.FILE_READ)],
) -> Response:
    """A file that the case names."""
    site = site_of(request)
    file, chunks = site.files.read(case_id, sha256, occasion)
    site.note(occasion.entry(Action.FILE_READ, f"file:{case_id}/{sha256}"))
    headers = {"Content-Length": str(file.size), "Content-Disposition": "attachment"}
    return unless_known(
        request,
        file.sha256,
        lambda: StreamingResponse(chunks, media_type=_BYTES, headers=headers),
    )
