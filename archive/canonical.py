"""Canonical JSON and digests: the bytes over which the archive's promises are made.

One value has one spelling: keys sorted, no white space, UTF-8, no NaN. Not for pretty output.
"""

from __future__ import annotations

import hashlib
import json

__all__ = ["canonical_json", "sha256", "sha512"]


def canonical_json(value: object) -> bytes:
    """Spell a value of dicts, lists, strings, integers, booleans and None in its one way."""
    text = json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return text.encode("utf-8")


def sha256(data: bytes) -> str:
    """Hex SHA-256."""
    return hashlib.sha256(data).hexdigest()


def sha512(data: bytes) -> str:
    """Hex SHA-512."""
    return hashlib.sha512(data).hexdigest()
