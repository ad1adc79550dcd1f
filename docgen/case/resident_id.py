"""What a resident identity number tells of its holder (GB 11643-1999). Not for checking it."""

from __future__ import annotations

from datetime import date

__all__ = ["age_on", "born_on", "sex_of"]

_SEQUENCE = 16


def born_on(number: str) -> date:
    """The day of birth in a number that is good."""
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def sex_of(number: str) -> str:
    """``male`` or ``female``: the sequence is odd for men."""
    return "male" if int(number[_SEQUENCE]) % 2 else "female"


def age_on(number: str, day: date) -> int:
    """The full years of the holder on ``day``; a birthday counts from its own day."""
    born = born_on(number)
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
