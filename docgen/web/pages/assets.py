"""Style sheets and scripts: each under a path that names its content, so that it is kept for good.

They ship with the package and need no building. Not for what a home holds.
"""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from http import HTTPStatus
from pathlib import Path

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

__all__ = ["asset", "router"]

router = APIRouter(include_in_schema=False)

_FOLDER = Path(__file__).with_name("static")
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
          ".svg": "image/svg+xml"}  # fmt: skip
_FOR_GOOD = "public, max-age=31536000, immutable"
_DIGITS = 12


@cache
def _files() -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in sorted(_FOLDER.iterdir()) if each.is_file()}


@cache
def _version() -> str:
    """One for all files: scripts import each other by name."""
    digest = hashlib.sha256()
    for name, data in _files().items():
        digest.update(name.encode() + b"\0" + data + b"\0")
    return digest.hexdigest()[:_DIGITS]


def asset(name: str) -> str:
    """The path of a file.

    Raises:
        KeyError: there is no such file.
    """
    _files()[name]
    return f"/static/{_version()}/{name}"


@cache
def _packed(name: str) -> bytes:
    return gzip.compress(_files()[name], mtime=0)


@router.get("/static/{version}/{name}", response_class=Response)
def read(request: Request, version: str, name: str) -> Response:
    """A file, packed for who takes that; only under the version that it has is it kept.

    Pages are not packed: they hold the token of a session beside what somebody asked for (BREACH).
    """
    if name not in _files():
        raise HTTPException(HTTPStatus.NOT_FOUND)
    headers = {
        "Content-Type": _TYPES[Path(name).suffix],
        "Cache-Control": _FOR_GOOD if version == _version() else "no-store",
        "X-Content-Type-Options": "nosniff",
        "Vary": "Accept-Encoding",
    }
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(_files()[name], headers=headers)
    return Response(_packed(name), headers={**headers, "Content-Encoding": "gzip"})
