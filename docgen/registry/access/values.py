"""The frozen values of the audit trail. Not for how they are stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

__all__ = ["AuditEntry", "AuditRow", "Outcome"]

Outcome = Literal["done", "refused", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """Who did or read what, when and from where.

    ``actor`` is ``user:ID``, ``key:ID`` or ``system``; ``target`` names a thing by its id
    (``case:2026-CN-0017``). No value holds personal data.
    """

    at: datetime
    actor: str
    agency: str
    action: str
    target: str
    outcome: Outcome
    address: str = ""
    correlation: str = ""
    detail: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow(AuditEntry):
    """An entry in its place; ``digest`` covers it and, through ``previous``, all before it."""

    place: int
    previous: str
    digest: str
