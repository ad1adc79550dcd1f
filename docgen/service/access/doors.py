"""The doors: a key, a session, a token, or a login with its password becomes somebody, or nobody.

Whatever is wrong with a proof, the answer is the same, takes the same work and tells nothing.
Nobody is let in by what stands here without being on record. Not for what they may do (``policy``).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from docgen.registry.access.values import KeyRow, UserRow
from docgen.service.access.accounts import is_login
from docgen.service.access.braking import Braking, address_subject, login_subject
from docgen.service.access.entries import door_entry
from docgen.service.access.errors import (
    AccessDeniedError,
    LogInRefusedError,
    SignInDisabledError,
)
from docgen.service.access.oidc.guests import Guests
from docgen.service.access.oidc.keeping import revealed
from docgen.service.access.passwords import Passwords
from docgen.service.access.policy import Principal, duties_named
from docgen.service.access.sessions import NewSession, Session, Sessions
from docgen.service.access.tokens import KEY_PREFIX, digest_of

if TYPE_CHECKING:
    from docgen.registry.registry import Registry
    from docgen.registry.unit import Unit
    from docgen.service.access.oidc.provider import Farewell
    from docgen.service.access.oidc.sign_in import Departure, Return
    from docgen.service.settings import Settings

__all__ = ["Closed", "Doors", "NewSession", "Session"]

# Noting each single use would cost every reading request a write.
_KEY_USE_NOTED_EVERY = timedelta(hours=1)
_SESSION_SEEN_EVERY = timedelta(minutes=1)
_ADDRESS_FORGIVES_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """A session that ended: whose it was, and the identity provider's ID token, if it gave one."""

    user: UserRow
    id_token: str = field(repr=False)


