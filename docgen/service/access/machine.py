"""What the audit trail and the webhooks are told of work done on the machine, by a command.

Nobody has logged in there; who may run commands on the machine is the machine's own affair.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from archive.values import VerificationReport
from docgen.registry.access.values import AuditEntry
from docgen.registry.numbers import parse_dossier
from docgen.registry.queue.values import Event
from docgen.registry.unit import Unit
from docgen.registry.values import CaseKey
from docgen.service.access.policy import Action

__all__ = ["COMMAND_ACTOR", "tell_broken", "tell_sealed", "told_of"]

COMMAND_ACTOR = "command"
_EVENTS: Mapping[Action, str] = {
    Action.PAPER_ISSUE: "paper.issued",
    Action.PAPER_VOID: "paper.voided",
}


def told_of(
    key: CaseKey, action: Action, targets: Mapping[str, Mapping[str, Any]], now: datetime
) -> Callable[[Unit], None]:
    """What writes an entry and an event for each target, in the transaction of what was done.

    ``targets`` gives what the event of each says: ids and codes.
    """

    def write(unit: Unit) -> None:
        for target, payload in targets.items():
            unit.audit.append([_entry(key, action, target, now)])
            _, digest = unit.audit.head()
            event = _event(key.agency, _EVENTS[action], payload, now, name=digest)
            unit.events.add(event)

    return write


def tell_sealed(unit: Unit, key: CaseKey, payload: Mapping[str, Any], now: datetime) -> None:
    """Write that an edition of a dossier was sealed, where that was not told yet."""
    number, kind = payload["dossier"], "dossier.sealed"
    once = f"{kind}:{number}:{payload['edition']}"
    event = _event(key.agency, kind, payload, now, name=once)
    if unit.events.add(replace(event, once=once)):
        unit.audit.append([_entry(key, Action.CASE_SEAL, f"dossier:{number}", now)])


def tell_broken(unit: Unit, report: VerificationReport, now: datetime) -> None:
    """Write that a dossier was found damaged, where that was not told on the same day yet."""
    parsed = parse_dossier(report.subject)
    if report.verdict != "broken" or parsed is None:
        return
    number, kind = report.subject, "verification.failed"
    once = f"{kind}:{number}:{now.date()}"
    told = {"dossier": number, "codes": sorted({each.code for each in report.findings})}
    unit.events.add(replace(_event(parsed[0], kind, told, now, name=once), once=once))


def _entry(key: CaseKey, action: Action, target: str, now: datetime) -> AuditEntry:
    return AuditEntry(
        at=now,
        actor=COMMAND_ACTOR,
        agency=key.agency,
        action=action.value,
        target=target,
        outcome="done",
        address="machine",
    )


def _event(
    agency: str, kind: str, payload: Mapping[str, Any], now: datetime, *, name: str
) -> Event:
    """``name`` belongs to this event alone."""
    return Event(
        id=hashlib.sha256(name.encode()).hexdigest()[:32],
        agency=agency,
        type=kind,
        payload=payload,
        happened_at=now,
    )
