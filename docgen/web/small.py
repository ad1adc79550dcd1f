"""Routes whose bodies are small: the limit and the time hold before anything reads the body.

FastAPI reads a body that a model describes before it asks who sends it, whatever its length, and so
do forms. Not for cases and files, which are read piece by piece (``docgen.web.bodies``).
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.types import Message

from docgen.web.bodies import is_json, json_value, read_whole

__all__ = ["MOST_BYTES", "SmallBodyRoute"]

MOST_BYTES = 256 * 1024


class SmallBodyRoute(APIRoute):
    """A route that reads at most ``most_bytes``; more is refused as too large (413)."""

    most_bytes = MOST_BYTES

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, given a request whose body was read within the limits."""
        handler = super().get_route_handler()

        async def bounded(request: Request) -> Response:
            body = await read_whole(request, most=self.most_bytes)
            if body and is_json(request):
                json_value(body)
            messages = [{"type": "http.request", "body": body, "more_body": False}]

            async def replay() -> Message:
                return messages.pop() if messages else await request.receive()

            return await handler(Request(request.scope, replay))

        return bounded
