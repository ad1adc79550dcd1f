"""Refuses a request that says the length of its body in two ways (RFC 9112, section 6.3).

A proxy before the service may believe the other one, and then a second request hides in the body.
Not for malformed lengths: the server refuses those.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from docgen.web.errors import RequestError
from docgen.web.problems import problem_of

__all__ = ["Unambiguous"]

_LENGTHS = frozenset({b"content-length", b"transfer-encoding"})


class Unambiguous:
    """Middleware: a request with both lengths is refused, and its connection closed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and {name for name, _ in scope["headers"]} >= _LENGTHS:
            error = RequestError(headers={"Connection": "close"})
            await problem_of(Request(scope), error)(scope, receive, send)
            return
        await self._app(scope, receive, send)
