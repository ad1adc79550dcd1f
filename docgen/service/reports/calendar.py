"""Deadlines as an iCalendar file (RFC 5545), for the calendars that clerks already use.

Entries name the matter by its number, never the party: a calendar is often shared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from docgen.case import Case
from docgen.case.deadlines import Deadline
from docgen.messages import citation_in
from docgen.service.line.intake import key_of
from docgen.service.views import Language
from docgen.service.work.overview import OpenTerm

__all__ = ["calendar_file", "calendar_of_terms"]

_WARNING = timedelta(days=-2)


def calendar_file(
    case: Case, found: Sequence[Deadline], *, language: Language, now: datetime
) -> str:
    """The terms of a case that are still to be kept, as whole-day entries with an alarm."""
    key = key_of(case)
    return _file(
        _event(
            _Entry(
                uid=_uid(each.clock.code, each.where, key.case_id, key.agency),
                due=each.due,
                title=each.clock.title[language],
                number=case.data["number"],
                about=_about(each.clock.clause, each.clock.consequence, language),
            ),
            now,
        )
        for each in found
        if each.state in ("overdue", "open")
    )


def calendar_of_terms(
    terms: Sequence[OpenTerm], *, agency: str, language: Language, now: datetime
) -> str:
    """The same of all open cases of an agency; a term has one entry in either file."""
    return _file(
        _event(
            _Entry(
                uid=_uid(each.code, each.where, each.case_id, agency),
                due=each.due,
                title=each.title[language],
                number=each.number or each.case_id,
                about=_about(each.clause, each.consequence, language),
            ),
            now,
        )
        for each in terms
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """What one entry says."""

    uid: str
    due: date
    title: str
    number: str | None
    about: str


def _about(clause: str, consequence: Mapping[str, str], language: Language) -> str:
    return f"{citation_in(clause, language)}\n{consequence[language]}"


def _uid(code: str, where: str, case_id: str, agency: str) -> str:
    place = where.strip("/").replace("/", ".")
    return f"{code}.{place}.{case_id}@{agency}"


def _file(events: Iterable[Event]) -> str:
    calendar = Calendar()
    calendar.add("prodid", "-//docgen//deadlines//ZH")
    calendar.add("version", "2.0")
    for event in events:
        calendar.add_component(event)
    return str(calendar.to_ical().decode("utf-8"))


def _event(entry: _Entry, now: datetime) -> Event:
    """A whole day, with an alarm two days before."""
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", entry.due)
    event.add("dtend", entry.due + timedelta(days=1))
    event.add("summary", " ".join(filter(None, (entry.title, entry.number))))
    event.add("description", entry.about)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.title)
    alarm.add("trigger", _WARNING)
    event.add_component(alarm)
    return event
