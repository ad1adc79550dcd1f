"""The rows of a spreadsheet as cases: each completes a base case at the places its heads name.

A cell is taken for what its program shows, and refused where that is not known; an empty one
empties its place. Where the columns say who the party is, nothing of the base's party goes over.
Not for sealing.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Protocol

from docgen.case.computed import is_error_value, is_formula
from docgen.service.batch.model import Model, names_a_party
from docgen.service.errors import BatchInputError
from docgen.service.lists.workbook import WORKBOOK_FAULTS

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["Cell", "cases_of", "read_rows", "sheet_cells", "steps_of"]

BEIJING = "+08:00"
# The size of a sheet (ECMA-376); what a file claims beyond it is not looked at.
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
MOST_UNPACKED_BYTES = 1024 * 1024 * 1024
# A spreadsheet keeps fifteen digits of a number and makes the others up.
LARGEST_EXACT = 10**15
HALF_A_SECOND = timedelta(milliseconds=500)
# Everything that the case says of these is text.
_OF_TEXTS = ("party", "vehicle")
_Path = tuple[str, ...]


class Cell(Protocol):
    """What is read of a cell."""

    @property
    def value(self) -> object:
        """What it holds, None where nothing."""
        ...

    @property
    def data_type(self) -> str:
        """The kind of it, by a letter."""
        ...


def read_rows(
    data: bytes, pattern: Mapping[str, Any], *, name: str
) -> Iterator[tuple[int, dict[str, Any] | BatchInputError]]:
    """Each row that is not empty: its number, and the case it makes or what is wrong with it.

    ``name`` is what the user calls the file; it stands in what is told of it.

    Raises:
        BatchInputError: the file is no spreadsheet, or a head leads nowhere or stands twice.
    """
    rows = sheet_cells(data, name)
    heads = [None if cell.value in (None, "") else steps_of(cell.value) for cell in next(rows)]
    yield from cases_of(rows, heads, pattern, name=name)


def cases_of(
    rows: Iterable[tuple[Cell, ...]],
    heads: Sequence[_Path | None],
    pattern: Mapping[str, Any],
    *,
    name: str,
    to_others: bool = False,
    evidence: Collection[str] = frozenset(),
) -> Iterator[tuple[int, dict[str, Any] | BatchInputError]]:
    """The cases of the rows below the heads; ``heads`` say what each column fills, if anything.

    ``to_others``: no row is the party's of ``pattern``, whatever the columns say; ``evidence``: ids
    of the pieces of evidence that go over to them all the same.

    Raises:
        BatchInputError: a head stands twice.
    """
    _require_single(name, heads)
    is_others = to_others or names_a_party(heads)
    model = Model.for_others(pattern, evidence=evidence) if is_others else Model(pattern=pattern)
    for number, row in enumerate(rows, start=2):
        if any(cell.value is not None for cell in row):
            try:
                yield number, _case(model, heads, row, f"{name}:{number}")
            except BatchInputError as error:
                yield number, error


def sheet_cells(data: bytes, name: str) -> Iterator[tuple[Cell, ...]]:
    """The heads of the first sheet, then every row as wide as they are.

    Raises:
        BatchInputError: the file is no spreadsheet.
    """
    try:
        _require_unpackable(data, name)
        with warnings.catch_warnings():
            # What a library passes over in a sheet (drawings, validation) is no part of a case.
            warnings.simplefilter("ignore")
            yield from _shown(_sheet(data, computed=True), _sheet(data, computed=False))
    except WORKBOOK_FAULTS as error:
        raise BatchInputError(where=name, what="no spreadsheet", next="save it as .xlsx") from error


def _require_unpackable(data: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(each.file_size for each in archive.infolist())
    if size > MOST_UNPACKED_BYTES:
        raise BatchInputError(
            where=name,
            what=f"more than {MOST_UNPACKED_BYTES >> 20} MB when unpacked",
            next="divide it",
        )


def _sheet(data: bytes, *, computed: bool) -> Worksheet:
    from openpyxl import load_workbook  # slow to import, and only spreadsheets need it

    return load_workbook(io.BytesIO(data), read_only=True, data_only=computed).worksheets[0]


def _shown(computed: Worksheet, written: Worksheet) -> Iterator[tuple[Cell, ...]]:
    """Cells with what their program computed; one that was never computed with its formula."""
    heads = next(computed.iter_rows(min_row=1, max_row=1, max_col=MOST_COLUMNS), ())
    width = max((place for place, cell in enumerate(heads, 1) if cell.value is not None), default=1)
    yield heads[:width]
    both = (
        sheet.iter_rows(min_row=2, max_row=MOST_ROWS, max_col=width)
        for sheet in (computed, written)
    )
    for row, formulas in zip(*both, strict=True):
        yield tuple(map(_known, row, formulas))
    for book in (computed.parent, written.parent):
        if book is not None:
            book.close()


def _known(computed: Cell, written: Cell) -> Cell:
    # A formula whose result is an empty text was computed ("str"); without a type it was not.
    never = computed.value is None and computed.data_type != "str" and written.data_type == "f"
    return written if never else computed


def steps_of(head: object) -> _Path:
    """The steps of a column: a JSON Pointer (/party/name) or a dotted name (party.name)."""
    text = str(head).strip()
    if text.startswith("/"):
        steps = (step.replace("~1", "/").replace("~0", "~") for step in text[1:].split("/"))
        return tuple(steps)
    return tuple(text.split("."))


def _require_single(name: str, heads: Sequence[_Path | None]) -> None:
    for path, count in Counter(path for path in heads if path is not None).items():
        if count > 1:
            raise BatchInputError(
                where=name,
                what=f"the column {'.'.join(path)} stands there twice",
                next="keep one of them",
            )


def _case(
    model: Model, heads: Sequence[_Path | None], row: Sequence[Cell], where: str
) -> dict[str, Any]:
    case, empty = model.begun(), []
    for path, cell in zip(heads, row, strict=True):
        if path is None:
            continue
        if cell.value is None:
            empty.append(path)
            continue
        _require_known(cell, where, of_party=path[0] in _OF_TEXTS)
        _put(case, path, _value(cell.value, as_text=path[0] in _OF_TEXTS), where)
    # From behind, so that what an emptied item of a list makes move up was looked at before.
    for path in sorted(empty, key=lambda each: [(len(step), step) for step in each], reverse=True):
        _empty(case, path)
    model.finish(case, where)
    return case


def _require_known(cell: Cell, where: str, *, of_party: bool) -> None:
    """Refuse a cell of which it cannot be known what was meant.

    A formula and an error are refused as texts too: cells are copied as values.
    """
    place, value = getattr(cell, "coordinate", ""), cell.value
    is_long = isinstance(value, int | float) and abs(value) >= LARGEST_EXACT
    if cell.data_type == "f":
        raise BatchInputError(
            where=where,
            what=f"the formula in {place} was never computed",
            next="open it in a spreadsheet program and save it there",
        )
    if cell.data_type == "e" or (isinstance(value, str) and is_error_value(value)):
        raise BatchInputError(
            where=where, what=f"the cell {place} shows an error", next="correct the cell"
        )
    if isinstance(value, str) and _reads_as_formula(value, of_party=of_party):
        raise BatchInputError(
            where=where,
            what=f"the cell {place} holds a formula as text",
            next="write there what the formula should give",
        )
    if is_long:
        raise BatchInputError(
            where=where,
            what=f"the number in {place} has more than 15 digits, and is not exact",
            next="format the column as text and type it again",
        )


def _reads_as_formula(text: str, *, of_party: bool) -> bool:
    """Outside of the party's own facts a line drawn of equals signs is none."""
    return is_formula(text) and (of_party or not is_formula(text.strip()[1:]))


