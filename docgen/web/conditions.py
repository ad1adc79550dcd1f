"""Conditional requests (RFC 9110, section 13): what the client has, and what it means to change.

Not for what a version is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from fastapi import Request, Response

from docgen.web.errors import PreconditionMissingError

__all__ = ["expected_tag", "unless_known"]

_TAG = re.compile(r'(W/)?"([\x21\x23-\x7e]*)"')
_NOT_MODIFIED = 304


def expected_tag(request: Request, current: str) -> str:
    """The tag that a change expects: ``current`` where If-Match names it or says ``*``.

    Weak tags match nothing here, as the RFC has it for If-Match. Without the header a change that
    does not require one expects what is there.

    Raises:
        PreconditionMissingError: the header is required, and absent or no list of tags.
    """
    given = _given(request, "if-match")
    if given == "*":
        return current
    tags = _TAG.findall(given)
    if not tags:
        raise PreconditionMissingError
    strong = [tag for weak, tag in tags if not weak]
    return current if current in strong else next(iter(strong), "")


def _given(request: Request, name: str) -> str:
    """The tags of a condition, which may come on several lines (RFC 9110, section 5.3)."""
    return ", ".join(request.headers.getlist(name)).strip()


def unless_known(
    request: Request,
    tag: str,
    make: Callable[[], Response],
    *,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """What ``make`` makes, or 304 where If-None-Match names the tag; both carry the ETag."""
    common = {"ETag": f'"{tag}"', "Cache-Control": "private, no-cache", **(headers or {})}
    given = _given(request, "if-none-match")
    if given == "*" or tag in {each for _, each in _TAG.findall(given)}:
        return Response(status_code=_NOT_MODIFIED, headers=common)
    response = make()
    response.headers.update(common)
    return response
