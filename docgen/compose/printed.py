"""How composition prints a time on the pages it writes itself. Not for templates' filters."""

from __future__ import annotations

from datetime import date, datetime

__all__ = ["printed_time"]


def printed_time(text: str) -> str:
    """2026年3月5日10时25分, or the day alone where no time is given; ``/`` where nothing is."""
    if not text:
        return "/"
    if "T" not in text:
        day = date.fromisoformat(text)
        return f"{day.year}年{day.month}月{day.day}日"
    moment = datetime.fromisoformat(text)
    clock = f"{moment.hour}时{moment.minute:02d}分"
    return f"{moment.year}年{moment.month}月{moment.day}日{clock}"
