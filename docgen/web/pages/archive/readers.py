"""Who has read a dossier, for those who answer for it. Not for the whole audit trail."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.service.access.policy import Action, may
from docgen.web.pages.people import names_of
from docgen.web.pages.times import read_time
from docgen.web.pages.visits import Visit
from docgen.web.site import Site

__all__ = ["Reader", "readers_of"]

_SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One reading: when, who, of which volume, and what for."""

    at: str
    who: str
    volume: str
    purpose: str


def readers_of(site: Site, number: str, visit: Visit) -> list[Reader] | None:
    """The last readings of a dossier, newest first; None for who is not to know."""
    principal = visit.occasion.principal
    if not may(principal, Action.DOSSIER_READ_INTERNAL):
        return None
    agency = principal.agency
    targets = {f"dossier:{number}{volume}" for volume in ("", "/main", "/internal")}
    with site.registry.reading() as unit:
        rows = [
            row
            for target in sorted(targets)
            for row in unit.audit.rows(agency=agency, target=target, limit=10_000)
            if row.action == Action.DOSSIER_READ.value and row.outcome == "done"
        ]
    names = names_of(site, visit)
    rows.sort(key=lambda row: row.place, reverse=True)
    return [
        Reader(
            at=read_time(row.at),
            who=names.get(row.actor, row.actor),
            volume=row.target.partition("/")[2],
            purpose=row.detail.get("purpose", ""),
        )
        for row in rows[:_SHOWN]
    ]
