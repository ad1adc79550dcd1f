"""A kept case for those who read and do not write: its papers, its route, its terms, its findings.

Not for reviewing it (``reviews``), nor for sealed dossiers (``archive``).
"""

from __future__ import annotations

import json
from typing import Any

from fastapi import Request, Response

from docgen.case.blanks import sketch
from docgen.registry.work.values import CaseRow
from docgen.service.access.policy import Action, may
from docgen.web.callers import site_of
from docgen.web.pages.case.afterwards import completion, issued_of
from docgen.web.pages.case.findings import told
from docgen.web.pages.case.reviewed import review_of
from docgen.web.pages.case.standing import deadlines_of, steps_of
from docgen.web.pages.frame import page
from docgen.web.pages.times import BEIJING
from docgen.web.pages.visits import Visit
from docgen.web.site import Site

__all__ = ["reading", "stands"]


def reading(request: Request, case_id: str, visit: Visit) -> Response:
    """The page of a case.

    Raises:
        CaseUnknownError: the agency has no such case.
    """
    site, occasion = site_of(request), visit.occasion
    row = site.cases.find(case_id, occasion)
    site.note(occasion.entry(Action.CASE_READ, f"case:{case_id}"))
    with site.offices() as office:
        catalogue = office.catalogue
    known = stands(site, row, visit)
    today = occasion.at.astimezone(BEIJING).date()
    return page(
        request,
        visit,
        "case-reading.html",
        **known,
        dossier=row.dossier,
        deadlines=deadlines_of(
            known["case"], catalogue, today, visit.language, sealed=row.editions > 0
        ),
    )


def stands(site: Site, row: CaseRow, visit: Visit) -> dict[str, Any]:
    """A kept case and how far it is: findings, steps, issued papers, what it lacks for sealing."""
    judged = site.cases.judged(row, visit.occasion)
    with site.offices() as office:
        catalogue = office.catalogue
    today = visit.occasion.at.astimezone(BEIJING).date()
    case = judged.case or sketch(json.loads(row.content), catalogue, on=today)
    route = catalogue.lists.routes.by_code.get(case.data["route"])
    issued = issued_of(site, row.key.case_id, visit)
    known: dict[str, Any] = {
        "findings": told(judged.findings, case, visit.language, draft=case.data, issued=issued),
        "steps": steps_of(case, catalogue, visit.language),
        "issued": issued,
        "same": True,
        "review": review_of(site, row.key.case_id, json.loads(row.content), visit),
    }
    return known | {
        "sealing": completion(site, row, case, visit, known=known),
        "case": case,
        "case_id": row.key.case_id,
        "route": route.title[visit.language] if route else case.data["route"],
        "may_change": may(visit.occasion.principal, Action.CASE_CHANGE),
    }
