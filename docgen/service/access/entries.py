"""What the audit trail says of comings and goings. Not for what somebody did once inside."""

from __future__ import annotations

from datetime import datetime

from docgen.registry.access.values import AuditEntry, KeyRow, Outcome, UserRow

__all__ = ["door_entry"]

NOBODY = "nobody"


def door_entry(
    action: str,
    outcome: Outcome,
    address: str,
    now: datetime,
    *,
    of: KeyRow | UserRow | None,
    target: str = "",
) -> AuditEntry:
    """An entry on a coming or going; only who has proved it stands there as the actor."""
    user = f"user:{of.id}" if isinstance(of, UserRow) else ""
    return AuditEntry(
        at=now,
        actor=user if outcome == "done" else NOBODY,
        agency=of.agency if of else "",
        action=action,
        target=user or target,
        outcome=outcome,
        address=address,
    )
