"""The shapes of what is sent and answered about users, keys, sessions and the audit trail."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from docgen.service.access.policy import Action, Duty
from docgen.web.api.models import Shape

__all__ = [
    "AuditList",
    "EndAnswer",
    "KeyAnswer",
    "KeyList",
    "KeyTerm",
    "LogIn",
    "MeAnswer",
    "NewKeyAnswer",
    "SentDuties",
    "SentKey",
    "SentPassword",
    "SentUser",
    "SessionAnswer",
    "TwoPasswords",
    "UserAnswer",
    "UserList",
]

Duties = Annotated[list[Duty], Field(min_length=1, max_length=len(Duty))]
Password = Annotated[str, Field(max_length=1024)]


class Sent(BaseModel):
    """What is sent has these fields and no other."""

    model_config = ConfigDict(extra="forbid")


class LogIn(Sent):
    """A login and its password."""

    login: str = Field(max_length=256)
    password: Password


class SentUser(Sent):
    """A user to be added to one's own agency."""

    login: str = Field(max_length=64)
    name: str = Field(max_length=100)
    duties: Duties
    password: Password


class SentDuties(Sent):
    """All duties of a user."""

    duties: Duties


class SentPassword(Sent):
    """Another password of a user."""

    password: Password


class TwoPasswords(Sent):
    """One's own password and the one that replaces it."""

    password: Password
    new: Password


class SentKey(Sent):
    """A key to be made for a system of one's own agency."""

    name: str = Field(max_length=100)
    duties: Duties
    days: int | None = Field(None, ge=1, le=10_000)


class KeyTerm(Sent):
    """How many days a key is good for."""

    days: int | None = Field(None, ge=1, le=10_000)


class UserAnswer(Shape):
    """A user."""

    id: str
    agency: str
    login: str
    name: str
    duties: list[str]
    active: bool
    by_provider: bool = Field(description="known by the identity provider, without a password here")
    created_at: str
    password_set_at: str | None


class UserList(Shape):
    """Users by login, and the cursor of what follows."""

    users: list[UserAnswer]
    next: str | None


class KeyAnswer(Shape):
    """A key of a system. Its secret is not kept."""

    id: str
    agency: str
    name: str
    duties: list[str]
    created_at: str
    created_by: str
    expires_at: str
    revoked_at: str | None
    last_used_at: str | None = Field(description="to the hour")
    replaces: str | None


class KeyList(Shape):
    """Every key of the agency, the oldest first."""

    keys: list[KeyAnswer]


class NewKeyAnswer(Shape):
    """A key that was just made, with its secret, shown this once."""

    key: KeyAnswer
    token: str


class SessionAnswer(Shape):
    """A session; its token is in the cookie, ``csrf`` goes with each change as X-CSRF-Token."""

    csrf: str
    expires_at: str
    user_id: str
    login: str
    name: str
    must_choose_password: bool = Field(
        description="an administrator gave the password: replace it by PUT /v1/me/password first"
    )


class EndAnswer(Shape):
    """The session is over."""

    ended: bool


class MeAnswer(Shape):
    """Who asks, and what they may do."""

    actor: str
    agency: str
    duties: list[Duty]
    actions: list[Action]
    home: Literal["agency", "trial", "mock"]


class EntryAnswer(Shape):
    """An entry of the audit trail, with the digests that chain it."""

    place: int
    at: str
    actor: str
    agency: str
    action: str
    target: str
    outcome: Literal["done", "refused", "failed"]
    address: str
    correlation: str
    detail: dict[str, str]
    previous: str
    digest: str


class AuditList(Shape):
    """Entries in order, and the cursor of what follows."""

    entries: list[EntryAnswer]
    next: str | None
