"""The job ``deadlines``: once a day, tells of the terms of open cases that are near or have passed.

Each is told once, whoever finds it. Not for how a term is counted (``docgen.case.deadlines``).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from docgen.case import load_case
from docgen.case.deadlines import Deadline, deadlines
from docgen.registry.queue.values import Event
from docgen.registry.work.values import CaseRow
from docgen.service.jobs.work import Outcome, Work

__all__ = ["tell_deadlines"]

_AT_ONCE = 100


def tell_deadlines(work: Work) -> Outcome:
    """Write an event for each term of an open case that is near or has passed."""
    looked, told = 0, 0
    for rows in _open_cases(work):
        events = [event for row in rows for event in _events(work, row)]
        told += _tell(work, events)
        looked += len(rows)
        work.progress(looked, looked)
    return Outcome(result={"cases": looked, "told": told})


def _open_cases(work: Work) -> Iterator[tuple[CaseRow, ...]]:
    with work.bench.registry.reading() as unit:
        agencies = unit.cases.agencies()
    for agency in agencies:
        before: int | None = None
        while True:
            with work.bench.registry.reading() as unit:
                rows = unit.cases.page(agency, before=before, limit=_AT_ONCE, sealed=False)
            if not rows:
                break
            yield rows
            before = rows[-1].place


def _events(work: Work, row: CaseRow) -> Iterator[Event]:
    office = work.bench.office
    case = load_case(row.content, catalogue=office.catalogue).case
    if case is None:
        return
    lists, today = office.catalogue.lists, work.bench.now().date()
    near = timedelta(days=office.settings.deadlines_near_days)
    clocks = lists.clocks_of(case.data["route"])
    for each in deadlines(case, clocks=clocks, calendar=lists.workdays, today=today, sealed=False):
        kind = _kind(each, today, near)
        if kind is not None:
            told = {"case_id": row.key.case_id, "clock": each.clock.code, "pointer": each.where}
            told |= {"due": each.due.isoformat()}
            once = f"{row.key.agency}:{row.key.case_id}:{each.clock.code}:{each.where}:{each.due}"
            yield work.event(kind, told, agency=row.key.agency, once=once)


def _kind(deadline: Deadline, today: date, near: timedelta) -> str | None:
    if deadline.state == "open":
        return "deadline.near" if deadline.due - today <= near else None
    return "deadline.passed" if deadline.state in ("overdue", "passed") else None


def _tell(work: Work, events: list[Event]) -> int:
    """How many of these events nobody had told yet."""
    registry = work.bench.registry
    with registry.reading() as unit:
        known = unit.events.known({each.once for each in events if each.once})
    new = [each for each in events if each.once not in known]
    if not new:
        return 0
    with registry.writing() as unit:
        return sum(unit.events.add(each) for each in new)