class Doors:
    """The doors of one installation. For many threads at once."""

    def __init__(self, registry: Registry, settings: Settings) -> None:
        self._registry = registry
        self._settings = settings
        self._braking = Braking(settings)
        self._passwords = Passwords(settings)
        self._sessions = Sessions(settings)
        self._guests = Guests(registry, settings)

    def by_key(self, token: str, *, address: str, now: datetime) -> Principal:
        """The system whose key this is.

        A key that is right is heard even where others at the same address fail: nobody guesses
        one, so the brake only keeps the failures from costing anything.

        Raises:
            AccessDeniedError: no key opens, or no longer.
            BrakedError: nor did those before from this address.
        """
        digest = digest_of(token) if token.startswith(KEY_PREFIX) else ""
        with self._registry.glancing() as unit:
            row = unit.keys.by_digest(digest)
        if row is None or not row.opens_at(now):
            self._refuse(f"key:{row.id}" if row else "key", row, address, now)
            raise AccessDeniedError
        if row.last_used_at is None or now - row.last_used_at >= _KEY_USE_NOTED_EVERY:
            with self._registry.writing() as unit:
                unit.keys.note_use(row.id, now)
        duties = duties_named(row.duties)
        return Principal(actor=f"key:{row.id}", agency=row.agency, duties=duties)

    def by_session(self, token: str, *, address: str, now: datetime) -> Session:
        """The session whose token this is.

        Raises:
            AccessDeniedError: it is over, was ended, or never was.
            BrakedError: nor were those before from this address.
        """
        with self._registry.reading() as unit:
            row = unit.sessions.find(digest_of(token))
            user = unit.users.by_id(row.user) if row else None
        if row is None or user is None or not user.is_active or not self._sessions.lasts(row, now):
            self._refuse("session", user, address, now)
            raise AccessDeniedError
        if now - row.seen_at >= _SESSION_SEEN_EVERY:
            with self._registry.writing() as unit:
                unit.sessions.touch(row.digest, now)
        return self._sessions.described(row, user)

    def by_bearer(self, token: str, *, address: str, now: datetime) -> Principal:
        """Who an access token of the identity provider names; new ones are put on record.

        Raises:
            AccessDeniedError: it is none of its tokens for us, or is over.
            BrakedError: nor were those before from this address.
            ProviderError: the provider's keys cannot be read.
        """
        try:
            user = self._guests.bearer(token, address=address, now=now)
        except AccessDeniedError as error:
            self._refuse("token", None, address, now)
            raise AccessDeniedError from error
        duties = duties_named(user.duties)
        return Principal(actor=f"user:{user.id}", agency=user.agency, duties=duties)

    def log_in(
        self, login: str, password: str, *, address: str, now: datetime, replaces: str = ""
    ) -> NewSession:
        """A new session of a user. ``replaces`` is the token of one that ends by it.

        Raises:
            LogInRefusedError: they do not belong together, or the user may not come in.
            BrakedError: too many failures of this login or from this address.
        """
        user = self._proved(login, password, address, now)
        outdated = user.password is not None and self._passwords.is_outdated(user.password)
        rehashed = self._passwords.hashed(password) if outdated else None
        with self._registry.writing() as unit:
            if unit.users.by_id(user.id) != user:  # changed while the password was checked
                raise LogInRefusedError
            if rehashed is not None:
                unit.users.rehash(user.id, rehashed)
            return self._sessions.open(unit, user, address=address, now=now, replaces=replaces)

    def change_password(
        self, login: str, password: str, new: str, *, address: str, now: datetime
    ) -> NewSession:
        """Replace a user's own password; every session ends, and a new one begins.

        Raises:
            PasswordUnfitError: the new one may not be chosen.
            LogInRefusedError: the old one is wrong.
            BrakedError: too many failures of this login or from this address.
        """
        self._passwords.refuse_unfit(new, login=login)
        user = self._proved(login, password, address, now)
        self._passwords.refuse_same(password, new)
        hashed = self._passwords.hashed(new)
        with self._registry.writing() as unit:
            unit.users.set_password(user.id, hashed, now)
            unit.sessions.end_of(user.id)
            unit.audit.append([door_entry("user.password", "done", address, now, of=user)])
            chosen = replace(user, must_choose=False)
            return self._sessions.open(unit, chosen, address=address, now=now)

    def log_out(self, token: str, now: datetime, *, address: str = "") -> Closed | None:
        """End a session, where it is one; whose it was."""
        digest = digest_of(token)
        with self._registry.writing() as unit:
            row = unit.sessions.find(digest)
            user = unit.users.by_id(row.user) if row else None
            if user is not None:
                unit.sessions.end(digest)
                unit.audit.append([door_entry("session.close", "done", address, now, of=user)])
        if row is None or user is None:
            return None
        return Closed(user=user, id_token=revealed(row.id_token or "", token))

    def farewell(self, closed: Closed, *, back: str, now: datetime) -> Farewell | None:
        """How a browser logs out of the identity provider as well; it returns to ``back``.

        None where the provider did not vouch for the user, or offers no such place now.
        """
        return self._guests.farewell(closed.user, closed.id_token, back=back, now=now)

    def begin_sign_in(self, redirect: str, *, now: datetime) -> Departure:
        """Send a browser to the identity provider; it comes back to ``redirect``.

        Raises:
            AccessDeniedError: no provider is set.
            ProviderError: it does not answer.
        """
        return self._guests.depart(redirect, now=now)

    def finish_sign_in(
        self, brought: Return, *, address: str, now: datetime, replaces: str = ""
    ) -> NewSession:
        """A new session of who comes back from the identity provider.

        Raises:
            AccessDeniedError: ticket, state and code do not belong together, or are over; or who
                comes may not come in. Its class says which.
            BrakedError: nor did those before from this address.
            ProviderError: the provider does not answer.
        """
        try:
            user, id_token = self._guests.arrive(brought, address=address, now=now)
        except AccessDeniedError as error:
            known = error.user if isinstance(error, SignInDisabledError) else None
            self._refuse("sign-in", known, address, now)
            raise
        with self._registry.writing() as unit:
            return self._sessions.open(
                unit, user, address=address, now=now, replaces=replaces, id_token=id_token
            )

    def _proved(self, login: str, password: str, address: str, now: datetime) -> UserRow:
        """The user whose login and password these are; the attempt is counted before it is judged.

        Raises:
            LogInRefusedError: they do not belong together, or the user may not come in.
            BrakedError: too many failures of this login or from this address.
        """
        login = login.strip().casefold()
        who, where = login_subject(login), address_subject("login-from", address)
        with self._registry.reading() as unit:  # who must wait takes no lock from others
            self._refuse_braked(unit, who, where, now)
        with self._registry.writing() as unit:
            self._refuse_braked(unit, who, where, now)
            self._braking.count(unit, who, now, free=self._settings.access_login_tries)
            self._count_address(unit, where, now)
            user = unit.users.by_login(login) if is_login(login) else None
        is_right = self._passwords.is_right(password, user.password if user else None)
        if user is None or not is_right or not user.is_active:
            entry = door_entry("session.open", "refused", address, now, target=who, of=user)
            with self._registry.writing() as unit:
                unit.audit.append([entry])
            raise LogInRefusedError
        with self._registry.writing() as unit:
            self._braking.take_back(unit, where)
            unit.brakes.release(who)
        return user

    def _refuse_braked(self, unit: Unit, who: str, where: str, now: datetime) -> None:
        self._braking.refuse_braked(unit, who, now)
        self._braking.refuse_braked(unit, where, now)

    def _count_address(self, unit: Unit, where: str, now: datetime) -> None:
        """Count an attempt of an address, behind which a whole office may mistype now and then."""
        free = self._settings.access_address_tries
        self._braking.count(unit, where, now, free=free, forgives_every=_ADDRESS_FORGIVES_EVERY)

    def _refuse(
        self, target: str, of: KeyRow | UserRow | None, address: str, now: datetime
    ) -> None:
        """Note that a proof failed; while its address must wait, raise BrakedError instead."""
        where = address_subject("proof-from", address)
        with self._registry.reading() as unit:
            self._braking.refuse_braked(unit, where, now)
        entry = door_entry("access.prove", "refused", address, now, target=target, of=of)
        with self._registry.writing() as unit:
            self._count_address(unit, where, now)
            unit.audit.append([entry])
