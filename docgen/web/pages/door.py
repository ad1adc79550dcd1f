"""``/login``, ``/logout`` and what a visitor sets for themselves: language and colours."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, Request, Response
from starlette.responses import RedirectResponse

from docgen.errors import DocgenError
from docgen.messages import text as text_of
from docgen.service.access.errors import BrakedError, LogInRefusedError
from docgen.service.access.policy import Action
from docgen.web.callers import SESSION_COOKIE, site_of
from docgen.web.errors import TokenInvalidError
from docgen.web.pages.frame import page_router, plain_page
from docgen.web.pages.visits import LANGUAGE_COOKIE, Visit, shown_in, visiting
from docgen.web.request import address_of

__all__ = ["Fields", "router"]

router = page_router()

_A_YEAR_S = 365 * 24 * 3600


async def _fields(request: Request) -> dict[str, str]:
    """The fields of a form that comes from a page of this site.

    Raises:
        TokenInvalidError: the browser says that it comes from elsewhere.
    """
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        raise TokenInvalidError
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}


Fields = Annotated[dict[str, str], Depends(_fields)]


def _local(path: str) -> str:
    """A path of this site; the front page where it is none."""
    is_local = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if is_local and path.isprintable() else "/"


def _gone_to(path: str) -> RedirectResponse:
    return RedirectResponse(_local(path), status_code=HTTPStatus.SEE_OTHER)


@router.get("/login")
def show_door(request: Request) -> Response:
    """The door."""
    wanted = _local(request.query_params.get("next", "/"))
    return plain_page(request, "login.html", wanted=wanted, login="", refusal="")


@router.post("/login")
def log_in(request: Request, fields: Fields) -> Response:
    """Let somebody in, or say that login and password do not belong together."""
    login, wanted = fields.get("login", ""), _local(fields.get("next", "/"))
    site = site_of(request)
    try:
        opened = site.doors.log_in(
            login,
            fields.get("password", ""),
            address=address_of(request),
            now=site.clock(),
            replaces=request.cookies.get(SESSION_COOKIE, ""),
        )
    except (LogInRefusedError, BrakedError) as error:
        return _refused(request, error, login, wanted)
    response = _gone_to(wanted)
    _set(request, response, SESSION_COOKIE, opened.token)
    return response


def _refused(request: Request, error: DocgenError, login: str, wanted: str) -> Response:
    refusal = text_of(error.code, shown_in(request), **error.params)
    return plain_page(
        request,
        "login.html",
        status=HTTPStatus.UNAUTHORIZED,
        wanted=wanted,
        login=login,
        refusal=refusal,
    )


def _set(
    request: Request, response: Response, name: str, value: str, *, seconds: int | None = None
) -> None:
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        path="/",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


@router.post("/logout")
def log_out(
    request: Request, _visit: Annotated[Visit, visiting(Action.CATALOGUE_READ)]
) -> Response:
    """End the session."""
    site = site_of(request)
    token = request.cookies.get(SESSION_COOKIE, "")
    site.doors.log_out(token, site.clock(), address=address_of(request))
    response = _gone_to("/login")
    response.delete_cookie(SESSION_COOKIE, path="/")
    return response


@router.post("/language")
def speak(request: Request, fields: Fields) -> Response:
    """Show pages in Chinese or in English from now on."""
    response = _gone_to(fields.get("next", "/"))
    language = "en" if fields.get("language") == "en" else "zh"
    _set(request, response, LANGUAGE_COOKIE, language, seconds=_A_YEAR_S)
    return response
