"""Dates and times as a case holds them and as papers write them, always in Beijing time.

Not for counting terms and working days: that is the rules' matter.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

__all__ = ["BEIJING", "cn_date", "cn_datetime", "cn_time", "digits8", "parse_date", "parse_time"]

BEIJING = timezone(timedelta(hours=8), "Asia/Shanghai")


@lru_cache(maxsize=4096)
def parse_time(value: str) -> datetime:
    """The aware time, in Beijing time, of a ``date_time`` of a case."""
    time = datetime.fromisoformat(value)
    if time.tzinfo is None:
        raise ValueError("a time in a case says its offset")
    return time.astimezone(BEIJING)


@lru_cache(maxsize=4096)
def parse_date(value: str) -> date:
    """The day, in Beijing, of a ``date`` or ``date_time`` of a case."""
    return parse_time(value).date() if "T" in value else date.fromisoformat(value)


def cn_date(value: str | date | datetime) -> str:
    """2026年3月5日: Arabic figures, no leading zeros (GB/T 9704-2012)."""
    day = _day(value)
    return f"{day.year}年{day.month}月{day.day}日"


def cn_datetime(value: str | datetime) -> str:
    """2026年3月5日10时30分."""
    return cn_date(value) + cn_time(value)


def cn_time(value: str | datetime) -> str:
    """10时30分; minutes in two figures."""
    time = _time(value)
    return f"{time.hour}时{time.minute:02d}分"


def digits8(value: str | date | datetime) -> str:
    """20260305, as the contents sheet of a dossier writes dates."""
    return f"{_day(value):%Y%m%d}"


def _time(value: str | datetime) -> datetime:
    return parse_time(value) if isinstance(value, str) else value.astimezone(BEIJING)


def _day(value: str | date | datetime) -> date:
    if isinstance(value, str):
        return parse_date(value)
    return value.astimezone(BEIJING).date() if isinstance(value, datetime) else value
