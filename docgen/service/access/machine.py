"""What the audit trail says of work done on the machine itself, by a command.

Nobody has logged in there; who may run commands on the machine is the machine's own affair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from docgen.registry.access.values import AuditEntry
from docgen.registry.unit import Unit
from docgen.registry.values import CaseKey
from docgen.service.access.policy import Action

__all__ = ["COMMAND_ACTOR", "told_of"]

COMMAND_ACTOR = "command"


def told_of(
    key: CaseKey, action: Action, targets: Iterable[str], now: datetime
) -> Callable[[Unit], None]:
    """What writes an entry for each target, in the transaction of what was done."""
    entries = [
        AuditEntry(
            at=now,
            actor=COMMAND_ACTOR,
            agency=key.agency,
            action=action.value,
            target=target,
            outcome="done",
            address="machine",
        )
        for target in targets
    ]
    return lambda unit: unit.audit.append(entries)
