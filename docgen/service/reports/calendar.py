"""Deadlines as an iCalendar file (RFC 5545), for the calendars that clerks already use.

Entries name the matter by its number, never the party: a calendar is often shared.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Literal

from icalendar import Alarm, Calendar, Event

from docgen.case import Case
from docgen.case.deadlines import Deadline
from docgen.service.line.intake import key_of

__all__ = ["calendar_file"]

_WARNING = timedelta(days=-2)


def calendar_file(
    case: Case, found: Sequence[Deadline], *, language: Literal["zh", "en"], now: datetime
) -> str:
    """The terms that are still to be kept, as whole-day entries with an alarm two days before."""
    calendar = Calendar()
    calendar.add("prodid", "-//docgen//deadlines//ZH")
    calendar.add("version", "2.0")
    for each in found:
        if each.state in ("overdue", "open"):
            calendar.add_component(_event(case, each, language, now))
    return str(calendar.to_ical().decode("utf-8"))


def _event(case: Case, each: Deadline, language: Literal["zh", "en"], now: datetime) -> Event:
    key = key_of(case)
    place = each.where.strip("/").replace("/", ".")
    event = Event()
    event.add("uid", f"{each.clock.code}.{place}.{key.case_id}@{key.agency}")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", each.due)
    event.add("dtend", each.due + timedelta(days=1))
    event.add("summary", " ".join(filter(None, (each.clock.title[language], case.data["number"]))))
    event.add("description", f"{each.clock.clause}\n{each.clock.consequence[language]}")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", each.clock.title[language])
    alarm.add("trigger", _WARNING)
    event.add_component(alarm)
    return event
