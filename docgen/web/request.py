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

__all__ = [
    "LANGUAGE_COOKIE",
    "Spoken",
    "address_of",
    "is_of_page",
    "language_of",
    "prefers_page",
    "tag_of_language",
    "trace_of",
]

LANGUAGE_COOKIE = "docgen_language"
_LANGUAGE = re.compile(r"\b(en|zh)(?:-[a-z0-9-]+)?\s*(?:;\s*q=([01](?:\.[0-9]{1,3})?))?\s*(?=,|$)")
_WEIGHT = re.compile(r"q=([01](?:\.[0-9]{0,3})?)")
_INTERFACE = frozenset({"v1", "health", "metrics"})
_TRACEPARENT = re.compile(r"00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}")


def language_of(request: HTTPConnection) -> Language:
    """Chinese, unless the client prefers English (Accept-Language, RFC 9110 section 12.5.4).

    Who comes from a page, without a key, gets the language chosen there.
    """
    chosen = request.cookies.get(LANGUAGE_COOKIE)
    if chosen in {"zh", "en"} and "authorization" not in request.headers:
        return "en" if chosen == "en" else "zh"
    given = request.headers.get("accept-language", "").lower()
    weights: dict[str, float] = {}
    for language, weight in _LANGUAGE.findall(given):
        weights[language] = max(weights.get(language, 0.0), float(weight or 1))
    return "en" if weights.get("en", 0.0) > weights.get("zh", 0.0) else "zh"


def is_of_page(request: HTTPConnection) -> bool:
    """Whether the script of a page asks: it brings its session's token, and never a key."""
    headers = request.headers
    return "x-csrf-token" in headers and "authorization" not in headers


def prefers_page(request: HTTPConnection) -> bool:
    """Whether an error is shown as a page: to who asks for HTML, and outside the interface.

    What names neither HTML nor JSON gets what its route gives, and a page where there is none.
    """
    html, data = _accepted(request)
    if is_of_page(request) or html != data:
        return not is_of_page(request) and html > data
    if str(request.scope["path"]).lstrip("/").partition("/")[0] in _INTERFACE:
        return False
    route = request.scope.get("route")
    return route is None or bool(getattr(route, "shows_pages", False))


def _accepted(request: HTTPConnection) -> tuple[float, float]:
    """How much HTML and how much JSON is wanted by name (Accept, RFC 9110 section 12.5.1)."""
    html = data = 0.0
    for each in request.headers.get("accept", "").lower().split(","):
        kind, *rest = (part.strip() for part in each.split(";"))
        found = next((_WEIGHT.fullmatch(part) for part in rest if part.startswith("q=")), None)
        weight = float(found[1]) if found else 1.0
        if kind == "text/html":
            html = max(html, weight)
        elif kind.endswith(("/json", "+json")):
            data = max(data, weight)
    return html, data


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
