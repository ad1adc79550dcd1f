"""One case for each row of a spreadsheet: the same papers to many recipients (同一文书，一户一份).

The clerk says which column holds which field; every row completes one base case, whose party goes
over to nobody, nor its evidence unless the clerk keeps it. Numbers are taken anew, and nothing that
happened to the base's papers is copied.
Not for judging the cases (``checking``), nor for taking them in: that is the job ``batch``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from docgen.case import Case
from docgen.case.canonical import thaw
from docgen.case.pointer import pointer as pointer_of
from docgen.catalogue import Catalogue
from docgen.catalogue.labels import field_at, label_of
from docgen.service.batch.columns import KNOWN_AS
from docgen.service.batch.model import Model, Told
from docgen.service.batch.rows import Asked, MadeCase, cases_of, steps_of
from docgen.service.batch.sheet import Cell, heads_row, is_empty, sheet_cells, shown, titles_above
from docgen.service.errors import BatchInputError
from docgen.service.lists.cells import Written
from docgen.service.lists.workbook import make_workbook

__all__ = [
    "CaseField",
    "Column",
    "Lacking",
    "Recipient",
    "Titles",
    "columns_of",
    "fields_of",
    "guesses",
    "lacking",
    "recipients",
    "rows_out",
    "titles_of",
]

_SAMPLES = 3
_MOST_COLUMNS = 60
_SHARED = ("party", "vehicle", "conduct", "source")
_IDS = frozenset({"id", "kind", "type"})
_NAME, _VEHICLE = "/party/name", "/vehicle/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the sheet: its place from 0, its head, and what its first rows hold."""

    place: int
    head: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """How many rows stand above the names of the columns, and what they say."""

    rows: int
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseField:
    """A field of the base case that rows may fill: its JSON Pointer and its titles.

    ``words`` are those that it takes, by what people read, where it does not take any text;
    ``needed`` says that every party, or every vehicle, has it.
    """

    pointer: str
    label: str
    words: Mapping[str, str]
    needed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """A row: what it calls its party, and what it makes."""

    name: str
    made: MadeCase


def columns_of(data: bytes, name: str) -> tuple[Column, ...]:
    """The columns of a workbook's first sheet that have a head; ``name`` is what the user calls it.

    Raises:
        BatchInputError: it is no workbook, or it has no head or no row.
    """
    rows = sheet_cells(data, name, first=heads_row(data, name))
    heads, top = next(rows), list(islice(rows, _SAMPLES))
    found = tuple(
        Column(
            place=place,
            head=shown(head),
            samples=tuple(shown(row[place]) for row in top if not is_empty(row[place])),
        )
        for place, head in enumerate(heads[:_MOST_COLUMNS])
        if shown(head)
    )
    if not found or not top:
        raise BatchInputError(
            where=name,
            what="no row below a row of names",
            next="name the columns in the first row, and put a recipient in each row below",
        )
    return found


def titles_of(data: bytes, name: str) -> Titles | None:
    """What stands above the names of the columns, if anything."""
    first = heads_row(data, name)
    return Titles(rows=first - 1, texts=titles_above(data, name, first)) if first > 1 else None


def fields_of(catalogue: Catalogue, base: Case) -> tuple[CaseField, ...]:
    """The fields that rows may fill: single texts and numbers of the party, the act and papers."""
    types = [each.type.code for each in base.papers]
    usual = [
        pointer
        for pointer in KNOWN_AS
        if base.data.get(pointer.split("/")[1]) is not None
        and field_at(catalogue, pointer, base.data) is not None
    ]
    places = [
        *usual,
        *(
            place
            for name in _SHARED
            if base.data.get(name) is not None
            for place in _leaves(base.data[name], f"/{name}")
        ),
        *(place for each in base.papers for place in _leaves(each.data, f"{each.pointer}/data")),
    ]
    return tuple(
        _field(catalogue, pointer, label, base)
        for pointer in dict.fromkeys(places)
        if (label := label_of(catalogue, pointer, types, base.data))
    )


def _leaves(value: Any, pointer: str) -> Iterator[str]:  # noqa: ANN401 - JSON
    if isinstance(value, Mapping):
        for key, each in value.items():
            if key not in _IDS:
                yield from _leaves(each, f"{pointer}/{key}")
    elif value is None or (isinstance(value, str | int | float) and not isinstance(value, bool)):
        yield pointer


