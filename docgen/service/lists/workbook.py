"""Opens and makes workbooks (.xlsx), with limits on hostile ones. Not for what their cells mean.

Macros, formulas, merged cells and errors are never taken for values: the first by the whole file,
the others cell by cell.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError, fromstring

from docgen.service.errors import ListFileError
from docgen.service.lists.cells import Written

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = [
    "MOST_BYTES",
    "MOST_ROWS",
    "WORKBOOK_FAULTS",
    "Cell",
    "Table",
    "make_workbook",
    "read_workbook",
]

MOST_BYTES = 16 * 1024 * 1024
MOST_UNPACKED_BYTES = 32 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 20_000, 64
# The size of a sheet (ECMA-376); what a file claims beyond it is not looked at.
MOST_SHEET_ROWS = 1_048_576
WIDEST = 60
DATE_FORMAT = "yyyy-mm-dd"
# What the library raises on a file that is no workbook, or a damaged one.
WORKBOOK_FAULTS: tuple[type[Exception], ...] = (
    *(zipfile.BadZipFile, ParseError, zlib.error, OSError, EOFError, RecursionError),
    *(ArithmeticError, LookupError, TypeError, ValueError, AttributeError, NotImplementedError),
)
_MERGED = re.compile(rb'<(?:[A-Za-z]+:)?mergeCell\s+ref="([A-Z0-9:]{1,30})"')
_ROW = re.compile(rb"<(?:[A-Za-z]+:)?row\s([^>]{1,400})>")
_ROW_NUMBER = re.compile(rb'(?:^|\s)r="([0-9]{1,7})"')
_IS_HIDDEN = re.compile(rb'\shidden="(?:1|true)"')
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell with something in it: where it is, its value, and the kind of it by a letter."""

    place: str
    value: object
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet: its rows by number, each with its cells by column; ranges that are merged.

    ``hidden`` are the numbers of rows that nobody sees, as a filter leaves them; ``is_cut`` says
    that it goes on beyond the limits.
    """

    title: str
    rows: Mapping[int, Mapping[int, Cell]]
    merged: tuple[str, ...]
    hidden: frozenset[int]
    is_cut: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What of a sheet the reading of rows does not tell: merged ranges and hidden rows."""

    merged: tuple[str, ...] = ()
    hidden: frozenset[int] = frozenset()


def read_workbook(data: bytes, where: str, *, only: str | None = None) -> list[Table]:
    """The sheets of a workbook, or those of one title.

    Raises:
        ListFileError: no workbook, one with macros, or one that is too large.
    """
    try:
        looks = _looks(data, where)
        with warnings.catch_warnings():
            # What the library passes over in a sheet (drawings, validation) is no part of a list.
            warnings.simplefilter("ignore")
            return list(_tables(data, looks, only))
    except WORKBOOK_FAULTS as error:
        raise ListFileError(where=where, what="no spreadsheet", next="save it as .xlsx") from error


def _tables(data: bytes, looks: Mapping[str, _Look], only: str | None) -> Iterator[Table]:
    from openpyxl import load_workbook  # slow to import, and only spreadsheets need it

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    for sheet in book.worksheets:
        if only not in (None, sheet.title):
            continue
        rows: dict[int, Mapping[int, Cell]] = {}
        is_cut = False
        for number, row in _rows(sheet):
            is_cut = number > MOST_ROWS
            if is_cut:
                break
            rows[number] = row
        look = looks.get(sheet.title, _Look())
        hidden = look.hidden & rows.keys()
        yield Table(title=sheet.title, rows=rows, merged=look.merged, hidden=hidden, is_cut=is_cut)
    book.close()


def _rows(sheet: Worksheet) -> Iterator[tuple[int, Mapping[int, Cell]]]:
    """The rows with something in them."""
    rows = sheet.iter_rows(min_row=1, max_row=MOST_SHEET_ROWS, max_col=MOST_COLUMNS)
    for number, row in enumerate(rows, start=1):
        filled = {
            column: Cell(place=cell.coordinate, value=cell.value, kind=cell.data_type)
            for column, cell in enumerate(row)
            if cell.value is not None and cell.value != ""
        }
        if filled:
            yield number, filled


def _looks(data: bytes, where: str) -> Mapping[str, _Look]:
    """How each sheet looks, by its title."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        _require_harmless(archive, where)
        book = fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - expat bounds entities
        related = fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - as above
        targets = {each.get("Id"): each.get("Target", "") for each in related}
        return {
            sheet.get("name", ""): _look(archive, targets.get(sheet.get(_RELATED), ""))
            for sheet in book.iter(f"{_MAIN}sheet")
        }


def _look(archive: zipfile.ZipFile, target: str) -> _Look:
    name = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    if name not in archive.namelist():
        return _Look()
    sheet = archive.read(name)
    hidden = (row for row in _ROW.findall(sheet) if _IS_HIDDEN.search(row))
    numbers = (_ROW_NUMBER.search(row) for row in hidden)
    return _Look(
        merged=tuple(found.decode() for found in _MERGED.findall(sheet)),
        hidden=frozenset(int(number[1]) for number in numbers if number),
    )


def _require_harmless(archive: zipfile.ZipFile, where: str) -> None:
    names = [each.filename.lower() for each in archive.infolist()]
    if any(name.endswith("vbaproject.bin") or "macrosheets/" in name for name in names):
        raise ListFileError(
            where=where, what="it holds macros", next="save it as .xlsx without macros"
        )
    if sum(each.file_size for each in archive.infolist()) > MOST_UNPACKED_BYTES:
        raise ListFileError(
            where=where,
            what=f"more than {MOST_UNPACKED_BYTES >> 20} MB when unpacked",
            next="divide it",
        )


def make_workbook(
    sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Written]]]],
) -> bytes:
    """A workbook of sheets, each with a title, headings and rows; text never becomes a formula."""
    from openpyxl import Workbook  # slow to import, and only spreadsheets need it
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.worksheets[0])
    for title, headings, rows in sheets:
        sheet = book.create_sheet(title)
        widths = [0] * len(headings)
        for number, row in enumerate((headings, *rows), start=1):
            _fill(sheet, number, row)
            widths = list(map(max, widths, map(_width, row)))
        _set_up_printing(sheet)
        for column, width in enumerate(widths, start=1):
            sheet.column_dimensions[get_column_letter(column)].width = min(width, WIDEST)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _set_up_printing(sheet: Worksheet) -> None:
    """Paper A4 across, as wide as the page, the headings on each page and always in sight."""
    from openpyxl.worksheet.properties import PageSetupProperties  # slow to import, as above

    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _fill(sheet: Worksheet, number: int, row: Sequence[Written]) -> None:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font  # slow to import, and only spreadsheets need it

    wrapped, bold = Alignment(vertical="top", wrap_text=True), Font(bold=number == 1)
    for column, value in enumerate(row, start=1):
        if value is None:
            continue
        shown = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
        cell = sheet.cell(row=number, column=column, value=shown)
        if isinstance(value, str):
            cell.data_type = "s"
            cell.number_format = "@"
        elif isinstance(value, date):
            cell.number_format = DATE_FORMAT
        cell.alignment, cell.font = wrapped, bold


def _width(value: Written) -> int:
    """Columns that the longest line takes; a Chinese character takes two."""
    lines = str(value if value is not None else "").split("\n")
    return 2 + max(sum(1 if character.isascii() else 2 for character in line) for line in lines)
