"""One case for each row of a spreadsheet: the same papers to many recipients (同一文书，一户一份).

The clerk says which column holds which field; every row completes one base case. Numbers are taken
anew, and nothing that happened to the base's papers is copied. Not for taking the cases in: that is
the job ``batch``.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl

from docgen.case import Case
from docgen.case.canonical import thaw
from docgen.catalogue import Catalogue
from docgen.catalogue.labels import label_of
from docgen.service.batch_rows import read_rows
from docgen.service.errors import BatchInputError
from docgen.service.lists.workbook import WORKBOOK_FAULTS

__all__ = ["CaseField", "Column", "cases_of_rows", "columns_of", "fields_of", "guessed"]

_SAMPLES = 3
_MOST_COLUMNS = 60
_SHARED = ("party", "vehicle", "conduct", "source")
_IDS = frozenset({"id", "kind", "type"})
_BOOK = "rows.xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the sheet: its place from 0, its head, and what its first rows hold."""

    place: int
    head: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseField:
    """A field of the base case that rows may fill: its JSON Pointer, its titles, what it holds."""

    pointer: str
    label: str
    value: str


def columns_of(data: bytes) -> tuple[Column, ...]:
    """The columns of a workbook's first sheet that have a head.

    Raises:
        BatchInputError: it is no workbook.
    """
    sheet = _book(data).worksheets[0]
    rows = list(sheet.iter_rows(max_row=1 + _SAMPLES, max_col=_MOST_COLUMNS, values_only=True))
    heads = rows[0] if rows else ()
    return tuple(
        Column(
            place=place,
            head=str(head).strip(),
            samples=tuple(str(row[place]) for row in rows[1:] if row[place] is not None),
        )
        for place, head in enumerate(heads)
        if head not in (None, "")
    )


def _book(data: bytes) -> openpyxl.Workbook:
    try:
        return openpyxl.load_workbook(io.BytesIO(data))
    except WORKBOOK_FAULTS as error:
        raise BatchInputError(
            where=_BOOK, what="no spreadsheet", next="save it as .xlsx"
        ) from error


def fields_of(catalogue: Catalogue, base: Case) -> tuple[CaseField, ...]:
    """The fields that rows may fill: single texts and numbers of the party, the act and papers."""
    types = [each.type.code for each in base.papers]
    places = [
        *(place for name in _SHARED for place in _leaves(base.data.get(name), f"/{name}")),
        *(place for each in base.papers for place in _leaves(each.data, f"{each.pointer}/data")),
    ]
    return tuple(
        CaseField(pointer=pointer, label=label, value=value)
        for pointer, value in places
        if (label := label_of(catalogue, pointer, types, base.data))
    )


def _leaves(value: Any, pointer: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - JSON
    if isinstance(value, Mapping):
        for key, each in value.items():
            if key not in _IDS:
                yield from _leaves(each, f"{pointer}/{key}")
    elif value is None or (isinstance(value, str | int | float) and not isinstance(value, bool)):
        yield pointer, "" if value is None else str(value)


def guessed(column: Column, fields: Sequence[CaseField]) -> str:
    """The field that a column's head names, by the last of its titles; empty where none does."""
    head = column.head.removeprefix("/")
    for field in fields:
        if head in (field.pointer.removeprefix("/"), field.label.split(" · ")[-1], field.label):
            return field.pointer
    for field in fields:
        title = field.label.split(" · ")[-1]
        if title and (title in head or head in title):
            return field.pointer
    return ""


def cases_of_rows(
    data: bytes, mapping: Mapping[int, str], base: Case, *, prefix: str
) -> list[tuple[int, dict[str, Any] | BatchInputError]]:
    """The case of each row, by its number in the sheet, or what is wrong with the row.

    ``mapping`` gives the JSON Pointer of each column that counts; case ids are ``prefix`` and a
    serial.

    Raises:
        BatchInputError: the file is no workbook, or two columns fill one field.
    """
    book = _book(data)
    sheet = book.worksheets[0]
    for place in range(sheet.max_column):
        sheet.cell(1, place + 1).value = mapping.get(place) or None
    pattern = _unissued(base)
    with TemporaryDirectory(prefix="docgen-rows-") as folder:
        path = Path(folder) / _BOOK
        book.save(path)
        rows = list(read_rows(path, pattern))
    made: list[tuple[int, dict[str, Any] | BatchInputError]] = []
    for serial, (number, row) in enumerate(rows, start=1):
        if isinstance(row, dict):
            made.append((number, {**row, "case_id": f"{prefix}-{serial:04}"}))
        else:
            made.append((number, row))
    return made


def _unissued(base: Case) -> dict[str, Any]:
    """The base without its numbers and without what happened to its papers."""
    data: dict[str, Any] = thaw(base.data)
    data["number"] = data["register_number"] = None
    for paper in data["papers"]:
        paper["number"] = paper["execution"] = paper["service"] = None
    return data
