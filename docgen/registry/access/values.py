"""The frozen values of who may come in and who did what. Not for how they are stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

__all__ = [
    "AgencyRow",
    "AuditEntry",
    "AuditRow",
    "BrakeRow",
    "KeyRow",
    "Outcome",
    "SessionRow",
    "SignInRow",
    "UserRow",
]

Outcome = Literal["done", "refused", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """Who did or read what, when and from where.

    ``actor`` is ``user:ID``, ``key:ID`` or ``system``; ``target`` names a thing by its id
    (``case:2026-CN-0017``). No value holds personal data.
    """

    at: datetime
    actor: str
    agency: str
    action: str
    target: str
    outcome: Outcome
    address: str = ""
    correlation: str = ""
    detail: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow(AuditEntry):
    """An entry in its place; ``digest`` covers it and, through ``previous``, all before it."""

    place: int
    previous: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyRow:
    """An agency whose people and systems may come in; ``code`` as in its cases."""

    code: str
    name: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class UserRow:
    """Somebody who may come in.

    ``password`` is the encoded Argon2id hash, ``subject`` who they are at the identity provider
    (its issuer and their subject, apart by a blank); either may be missing. Who
    ``must_choose`` has a password that somebody else gave them, and goes nowhere before they
    replaced it.
    """

    id: str
    agency: str
    login: str
    name: str
    duties: frozenset[str]
    created_at: datetime
    is_active: bool = True
    password: str | None = None
    subject: str | None = None
    password_set_at: datetime | None = None
    must_choose: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRow:
    """A key of another system; ``digest`` is the SHA-256 of what was shown once.

    ``replaces`` is the key that it came to replace.
    """

    id: str
    agency: str
    name: str
    digest: str
    duties: frozenset[str]
    created_at: datetime
    created_by: str
    expires_at: datetime
    revoked_at: datetime | None = None
    last_used_at: datetime | None = None
    replaces: str | None = None

    def opens_at(self, time: datetime) -> bool:
        """Whether it opens at a time, neither revoked nor over."""
        return self.revoked_at is None and self.expires_at > time


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """A user who is logged in; ``digest`` is the SHA-256 of the session's token.

    ``id_token`` is the identity provider's, protected by the session's own token.
    """

    digest: str
    user: str
    csrf: str
    opened_at: datetime
    seen_at: datetime
    expires_at: datetime
    address: str
    id_token: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInRow:
    """Somebody on the way to the identity provider and back."""

    state: str
    nonce: str
    verifier: str
    redirect: str
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BrakeRow:
    """How often somebody failed, and until when they are not heard."""

    subject: str
    failures: int
    last_at: datetime
    until: datetime | None
