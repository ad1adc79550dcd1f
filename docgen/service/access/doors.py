"""The doors: a key, a session, a token, or a login with its password becomes somebody, or nobody.

Whatever is wrong with a proof, the answer is the same, takes the same work and tells nothing.
Nobody is let in by what stands here without being on record. Not for what they may do (``policy``).
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from docgen.registry.access.values import AuditEntry, KeyRow, Outcome, SessionRow, UserRow
from docgen.service.access.braking import Braking, address_subject, login_subject
from docgen.service.access.errors import AccessDeniedError, LogInRefusedError
from docgen.service.access.oidc.claims import Identity, identity_of, verified_claims
from docgen.service.access.oidc.mapping import OFF
from docgen.service.access.oidc.provider import Provider
from docgen.service.access.oidc.sign_in import Departure, SignIn
from docgen.service.access.passwords import Passwords
from docgen.service.access.policy import Duty, Principal, duties_named
from docgen.service.access.tokens import KEY_PREFIX, digest_of, new_ident, new_token

if TYPE_CHECKING:
    from docgen.registry.registry import Registry
    from docgen.registry.unit import Unit
    from docgen.service.settings import Settings

__all__ = ["Doors", "NewSession", "Session"]

NOBODY = "nobody"
# Noting each single use would cost every reading request a write.
_KEY_USE_NOTED_EVERY = timedelta(hours=1)
_SESSION_SEEN_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A user who is logged in. ``csrf`` must come back with each request that changes something."""

    principal: Principal
    csrf: str
    user_id: str
    login: str
    display_name: str
    expires_at: datetime

    def accepts_csrf(self, given: str) -> bool:
        """Whether a request comes from a page of this session."""
        return hmac.compare_digest(self.csrf.encode(), given.encode("utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSession:
    """A session that begins; ``token`` is shown this once and kept nowhere."""

    token: str
    session: Session


class Doors:
    """The doors of one installation. For many threads at once."""

    def __init__(self, registry: Registry, settings: Settings) -> None:
        self._registry = registry
        self._settings = settings
        self._braking = Braking(settings)
        self._passwords = Passwords(settings)
        self._idle = timedelta(minutes=settings.access_session_idle_minutes)
        issuer = settings.oidc_issuer
        self._provider = None if issuer == OFF else Provider(issuer)

    def by_key(self, token: str, *, address: str, now: datetime) -> Principal:
        """The system whose key this is.

        A key that is right is heard even where others at the same address fail: nobody guesses
        one, so the brake only keeps the failures from costing anything.

        Raises:
            AccessDeniedError: no key opens, or no longer.
            BrakedError: nor did those before from this address.
        """
        digest = digest_of(token) if token.startswith(KEY_PREFIX) else ""
        with self._registry.reading() as unit:
            row = unit.keys.by_digest(digest)
        if row is None or row.revoked_at is not None or row.expires_at <= now:
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
        if row is None or user is None or not self._lasts(row, now) or not user.is_active:
            self._refuse("session", user, address, now)
            raise AccessDeniedError
        if now - row.seen_at >= _SESSION_SEEN_EVERY:
            with self._registry.writing() as unit:
                unit.sessions.touch(row.digest, now)
        return _session(row, user)

    def log_in(
        self, login: str, password: str, *, address: str, now: datetime, replaces: str = ""
    ) -> NewSession:
        """A new session of a user. ``replaces`` is the token of one that ends by it.

        Raises:
            LogInRefusedError: they do not belong together, or the user may not come in.
            BrakedError: too many failures of this login or from this address.
        """
        login = login.strip().casefold()
        who, where = login_subject(login), address_subject("login-from", address)
        with self._registry.writing() as unit:
            self._braking.refuse_braked(unit, who, now)
            self._braking.refuse_braked(unit, where, now)
            self._braking.count(unit, who, now, free=self._settings.access_login_tries)
            self._braking.count(unit, where, now, free=self._settings.access_address_tries)
            user = unit.users.by_login(login)
        is_right = self._passwords.is_right(password, user.password if user else None)
        if user is None or not is_right or not user.is_active:
            entry = _entry("session.open", "refused", address, now, target=who, of=user)
            with self._registry.writing() as unit:
                unit.audit.append([entry])
            raise LogInRefusedError
        rehashed = self._rehashed(user, password)
        with self._registry.writing() as unit:
            self._braking.take_back(unit, where)
            unit.brakes.release(who)
            if rehashed is not None:
                unit.users.rehash(user.id, rehashed)
            unit.sessions.end(digest_of(replaces))
            return self._opened(unit, user, address, now)

    def log_out(self, token: str, now: datetime, *, address: str = "") -> None:
        """End a session, where it is one."""
        digest = digest_of(token)
        with self._registry.writing() as unit:
            row = unit.sessions.find(digest)
            user = unit.users.by_id(row.user) if row else None
            if user is not None:
                unit.sessions.end(digest)
                unit.audit.append([_entry("session.close", "done", address, now, of=user)])

    def by_bearer(self, token: str, *, address: str, now: datetime) -> Principal:
        """Who an access token of the identity provider names; new ones are put on record.

        Raises:
            AccessDeniedError: it is none of its tokens for us, or is over.
            BrakedError: nor were those before from this address.
            ProviderError: the provider's keys cannot be read.
        """
        try:
            user, duties = self._bearer(token, address, now)
        except AccessDeniedError:
            self._refuse("token", None, address, now)
            raise
        return Principal(actor=f"user:{user.id}", agency=user.agency, duties=duties)

    def begin_sign_in(self, redirect: str, *, now: datetime) -> Departure:
        """Send a browser to the identity provider; it comes back to ``redirect``.

        Raises:
            AccessDeniedError: no provider is set.
            ProviderError: it does not answer.
        """
        return self._sign_in().begin(redirect, now=now)

    def finish_sign_in(
        self,
        ticket: str,
        *,
        state: str,
        code: str,
        address: str,
        now: datetime,
        replaces: str = "",
    ) -> NewSession:
        """A new session of who comes back from the identity provider.

        Raises:
            AccessDeniedError: ticket, state and code do not belong together, or are over.
            BrakedError: nor did those before from this address.
            ProviderError: the provider does not answer.
        """
        try:
            identity = self._sign_in().finish(ticket, state=state, code=code, now=now)
            user = self._on_record(identity, address, now)
        except AccessDeniedError:
            self._refuse("sign-in", None, address, now)
            raise
        with self._registry.writing() as unit:
            unit.sessions.end(digest_of(replaces))
            return self._opened(unit, user, address, now)

    def _sign_in(self) -> SignIn:
        if self._provider is None:
            raise AccessDeniedError
        return SignIn(self._registry, self._provider, self._settings)

    def _bearer(self, token: str, address: str, now: datetime) -> tuple[UserRow, frozenset[Duty]]:
        """The user of an access token, with the duties that it gives."""
        if self._provider is None:
            raise AccessDeniedError
        claims = verified_claims(
            token,
            self._provider,
            audience=self._settings.oidc_audience,
            leeway_s=self._settings.oidc_leeway_s,
            now=now,
        )
        if "nonce" in claims:  # an ID token says who logged in, and opens nothing
            raise AccessDeniedError
        identity = identity_of(claims, self._provider.issuer, self._settings)
        return self._on_record(identity, address, now), identity.duties

    def _on_record(self, identity: Identity, address: str, now: datetime) -> UserRow:
        """The user of an identity as the provider describes it now, made where there is none."""
        with self._registry.reading() as unit:
            known = unit.users.by_subject(identity.subject)
            has_agency = unit.agencies.find(identity.agency) is not None
        if not has_agency or (known is not None and not known.is_active):
            raise AccessDeniedError
        if known is not None and _agrees(known, identity):
            return known
        with self._registry.writing() as unit:
            return _taken_over(unit, identity, address, now)

    def _opened(self, unit: Unit, user: UserRow, address: str, now: datetime) -> NewSession:
        """A session of a user, in place of nothing: its token is new whatever the browser held."""
        unit.sessions.sweep(now=now, idle_since=now - self._idle)
        token = new_token()
        row = SessionRow(
            digest=digest_of(token),
            user=user.id,
            csrf=new_token(),
            opened_at=now,
            seen_at=now,
            expires_at=now + timedelta(hours=self._settings.access_session_hours),
            address=address,
        )
        unit.sessions.open(row)
        unit.audit.append([_entry("session.open", "done", address, now, of=user)])
        return NewSession(token=token, session=_session(row, user))

    def _lasts(self, row: SessionRow, now: datetime) -> bool:
        return now < row.expires_at and now < row.seen_at + self._idle

    def _rehashed(self, user: UserRow, password: str) -> str | None:
        """The hash by the parameters in force now, where it was made by others."""
        outdated = user.password is not None and self._passwords.is_outdated(user.password)
        return self._passwords.hashed(password) if outdated else None

    def _refuse(
        self, target: str, of: KeyRow | UserRow | None, address: str, now: datetime
    ) -> None:
        """Note that a proof failed; while its address must wait, raise BrakedError instead."""
        where = address_subject("proof-from", address)
        with self._registry.reading() as unit:
            self._braking.refuse_braked(unit, where, now)
        entry = _entry("access.prove", "refused", address, now, target=target, of=of)
        with self._registry.writing() as unit:
            self._braking.count(unit, where, now, free=self._settings.access_address_tries)
            unit.audit.append([entry])


def _agrees(user: UserRow, identity: Identity) -> bool:
    said = (identity.agency, identity.name, identity.duties)
    return (user.agency, user.name, user.duties) == said


def _taken_over(unit: Unit, identity: Identity, address: str, now: datetime) -> UserRow:
    """The user of an identity, new or changed in one transaction."""
    known = unit.users.by_subject(identity.subject)
    if known is None:
        ident = new_ident("u")
        known = UserRow(
            id=ident,
            agency=identity.agency,
            login=ident,
            name=identity.name,
            duties=identity.duties,
            created_at=now,
            subject=identity.subject,
        )
        unit.users.add(known)
    else:
        known = replace(known, agency=identity.agency, name=identity.name, duties=identity.duties)
        unit.users.set_identity(known.id, agency=known.agency, name=known.name, duties=known.duties)
    unit.audit.append([_entry("user.take-over", "done", address, now, of=known)])
    return known


def _session(row: SessionRow, user: UserRow) -> Session:
    duties = duties_named(user.duties)
    return Session(
        principal=Principal(actor=f"user:{user.id}", agency=user.agency, duties=duties),
        csrf=row.csrf,
        user_id=user.id,
        login=user.login,
        display_name=user.name,
        expires_at=row.expires_at,
    )


def _entry(
    action: str,
    outcome: Outcome,
    address: str,
    now: datetime,
    *,
    of: KeyRow | UserRow | None,
    target: str = "",
) -> AuditEntry:
    """An entry on a coming or going; only who has proved it stands there as the actor."""
    user = f"user:{of.id}" if isinstance(of, UserRow) else ""
    return AuditEntry(
        at=now,
        actor=user if outcome == "done" else NOBODY,
        agency=of.agency if of else "",
        action=action,
        target=user or target,
        outcome=outcome,
        address=address,
    )
