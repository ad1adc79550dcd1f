"""A case sent together with its files (``multipart/form-data``): the files are kept first.

A file is streamed to where it is kept, in pieces; only the case is held whole. Not for files sent
alone (``files``).
"""

from __future__ import annotations

import asyncio

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException

from docgen.service.access.occasion import Occasion
from docgen.service.work.files import CHUNK_BYTES
from docgen.web.bodies import allowed_s, case_body, require_type
from docgen.web.callers import site_of
from docgen.web.errors import (
    BodyTooLargeError,
    BodyTooSlowError,
    FieldsInvalidError,
    LengthMissingError,
    RequestError,
)

__all__ = ["sent_case"]

_MOST_FILES = 200
_FORM = "multipart/form-data"


async def sent_case(request: Request, occasion: Occasion) -> tuple[bytes, list[str]]:
    """The case of a request, and the digests of the files that came with it, sorted.

    Raises:
        LengthMissingError: the form does not say how long it is.
        RequestError: the form has no part ``case``, or is no form.
    """
    if require_type(request, "application/json", _FORM) != _FORM:
        return await case_body(request), []
    most = site_of(request).settings.limits_case_bytes
    form = await _form(request)
    try:
        case, digests = None, list[str]()
        for name, value in form.multi_items():
            if name == "case":
                case = await value.read() if isinstance(value, UploadFile) else value.encode()
            elif isinstance(value, UploadFile):
                digests.append(await _kept(request, value, occasion))
    finally:
        await form.close()
    if case is None:
        raise FieldsInvalidError({"case": "missing"})
    if len(case) > most:
        raise BodyTooLargeError(most=most)
    return case, sorted(digests)


async def _form(request: Request) -> FormData:
    settings = site_of(request).settings
    declared = request.headers.get("content-length", "")
    most = settings.limits_total_bytes + settings.limits_case_bytes
    if not declared.isdecimal():
        raise LengthMissingError
    if int(declared) > most:
        raise BodyTooLargeError(most=most)
    wait = settings.serve_body_timeout_s
    try:
        return await asyncio.wait_for(
            request.form(
                max_files=_MOST_FILES, max_fields=1, max_part_size=settings.limits_case_bytes
            ),
            allowed_s(wait, int(declared)),
        )
    except MultiPartException as error:
        raise RequestError from error
    except TimeoutError as error:
        raise BodyTooSlowError(seconds=wait) from error


async def _kept(request: Request, file: UploadFile, occasion: Occasion) -> str:
    stream = await run_in_threadpool(site_of(request).files.stream, occasion)
    try:
        while piece := await file.read(CHUNK_BYTES):
            await run_in_threadpool(stream.feed, piece)
    except BaseException:
        await run_in_threadpool(stream.drop)
        raise
    return (await run_in_threadpool(stream.close)).sha256
