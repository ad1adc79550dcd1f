"""``/login``, ``/logout`` and what a visitor sets for themselves: language and colours."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request, Response

from docgen.service.access.errors import BrakedError, LogInRefusedError
from docgen.service.access.oidc.provider import Farewell
from docgen.service.access.policy import Action
from docgen.web.callers import SESSION_COOKIE, site_of
from docgen.web.errors import TokenInvalidError
from docgen.web.pages.arriving import (
    door_page,
    gone_to,
    has_provider,
    let_in,
    local_path,
    refused_page,
    set_cookie,
)
from docgen.web.pages.frame import page_router, plain_page, policy
from docgen.web.pages.visits import Visit, visiting
from docgen.web.request import LANGUAGE_COOKIE, address_of

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


@router.get("/login")
def show_door(request: Request) -> Response:
    """The door."""
    return door_page(request, wanted=local_path(request.query_params.get("next", "/")))


@router.post("/login")
def log_in(request: Request, fields: Fields) -> Response:
    """Let somebody in, or say that login and password do not belong together."""
    login, wanted = fields.get("login", ""), local_path(fields.get("next", "/"))
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
        return refused_page(request, error, wanted=wanted, login=login)
    return let_in(request, opened.token, wanted)


@router.post("/logout")
def log_out(
    request: Request, _visit: Annotated[Visit, visiting(Action.CATALOGUE_READ, while_choosing=True)]
) -> Response:
    """End the session; whom the identity provider vouched for is led there, to end that one too."""
    site, now = site_of(request), site_of(request).clock()
    token = request.cookies.get(SESSION_COOKIE, "")
    closed = site.doors.log_out(token, now, address=address_of(request))
    farewell = None
    if closed is not None and has_provider(site.settings):
        farewell = site.doors.farewell(closed, back=f"{site.settings.oidc_pages}/login", now=now)
    response = gone_to("/login") if farewell is None else _led_away(request, farewell)
    response.delete_cookie(SESSION_COOKIE, path="/")
    return response


def _led_away(request: Request, farewell: Farewell) -> Response:
    """A page whose form leads to the provider, which may pass the browser on to others of its own.

    No other page may send a form elsewhere (``form-action``).
    """
    response = plain_page(request, "signed-out.html", farewell=farewell)
    there = urlsplit(farewell.address)
    response.headers["Content-Security-Policy"] = policy(
        f"'self' https: {there.scheme}://{there.netloc}"
    )
    return response


@router.post("/language")
def speak(request: Request, fields: Fields) -> Response:
    """Show pages in Chinese or in English from now on."""
    response = gone_to(fields.get("next", "/"))
    language = "en" if fields.get("language") == "en" else "zh"
    set_cookie(request, response, LANGUAGE_COOKIE, language, seconds=_A_YEAR_S)
    return response
