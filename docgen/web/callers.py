"""Who sends a request, and whether they may do what it asks: asked once for every route.

A route declares its action by ``allowed(Action...)``; a route without one is refused by a test.
Not for what the duties are (``docgen.service.access.policy``).
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import cast

from fastapi import Depends, Request
from starlette.exceptions import HTTPException

from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action, Principal, may
from docgen.service.access.tokens import KEY_PREFIX
from docgen.web.errors import (
    CredentialsMissingError,
    DutyMissingError,
    TokenInvalidError,
    nul_in,
)
from docgen.web.request import address_of, trace_of
from docgen.web.site import Site

__all__ = ["SESSION_COOKIE", "Allowed", "allowed", "caller", "refuse_nul", "site_of"]

SESSION_COOKIE = "docgen_session"
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_LONGEST_ID = 200


def site_of(request: Request) -> Site:
    """The site that answers."""
    return cast("Site", request.app.state.site)


def caller(request: Request, *, while_choosing: bool = False) -> Principal:
    """Who sends a request: by a key or a token in Authorization, or by the session's cookie.

    ``while_choosing``: also who has still to replace a password that was given to them.

    Raises:
        CredentialsMissingError: nothing says who.
        TokenInvalidError: a session changes something without its CSRF token.
        PasswordToChooseError: the session's user has first to choose a password.
    """
    site = site_of(request)
    now, address = site.clock(), address_of(request)
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token:
        is_key = token.startswith(KEY_PREFIX)
        by = site.doors.by_key if is_key else site.doors.by_bearer
        return by(token, address=address, now=now)
    cookie = request.cookies.get(SESSION_COOKIE)
    if not cookie:
        raise CredentialsMissingError
    session = site.doors.by_session(cookie, address=address, now=now)
    changes = request.method not in _SAFE_METHODS
    if changes and not session.accepts_csrf(request.headers.get("x-csrf-token", "")):
        raise TokenInvalidError
    if not while_choosing:
        session.refuse_unchosen()
    return session.principal


def refuse_nul(request: Request) -> None:
    """Raise RequestError for a character that is in no name, and that PostgreSQL cannot take."""
    if "\x00" in request.scope["path"]:
        raise nul_in("/path")
    for name, value in request.query_params.items():
        if "\x00" in value:
            raise nul_in(f"/query/{name}")


class Allowed:
    """The dependency of a route: the occasion, where the caller may do ``action``."""

    def __init__(self, action: Action, *, while_choosing: bool) -> None:
        self.action = action
        self.while_choosing = while_choosing

    def __call__(self, request: Request) -> Occasion:
        """The occasion of the request; a refusal is noted in the audit trail.

        A part of the path that can be no id leads nowhere.
        """
        site = site_of(request)
        principal = caller(request, while_choosing=self.while_choosing)
        refuse_nul(request)
        _require_ids(request)
        request.state.actor = principal.actor
        occasion = Occasion(
            principal=principal,
            at=site.clock(),
            address=address_of(request),
            correlation=trace_of(request),
        )
        site.rates.take(principal.actor, occasion.at)
        if not may(principal, self.action):
            target = f"route:{request.scope['route'].path}"
            site.note(occasion.entry(self.action, target, outcome="refused"))
            raise DutyMissingError(action=self.action.value)
        return occasion


def _require_ids(request: Request) -> None:
    ids = [each for each in request.path_params.values() if isinstance(each, str)]
    if not all(each.isprintable() and len(each) <= _LONGEST_ID for each in ids):
        raise HTTPException(HTTPStatus.NOT_FOUND)
    if any(":" in each for each in ids):
        raise HTTPException(HTTPStatus.METHOD_NOT_ALLOWED)


def allowed(action: Action, *, while_choosing: bool = False) -> Callable[..., Occasion]:
    """The dependency by which a route declares its action and gets its occasion.

    ``while_choosing``: it serves also who has still to replace a password that was given to them.
    """
    made = Allowed(action, while_choosing=while_choosing)
    return cast("Callable[..., Occasion]", Depends(made))
