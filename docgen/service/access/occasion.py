"""On whose behalf something is done: who, when, from where, by which request.

Not for whether it may be done.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from docgen.registry.access.values import AuditEntry, Outcome
from docgen.service.access.policy import Action, Principal

__all__ = ["Occasion"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One request: ``address`` is where it came from, ``correlation`` its trace id."""

    principal: Principal
    at: datetime
    address: str = ""
    correlation: str = ""

    def entry(
        self,
        action: Action,
        target: str,
        *,
        outcome: Outcome = "done",
        detail: Mapping[str, str] | None = None,
    ) -> AuditEntry:
        """What the audit trail says of it; ``target`` is a kind and an id (``case:2026-CN-1``)."""
        return AuditEntry(
            at=self.at,
            actor=self.principal.actor,
            agency=self.principal.agency,
            action=action.value,
            target=target,
            outcome=outcome,
            address=self.address,
            correlation=self.correlation,
            detail=detail or {},
        )
