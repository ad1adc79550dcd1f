"""A case sent together with its files (``multipart/form-data``): the files are kept first.

A file is streamed to where it is kept, in pieces; only the case is held whole. Not for files sent
alone (``files``).
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator

from fastapi import Request
from python_multipart.multipart import parse_options_header
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from docgen.service.access.occasion import Occasion
from docgen.service.work.files import CHUNK_BYTES
from docgen.web.bodies import allowed_s, case_body, require_type
from docgen.web.callers import site_of
from docgen.web.errors import (
    BodyTooLargeError,
    BodyTooSlowError,
    FileUnnamedError,
    FormCutError,
    LengthMissingError,
    fields_invalid,
    value_invalid,
)

__all__ = ["sent_case"]

_MOST_FILES = 200
_FORM = "multipart/form-data"
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
# A boundary has at most 70 characters; blanks and line ends may follow.
_LONGEST_END = 256


async def sent_case(request: Request, occasion: Occasion) -> tuple[bytes, list[str]]:
    """The case of a request, and the digests of the files that came with it, sorted.

    Raises:
        LengthMissingError: the form does not say how long it is.
        FormCutError: the form does not end as a form does.
        FileUnnamedError: the case names no file of a digest that came.
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
        raise fields_invalid({"case": "missing"})
    if len(case) > most:
        raise BodyTooLargeError(most=most)
    if not set(digests) <= _named(case):
        raise FileUnnamedError
    return case, sorted(digests)


def _named(case: bytes) -> frozenset[str]:
    """The digests in a case; whether it is one is judged elsewhere."""
    return frozenset(_DIGEST.findall(case.decode("utf-8", "replace")))


async def _form(request: Request) -> FormData:
    settings = site_of(request).settings
    declared = request.headers.get("content-length", "")
    most = settings.limits_total_bytes + settings.limits_case_bytes
    if not declared.isdecimal():
        raise LengthMissingError
    if int(declared) > most:
        raise BodyTooLargeError(most=most)
    wait = settings.serve_body_timeout_s
    parser = MultiPartParser(
        request.headers,
        _whole(request),
        max_files=_MOST_FILES,
        max_fields=1,
        max_part_size=settings.limits_case_bytes,
    )
    try:
        return await asyncio.wait_for(parser.parse(), allowed_s(wait, int(declared)))
    except _CutError as error:
        raise FormCutError from error
    except MultiPartException as error:
        raise value_invalid("") from error
    except TimeoutError as error:
        raise BodyTooSlowError(seconds=wait) from error


class _CutError(MultiPartException):
    """The parser then puts away what it holds."""


async def _whole(request: Request) -> AsyncGenerator[bytes, None]:
    """The body as it comes; one that was cut is known by its end, for no form is without its mark.

    RFC 2046, 5.1.1: after the last part stands the boundary between two hyphens and two hyphens.
    """
    tail = b""
    async for piece in request.stream():
        tail = (tail + piece)[-_LONGEST_END:]
        yield piece
    _, options = parse_options_header(request.headers["content-type"])
    mark = b"--" + options.get(b"boundary", b"") + b"--"
    if not tail.rstrip(b" \t\r\n").endswith(mark):
        raise _CutError("cut")


async def _kept(request: Request, file: UploadFile, occasion: Occasion) -> str:
    stream = await run_in_threadpool(site_of(request).files.stream, occasion)
    try:
        while piece := await file.read(CHUNK_BYTES):
            await run_in_threadpool(stream.feed, piece)
    except BaseException:
        await run_in_threadpool(stream.drop)
        raise
    return (await run_in_threadpool(stream.close)).sha256