def _field(catalogue: Catalogue, pointer: str, label: str, base: Case) -> CaseField:
    found = field_at(catalogue, pointer, base.data) or {}
    return CaseField(
        pointer=pointer,
        label=label,
        words={str(word): str(value) for value, word in found.get("choices", ())},
        needed=pointer.startswith(("/party/", _VEHICLE)) and bool(found.get("required")),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """What no column gives though every row needs it: JSON Pointers, and what texts tell of it.

    ``told`` are facts of the model's own party, with where they stand.
    """

    pointers: tuple[str, ...]
    told: tuple[Told, ...]


def lacking(base: Case, fields: Sequence[CaseField], chosen: Collection[str]) -> Lacking:
    """What no chosen column fills: what every party or vehicle has, what the model's texts tell."""
    told = {pointer_of(each.path): each for each in Model.for_others(_unissued(base)).told}
    has_vehicle = any(each.startswith(_VEHICLE) for each in (*chosen, *told))
    needed = [
        each.pointer
        for each in fields
        if each.needed and (has_vehicle or not each.pointer.startswith(_VEHICLE))
    ]
    pointers = [each for each in dict.fromkeys((*needed, *told)) if each not in chosen]
    return Lacking(
        pointers=tuple(pointers),
        told=tuple(told[each] for each in pointers if each in told),
    )


def guesses(columns: Sequence[Column], fields: Sequence[CaseField]) -> Mapping[int, str]:
    """The field that each column's head names, by the column's place; no field twice."""
    found: dict[int, str] = {}
    for names in (_as_titled, _as_called, _nearly):
        for column in columns:
            free = [each for each in fields if each.pointer not in found.values()]
            named = (each.pointer for each in free if names(column.head.casefold(), each))
            if column.place not in found and (pointer := next(named, "")):
                found[column.place] = pointer
    return found


def _as_titled(head: str, field: CaseField) -> bool:
    pointer, titles = field.pointer.removeprefix("/"), field.label.split(" · ")
    return head.removeprefix("/") in (pointer, titles[-1], field.label)


def _as_called(head: str, field: CaseField) -> bool:
    return head in KNOWN_AS.get(field.pointer, ())


def _nearly(head: str, field: CaseField) -> bool:
    title = field.label.split(" · ")[-1]
    return len(title) > 1 and title in head


def recipients(
    data: bytes,
    mapping: Mapping[int, str],
    base: Case,
    *,
    catalogue: Catalogue,
    prefix: str,
    name: str,
    fields: Sequence[CaseField],
    evidence: Collection[str] = (),
) -> list[Recipient]:
    """Each row that is not empty.

    ``mapping`` gives the JSON Pointer of each column that counts; case ids are ``prefix`` and a
    serial; ``name`` is what the user calls the file; ``evidence`` are the ids of the base's
    pieces of evidence that every case keeps.

    Raises:
        BatchInputError: the file is no workbook, or two columns fill one field.
    """
    first = heads_row(data, name)
    rows = [row[:_MOST_COLUMNS] for row in sheet_cells(data, name, first=first)]
    pointers = [mapping.get(place, "") for place in range(len(rows[0]))]
    heads = [steps_of(pointer) if pointer else None for pointer in pointers]
    types = [each.type.code for each in base.papers]
    asked = Asked(
        words={each.pointer: each.words for each in fields if each.words},
        called=lambda pointer: label_of(catalogue, pointer, types, base.data) or pointer,
    )
    made = cases_of(
        enumerate(rows[1:], start=first + 1),
        heads,
        _unissued(base),
        name=name,
        to_others=True,
        evidence=evidence,
        asked=asked,
    )
    named = pointers.index(_NAME) if _NAME in pointers else None
    return [
        Recipient(
            name=each.case["party"].get("name")
            or ("" if named is None else shown(rows[each.number - first][named])),
            made=replace(each, case={**each.case, "case_id": f"{prefix}-{serial:04}"}),
        )
        for serial, each in enumerate(made, start=1)
    ]


def _unissued(base: Case) -> dict[str, Any]:
    """The base without its numbers and without what happened to its papers."""
    data: dict[str, Any] = thaw(base.data)
    data["number"] = data["register_number"] = None
    for paper in data["papers"]:
        paper["number"] = paper["execution"] = paper["service"] = None
    return data


def rows_out(data: bytes, name: str, told: Mapping[int, str], *, title: str, why: str) -> bytes:
    """A workbook of some rows as they came, with what was ``told`` of each in a last column.

    ``why`` is the head of that column; where the file has it already, it is written anew.
    """
    first = heads_row(data, name)
    heads, *rows = [row[:_MOST_COLUMNS] for row in sheet_cells(data, name, first=first)]
    kept = [place for place, head in enumerate(heads) if shown(head) != why]
    chosen = [
        (*(_as_written(row[place]) for place in kept), told[number])
        for number, row in enumerate(rows, start=first + 1)
        if number in told
    ]
    return make_workbook([(title, (*(shown(heads[place]) for place in kept), why), chosen)])


def _as_written(cell: Cell) -> Written:
    """What a cell holds; of what a workbook of ours has no kind for, its text."""
    value = cell.value
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else str(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str | int | float | date):
        return value
    return None if value is None else str(value)
