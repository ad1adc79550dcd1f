"""What is told of a sealing key without showing it.

Not for the key itself, which never leaves ``Sealer``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

__all__ = ["KeyKind", "SealingKey"]

KeyKind = Literal["trial", "agency"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SealingKey:
    """A sealing certificate whose key is held.

    ``fingerprint`` is the hex SHA-256 of the certificate, ``current`` whether new seals use it.
    """

    fingerprint: str
    kind: KeyKind
    subject: str
    issuer: str
    algorithm: str
    not_before: datetime
    not_after: datetime
    current: bool
