"""The frozen values of jobs, events and kept answers. Not for how they are stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

__all__ = [
    "Delivery",
    "DeliveryRow",
    "DeliveryState",
    "Event",
    "JobFile",
    "JobRow",
    "JobState",
    "KeptAnswer",
    "NewJob",
    "WebhookRow",
    "WebhookState",
]

JobState = Literal["waiting", "running", "done", "failed", "cancelled"]
WebhookState = Literal["active", "disabled", "deleted"]
DeliveryState = Literal["waiting", "delivered", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewJob:
    """A job to be done from ``run_at`` on, given up at ``deadline``.

    ``target`` is what it works on (a case id), ``params`` what else it needs; neither holds
    personal data. ``created_by`` is an actor, ``correlation`` the trace of the request.
    """

    id: str
    agency: str
    kind: str
    target: str
    params: Mapping[str, Any]
    most_attempts: int
    run_at: datetime
    deadline: datetime
    created_at: datetime
    created_by: str
    correlation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JobRow(NewJob):
    """A job as it stands: how far it is, and how it ended.

    ``error`` is a problem as the API gives it, ``result`` the answer of the work.
    """

    state: JobState
    done: int
    total: int
    attempts: int
    cancel_asked: bool
    leased_until: datetime | None
    leased_by: str | None
    started_at: datetime | None
    ended_at: datetime | None
    error: Mapping[str, Any] | None
    result: Mapping[str, Any] | None

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in ("done", "failed", "cancelled")


@dataclass(frozen=True, slots=True, kw_only=True)
class JobFile:
    """A file that a job made."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that other systems may be told: ids and codes, never personal data.

    ``once`` names an event that is told only once, whoever finds it.
    """

    id: str
    agency: str
    type: str
    payload: Mapping[str, Any]
    happened_at: datetime
    once: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnswer:
    """The answer to a request that carried an Idempotency-Key.

    ``fingerprint`` is the digest of what was asked.
    """

    fingerprint: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookRow:
    """Another system that is told of events of some ``types`` at an address.

    ``secret`` signs what it is told; after a change the ``former_secret`` signs too for a while.
    """

    id: str
    agency: str
    url: str
    secret: str = field(repr=False)
    types: frozenset[str]
    state: WebhookState
    created_at: datetime
    created_by: str
    former_secret: str | None = field(default=None, repr=False)
    former_until: datetime | None = None

    def secrets(self, now: datetime) -> tuple[str, ...]:
        """The secrets that sign now, the newest first."""
        former = self.former_secret
        is_valid = former is not None and self.former_until is not None and now < self.former_until
        return (self.secret, former) if former is not None and is_valid else (self.secret,)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryRow:
    """One event on its way to one webhook; ``type`` and ``happened_at`` are the event's.

    ``last_error`` is a code: why the last attempt failed.
    """

    id: str
    event: str
    webhook: str
    type: str
    happened_at: datetime
    state: DeliveryState
    attempts: int
    next_at: datetime
    last_status: int | None
    last_error: str | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A delivery to be made now, with what is told and whom."""

    row: DeliveryRow
    event: Event
    webhook: WebhookRow
