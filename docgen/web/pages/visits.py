"""Who visits a page: asked once for every route of a page, by the cookie of a session.

A change must bring the token of its session, in the X-CSRF-Token header or in the field ``csrf`` of
a form. Not for keys: those are for systems (``docgen.web.callers``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from docgen.service.access.doors import Session
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action, may
from docgen.service.views import Language
from docgen.web.callers import SESSION_COOKIE, refuse_nul, site_of
from docgen.web.errors import CredentialsMissingError, DutyMissingError, TokenInvalidError
from docgen.web.request import LANGUAGE_COOKIE, address_of, trace_of

__all__ = ["Visit", "Visiting", "session_of", "shown_in", "visiting"]

_SAFE_METHODS = frozenset({"GET", "HEAD"})
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Somebody at a page: their session, the occasion, the language they read."""

    session: Session
    occasion: Occasion
    language: Language


def shown_in(request: Request) -> Language:
    """The language of pages: Chinese, unless the visitor switched to English."""
    return "en" if request.cookies.get(LANGUAGE_COOKIE) == "en" else "zh"


class Visiting:
    """The dependency of a page's route: the visit, where the visitor may do ``action``.

    ``counted`` is False for what a page asks as somebody types; such requests come one at a time.
    ``while_choosing``: also for who has still to replace a password that was given to them.
    """

    def __init__(self, action: Action, *, counted: bool, while_choosing: bool) -> None:
        self.action = action
        self.counted = counted
        self.while_choosing = while_choosing

    async def __call__(self, request: Request) -> Visit:
        """The visit; a refusal is noted in the audit trail.

        Raises:
            CredentialsMissingError: nobody is logged in.
            TokenInvalidError: a change comes without its token.
            DutyMissingError: the visitor may not do this.
            PasswordToChooseError: the visitor has first to choose a password.
        """
        refuse_nul(request)
        visit = await run_in_threadpool(self._visit, request)
        if request.method not in _SAFE_METHODS:
            given = request.headers.get("x-csrf-token") or await _token_in_form(request)
            if not visit.session.accepts_csrf(given):
                raise TokenInvalidError
        return visit

    def _visit(self, request: Request) -> Visit:
        session, site = session_of(request), site_of(request)
        if not self.while_choosing:
            session.refuse_unchosen()
        now = site.clock()
        occasion = Occasion(
            principal=session.principal,
            at=now,
            address=address_of(request),
            correlation=trace_of(request),
        )
        if self.counted:
            site.rates.take(session.principal.actor, now)
        if not may(session.principal, self.action):
            target = f"route:{request.scope['route'].path}"
            site.note(occasion.entry(self.action, target, outcome="refused"))
            raise DutyMissingError(action=self.action.value)
        return Visit(session=session, occasion=occasion, language=shown_in(request))


def session_of(request: Request) -> Session:
    """The session whose cookie the visitor has.

    Raises:
        CredentialsMissingError: there is none.
        AccessDeniedError: it is over.
    """
    cookie, site = request.cookies.get(SESSION_COOKIE), site_of(request)
    if not cookie:
        raise CredentialsMissingError
    return site.doors.by_session(cookie, address=address_of(request), now=site.clock())


async def _token_in_form(request: Request) -> str:
    if not request.headers.get("content-type", "").startswith(_FORMS):
        return ""
    given = (await request.form()).get("csrf", "")
    return given if isinstance(given, str) else ""


def visiting(
    action: Action, *, counted: bool = True, while_choosing: bool = False
) -> Callable[..., Visit]:
    """The dependency by which a page's route declares its action and gets its visit."""
    made = Visiting(action, counted=counted, while_choosing=while_choosing)
    return cast("Callable[..., Visit]", Depends(made))
