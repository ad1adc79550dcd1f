"""``/v1/sessions`` and ``/v1/me``: logging in and out, and who one is.

The token of a session is in a cookie that no script reads; a change brings its CSRF token. Not for
pages (``docgen.web.pages.door``).
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request, Response

from docgen.service.access.doors import NewSession
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action, actions_of
from docgen.web.api.models_of_access import EndAnswer, LogIn, MeAnswer, SessionAnswer, TwoPasswords
from docgen.web.api.responses import problems
from docgen.web.callers import SESSION_COOKIE, allowed, site_of
from docgen.web.errors import TokenInvalidError
from docgen.web.request import address_of
from docgen.web.small import SmallBodyRoute

__all__ = ["router"]

router = APIRouter(prefix="/v1", tags=["sessions"], route_class=SmallBodyRoute)

# What everybody may who has any duty, even before they chose a password of their own.
Anybody = Annotated[Occasion, allowed(Action.CATALOGUE_READ, while_choosing=True)]
_OUR_OWN = frozenset({"same-origin", "none"})


@router.post(
    "/sessions", status_code=201, response_model=SessionAnswer, responses=problems(408, 413)
)
def log_in(request: Request, response: Response, sent: LogIn) -> dict[str, Any]:
    """Log in: the session's token comes as a cookie, its CSRF token in the answer."""
    if request.headers.get("sec-fetch-site", "none") not in _OUR_OWN:
        raise TokenInvalidError
    site = site_of(request)
    opened = site.doors.log_in(
        sent.login,
        sent.password,
        address=address_of(request),
        now=site.clock(),
        replaces=request.cookies.get(SESSION_COOKIE, ""),
    )
    return _opened(request, response, opened)


@router.delete("/sessions/current", response_model=EndAnswer, responses=problems())
def log_out(request: Request, response: Response, occasion: Anybody) -> dict[str, Any]:
    """Log out: the session of the cookie ends."""
    token = request.cookies.get(SESSION_COOKIE, "")
    site_of(request).doors.log_out(token, occasion.at, address=occasion.address)
    response.delete_cookie(SESSION_COOKIE, path="/")
    return {"ended": True}


@router.get("/me", response_model=MeAnswer, responses=problems())
def me(request: Request, occasion: Anybody) -> dict[str, Any]:
    """Who one is, what one may do, and whether the home is on trial."""
    principal = occasion.principal
    return {
        "actor": principal.actor,
        "agency": principal.agency,
        "duties": sorted(principal.duties),
        "actions": sorted(actions_of(principal)),
        "home": site_of(request).kind,
    }


@router.put("/me/password", response_model=SessionAnswer, responses=problems(404, 408, 413, 422))
def change_password(
    request: Request, response: Response, sent: TwoPasswords, occasion: Anybody
) -> dict[str, Any]:
    """Replace one's own password; every session ends and a new one begins."""
    site, principal = site_of(request), occasion.principal
    user = site.accounts.user(principal.actor.removeprefix("user:"), principal.agency)
    opened = site.doors.change_password(
        user.login, sent.password, sent.new, address=occasion.address, now=occasion.at
    )
    return _opened(request, response, opened)


def _opened(request: Request, response: Response, opened: NewSession) -> dict[str, Any]:
    """A session that begins, as it is answered."""
    response.headers["Cache-Control"] = "no-store"
    response.set_cookie(
        SESSION_COOKIE,
        opened.token,
        path="/",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    session = opened.session
    return {
        "csrf": session.csrf,
        "expires_at": session.expires_at.isoformat(),
        "user_id": session.user_id,
        "login": session.login,
        "name": session.display_name,
        "must_choose_password": session.must_choose,
    }
