"""Signatures of webhooks after Standard Webhooks 1.0: made by the sender, checked by the receiver.

A message is signed over its id, its time and its bytes with HMAC-SHA256, so that neither can be
forged or sent again later. Pure; not for sending.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Iterable, Mapping

from docgen.errors import DocgenError, ExitStatus

__all__ = [
    "HEADER_ID",
    "HEADER_SIGNATURE",
    "HEADER_TIME",
    "WebhookSignatureError",
    "check_webhook",
    "secret_text",
    "signed_headers",
]

HEADER_ID = "webhook-id"
HEADER_TIME = "webhook-timestamp"
HEADER_SIGNATURE = "webhook-signature"
TOLERANCE_S = 300
_PREFIX = "whsec_"
_VERSION = "v1"


class WebhookSignatureError(DocgenError):
    """A webhook is not from whoever has the secret, or it is an old one sent again."""

    code = "webhook-signature"
    exit_status = ExitStatus.BROKEN
    template = "the webhook cannot be trusted: {what}; refuse it, and check its secret"


def secret_text(key: bytes) -> str:
    """A secret of 24 to 64 random bytes, as it is written: ``whsec_`` and Base64."""
    return _PREFIX + base64.b64encode(key).decode("ascii")


def signed_headers(
    secrets: Iterable[str], *, ident: str, timestamp: int, body: bytes
) -> dict[str, str]:
    """The three headers of a message; one signature for each secret that is in force.

    ``timestamp`` is in seconds since 1970. Signing again at another time keeps the id.
    """
    made = [f"{_VERSION},{_signature(each, ident, str(timestamp), body)}" for each in secrets]
    return {HEADER_ID: ident, HEADER_TIME: str(timestamp), HEADER_SIGNATURE: " ".join(made)}


def check_webhook(secret: str, headers: Mapping[str, str], body: bytes, *, timestamp: int) -> str:
    """The id of a message that is genuine and not older or newer than five minutes.

    ``headers`` are looked up in any spelling of their case, ``body`` are the bytes as they came,
    ``timestamp`` is now. A receiver keeps the ids it has seen, for a message may come twice.

    Raises:
        WebhookSignatureError: it is not genuine, or of another time.
    """
    given = {name.lower(): value for name, value in headers.items()}
    missing = [name for name in (HEADER_ID, HEADER_TIME, HEADER_SIGNATURE) if not given.get(name)]
    if missing:
        raise WebhookSignatureError(what=f"the header {missing[0]} is missing")
    ident, sent, signatures = (given[name] for name in (HEADER_ID, HEADER_TIME, HEADER_SIGNATURE))
    if not (sent.isascii() and sent.isdecimal()) or abs(timestamp - int(sent)) > TOLERANCE_S:
        raise WebhookSignatureError(what="its time is not the present time")
    right = f"{_VERSION},{_signature(secret, ident, sent, body)}".encode()
    if not any(hmac.compare_digest(right, each.encode()) for each in signatures.split()):
        raise WebhookSignatureError(what="its signature is not right")
    return ident


def _signature(secret: str, ident: str, sent: str, body: bytes) -> str:
    message = b".".join((ident.encode(), sent.encode(), body))
    return base64.b64encode(hmac.digest(_key(secret), message, hashlib.sha256)).decode("ascii")


def _key(secret: str) -> bytes:
    try:
        return base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
    except (binascii.Error, ValueError) as error:
        raise WebhookSignatureError(
            what="its secret is not written as whsec_ and Base64"
        ) from error
