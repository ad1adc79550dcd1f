"""``/v1/audit``: the audit trail of one's own agency, for supervisors and administrators."""

from __future__ import annotations

from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from docgen.service.access.audit import AuditWanted, entries
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.service.access.views import entry_data
from docgen.web.api.models_of_access import AuditList
from docgen.web.api.responses import problems
from docgen.web.callers import allowed, site_of
from docgen.web.cursors import place_of, written
from docgen.web.moments import Day

__all__ = ["router"]

router = APIRouter(prefix="/v1", tags=["audit"])

Word = Annotated[str | None, Query(max_length=200)]


@router.get("/audit", response_model=AuditList, responses=problems())
def read(
    request: Request,
    occasion: Annotated[Occasion, allowed(Action.AUDIT_READ)],
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    cursor: Annotated[str | None, Query(max_length=64)] = None,
    actor: Word = None,
    target: Word = None,
    action: Word = None,
    since: Annotated[Day | None, Query(description="this day and later")] = None,
    until: Annotated[Day | None, Query(description="this day and earlier")] = None,
) -> dict[str, Any]:
    """Entries in order, the oldest first. Reading them is on record too."""
    site = site_of(request)
    wanted = AuditWanted(
        agency=occasion.principal.agency,
        actor=actor,
        target=target,
        action=action,
        since=since,
        until=until,
    )
    zone = occasion.at.tzinfo
    assert zone is not None
    after = place_of(cursor) or 0
    found = list(islice(entries(site.registry, wanted, zone=zone, after=after), limit))
    site.note(occasion.entry(Action.AUDIT_READ, "audit"))
    more = len(found) == limit
    return {
        "entries": [entry_data(row) for row in found],
        "next": written(found[-1].place) if more else None,
    }
