"""How many requests one process takes on at once.

What is beyond gets an answer at once that says when to come again. Not for the size of bodies.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from docgen.web.errors import BusyError
from docgen.web.problems import problem_of

__all__ = ["Crowd"]

_ALWAYS = frozenset({"/health/live", "/health/ready", "/metrics"})


class Crowd:
    """Middleware that lets ``most`` requests in at once; what watches the service may always."""

    def __init__(self, app: ASGIApp, *, most: int) -> None:
        self._app = app
        self._most = most
        self._inside = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["path"] in _ALWAYS:
            await self._app(scope, receive, send)
            return
        if self._inside >= self._most:
            error = BusyError(headers={"Retry-After": "1"})
            await problem_of(Request(scope), error)(scope, receive, send)
            return
        self._inside += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._inside -= 1
