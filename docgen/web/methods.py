"""What a path answers to: HEAD as GET without its body, OPTIONS and 405 with all methods in Allow.

Not for who may use a method.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.routing import Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Bodiless", "methods_of"]

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


class Bodiless:
    """Middleware: HEAD gets what GET would, without the body (RFC 9110, section 9.3.2)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self._app({**scope, "method": "GET"}, receive, sending)


def methods_of(request: Request) -> str:
    """The methods that the path of a request answers to, for Allow; empty where it leads nowhere.

    Before a colon stands an id, after it what is done: a path that has one is not another id.
    """
    path: str = request.scope["path"]
    found = _answered(request, path)
    place, colon, _ = path.rpartition(":")
    if colon:
        found -= _answered(request, f"{place}:")
    if "GET" in found:
        found.add("HEAD")
    return ", ".join(sorted(found | {"OPTIONS"})) if found else ""


def _answered(request: Request, path: str) -> set[str]:
    routes = request.app.routes
    scopes = {each: {**request.scope, "path": path, "method": each} for each in _METHODS}
    return {
        method
        for method, scope in scopes.items()
        if any(route.matches(scope)[0] is Match.FULL for route in routes)
    }
