"""What a service can answer instead of what was asked for, by kind (RFC 9457)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = [
    "BusyError",
    "ClientError",
    "ConflictError",
    "CredentialsError",
    "ForbiddenError",
    "InvalidError",
    "NotFoundError",
    "ProblemError",
    "UnreachableError",
    "Violation",
    "problem_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One thing that is wrong: a stable code, and where, as JSON Pointer into what was sent."""

    code: str
    severity: str
    pointer: str
    message: str
    clause: str = ""


class ClientError(Exception):
    """Root of what a client raises."""


class UnreachableError(ClientError):
    """No answer came, however often it was asked."""


class ProblemError(ClientError):
    """An answer that is a problem. ``code`` is stable; ``trace`` finds it in the service's log."""

    def __init__(self, *, status: int, body: Mapping[str, Any]) -> None:
        self.status = status
        self.code = str(body.get("code") or "")
        self.detail = str(body.get("detail") or "")
        self.trace = str(body.get("instance") or "").removeprefix("urn:docgen:trace:")
        self.violations = tuple(_violation(each) for each in body.get("errors") or ())
        super().__init__(f"{status} {self.code}: {self.detail}")


class CredentialsError(ProblemError):
    """401: the key is wrong, expired or revoked."""


class ForbiddenError(ProblemError):
    """403: the duties of the key do not allow it."""


class NotFoundError(ProblemError):
    """404: the agency has no such thing."""


class ConflictError(ProblemError):
    """409, 412, 428: it does not go with what is there; read it again."""


class InvalidError(ProblemError):
    """400, 413, 415, 422: what was sent is refused; ``violations`` say where and why."""


class BusyError(ProblemError):
    """429, 503: the service has too much to do, also after all attempts."""


_KINDS: Mapping[int, type[ProblemError]] = {
    400: InvalidError,
    401: CredentialsError,
    403: ForbiddenError,
    404: NotFoundError,
    409: ConflictError,
    412: ConflictError,
    413: InvalidError,
    415: InvalidError,
    422: InvalidError,
    428: ConflictError,
    429: BusyError,
    503: BusyError,
}


def problem_of(status: int, body: Mapping[str, Any]) -> ProblemError:
    """The error of an answer's status and its problem document."""
    return _KINDS.get(status, ProblemError)(status=status, body=body)


def _violation(given: Mapping[str, Any]) -> Violation:
    names = ("code", "severity", "pointer", "message", "clause")
    return Violation(**{name: str(given.get(name) or "") for name in names})
