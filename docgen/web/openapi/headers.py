"""The headers of requests and answers, and which operations have them. Not for what they do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["ANSWER_HEADERS", "REQUEST_HEADERS", "answer_headers", "request_headers"]


def _request(
    name: str, description: str, schema: Mapping[str, Any], example: str
) -> dict[str, Any]:
    return {
        "name": name,
        "in": "header",
        "required": False,
        "description": description,
        "schema": {"type": "string", **schema},
        "example": example,
    }


REQUEST_HEADERS: Mapping[str, Any] = {
    "traceparent": _request(
        "traceparent",
        "The trace that the request belongs to (W3C Trace Context). The answer, the audit trail "
        "and the log carry its trace id; without it, or where it is malformed, a new one is made.",
        {},
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    ),
    "AcceptLanguage": _request(
        "Accept-Language",
        "`en` for English texts; Chinese otherwise.",
        {},
        "en",
    ),
    "IdempotencyKey": _request(
        "Idempotency-Key",
        "1 to 128 printable ASCII characters, best a UUID. Sent again with the same request it "
        "acts once and gives the first answer again, marked by Idempotent-Replayed; where that "
        "showed a secret, which is kept nowhere, 409 says what was made. With another request it "
        "is refused (422), while the first is being answered too (409).",
        {"minLength": 1, "maxLength": 128, "pattern": "^[ -~]*$"},
        "7d6f3c52-5f0e-4e0e-9c0f-2f1f8a3f1f6e",
    ),
    "Prefer": _request(
        "Prefer",
        "`wait=SECONDS`, 30 at most (RFC 7240): the answer comes once the job has ended, or after "
        "that time with how it stands; Preference-Applied says so.",
        {},
        "wait=10",
    ),
    "ContentDigest": _request(
        "Content-Digest",
        "The SHA-256 of the body (RFC 9530); a body that has another was damaged on its way and is "
        "refused (422).",
        {},
        "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:",
    ),
    "IfMatch": _request(
        "If-Match",
        "The ETag of the version that is to be changed, or `*` for whichever is there. Where the "
        "case has moved on, nothing is changed (412).",
        {},
        "*",
    ),
    "IfNoneMatch": _request(
        "If-None-Match",
        "The ETag of what the client has; where it is the newest still, the answer is 304.",
        {},
        '"0"',
    ),
}

ANSWER_HEADERS: Mapping[str, Any] = {
    "traceparent": {
        "description": "The trace of the request (W3C Trace Context).",
        "schema": {"type": "string"},
    },
    "ETag": {
        "description": "Names this version; send it back in If-Match or If-None-Match.",
        "schema": {"type": "string"},
    },
    "Location": {"description": "Where the new thing is.", "schema": {"type": "string"}},
    "RetryAfter": {
        "description": "Seconds to wait before the request is sent again.",
        "schema": {"type": "string", "pattern": "^[0-9]+$"},
    },
    "ContentLanguage": {
        "description": "The language of the texts: zh-CN or en.",
        "schema": {"type": "string", "enum": ["zh-CN", "en"]},
    },
    "Allow": {
        "description": "The methods that the path answers to.",
        "schema": {"type": "string"},
    },
    "Authenticate": {
        "description": "How to say who asks (RFC 6750).",
        "schema": {"type": "string"},
    },
    "Replayed": {
        "description": "`true` where the answer of an earlier request is given again.",
        "schema": {"type": "string", "enum": ["true"]},
    },
}

_NAMES: Mapping[str, str] = {
    "RetryAfter": "Retry-After",
    "ContentLanguage": "Content-Language",
    "Authenticate": "WWW-Authenticate",
    "Replayed": "Idempotent-Replayed",
}
_TAGGED = frozenset(
    {
        "cases_create",
        "cases_replace",
        "cases_patch",
        "instruments_issue_all",
        "instruments_issue",
        "instruments_execute",
        "instruments_take_back",
        "instruments_serve",
        "instruments_void",
    }
)
_ASKED = frozenset({"jobs_seal", "jobs_batch", "jobs_export"})
_SHOWN_ONCE = frozenset({"keys_add", "keys_rotate", "webhooks_create", "webhooks_rotate"})
_REPLAYED = (
    _TAGGED
    | _ASKED
    | {
        "files_open_upload",
        "files_complete_upload",
        "reviews_approve",
        "reviews_ask",
        "reviews_give_back",
        "reviews_remark",
        "reviews_settle",
        "reviews_withdraw",
        "users_add",
    }
)
_WAITED = _ASKED | {"jobs_read"}
_PLACED = _ASKED | {"cases_create", "files_open_upload", "reviews_ask", "webhooks_create"}
_CHANGES = frozenset({"cases_replace", "cases_patch", "instruments_execute", "instruments_serve"})
_KNOWN = frozenset(
    {
        "cases_read",
        "instruments_read",
        "files_read",
        "dossiers_fetch",
        "dossiers_picture",
        "catalogue_schema",
    }
)


def request_headers(operation: str) -> list[dict[str, str]]:
    """References to the headers that an operation reads."""
    names = ["traceparent", "AcceptLanguage"]
    names += ["IdempotencyKey"] if operation in _REPLAYED | _SHOWN_ONCE else []
    names += ["ContentDigest"] if operation == "files_continue_upload" else []
    names += ["Prefer"] if operation in _WAITED else []
    names += ["IfMatch"] if operation in _CHANGES else []
    names += ["IfNoneMatch"] if operation in _KNOWN else []
    return [{"$ref": f"#/components/parameters/{name}"} for name in names]


def answer_headers(operation: str, status: str) -> dict[str, dict[str, str]]:
    """References to the headers of an operation's answer, by their names."""
    names = ["traceparent"]
    if status.startswith("2"):
        names += ["ETag"] if operation in _KNOWN | _TAGGED else []
        names += ["Replayed"] if operation in _REPLAYED else []
        names += ["Location"] if operation in _PLACED else []
    elif status == "304":
        names.append("ETag")
    else:
        names.append("ContentLanguage")
        names += ["Authenticate"] if status == "401" else []
        names += ["Allow"] if status == "405" else []
        names += ["RetryAfter"] if status in ("429", "503") else []
    return {_NAMES.get(name, name): {"$ref": f"#/components/headers/{name}"} for name in names}
