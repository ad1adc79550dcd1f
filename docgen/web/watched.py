"""Every answered request: one log line and one measurement. Not for what the service holds.

A line tells the route's template, never the path, the query, a header or a body.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from docgen.telemetry.metrics import Metrics
from docgen.web.request import address_of, trace_of

__all__ = ["Watched"]

_LOG = logging.getLogger("docgen.requests")
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_UNKNOWN = "unknown"
# The client went away before anything was answered.
_GONE = 499
_DEFECT = 500


@dataclass(slots=True)
class _Sent:
    """What has gone out."""

    status: int = _GONE
    bytes: int = 0


class Watched:
    """Middleware that logs and measures each request."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, sent = self._metrics.timer(), _Sent()

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent.status = message["status"]
            elif message["type"] == "http.response.body":
                sent.bytes += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception:
            sent.status = _DEFECT
            raise
        finally:
            self._tell(scope, sent, self._metrics.timer() - begun)

    def _tell(self, scope: Scope, sent: _Sent, seconds: float) -> None:
        request = Request(scope)
        method = scope["method"] if scope["method"] in _METHODS else "OTHER"
        route = getattr(scope.get("route"), "path", _UNKNOWN)
        self._metrics.request(method=method, route=route, status=sent.status, seconds=seconds)
        told = {
            "trace": trace_of(request),
            "method": method,
            "route": route,
            "status": sent.status,
            "ms": round(seconds * 1000, 1),
            "bytes": sent.bytes,
            "actor": getattr(request.state, "actor", ""),
            "address": address_of(request),
        }
        _LOG.info("request", extra=told)
