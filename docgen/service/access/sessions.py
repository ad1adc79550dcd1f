"""Sessions: how one begins, how long it lasts, and what it says of its user.

Its token is new whatever the browser held, so that none can be planted. Not for proving who it is.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from docgen.registry.access.values import SessionRow, UserRow
from docgen.service.access.entries import door_entry
from docgen.service.access.errors import PasswordToChooseError
from docgen.service.access.oidc.keeping import protected
from docgen.service.access.policy import Principal, duties_named
from docgen.service.access.tokens import digest_of, new_token

if TYPE_CHECKING:
    from docgen.registry.unit import Unit
    from docgen.service.settings import Settings

__all__ = ["NewSession", "Session", "Sessions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A user who is logged in. ``csrf`` must come back with each request that changes something.

    Who ``must_choose`` came in by a password that an administrator gave them.
    """

    principal: Principal
    csrf: str
    user_id: str
    login: str
    display_name: str
    expires_at: datetime
    must_choose: bool = False

    def refuse_unchosen(self) -> None:
        """Raise PasswordToChooseError where the user has first to choose a password."""
        if self.must_choose:
            raise PasswordToChooseError

    def accepts_csrf(self, given: str) -> bool:
        """Whether a request comes from a page of the session itself."""
        return hmac.compare_digest(self.csrf.encode(), given.encode("utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSession:
    """A session that begins; ``token`` is shown this once and kept nowhere."""

    token: str
    session: Session


class Sessions:
    """Begins and judges sessions by the settings."""

    def __init__(self, settings: Settings) -> None:
        self._idle = timedelta(minutes=settings.access_session_idle_minutes)
        self._longest = timedelta(hours=settings.access_session_hours)

    def open(
        self,
        unit: Unit,
        user: UserRow,
        *,
        address: str,
        now: datetime,
        replaces: str = "",
        id_token: str = "",
    ) -> NewSession:
        """Begin a session; the one whose token it ``replaces`` ends, and those that are over.

        ``id_token`` is the identity provider's, where it vouched for the user.
        """
        unit.sessions.end(digest_of(replaces))
        unit.sessions.sweep(now=now, idle_since=now - self._idle)
        token = new_token()
        row = SessionRow(
            digest=digest_of(token),
            user=user.id,
            csrf=new_token(),
            opened_at=now,
            seen_at=now,
            expires_at=now + self._longest,
            address=address,
            id_token=protected(id_token, token) if id_token else None,
        )
        unit.sessions.open(row)
        unit.audit.append([door_entry("session.open", "done", address, now, of=user)])
        return NewSession(token=token, session=self.described(row, user))

    def lasts(self, row: SessionRow, now: datetime) -> bool:
        """Whether a session is neither idle for too long nor past its latest hour."""
        return now < row.expires_at and now < row.seen_at + self._idle

    def described(self, row: SessionRow, user: UserRow) -> Session:
        """What a session says of its user."""
        return Session(
            principal=Principal(
                actor=f"user:{user.id}", agency=user.agency, duties=duties_named(user.duties)
            ),
            csrf=row.csrf,
            user_id=user.id,
            login=user.login,
            display_name=user.name,
            expires_at=row.expires_at,
            must_choose=user.must_choose and row.id_token is None,
        )
