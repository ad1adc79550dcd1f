"""Working days of the PRC: the State Council's yearly plan of holidays and exchanged weekends.

Counting follows 行政处罚法 85 (days up to seven are working days) and 民法典 201-203 (the first day
does not count; months end on the same date; a last day off moves to the next working day). A year
whose plan is not out counts Monday to Friday. Not for which terms there are (``docgen.case``).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from docgen.catalogue.errors import CatalogueInvalidError

__all__ = ["WorkdayCalendar", "after_months", "read_workdays"]

_FRIDAY = 4
_DAY = timedelta(days=1)
_ADVICE = "write days as YYYY-MM-DD and spans as YYYY-MM-DD/YYYY-MM-DD, inside their year"
_LONGEST_SPAN_DAYS = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkdayCalendar:
    """Days off and exchanged working days of the years whose plan is known."""

    years: frozenset[int]
    off: frozenset[date]
    working: frozenset[date]

    def is_workday(self, day: date) -> bool:
        """Whether offices work on this day."""
        if day in self.working:
            return True
        return day.weekday() <= _FRIDAY and day not in self.off

    def is_planned(self, first: date, last: date) -> bool:
        """Whether the plan of every year between two days is known."""
        return all(year in self.years for year in range(first.year, last.year + 1))

    def after_workdays(self, day: date, count: int) -> date:
        """The last of ``count`` working days that follow ``day``; before it if negative."""
        step = _DAY if count > 0 else -_DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_workday(day):
                day += step
        return day

    def workdays_between(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and including ``end``; the first does not count."""
        return sum(
            self.is_workday(start + _DAY * offset) for offset in range(1, (end - start).days + 1)
        )

    def rolled(self, day: date) -> date:
        """The day itself, or the first working day after it where it is a day off."""
        while not self.is_workday(day):
            day += _DAY
        return day


def after_months(day: date, count: int) -> date:
    """The same date ``count`` months later; the last of the month where there is no such date."""
    years, month = divmod(day.month - 1 + count, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def read_workdays(document: Mapping[str, Any], where: str) -> WorkdayCalendar:
    """The calendar of a list file that its schema accepts.

    Raises:
        CatalogueInvalidError: a day that does not exist or stands outside its year.
    """
    off: set[date] = set()
    working: set[date] = set()
    for name, plan in document["years"].items():
        off.update(_days(plan["off"], int(name), where))
        working.update(_days(plan["working"], int(name), where))
    if both := off & working:
        raise CatalogueInvalidError(
            what=f"{min(both)}: a day both off and worked", where=where, next=_ADVICE
        )
    return WorkdayCalendar(
        years=frozenset(map(int, document["years"])),
        off=frozenset(off),
        working=frozenset(working),
    )


def _days(entries: Sequence[str], year: int, where: str) -> Iterator[date]:
    for entry in entries:
        first, last = _span(entry, year, where)
        for offset in range((last - first).days + 1):
            yield first + _DAY * offset


def _span(entry: str, year: int, where: str) -> tuple[date, date]:
    try:
        first, _, last = entry.partition("/")
        found = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError as error:
        raise CatalogueInvalidError(
            what=f"{year}: a day that does not exist", where=where, next=_ADVICE
        ) from error
    start, end = found
    if {start.year, end.year} != {year} or not 0 <= (end - start).days < _LONGEST_SPAN_DAYS:
        raise CatalogueInvalidError(
            what=f"{year}: a day outside its year, or a span too long", where=where, next=_ADVICE
        )
    return found