def _empty(case: Any, path: _Path) -> None:  # noqa: ANN401 - JSON
    """Take away what the base has at a place; an item of a list goes as a whole."""
    *way, last = path
    at = case
    for step in way:
        if isinstance(at, list):
            at = at[int(step)] if step.isdecimal() and int(step) < len(at) else None
        else:
            at = at.get(step) if isinstance(at, dict) else None
    if isinstance(at, dict) and last in at:
        at[last] = None
    elif isinstance(at, list) and last.isdecimal() and int(last) < len(at):
        del at[int(last)]


def _put(case: Any, path: _Path, given: object, where: str) -> None:  # noqa: ANN401 - JSON
    at = case
    for place, step in enumerate(path):
        last = place == len(path) - 1
        value = given if last else ([] if path[place + 1].isdecimal() else {})
        if isinstance(at, list) and step.isdecimal() and int(step) <= len(at):
            if int(step) == len(at):
                at.append(value)
            elif last:
                at[int(step)] = _like(at[int(step)], value)
            at = at[int(step)]
        elif isinstance(at, dict):
            at[step] = _like(at.get(step), value) if last else at.get(step) or value
            at = at[step]
        else:
            raise BatchInputError(
                where=where,
                what=f"the column {'.'.join(path)} leads nowhere",
                next="name a place of the case as /party/name or party.name",
            )


def _like(known: object, value: object) -> object:
    """A number where the base has text is a code that the spreadsheet took for a number."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if isinstance(known, str) and is_number else value


def _value(cell: object, *, as_text: bool) -> object:
    """What a cell holds, as the case has it: days, times and moments as text, by the second.

    ``as_text`` says that the case has no numbers there: telephones and codes that look like one.
    """
    if isinstance(cell, datetime):
        moment = (cell + HALF_A_SECOND).replace(microsecond=0)
        midnight = moment.time() == time()
        return moment.date().isoformat() if midnight else moment.isoformat() + BEIJING
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if as_text and isinstance(cell, int) and not isinstance(cell, bool):
        return str(cell)
    return None if cell == "null" else cell
