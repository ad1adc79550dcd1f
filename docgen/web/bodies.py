"""Reading bodies: whole where they are small, piece by piece where they are files.

Each body has a limit in bytes and in time. Not for what stands in a body.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from fastapi import Request

from docgen.case import Limits, parse_json
from docgen.values import has_errors
from docgen.web.callers import site_of
from docgen.web.errors import (
    BodyJsonError,
    BodyTooLargeError,
    BodyTooSlowError,
    MediaTypeError,
    kind_invalid,
)

__all__ = [
    "allowed_s",
    "case_body",
    "is_json",
    "json_value",
    "pieces",
    "read_json",
    "read_value",
    "read_whole",
    "require_type",
]

_JSON = "application/json"
_SLOWEST_BYTES_PER_S = 1024


def require_type(request: Request, *expected: str) -> str:
    """The media type of the body, which must be one of those expected.

    Raises:
        MediaTypeError: it is another, or the body is packed (Content-Encoding).
    """
    packed = request.headers.get("content-encoding", "identity").strip().lower() != "identity"
    given = _media_type(request)
    if packed or given not in expected:
        raise MediaTypeError(expected=" or ".join(expected))
    return given


def is_json(request: Request) -> bool:
    """Whether the body says that it is JSON, of whatever kind."""
    return _media_type(request).endswith(("/json", "+json"))


def _media_type(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def pieces(request: Request, *, most: int) -> AsyncIterator[bytes]:
    """The body as it comes.

    Raises:
        BodyTooLargeError: it is longer than ``most`` bytes.
        BodyTooSlowError: it stops coming, or comes slower than anybody's line is.
    """
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > most:
        raise BodyTooLargeError(most=most)
    wait = float(site_of(request).settings.serve_body_timeout_s)
    stream, received = request.stream().__aiter__(), 0
    loop = asyncio.get_running_loop()
    begun = loop.time()
    while True:
        left = begun + allowed_s(wait, received) - loop.time()
        try:
            piece = await asyncio.wait_for(anext(stream, None), min(wait, max(left, 0.0)))
        except TimeoutError as error:
            raise BodyTooSlowError(seconds=int(wait)) from error
        if piece is None:
            return
        received += len(piece)
        if received > most:
            raise BodyTooLargeError(most=most)
        yield piece


def allowed_s(wait: float, size: int) -> float:
    """How long ``size`` bytes may take, in seconds, beside ``wait`` for what slows them once."""
    return wait + size / _SLOWEST_BYTES_PER_S


async def read_whole(request: Request, *, most: int) -> bytes:
    """The whole body."""
    return b"".join([piece async for piece in pieces(request, most=most)])


async def case_body(request: Request) -> bytes:
    """The body of a request that sends a case as JSON."""
    require_type(request, _JSON)
    return await read_whole(request, most=site_of(request).settings.limits_case_bytes)


async def read_json(request: Request, *expected: str, most: int = 1024 * 1024) -> dict[str, Any]:
    """The body of a request that sends an object as JSON.

    Raises:
        RequestError: it is no JSON object.
    """
    value = await read_value(request, *(expected or (_JSON,)), most=most)
    if not isinstance(value, dict):
        raise kind_invalid()
    return value


async def read_value(request: Request, *expected: str, most: int) -> Any:  # noqa: ANN401 - JSON
    """The JSON value that a request sends.

    Raises:
        BodyJsonError: it is no JSON that every reader reads alike.
    """
    require_type(request, *expected)
    return json_value(await read_whole(request, most=most))


def json_value(raw: bytes) -> Any:  # noqa: ANN401 - JSON
    """The value of a JSON text.

    Raises:
        BodyJsonError: it is no JSON, names a member twice, or holds half a character (RFC 8259).
    """
    value, findings = parse_json(raw, Limits(max_bytes=len(raw)))
    if has_errors(findings):
        raise BodyJsonError(findings=findings)
    return value
