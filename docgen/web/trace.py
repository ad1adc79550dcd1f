"""Gives every answer the trace of its request (W3C Trace Context) and safe headers."""

from __future__ import annotations

import secrets

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from docgen.web.request import trace_of

__all__ = ["Traced"]


class Traced:
    """Middleware: every answer says which trace it belongs to, and whether it counts."""

    def __init__(self, app: ASGIApp, *, is_mock: bool = False) -> None:
        self._app = app
        self._is_mock = is_mock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        trace = trace_of(Request(scope))

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["traceparent"] = f"00-{trace}-{secrets.token_hex(8)}-01"
                headers.setdefault("X-Content-Type-Options", "nosniff")
                headers.setdefault("Cache-Control", "no-store")
                if self._is_mock:
                    headers["Docgen-Mock"] = "true"
            await send(message)

        await self._app(scope, receive, sending)
