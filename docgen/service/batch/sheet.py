"""The first sheet of a spreadsheet as rows of cells, each for what its program shows.

Not for what the cells are of a case (``rows``).
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from docgen.service.batch.columns import KNOWN_AS
from docgen.service.errors import BatchInputError
from docgen.service.lists.workbook import WORKBOOK_FAULTS

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["Cell", "heads_row", "is_empty", "sheet_cells", "shown", "titles_above"]

# The size of a sheet (ECMA-376); what a file claims beyond it is not looked at.
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
MOST_UNPACKED_BYTES = 1024 * 1024 * 1024
# How far down the names of columns may stand, and how far to the right they are looked for.
_MOST_TITLES, _MOST_LOOKED_AT = 10, 64
_KNOWN = frozenset(each for names in KNOWN_AS.values() for each in names)


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


def is_empty(cell: Cell) -> bool:
    """Whether nothing is seen in a cell."""
    return cell.value is None or (isinstance(cell.value, str) and not cell.value.strip())


def shown(cell: Cell) -> str:
    """What a cell holds, as a text."""
    return "" if cell.value is None else str(cell.value).strip()


def sheet_cells(data: bytes, name: str, *, first: int = 1) -> Iterator[tuple[Cell, ...]]:
    """The heads, in row ``first``, then every row below as wide as they are.

    Raises:
        BatchInputError: the file is no spreadsheet.
    """
    with _readable(data, name):
        yield from _shown(_sheet(data, computed=True), _sheet(data, computed=False), first)


def heads_row(data: bytes, name: str) -> int:
    """The row that names the columns of a list of people, from 1; titles may stand above it.

    It is the first that has two names which people give to columns, else the first with two cells
    in it, else the first.

    Raises:
        BatchInputError: the file is no spreadsheet.
    """
    with _readable(data, name):
        sheet = _sheet(data, computed=True)
        rows = sheet.iter_rows(min_row=1, max_row=_MOST_TITLES, max_col=_MOST_LOOKED_AT)
        filled = [[shown(cell) for cell in row if not is_empty(cell)] for row in rows]
    known = [len(_KNOWN & {each.casefold() for each in row}) for row in filled]
    counts = ([count > 1 for count in known], [len(row) > 1 for row in filled])
    alone = known[:1] == [1]
    return 1 if alone else next((found.index(True) + 1 for found in counts if True in found), 1)


def titles_above(data: bytes, name: str, first: int) -> tuple[str, ...]:
    """What stands above row ``first``."""
    rows = islice(sheet_cells(data, name), first - 1)
    return tuple(text for row in rows for cell in row if (text := shown(cell)))


@contextmanager
def _readable(data: bytes, name: str) -> Iterator[None]:
    """Read a workbook here: what cannot be read is told by the name of the file."""
    try:
        _require_unpackable(data, name)
        with warnings.catch_warnings():
            # What a library passes over in a sheet (drawings, validation) is no part of a case.
            warnings.simplefilter("ignore")
            yield
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


def _shown(computed: Worksheet, written: Worksheet, first: int) -> Iterator[tuple[Cell, ...]]:
    """Cells with what their program computed; one that was never computed with its formula."""
    heads = next(computed.iter_rows(min_row=first, max_row=first, max_col=MOST_COLUMNS), ())
    width = max((place for place, cell in enumerate(heads, 1) if cell.value is not None), default=1)
    yield heads[:width]
    both = (
        sheet.iter_rows(min_row=first + 1, max_row=MOST_ROWS, max_col=width)
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
