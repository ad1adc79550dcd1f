"""Many cases in one request, one JSON object per line (NDJSON), with a report per line.

Each line stands alone: one that is refused stops none after it. Not for files.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from docgen.errors import DocgenError
from docgen.service.access.occasion import Occasion
from docgen.web.bodies import pieces, require_type
from docgen.web.callers import site_of
from docgen.web.problems import problem_of

__all__ = ["bulk_lines"]

_TYPE = "application/x-ndjson"


async def bulk_lines(request: Request, occasion: Occasion) -> Response:
    """The report of a bulk intake, line by line as the cases are taken in."""
    require_type(request, _TYPE)
    settings = site_of(request).settings
    lines: list[bytes] = []
    held = bytearray()
    async for piece in pieces(request, most=settings.serve_bulk_bytes):
        held += piece
        *whole, rest = bytes(held).split(b"\n")
        lines += whole
        held = bytearray(rest)
    lines.append(bytes(held))
    numbered = [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    return StreamingResponse(_reports(request, occasion, numbered), media_type=_TYPE)


async def _reports(
    request: Request, occasion: Occasion, lines: list[tuple[int, bytes]]
) -> AsyncIterator[bytes]:
    for number, line in lines:
        report = await run_in_threadpool(_taken, request, occasion, line)
        yield json.dumps({"line": number, **report}, ensure_ascii=False).encode() + b"\n"


def _taken(request: Request, occasion: Occasion, line: bytes) -> dict[str, Any]:
    try:
        kept = site_of(request).cases.create(line, occasion)
    except DocgenError as error:
        response = problem_of(request, error)
        return {"status": response.status_code, "problem": json.loads(bytes(response.body))}
    return {
        "status": 201,
        "case_id": kept.case_id,
        "etag": f'"{kept.version.tag}"',
        "number": kept.number,
    }
