"""What is read off any request: its language, its trace, where it came from.

Not for its body, nor for who sends it.
"""

from __future__ import annotations

import re
import secrets

from starlette.requests import HTTPConnection

from docgen.service.views import Language

__all__ = ["address_of", "language_of", "trace_of"]

_TRACEPARENT = re.compile(r"00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}")


def language_of(request: HTTPConnection) -> Language:
    """Chinese, unless the client prefers English (Accept-Language)."""
    wanted = request.headers.get("accept-language", "").strip().lower()
    return "en" if wanted.startswith("en") else "zh"


def trace_of(request: HTTPConnection) -> str:
    """The trace id: that of ``traceparent`` (W3C Trace Context), or one of this request's own."""
    known = getattr(request.state, "trace", None)
    if known is None:
        found = _TRACEPARENT.fullmatch(request.headers.get("traceparent", ""))
        usable = found is not None and set(found[1]) != {"0"}
        known = found[1] if found is not None and usable else secrets.token_hex(16)
        request.state.trace = known
    return str(known)


def address_of(request: HTTPConnection) -> str:
    """The address the connection came from; headers are not believed."""
    return request.client.host if request.client else ""
