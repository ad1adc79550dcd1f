"""Every date that law or promise sets for a case, counted from its papers, and how it stands.

Pure: the clocks, the calendar and today are given. Not for findings about dates already missed
(``docgen.case.rules.order``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from docgen.case.dates import parse_date
from docgen.catalogue.clocks import At, Clock, Event
from docgen.catalogue.workdays import WorkdayCalendar, after_months

if TYPE_CHECKING:
    from docgen.case.values import Case, Paper

__all__ = ["Deadline", "State", "deadlines", "end_of_term"]

State = Literal["overdue", "open", "done", "done_late", "passed"]
_ORDER: dict[State, int] = {"overdue": 0, "open": 1, "done_late": 2, "done": 3, "passed": 4}
_MONTHS_OF_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One term of a case.

    Attributes:
        clock: what runs, with its clause and what happens when it passes.
        paper: the title of the paper it runs from; empty where it runs from the case itself.
        where: JSON Pointer to what it is counted from.
        start: the day of the event, which itself does not count.
        due: the last day.
        done_on: the day it was kept, or None.
        state: how it stands today; ``passed`` is a party's time that has run out.
        provisional: the plan of working days of a year it touches is not out yet.
    """

    clock: Clock
    paper: str
    where: str
    start: date
    due: date
    done_on: date | None
    state: State
    provisional: bool


def deadlines(
    case: Case, *, clocks: Sequence[Clock], calendar: WorkdayCalendar, today: date
) -> tuple[Deadline, ...]:
    """All terms of a case: what is overdue first, then what runs out next."""
    found = [
        _deadline(case, clock, origin, calendar, today)
        for clock in clocks
        for origin in _origins(case, clock.start)
    ]
    return tuple(sorted(found, key=lambda each: (_ORDER[each.state], each.due, each.clock.code)))


def end_of_term(clock: Clock, start: date, calendar: WorkdayCalendar) -> date:
    """The last day of a term that an event on ``start`` sets going."""
    match clock.unit:
        case "workdays":
            due = calendar.after_workdays(start, clock.length)
        case "months":
            due = after_months(start, clock.length)
        case "years":
            due = after_months(start, clock.length * _MONTHS_OF_YEAR)
        case _:
            due = start + timedelta(days=clock.length)
    return calendar.rolled(due) if clock.rolls else due


@dataclass(frozen=True, slots=True, kw_only=True)
class _Origin:
    """An event that happened: where it stands, when, and the paper it belongs to."""

    day: date
    where: str
    paper: Paper | None


def _deadline(
    case: Case, clock: Clock, origin: _Origin, calendar: WorkdayCalendar, today: date
) -> Deadline:
    due = end_of_term(clock, origin.day, calendar)
    done_on = _kept(case, clock, origin)
    return Deadline(
        clock=clock,
        paper=origin.paper.type.title if origin.paper else "",
        where=origin.where,
        start=origin.day,
        due=due,
        done_on=done_on,
        state=_state(clock, due, done_on, today),
        provisional=_counts_workdays(clock) and not calendar.is_planned(origin.day, due),
    )


def _counts_workdays(clock: Clock) -> bool:
    return clock.rolls or clock.unit == "workdays"


def _state(clock: Clock, due: date, done_on: date | None, today: date) -> State:
    if done_on is not None:
        return "done" if done_on <= due else "done_late"
    if today <= due:
        return "open"
    return "passed" if clock.until is None else "overdue"


def _kept(case: Case, clock: Clock, origin: _Origin) -> date | None:
    """The first day on which what the clock waits for happened.

    What waits for the service of its own paper looks at no other paper.
    """
    if clock.until is None:
        return None
    own = clock.until.roles == clock.start.roles
    days = [
        each.day for each in _origins(case, clock.until) if not own or each.paper is origin.paper
    ]
    return min((day for day in days if own or day >= _earliest(clock, origin)), default=None)


def _earliest(clock: Clock, origin: _Origin) -> date:
    """What fulfils a term comes after it began; a promise may be kept before its last day."""
    at_event = clock.length > 0
    return origin.day if at_event else date.min


def _origins(case: Case, event: Event) -> Iterator[_Origin]:
    if not event.roles:
        yield from _of_case(case, event.at)
        return
    for paper in case.papers:
        if paper.type.role in event.roles and (event.where is None or paper.fact(event.where)):
            value, where = _of_paper(paper, event.at)
            if value:
                yield _Origin(day=parse_date(value), where=where, paper=paper)


def _of_case(case: Case, at: At) -> Iterator[_Origin]:
    places = {
        "conduct": ("conduct", "at"),
        "closed": ("dossier", "closed_on"),
        "filed": ("dossier", "filed_on"),
    }
    owner, key = places.get(at, ("", ""))
    value = (case.data.get(owner) or {}).get(key)
    if value:
        yield _Origin(day=parse_date(value), where=f"/{owner}/{key}", paper=None)


def _of_paper(paper: Paper, at: At) -> tuple[str | None, str]:
    if at == "made":
        return paper.date, f"{paper.pointer}/date"
    if at == "served":
        return (paper.service or {}).get("served_at"), f"{paper.pointer}/service/served_at"
    value = paper.fact(at)
    return (value if isinstance(value, str) else None), paper.fact_pointer(at) or paper.pointer
