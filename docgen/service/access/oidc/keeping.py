"""The ID token of a session, kept for the day's end: readable only with the session's own token.

The registry knows that token's digest and nothing more, so a copy of the registry tells no ID
token, and one that was moved to another session opens nothing. AES-SIV (RFC 5297). Not for judging
tokens.
"""

from __future__ import annotations

import base64
import hashlib

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

__all__ = ["protected", "revealed"]

_PURPOSE = b"docgen id token of a session\0"


def protected(id_token: str, session: str) -> str:
    """An ID token as it is kept, by the token of its session."""
    return base64.b64encode(_cipher(session).encrypt(id_token.encode("ascii"), None)).decode()


def revealed(kept: str, session: str) -> str:
    """An ID token as the provider gave it; empty where the session's token does not open it."""
    try:
        return _cipher(session).decrypt(base64.b64decode(kept), None).decode("ascii")
    except (InvalidTag, ValueError):
        return ""


def _cipher(session: str) -> AESSIV:
    """The session's token is 256 random bits: a digest of it is a key."""
    return AESSIV(hashlib.sha512(_PURPOSE + session.encode("utf-8", "surrogatepass")).digest())
