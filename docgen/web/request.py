"""What is read off any request: its language, its trace, where it came from.

Not for its body, nor for who sends it.
"""

from __future__ import annotations

import re
import secrets
from typing import Annotated

from fastapi import Depends, Request, Response
from starlette.requests import HTTPConnection

from docgen.service.views import Language

__all__ = ["Spoken", "address_of", "is_of_page", "language_of", "tag_of_language", "trace_of"]

_LANGUAGE = re.compile(r"\b(en|zh)(?:-[a-z0-9-]+)?\s*(?:;\s*q=([01](?:\.[0-9]{1,3})?))?\s*(?=,|$)")
_TRACEPARENT = re.compile(r"00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}")


def language_of(request: HTTPConnection) -> Language:
    """Chinese, unless the client prefers English (Accept-Language, RFC 9110 section 12.5.4)."""
    given = request.headers.get("accept-language", "").lower()
    weights: dict[str, float] = {}
    for language, weight in _LANGUAGE.findall(given):
        weights[language] = max(weights.get(language, 0.0), float(weight or 1))
    return "en" if weights.get("en", 0.0) > weights.get("zh", 0.0) else "zh"


def is_of_page(request: HTTPConnection) -> bool:
    """Whether the script of a page asks: it brings its session's token, and never a key."""
    headers = request.headers
    return "x-csrf-token" in headers and "authorization" not in headers


def tag_of_language(language: Language) -> str:
    """The language as Content-Language says it (RFC 5646)."""
    return "zh-CN" if language == "zh" else "en"


def _spoken(request: Request, response: Response) -> Language:
    language = language_of(request)
    response.headers["Content-Language"] = tag_of_language(language)
    response.headers["Vary"] = "Accept-Language"
    return language


Spoken = Annotated[Language, Depends(_spoken)]
"""The language of an answer that FastAPI makes of what a route returns; the answer says it."""


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
    """The address a request came from, as the server says: headers only of trusted proxies."""
    return request.client.host if request.client else ""
