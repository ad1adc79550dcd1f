"""The frame of every page: templates, texts, safe headers, and errors as a page.

A router of pages is made by ``page_router``, one for their scripts by ``data_router``. Not for what
a page shows.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from functools import cache, partial
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from fastapi import APIRouter, Request, Response
from fastapi.exceptions import RequestValidationError
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse

from archive.errors import ArchiveError
from docgen.errors import DocgenError
from docgen.messages import citation_in, in_chinese, page_text
from docgen.messages import text as text_of
from docgen.service.access.errors import AccessDeniedError, PasswordToChooseError
from docgen.service.views import Language, finding_data
from docgen.web.callers import site_of
from docgen.web.errors import CredentialsMissingError, RequestError
from docgen.web.pages.assets import asset
from docgen.web.pages.languages import marked, tag_of
from docgen.web.pages.naming import namer
from docgen.web.pages.navigation import entries_for
from docgen.web.pages.visits import Visit, session_of, shown_in
from docgen.web.problems import Wrong, wrong_in
from docgen.web.request import trace_of
from docgen.web.small import SmallBodyRoute

__all__ = [
    "SAFE_HEADERS",
    "THEME_COOKIE",
    "data_router",
    "error_page",
    "page",
    "page_router",
    "plain_page",
    "policy",
    "told_of",
]

THEME_COOKIE = "docgen_theme"
_POLICY = "Content-Security-Policy"


def policy(forms: str = "'self'") -> str:
    """The content security policy of a page whose forms may be sent to ``forms``."""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        f"connect-src 'self'; form-action {forms}; frame-ancestors 'none'; base-uri 'none'"
    )


SAFE_HEADERS: Mapping[str, str] = {
    _POLICY: policy(),
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


_DEFECT = "defect"
_HEADINGS: Mapping[int, str] = {
    404: "page-wrong-404",
    405: "page-wrong-404",
    413: "page-wrong-413",
    429: "page-wrong-429",
    500: "page-wrong-500",
    503: "page-wrong-503",
}
# Asking who is logged in would ask the registry once more where that is the trouble.
_UNDER_STRAIN = frozenset({429, 500, 503})


class _PageRoute(SmallBodyRoute):
    """A route whose errors are pages, and which sends who is not logged in to the door."""

    shows_pages = True

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler of the route, within the frame."""
        handle = super().get_route_handler()

        async def framed(request: Request) -> Response:
            try:
                await self.admit(request)
                response = await handle(request)
            except (CredentialsMissingError, AccessDeniedError):
                response = _to_the_door(request)
            except PasswordToChooseError:
                response = RedirectResponse("/account", status_code=HTTPStatus.SEE_OTHER)
            except RequestValidationError:
                response = await run_in_threadpool(_refused, request, RequestError())
            except (DocgenError, ArchiveError) as error:
                response = await run_in_threadpool(_refused, request, error)
            own = response.headers.get(_POLICY, SAFE_HEADERS[_POLICY])
            response.headers.update({**SAFE_HEADERS, _POLICY: own})
            return response

        return framed

    async def admit(self, _request: Request) -> None:
        """A small body may be read from anybody."""


class _UploadRoute(_PageRoute):
    """A page that takes files: their bytes are read only of who is logged in."""

    most_bytes = 24 * 1024 * 1024

    async def admit(self, request: Request) -> None:
        """Raise where nobody is logged in."""
        await run_in_threadpool(session_of, request)


def page_router(*, uploads: bool = False, most_bytes: int = _UploadRoute.most_bytes) -> APIRouter:
    """A router of pages: HTML, not described in the interface for systems.

    With ``uploads`` their forms may bring files, up to ``most_bytes`` together.
    """
    taking = type("_Taking", (_UploadRoute,), {"most_bytes": most_bytes})
    return APIRouter(
        route_class=taking if uploads else _PageRoute,
        include_in_schema=False,
        default_response_class=HTMLResponse,
    )


def data_router() -> APIRouter:
    """A router of what scripts of pages ask for: JSON, its errors as the interface gives them."""
    return APIRouter(include_in_schema=False)


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(
    request: Request, visit: Visit, template: str, /, *, status: int = 200, **values: object
) -> HTMLResponse:
    """A page for somebody who is logged in."""
    known = {
        "visit": visit,
        "entries": () if visit.session.must_choose else entries_for(visit.occasion.principal),
        "csrf": visit.session.csrf,
    }
    return _rendered(request, template, status, {**known, **values})


def plain_page(
    request: Request, template: str, /, *, status: int = 200, **values: object
) -> HTMLResponse:
    """A page, for whoever comes."""
    return _rendered(request, template, status, values)


def _rendered(
    request: Request, template: str, status: int, values: Mapping[str, object]
) -> HTMLResponse:
    language = shown_in(request)
    theme = request.cookies.get(THEME_COOKIE, "")
    known = {
        "t": _speaker(language),
        "named": namer(language, partial(_words, request, language)),
        "cited": partial(citation_in, language=language),
        "asset": asset,
        "language": language,
        "tag": tag_of(language),
        "theme": theme if theme in {"light", "dark"} else "auto",
        "path": request.url.path,
        "visit": None,
        "entries": (),
        "csrf": "",
    }
    text = _templates().get_template(template).render(**{**known, **values})
    return HTMLResponse(marked(text, language), status_code=status)


def _speaker(language: Language) -> Callable[..., str]:
    def speak(code: str, **params: object) -> str:
        return text_of(code, language, **params)

    return speak


def _words(request: Request, language: Language) -> Mapping[str, str]:
    with site_of(request).offices() as office:
        return office.catalogue.lists.words(language)


def _to_the_door(request: Request) -> Response:
    here = request.url.path
    wanted = f"?next={quote(here)}" if request.method == "GET" and here != "/" else ""
    return RedirectResponse(f"/login{wanted}", status_code=HTTPStatus.SEE_OTHER)


def _refused(request: Request, error: DocgenError | ArchiveError) -> Response:
    return error_page(request, wrong_in(request, error))


def error_page(request: Request, wrong: Wrong) -> Response:
    """What is wrong, in the frame of every page, with what to do and a way back."""
    language = shown_in(request)
    back = urlsplit(request.headers.get("referer", ""))
    here = back.netloc == request.url.netloc and back.path != request.url.path
    given = in_chinese(wrong.params) if language == "zh" else wrong.params
    response = plain_page(
        request,
        "error.html",
        status=wrong.status,
        code=wrong.code,
        heading=_HEADINGS.get(wrong.status, "page-wrong"),
        trace=trace_of(request) if wrong.code == _DEFECT else "",
        back=back._replace(scheme="", netloc="").geturl() if here else "",
        message=page_text(wrong.code, language, **given),
        findings=finding_data(wrong.findings, language),
        **({} if wrong.status in _UNDER_STRAIN else _surroundings(request)),
    )
    response.headers.update({**SAFE_HEADERS, **wrong.headers})
    return response


def told_of(error: DocgenError | ArchiveError, language: Language) -> dict[str, Any]:
    """What a page says of an error: its message, and each finding that it brings."""
    given = in_chinese(error.params) if language == "zh" else error.params
    findings = getattr(error, "findings", ())
    return {
        "message": page_text(error.code, language, **given),
        "findings": finding_data(findings, language),
    }


def _surroundings(request: Request) -> dict[str, object]:
    """The bar of who is logged in, for a page that has no visit."""
    try:
        session = session_of(request)
    except DocgenError:
        return {}
    entries = () if session.must_choose else entries_for(session.principal)
    return {"visit": {"session": session}, "entries": entries, "csrf": session.csrf}
