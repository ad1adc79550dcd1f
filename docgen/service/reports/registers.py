"""Registers that write themselves (台账): rows out of sealed dossiers, open cases and numbers.

A sealed case counts as its dossier holds it, an open one as it stands, with its issued papers only.
Not for what the registers are: that is a list (``docgen.catalogue.registers``).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from docgen.case import Paper
from docgen.case.dates import parse_time
from docgen.case.pointer import resolve
from docgen.case.rules.people import TEAM_FACTS
from docgen.catalogue import Catalogue
from docgen.catalogue.registers import Register, RegisterColumn
from docgen.registry.values import CaseKey, NumberRow
from docgen.service.reports.kept_cases import KeptCase
from docgen.service.views import Language
from docgen.values import Role, name_in

__all__ = ["RegisterRows", "Wanted", "collect", "workbook"]

_WIDEST = 60
_LONGEST_CELL = 32_767
_SEAL = "body_seal"
_ENDINGS = (Role.CLOSING, Role.COMPLETION)
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,15}(?:Z|[+-][0-9]{2}:[0-9]{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRows:
    """One register filled in: texts only, row by row; ``cases`` has the case id of each row."""

    register: Register
    rows: tuple[tuple[str, ...], ...]
    cases: tuple[str, ...]

    def only(self, wanted: Wanted) -> RegisterRows:
        """The rows that are asked for."""
        pairs = zip(self.rows, self.cases, strict=True)
        return _filled(self.register, ((row, case) for row, case in pairs if wanted.holds(row)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which rows are asked for: those that hold a text, of days from ``first`` to ``last``.

    The day of a row is the first that stands in it; rows without one are of no day.
    """

    text: str = ""
    first: date | None = None
    last: date | None = None

    def holds(self, row: tuple[str, ...]) -> bool:
        """Whether a row is asked for."""
        if self.text and not any(self.text in cell for cell in row):
            return False
        if self.first is None and self.last is None:
            return True
        day = next((cell[:10] for cell in row if _DAY.fullmatch(cell[:10])), None)
        return (
            day is not None
            and (self.first is None or day >= self.first.isoformat())
            and (self.last is None or day <= self.last.isoformat())
        )


def collect(
    cases: Iterable[KeptCase],
    numbers: Iterable[tuple[CaseKey, NumberRow]],
    *,
    registers: Sequence[Register],
    catalogue: Catalogue,
    language: Language = "zh",
) -> tuple[RegisterRows, ...]:
    """Fill the registers, each in the order of the numbers of its cases.

    In English what codes are called, routes and titles of papers are; the case's own words stay.
    """
    ordered = sorted(cases, key=lambda each: (each.case.number or "", each.case.case_id))
    taken = list(numbers)
    words = catalogue.lists.words(language)
    return tuple(
        _filled(each, _rows(each, ordered, taken, catalogue, language))
        for each in (_spoken(register, words) for register in registers)
    )


def _spoken(register: Register, words: Mapping[str, str]) -> Register:
    """A register with what codes are called in a language, by their Chinese."""
    columns = (
        replace(each, words={code: words.get(word, word) for code, word in each.words.items()})
        for each in register.columns
    )
    return replace(register, columns=tuple(columns))


def _filled(register: Register, found: Iterable[tuple[tuple[str, ...], str]]) -> RegisterRows:
    pairs = list(found)
    return RegisterRows(
        register=register,
        rows=tuple(row for row, _ in pairs),
        cases=tuple(case for _, case in pairs),
    )


def _rows(
    register: Register,
    cases: Sequence[KeptCase],
    numbers: Sequence[tuple[CaseKey, NumberRow]],
    catalogue: Catalogue,
    language: Language,
) -> Iterator[tuple[tuple[str, ...], str]]:
    """The rows of a register, each with the id of its case."""
    if register.rows == "numbers":
        for key, row in numbers:
            yield _texts(register, {"number": _number(key, row)}, {}), key.case_id
        return
    words = catalogue.lists.words(language)
    for kept in cases:
        case = kept.case
        names = {person["id"]: person["name"] for person in case.data.get("staff") or ()}
        shared = _shared(kept, catalogue, language)
        for own in _own(register, kept, words):
            context = shared | own
            if register.where is None or _value(context, register.where[0]) == register.where[1]:
                yield _texts(register, context, names), case.case_id


