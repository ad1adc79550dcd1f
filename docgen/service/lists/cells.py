"""What stands in a cell of a list's workbook, by the kind of its column, read and written.

Not for which columns there are (``sheets``) nor for opening workbooks (``workbook``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, TypeAlias

from docgen.case.citation import cite, read_citation

__all__ = ["CLAUSES", "COUNTS", "DAY", "LINES", "NUMBER", "PARAGRAPHS", "TEXT", "Kind", "choice"]

Written: TypeAlias = str | int | float | date | None

_DAY = re.compile("([0-9]{4})(?:-|/|年)([0-9]{1,2})(?:-|/|月)([0-9]{1,2})日?")
_FIGURES = re.compile("[0-9]{1,9}")
_SEPARATOR = re.compile("[、，,;；/\\s]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How a cell is read and written.

    ``read`` raises ValueError where a cell holds something else, which is then a finding of the
    code ``fault``; ``choices`` are the words that it may hold, where there are only a few.
    """

    fault: str
    read: Callable[[object], Any]
    write: Callable[[Any], Written]
    choices: tuple[str, ...] = ()


def _text(value: object) -> str:
    """Text, or a whole number that a spreadsheet program took a code for."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise ValueError(value)  # noqa: TRY004 - one kind of fault: the cell holds something else
    return value.replace("\r\n", "\n").strip()


def _lines(value: object) -> list[str]:
    return [line.strip() for line in _text(value).split("\n") if line.strip()]


def _paragraphs(value: object) -> list[str]:
    parts = re.split("\n[ \t]*\n", _text(value))
    return ["\n".join(_lines(part)) for part in parts if part.strip()]


def _day(value: object) -> str:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    found = _DAY.fullmatch(_text(value)) if isinstance(value, str) else None
    if found is None:
        raise ValueError(value)
    return date(*map(int, found.groups())).isoformat()


def _number(value: object) -> int:
    text = _text(value)
    if _FIGURES.fullmatch(text) is None:
        raise ValueError(value)
    return int(text)


def _counts(value: object) -> list[int]:
    return [_number(part) for part in _SEPARATOR.split(_text(value)) if part]


def _clauses(value: object) -> list[dict[str, Any]]:
    found = [read_citation(line) for line in _lines(value)]
    if any(each is None for each in found):
        raise ValueError(value)
    return [each for each in found if each is not None]


def choice(names: Mapping[str, Any]) -> Kind:
    """One of a few words, each standing for a value."""
    known = MappingProxyType(dict(names))
    words = {value: word for word, value in known.items()}

    def read(value: object) -> Any:  # noqa: ANN401 - what the words stand for
        text = _text(value)
        if text not in known:
            raise ValueError(value)
        return known[text]

    return Kind(
        fault="list-cell-choice",
        read=read,
        write=lambda value: words[value],
        choices=tuple(known),
    )


TEXT = Kind(fault="list-cell-text", read=_text, write=lambda value: value)
LINES = Kind(fault="list-cell-text", read=_lines, write="\n".join)
PARAGRAPHS = Kind(fault="list-cell-text", read=_paragraphs, write="\n\n".join)
DAY = Kind(fault="list-cell-day", read=_day, write=date.fromisoformat)
NUMBER = Kind(fault="list-cell-number", read=_number, write=lambda value: value)
COUNTS = Kind(
    fault="list-cell-counts", read=_counts, write=lambda value: "、".join(map(str, value))
)
CLAUSES = Kind(
    fault="list-cell-clauses",
    read=_clauses,
    write=lambda value: "\n".join(map(cite, value)),
)
