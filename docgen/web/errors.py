"""What can be wrong with a request itself, by code and HTTP status. Not for what it asks for."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.case.pointer import pointer as pointer_of
from docgen.errors import DocgenError, ExitStatus
from docgen.values import Finding, Severity

__all__ = [
    "BodyJsonError",
    "BodyTooLargeError",
    "BodyTooSlowError",
    "BusyError",
    "CredentialsMissingError",
    "CursorInvalidError",
    "DutyMissingError",
    "FileUnnamedError",
    "FormCutError",
    "IdempotencyConflictError",
    "IdempotencyInFlightError",
    "IdempotencyKeyError",
    "LengthMissingError",
    "MediaTypeError",
    "PieceDigestError",
    "PreconditionMissingError",
    "RateError",
    "RequestError",
    "SecretShownError",
    "TokenInvalidError",
    "code_of_fault",
    "fields_invalid",
    "kind_invalid",
    "nul_in",
    "value_invalid",
]


class RequestError(DocgenError):
    """Root of what is wrong with a request; ``headers`` go out with the answer."""

    http_status = 400
    code = "request-invalid"
    exit_status = ExitStatus.USAGE
    template = (
        "the request is not as the interface describes it; compare it with /v1/openapi.json and "
        "with what is named in errors"
    )

    def __init__(
        self,
        *,
        headers: Mapping[str, str] | None = None,
        findings: tuple[Finding, ...] = (),
        **params: object,
    ) -> None:
        self.headers = headers or {}
        self.findings = findings
        super().__init__(**params)


def fields_invalid(wrong: Mapping[str, str]) -> RequestError:
    """The error of a body with members that are not as described, by name, with what is wrong."""
    return _invalid({pointer_of((name,)): code_of_fault(fault) for name, fault in wrong.items()})


def kind_invalid() -> RequestError:
    """The error of a body that is no object, or no list, where one is asked for."""
    return _invalid({"": "request-kind"})


def value_invalid(pointer: str) -> RequestError:
    """The error of a part of a request that is not as described, whatever it is."""
    return _invalid({pointer: "request-value"})


def nul_in(pointer: str) -> RequestError:
    """The error of a part of a request that holds NUL."""
    return _invalid({pointer: "request-nul"})


def _invalid(codes: Mapping[str, str]) -> RequestError:
    found = (
        Finding(code=code, severity=Severity.ERROR, where=where) for where, code in codes.items()
    )
    return RequestError(findings=tuple(found))


def code_of_fault(fault: str) -> str:
    """The code by which what is wrong with a part of a request is told; pydantic names faults."""
    if fault in _FAULTS:
        return _FAULTS[fault]
    return "request-kind" if fault.endswith(("_type", "_parsing")) else "request-value"


_FAULTS: Mapping[str, str] = {
    "missing": "request-missing",
    "extra_forbidden": "request-unknown",
    "greater_than": "request-range",
    "greater_than_equal": "request-range",
    "less_than": "request-range",
    "less_than_equal": "request-range",
    "int_parsing": "request-number",
    "int_parsing_size": "request-range",
    "int_type": "request-number",
    "int_from_float": "request-number",
    "bool_parsing": "request-choice",
    "enum": "request-choice",
    "literal_error": "request-choice",
    "string_pattern_mismatch": "request-pattern",
    "string_too_long": "request-length",
    "string_too_short": "request-length",
    "too_long": "request-count",
    "too_short": "request-count",
    "date_from_datetime_inexact": "request-day",
    "date_from_datetime_parsing": "request-day",
    "date_parsing": "request-day",
    "date_type": "request-day",
}


class BodyJsonError(RequestError):
    """A body that is no JSON, or JSON that two readers would read differently (RFC 8259)."""

    code = "body-json"
    template = "the body is no JSON that every reader reads alike; correct what is named in errors"


class FormCutError(RequestError):
    """A form that does not end as one does: some of it did not come."""

    code = "form-cut"
    template = "the form was cut on its way; send it again, whole"


class FileUnnamedError(RequestError):
    """A file that came with a case which names none of its digest."""

    http_status = 422
    code = "file-unnamed"
    template = (
        "a file of the form has a digest that the case does not name: it is another, or was "
        "damaged on its way; compare the SHA-256 of each file with the case, and send it again"
    )


class CredentialsMissingError(RequestError):
    """A request that does not say who sends it."""

    http_status = 401
    code = "credentials-missing"
    template = "this needs a key or a session; send Authorization: Bearer KEY, or log in"


class DutyMissingError(RequestError):
    """Somebody may not do this."""

    http_status = 403
    code = "duty-missing"
    template = "your duties do not allow {action}; ask the administrator for the duty, or leave it"


class TokenInvalidError(RequestError):
    """A change through a session without the session's own token."""

    http_status = 403
    code = "csrf-invalid"
    template = "the X-CSRF-Token header is not that of the session; load the page again"


class BodyTooLargeError(RequestError):
    """A body above the limit."""

    http_status = 413
    code = "body-too-large"
    template = "the body has more than {most} bytes; send less, or use an upload for files"


class BodyTooSlowError(RequestError):
    """A body that does not come."""

    http_status = 408
    code = "body-too-slow"
    template = "the body did not come within {seconds} seconds; send it again"


class LengthMissingError(RequestError):
    """A form that does not say how long it is."""

    http_status = 411
    code = "length-missing"
    template = "a form must say how long it is; send Content-Length, or the files alone first"


class MediaTypeError(RequestError):
    """A body of a kind that is not taken here."""

    http_status = 415
    code = "media-type"
    template = "the body must be {expected}; say so in Content-Type"


class PreconditionMissingError(RequestError):
    """A change that does not say what it changes."""

    http_status = 428
    code = "precondition-missing"
    template = "send If-Match with the ETag of what you change; read it first"


class PieceDigestError(RequestError):
    """A piece of an upload that is not what its Content-Digest says (RFC 9530)."""

    http_status = 422
    code = "piece-digest"
    template = (
        "the piece that came does not have its Content-Digest and was not taken; send it again at "
        "the same offset"
    )


class IdempotencyKeyError(RequestError):
    """An Idempotency-Key that cannot be used."""

    code = "idempotency-key"
    template = "an Idempotency-Key has 1 to 128 printable ASCII characters; send a UUID"


class IdempotencyConflictError(RequestError):
    """A key that stands for another request."""

    http_status = 422
    code = "idempotency-conflict"
    template = "this Idempotency-Key was sent with another request; use a new key"


class IdempotencyInFlightError(RequestError):
    """The first request of a key is still being worked on."""

    http_status = 409
    code = "idempotency-in-flight"
    template = "the first request with this Idempotency-Key is still being answered; ask again"


class SecretShownError(RequestError):
    """The first request of a key was answered with a secret, which is shown once."""

    http_status = 409
    code = "secret-shown"
    template = (
        "the first request with this Idempotency-Key made {made} and showed its secret, which is "
        "kept nowhere; where that answer got lost, revoke or delete {made}, or rotate it with a "
        "new Idempotency-Key"
    )


class CursorInvalidError(RequestError):
    """A cursor that no answer gave."""

    code = "cursor-invalid"
    template = "the cursor is none that an answer gave; begin without one"


class RateError(RequestError):
    """Too many requests of one actor."""

    http_status = 429
    code = "rate-exceeded"
    template = "too many requests; wait as long as Retry-After says"


class BusyError(RequestError):
    """More requests at once than can be answered in time."""

    http_status = 503
    code = "busy"
    template = "the service has as much as it can do; send it again after Retry-After"
