"""Secrets that are shown once and kept as digests: keys, sessions, tickets.

A secret has 256 bits from the system's source of randomness, so a plain SHA-256 gives nothing away
and comparing it is a look-up by digest, whose time says nothing of the secret. Not for passwords.
"""

from __future__ import annotations

import secrets

from archive.canonical import sha256

__all__ = ["KEY_PREFIX", "digest_of", "new_ident", "new_key", "new_token"]

KEY_PREFIX = "dg_"
_BYTES = 32
_LONGEST = 128


def new_token() -> str:
    """A new secret, of letters that may stand in a header or a cookie."""
    return secrets.token_urlsafe(_BYTES)


def new_key() -> str:
    """A new key of another system; its beginning says what it is wherever it is found."""
    return KEY_PREFIX + new_token()


def new_ident(prefix: str) -> str:
    """A new id that tells nothing and that nobody guesses."""
    return f"{prefix}_{secrets.token_hex(8)}"


def digest_of(token: str) -> str:
    """The digest under which a secret is kept; of what can be no secret, one that none has."""
    if not token.isascii() or not 0 < len(token) <= _LONGEST:
        return ""
    return sha256(token.encode("ascii"))
