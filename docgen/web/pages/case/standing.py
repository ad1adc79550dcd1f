"""How a draft stands, as the case screen shows it: findings, the route, terms, what is issued.

Not for what a draft says, nor for changing it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from docgen.case import Case
from docgen.case.blanks import sketch
from docgen.case.canonical import canonical_json
from docgen.case.changes import ABSENT
from docgen.case.deadlines import Deadline, deadlines
from docgen.case.progress import Reason, progress
from docgen.case.rules.reading import fact_refs
from docgen.catalogue import Catalogue
from docgen.messages import citation_in
from docgen.registry.unit import Unit
from docgen.service.line.issuing import unserved
from docgen.service.views import Language, reason_text
from docgen.service.work.drafting import Draft, Refused
from docgen.service.work.newcase import is_sample
from docgen.values import Role, name_in
from docgen.web.pages.case.afterwards import completion, issued_of
from docgen.web.pages.case.findings import told
from docgen.web.pages.case.reviewed import review_of
from docgen.web.pages.times import BEIJING, read_time
from docgen.web.pages.visits import Visit
from docgen.web.site import Site

__all__ = [
    "deadlines_of",
    "draft_data",
    "name_of",
    "standing",
    "steps_of",
]


def standing(site: Site, draft: Draft, visit: Visit) -> dict[str, Any]:
    """What is found in a draft, where it stands, what runs out, what is issued and reviewed."""
    raw = json.dumps(draft.case, ensure_ascii=False).encode("utf-8")
    occasion, today = visit.occasion, visit.occasion.at.astimezone(BEIJING).date()
    found = site.cases.check(raw, occasion)
    with site.offices() as office:
        catalogue = office.catalogue
    case = found.case or sketch(draft.case, catalogue, on=today)
    row = None if draft.case_id is None else site.cases.find(draft.case_id, occasion)
    issued = issued_of(site, draft.case_id, visit)
    sealed = row is not None and row.editions > 0
    known = {
        "findings": told(found.findings, case, visit.language, draft=draft.case, issued=issued),
        "steps": steps_of(case, catalogue, visit.language),
        "deadlines": deadlines_of(case, catalogue, today, visit.language, sealed=sealed),
        "issued": issued,
        "awaits": _awaits(case, catalogue, issued, visit.language),
        "approvals": _approvals(case, issued),
        "same": row is not None and row.content == canonical_json(draft.case),
        "review": review_of(site, draft.case_id, draft.case, visit),
        "sample": draft.case_id is None and is_sample(draft.case),
    }
    return known | {"sealing": completion(site, row, case, visit, known=known)}


def _awaits(
    case: Case, catalogue: Catalogue, issued: Mapping[str, Any], language: Language
) -> dict[str, list[dict[str, str]]]:
    """By paper that is not issued: those whose service it prints and that are not served yet."""
    words = catalogue.lists.words(language)
    return {
        paper.id: [
            {
                "title": words.get(each.type.title, each.type.title),
                "pointer": f"{each.pointer}/service",
            }
            for each in unserved(case, paper)
        ]
        for paper in case.papers
        if paper.id not in issued
    }


def _approvals(case: Case, issued: Mapping[str, Any]) -> dict[str, list[str]]:
    """By paper: the approvals that list it and are not issued yet."""
    waiting: dict[str, list[str]] = {}
    for paper in case.papers:
        if paper.type.role is Role.APPROVAL and paper.id not in issued:
            for each in fact_refs(paper, "lists"):
                waiting.setdefault(each, []).append(paper.id)
    return waiting


def steps_of(case: Case, catalogue: Catalogue, language: Language) -> list[dict[str, Any]]:
    """The steps of the route, each with its papers."""
    found = progress(case, catalogue=catalogue, routes=catalogue.lists.routes)
    return [
        {
            "state": step.state,
            "needed": step.needed,
            "why": [_why(each, language) for each in step.reasons],
            "titles": [name_in(each, language) for each in step.titles],
            "waits": [name_in(each, language) for each in step.waits],
            "instruments": list(step.instruments),
            "papers": [paper.id for paper in step.papers],
        }
        for step in found.steps
    ]


def _why(reason: Reason, language: Language) -> str:
    why = reason_text(reason, language)
    clause = citation_in(reason.clause, language)
    return f"{why}（{clause}）" if language == "zh" else f"{why} · {clause}"


def deadlines_of(
    case: Case, catalogue: Catalogue, today: date, language: Language, *, sealed: bool
) -> list[dict[str, Any]]:
    """The terms of a case, what is overdue first; ``sealed`` as ``deadlines`` has it."""
    lists = catalogue.lists
    found = deadlines(
        case,
        clocks=lists.clocks_of(case.data["route"]),
        calendar=lists.workdays,
        today=today,
        sealed=sealed,
    )
    return [_deadline(each, today, language) for each in found]


def _deadline(each: Deadline, today: date, language: Language) -> dict[str, Any]:
    return {
        "title": each.clock.title[language],
        "consequence": each.clock.consequence[language],
        "clause": citation_in(each.clock.clause, language),
        "paper": name_in(each.paper, language),
        "pointer": each.where,
        "due": each.due.isoformat(),
        "days": (each.due - today).days,
        "state": each.state,
        "provisional": each.provisional,
    }


def draft_data(unit: Unit, draft: Draft, visit: Visit, refused: Refused = ()) -> dict[str, Any]:
    """A draft as the scripts of the case screen take it."""
    newest = draft.newest
    return {
        "id": draft.id,
        "version": newest.version,
        "case": draft.case,
        "case_id": draft.case_id,
        "saved_at": read_time(newest.saved_at),
        "saved_by": name_of(unit, newest.saved_by),
        "mine": newest.saved_by == visit.occasion.principal.actor,
        "refused": [
            {**change.as_json(), **({} if now is ABSENT else {"now": now})}
            for change, now in refused
        ],
    }


def name_of(unit: Unit, actor: str) -> str:
    """The name of a user; of a system its key."""
    user = unit.users.by_id(actor.removeprefix("user:"))
    return user.name if user is not None else actor
