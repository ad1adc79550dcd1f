"""The working days of the PRC: the shipped plan, counting, and lists an agency got wrong."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import chinese_calendar
import pytest

from docgen.catalogue import CatalogueInvalidError, load_catalogue
from docgen.catalogue.workdays import WorkdayCalendar, after_months

CALENDAR = load_catalogue().lists.workdays


def test_every_day_of_the_shipped_years_is_as_the_state_council_planned_it() -> None:
    day, last = date(2021, 1, 1), date(2026, 12, 31)
    wrong = []
    while day <= last:
        if CALENDAR.is_workday(day) != chinese_calendar.is_workday(day):
            wrong.append(day)
        day += timedelta(days=1)
    assert wrong == []


# Counted by hand on the published plans; the first day does not count (民法典 201).
AFTER = [
    # an ordinary week, and over a weekend
    ("2026-03-02", 1, "2026-03-03"),
    ("2026-03-02", 4, "2026-03-06"),
    ("2026-03-02", 5, "2026-03-09"),
    ("2026-03-06", 1, "2026-03-09"),
    ("2026-03-07", 1, "2026-03-09"),
    ("2026-03-08", 5, "2026-03-13"),
    ("2026-03-16", 7, "2026-03-25"),
    # 元旦 of 2026 with its exchanged Sunday
    ("2025-12-30", 1, "2025-12-31"),
    ("2025-12-31", 1, "2026-01-04"),
    ("2025-12-31", 2, "2026-01-05"),
    ("2025-12-29", 7, "2026-01-08"),
    # 春节 of 2026: Saturdays 14 and 28 February are worked
    ("2026-02-12", 1, "2026-02-13"),
    ("2026-02-13", 1, "2026-02-14"),
    ("2026-02-14", 1, "2026-02-24"),
    ("2026-02-13", 5, "2026-02-27"),
    ("2026-02-13", 6, "2026-02-28"),
    ("2026-02-13", 7, "2026-03-02"),
    ("2026-02-27", 1, "2026-02-28"),
    ("2026-02-28", 1, "2026-03-02"),
    # 清明 and 劳动节 of 2026
    ("2026-04-03", 1, "2026-04-07"),
    ("2026-04-30", 1, "2026-05-06"),
    ("2026-04-30", 4, "2026-05-09"),
    ("2026-04-30", 5, "2026-05-11"),
    ("2026-05-08", 1, "2026-05-09"),
    # 端午, 中秋 and 国庆 of 2026
    ("2026-06-18", 1, "2026-06-22"),
    ("2026-09-18", 1, "2026-09-20"),
    ("2026-09-24", 1, "2026-09-28"),
    ("2026-09-24", 3, "2026-09-30"),
    ("2026-09-24", 4, "2026-10-08"),
    ("2026-09-30", 1, "2026-10-08"),
    ("2026-09-30", 3, "2026-10-10"),
    ("2026-09-30", 7, "2026-10-15"),
    # 2025: a Spring Festival from 28 January, a National Day of eight days
    ("2025-01-24", 1, "2025-01-26"),
    ("2025-01-27", 1, "2025-02-05"),
    ("2025-01-27", 4, "2025-02-08"),
    ("2025-01-27", 5, "2025-02-10"),
    ("2025-04-03", 1, "2025-04-07"),
    ("2025-04-30", 1, "2025-05-06"),
    ("2025-05-30", 1, "2025-06-03"),
    ("2025-09-30", 1, "2025-10-09"),
    ("2025-09-30", 3, "2025-10-11"),
    ("2025-09-26", 7, "2025-10-13"),
    # 2024: a leap year; 11 May and 14 September are worked
    ("2024-02-09", 1, "2024-02-18"),
    ("2024-02-28", 2, "2024-03-01"),
    ("2024-05-10", 1, "2024-05-11"),
    ("2024-09-13", 1, "2024-09-14"),
    ("2024-09-14", 1, "2024-09-18"),
    ("2024-09-30", 5, "2024-10-12"),
    # 2023: Mid-Autumn and National Day in one, both weekend days after it worked
    ("2023-09-28", 1, "2023-10-07"),
    ("2023-09-28", 3, "2023-10-09"),
    ("2023-12-29", 1, "2024-01-02"),
    # backwards, as a notice that must go out three working days before
    ("2026-03-10", -3, "2026-03-05"),
    ("2026-03-09", -1, "2026-03-06"),
    ("2026-02-24", -1, "2026-02-14"),
    ("2026-10-08", -3, "2026-09-28"),
    # a year whose plan is not out: Monday to Friday
    ("2027-01-01", 5, "2027-01-08"),
]


@pytest.mark.parametrize(("start", "count", "expected"), AFTER)
def test_working_days_are_counted_as_by_hand(start: str, count: int, expected: str) -> None:
    found = CALENDAR.after_workdays(date.fromisoformat(start), count)
    assert found == date.fromisoformat(expected)


@pytest.mark.parametrize(("start", "count", "expected"), [row for row in AFTER if row[1] > 0])
def test_counting_between_two_days_agrees_with_counting_on(
    start: str, count: int, expected: str
) -> None:
    between = CALENDAR.workdays_between(date.fromisoformat(start), date.fromisoformat(expected))
    assert between == count


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2026-03-16", 6, "2026-09-16"),
        ("2025-08-31", 6, "2026-02-28"),
        ("2023-08-31", 6, "2024-02-29"),
        ("2026-03-31", 1, "2026-04-30"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-07-15", 24, "2028-07-15"),
    ],
)
def test_months_end_on_the_same_date_or_the_last_of_the_month(
    start: str, months: int, expected: str
) -> None:
    assert after_months(date.fromisoformat(start), months) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-10-01", "2026-10-08"),
        ("2026-10-10", "2026-10-10"),
        ("2026-10-11", "2026-10-12"),
        ("2026-02-15", "2026-02-24"),
        ("2026-02-14", "2026-02-14"),
    ],
)
def test_a_last_day_off_moves_to_the_next_working_day(day: str, expected: str) -> None:
    assert CALENDAR.rolled(date.fromisoformat(day)) == date.fromisoformat(expected)


def test_a_year_without_a_plan_is_said_to_have_none() -> None:
    assert CALENDAR.is_planned(date(2026, 1, 1), date(2026, 12, 31))
    assert not CALENDAR.is_planned(date(2026, 12, 20), date(2027, 1, 5))


def _agency(folder: Path, years: Any) -> WorkdayCalendar:
    lists = folder / "schemas" / "lists"
    lists.mkdir(parents=True)
    (lists / "workdays.json").write_text(json.dumps({"title": "安排", "years": years}), "utf-8")
    return load_catalogue(agency=folder).lists.workdays


def test_an_agencys_plan_stands_in_place_of_the_shipped_one(tmp_path: Path) -> None:
    plan = {"2027": {"source": "试用", "off": ["2027-01-01/2027-01-03"], "working": ["2027-01-09"]}}
    calendar = _agency(tmp_path, plan)
    assert not calendar.is_workday(date(2027, 1, 1))
    assert calendar.is_workday(date(2027, 1, 9))
    assert calendar.years == {2027}


@pytest.mark.parametrize(
    "years",
    [
        [],
        {},
        {"26": {"source": "试", "off": [], "working": []}},
        {"2026": {"source": "试", "off": ["2026-02-30"], "working": []}},
        {"2026": {"source": "试", "off": ["2026-1-1"], "working": []}},
        {"2026": {"source": "试", "off": ["2025-12-31/2026-01-03"], "working": []}},
        {"2026": {"source": "试", "off": ["2026-05-05/2026-05-01"], "working": []}},
        {"2026": {"source": "试", "off": ["2026-01-01/2026-12-31"], "working": []}},
        {"2026": {"source": "试", "off": "2026-01-01", "working": []}},
        {"2026": {"source": "试", "off": ["2026-10-01/2026-10-07"], "working": ["2026-10-02"]}},
        {"2026": {"source": "试", "off": []}},
    ],
)
def test_a_plan_that_cannot_be_is_refused_by_name(tmp_path: Path, years: Any) -> None:
    with pytest.raises(CatalogueInvalidError, match=r"workdays\.json"):
        _agency(tmp_path, years)