def _shared(kept: KeptCase, catalogue: Catalogue, language: Language) -> dict[str, Any]:
    data = kept.case.data
    route = catalogue.lists.routes.by_code.get(data["route"])
    party = data["party"]
    return {
        "case": {**data, "number": kept.case.number, "dossier": _dossier(kept)},
        "route": data["route"] if route is None else route.title[language],
        "party_id": party.get("uscc") or party.get("id_number"),
    }


def _dossier(kept: KeptCase) -> dict[str, Any]:
    """Of an open case the day of filing is none yet, that of closing once its report is issued."""
    given = dict(kept.case.data["dossier"])
    if kept.is_sealed:
        return given
    is_closed = any(paper.type.role in _ENDINGS for paper in kept.papers)
    return given | {"filed_on": None} | ({} if is_closed else {"closed_on": None})


def _own(register: Register, kept: KeptCase, words: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """What a row has beside its case: a paper, a recording, or nothing."""
    match register.rows:
        case "cases":
            yield {}
        case "recordings":
            for item in kept.case.data.get("evidence") or ():
                if item["kind"] == "recording":
                    yield {"evidence": item}
        case _:
            for paper in kept.papers:
                if _belongs(register, paper):
                    yield {"paper": _paper(paper, words)}


def _belongs(register: Register, paper: Paper) -> bool:
    if register.roles and paper.type.role not in register.roles:
        return False
    if register.rows == "served":
        return bool(paper.service)
    return register.rows != "sealed" or _bears_seal(paper)


def _bears_seal(paper: Paper) -> bool:
    given = (paper.execution or {}).get("signatures") or ()
    return any(each["signer"] == _SEAL and each["status"] == "signed" for each in given)


def _paper(paper: Paper, words: Mapping[str, str]) -> dict[str, Any]:
    return {
        "title": words.get(paper.type.title, paper.type.title),
        "number": paper.number,
        "date": paper.date,
        "data": paper.data,
        "execution": paper.execution,
        "service": paper.service,
        "facts": {name: paper.fact(name) for name in paper.type.facts},
        "team": next((team for name in TEAM_FACTS if (team := paper.fact(name))), ()),
    }


def _number(key: CaseKey, row: NumberRow) -> dict[str, Any]:
    return {
        "number": row.number,
        "kind": row.kind,
        "year": row.year,
        "seq": row.seq,
        "state": row.state,
        "taken_at": row.taken_at.isoformat(),
        "case_id": key.case_id,
    }


def _texts(
    register: Register, context: Mapping[str, Any], names: Mapping[str, str]
) -> tuple[str, ...]:
    return tuple(_text(column, context, names) for column in register.columns)


def _value(context: Mapping[str, Any], pointer: str) -> Any:  # noqa: ANN401 - any JSON
    return resolve(context, pointer)


def _text(column: RegisterColumn, context: Mapping[str, Any], names: Mapping[str, str]) -> str:
    value = _value(context, column.value)
    if value is None:
        return ""
    items = list(value) if isinstance(value, list | tuple) else [value]
    if column.staff:
        items = [names.get(item, item) for item in items]
    return "、".join(column.words.get(str(item), _shown(str(item), column)) for item in items)


def _shown(text: str, column: RegisterColumn) -> str:
    """A time as 2026-03-05 10:20, Beijing time; anything else as it is."""
    if _TIME.fullmatch(text) is None:
        return text
    time = parse_time(text)
    return f"{time:%Y-%m-%d}" if column.day else f"{time:%Y-%m-%d %H:%M}"


def workbook(filled: Sequence[RegisterRows], language: Language = "zh") -> bytes:
    """The registers as XLSX, a sheet each; every cell is text and none is a formula.

    ``language`` is that of titles and headings; the rows stand as they were collected.
    """
    book = openpyxl.Workbook()
    assert book.active is not None
    book.remove(book.active)
    for each in filled:
        _sheet(book.create_sheet(each.register.title[language][:31]), each, language)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _sheet(sheet: Worksheet, filled: RegisterRows, language: Language) -> None:
    titles = tuple(name_in(column.title, language) for column in filled.register.columns)
    for number, row in enumerate((titles, *filled.rows), start=1):
        for place, text in enumerate(row, start=1):
            cell = sheet.cell(row=number, column=place)
            cell.value = text[:_LONGEST_CELL]
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font = Font(bold=True)
    for place, column in enumerate(zip(titles, *filled.rows, strict=True), start=1):
        width = max(sum(2 if ord(sign) > 0xFF else 1 for sign in text) for text in column)  # noqa: PLR2004 - full-width signs take two
        sheet.column_dimensions[get_column_letter(place)].width = min(width + 2, _WIDEST)
    sheet.freeze_panes = "A2"
