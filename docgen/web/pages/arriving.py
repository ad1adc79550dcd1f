"""What both ways into the pages share: where they lead, their cookies, the door with a refusal.

Not for proving who somebody is.
"""

from __future__ import annotations

from http import HTTPStatus

from fastapi import Request, Response
from starlette.responses import RedirectResponse

from docgen.errors import DocgenError
from docgen.messages import page_text
from docgen.service.access.oidc.mapping import OFF
from docgen.service.settings import Settings
from docgen.web.callers import SESSION_COOKIE, site_of
from docgen.web.pages.frame import plain_page
from docgen.web.pages.visits import shown_in

__all__ = [
    "door_page",
    "gone_to",
    "has_provider",
    "let_in",
    "local_path",
    "refused_page",
    "set_cookie",
]


def local_path(path: str) -> str:
    """A path of this site; the front page where it is none."""
    is_local = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if is_local and path.isprintable() else "/"


def gone_to(path: str) -> RedirectResponse:
    """Send a browser on within this site."""
    return RedirectResponse(local_path(path), status_code=HTTPStatus.SEE_OTHER)


def set_cookie(
    request: Request,
    response: Response,
    name: str,
    value: str,
    *,
    seconds: int | None = None,
    path: str = "/",
) -> None:
    """Give a cookie that no script reads, over HTTPS only where the site speaks it."""
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        path=path,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


def let_in(request: Request, token: str, wanted: str) -> Response:
    """Give the browser its session, and lead to the page that was wanted."""
    response = gone_to(wanted)
    set_cookie(request, response, SESSION_COOKIE, token)
    return response


def has_provider(settings: Settings) -> bool:
    """Whether people may sign in to the pages at an identity provider."""
    return OFF not in (settings.oidc_issuer, settings.oidc_pages)


def door_page(
    request: Request, *, wanted: str, login: str = "", refusal: str = "", status: int = 200
) -> Response:
    """The door."""
    return plain_page(
        request,
        "login.html",
        status=status,
        wanted=wanted,
        login=login,
        refusal=refusal,
        has_provider=has_provider(site_of(request).settings),
    )


def refused_page(
    request: Request, error: DocgenError, *, wanted: str, login: str = "", status: int = 401
) -> Response:
    """The door, saying why somebody is not let in."""
    refusal = page_text(error.code, shown_in(request), **error.params)
    return door_page(request, wanted=wanted, login=login, refusal=refusal, status=status)
