"""Every date that law or promise sets for a case, counted from its papers, and how it stands.

Pure: the clocks, the calendar and today are given. Not for findings about dates already missed
(``docgen.case.rules.order``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from docgen.case.dates import parse_date, parse_time
from docgen.case.rules.reading import fact_refs
from docgen.catalogue.clocks import At, Clock, Event
from docgen.catalogue.workdays import WorkdayCalendar, after_months
from docgen.values import Role

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
        due_at: the last moment of a term in hours, else None.
        done_on: the day it was kept, or None.
        state: how it stands today; ``passed`` is a party's time that has run out.
        provisional: the plan of working days of a year it touches is not out yet.
    """

    clock: Clock
    paper: str
    where: str
    start: date
    due: date
    due_at: datetime | None
    done_on: date | None
    state: State
    provisional: bool


def deadlines(
    case: Case,
    *,
    clocks: Sequence[Clock],
    calendar: WorkdayCalendar,
    today: date,
    sealed: bool,
) -> tuple[Deadline, ...]:
    """All terms of a case: what is overdue first, then what runs out next.

    ``sealed`` says whether it has a sealed dossier: before that nothing is filed, whatever day the
    case gives for it.
    """
    known = case if sealed else _unfiled(case)
    found = [
        _deadline(known, clock, origin, calendar, today)
        for clock in clocks
        for origin in _origins(known, clock.start)
    ]
    return tuple(sorted(found, key=lambda each: (_ORDER[each.state], each.due, each.clock.code)))


def _unfiled(case: Case) -> Case:
    dossier = {**case.data["dossier"], "filed_on": None}
    return replace(case, data={**case.data, "dossier": dossier})


def end_of_term(clock: Clock, start: date, calendar: WorkdayCalendar) -> date:
    """The last day of a term that an event on ``start`` sets going."""
    match clock.unit:
        case "workdays":
            due = calendar.after_workdays(start, clock.length)
        case "months":
            due = after_months(start, clock.length)
        case "years":
            due = after_months(start, clock.length * _MONTHS_OF_YEAR)
        case "hours":
            due = start + timedelta(hours=clock.length)
        case _:
            due = start + timedelta(days=clock.length)
    return calendar.rolled(due) if clock.rolls else due


@dataclass(frozen=True, slots=True, kw_only=True)
class _Origin:
    """An event that happened: where it stands, when, and the paper it belongs to.

    ``moment`` is None where only the day is known.
    """

    day: date
    where: str
    paper: Paper | None
    moment: datetime | None = None


def _deadline(
    case: Case, clock: Clock, origin: _Origin, calendar: WorkdayCalendar, today: date
) -> Deadline:
    due_at = _last_moment(clock, origin)
    due = due_at.date() if due_at else end_of_term(clock, origin.day, calendar)
    done = _kept(case, clock, origin)
    late = bool(due_at and done and done.moment and done.moment > due_at)
    done_on = done.day if done else None
    return Deadline(
        clock=clock,
        paper=origin.paper.type.title if origin.paper else "",
        where=origin.where,
        start=origin.day,
        due=due,
        due_at=due_at,
        done_on=done_on,
        state="done_late" if late else _state(clock, due, done_on, today),
        provisional=_counts_workdays(clock) and not calendar.is_planned(origin.day, due),
    )


def _last_moment(clock: Clock, origin: _Origin) -> datetime | None:
    if clock.unit != "hours" or origin.moment is None:
        return None
    return origin.moment + timedelta(hours=clock.length)


def _counts_workdays(clock: Clock) -> bool:
    return clock.rolls or clock.unit == "workdays"


def _state(clock: Clock, due: date, done_on: date | None, today: date) -> State:
    if done_on is not None:
        return "done" if done_on <= due else "done_late"
    if today <= due:
        return "open"
    return "passed" if clock.until is None else "overdue"


def _kept(case: Case, clock: Clock, origin: _Origin) -> _Origin | None:
    """What the clock waits for, as it happened first.

    What waits for the service of its own paper looks at no other paper.
    """
    if clock.until is None:
        return None
    own = clock.until.roles == clock.start.roles
    met = [each for each in _origins(case, clock.until) if not own or each.paper is origin.paper]
    in_time = [each for each in met if own or each.day >= _earliest(clock, origin)]
    return min(in_time, key=lambda each: each.day, default=None)


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
            if event.at == "deadline":
                value, where = _granted(case, value) or (value, where)
            if value:
                moment = parse_time(value) if "T" in value else None
                yield _Origin(day=parse_date(value), where=where, paper=paper, moment=moment)


def _granted(case: Case, term: str | None) -> tuple[str, str] | None:
    """The later day to which a term was extended, with its place, if it was."""
    found = [
        (until, paper.fact_pointer("deadline") or paper.pointer)
        for paper in case.papers
        if paper.type.role is Role.EXTENSION and (until := paper.fact("deadline"))
        if any(case.paper(each).fact("deadline") == term for each in fact_refs(paper, "answers"))
    ]
    return max(found, default=None)


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
