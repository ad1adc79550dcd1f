"""What cells of a workbook say against each other, cell by cell, before the list's reader judges.

An end before its beginning and a number that stands twice; what else a reader refuses is told of
the whole sheet. Not for single cells (``rows``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from docgen.catalogue.errors import CatalogueInvalidError
from docgen.catalogue.lists import read_list
from docgen.catalogue.validity import Validity
from docgen.service.lists.rows import sheet_finding
from docgen.service.lists.sheets import Column, Row, Sheet
from docgen.values import Finding

__all__ = ["contradictions", "refusals"]

# What may not be less than what, by the keys of columns.
_ORDERED = (
    ("at_least", "at_most"),
    ("valid_from", "valid_to"),
    ("since", "until"),
    ("first", "last"),
)
_NUMBERED = ("list", "document", "item")


def contradictions(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Finding]:
    """Each with the cell in which it shows; a row that lacks one of the cells is passed over."""
    for begins, ends in _ORDERED:
        first, last = _column(sheet, begins), _column(sheet, ends)
        if first is None or last is None:
            continue
        for row in _own(sheet, rows, last):
            low, high = row.values[begins], row.values[ends]
            if low is not None and high is not None and high < low:
                where = f"{sheet.title}!{row.place(last)}"
                params = {"heading": last.heading, "other": first.heading}
                yield sheet_finding("list-row-order", where, **params)
    yield from _numbered_twice(sheet, rows)


def refusals(sheet: Sheet, document: Mapping[str, Any]) -> Iterator[Finding]:
    """What the list's reader says against a document that its schema accepts."""
    try:
        read_list(sheet.name, document, sheet.title)
    except CatalogueInvalidError as error:
        yield sheet_finding("list-sheet-contradicts", sheet.title, what=error.params["what"])


def _column(sheet: Sheet, key: str) -> Column | None:
    return next((each for each in sheet.columns if each.key == key), None)


def _own(sheet: Sheet, rows: Sequence[Row], column: Column) -> Iterator[Row]:
    """The rows that say a column for themselves: the first of an entry, or of a part of it."""
    if column.level and not sheet.part_key:
        yield from rows
        return
    keys = (*sheet.key, *(sheet.part_key if column.level else ()))
    seen = set()
    for row in rows:
        named = tuple(row.values[key] for key in keys)
        if named not in seen:
            seen.add(named)
            yield row


def _numbered_twice(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Finding]:
    """One number of a version of a list stands for one matter on a day."""
    item = _column(sheet, "item")
    seen: dict[tuple[Any, ...], list[Row]] = {}
    for group in sheet.groups(rows) if item else ():
        row = group[0]
        named = tuple(row.values[key] for key in _NUMBERED)
        if None in named or row.values["valid_from"] is None:
            continue
        others = seen.setdefault(named, [])
        met = next((each for each in others if _held(each).meets(_held(row))), None)
        if item and met:
            where = f"{sheet.title}!{row.place(item)}"
            yield sheet_finding("list-number-twice", where, heading=item.heading, row=met.number)
        others.append(row)


def _held(row: Row) -> Validity:
    last = row.values["valid_to"]
    return Validity(
        first=date.fromisoformat(row.values["valid_from"]),
        last=date.fromisoformat(last) if last else None,
    )
