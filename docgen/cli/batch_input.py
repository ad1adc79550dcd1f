"""What a batch reads: a folder of case files, lines of JSON, or rows of a spreadsheet.

Each becomes the bytes of one case with the folder of its files. Not for sealing them.
"""

from __future__ import annotations

import copy
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from docgen.cli.errors import BatchInputError
from docgen.cli.files import evidence_folder, read_case

if TYPE_CHECKING:
    from openpyxl import Workbook

__all__ = ["BatchItem", "read_batch"]

MOST_INPUT_BYTES = 1024 * 1024 * 1024
BEIJING = "+08:00"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchItem:
    """One case of a batch: what to call it, its bytes, and where its files are."""

    name: str
    raw: bytes
    folder: Path


def read_batch(
    source: Path, *, evidence: Path | None, base: Path | None, most_bytes: int
) -> list[BatchItem]:
    """The cases of ``source``; at least one.

    ``evidence`` holds one folder per case id for lines and rows; ``base`` is the case that the rows
    of a spreadsheet complete.
    """
    items = list(_items(source, evidence, base, most_bytes))
    if not items:
        raise BatchInputError(
            where=source, what="no case in it", next="put case files, lines or rows into it"
        )
    return items


def _items(
    source: Path, evidence: Path | None, base: Path | None, most_bytes: int
) -> Iterator[BatchItem]:
    if source.is_dir():
        return _from_files(source, most_bytes)
    around = evidence or source.with_name(f"{source.stem}.evidence")
    suffix = source.suffix.lower()
    if suffix == ".xlsx":
        return _from_rows(source, around, base)
    if suffix in (".jsonl", ".ndjson"):
        return _from_lines(source, around)
    raise BatchInputError(
        where=source, what="an unknown kind of file", next="give .jsonl, .xlsx or a folder"
    )


def _from_files(source: Path, most_bytes: int) -> Iterator[BatchItem]:
    for path in sorted(source.glob("*.json")):
        if path.is_file() and not path.name.endswith(".supplement.case.json"):
            yield BatchItem(
                name=path.name,
                raw=read_case(path, most_bytes=most_bytes),
                folder=evidence_folder(path, None),
            )


def _from_lines(source: Path, around: Path) -> Iterator[BatchItem]:
    lines = read_case(source, most_bytes=MOST_INPUT_BYTES).split(b"\n")
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield BatchItem(name=f"{source.name}:{number}", raw=line, folder=_folder(line, around))


def _folder(raw: bytes, around: Path) -> Path:
    """The folder named by the case id; a case that cannot be read is refused later, by name."""
    try:
        ident = json.loads(raw)["case_id"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return around
    is_plain = isinstance(ident, str) and ident == Path(ident).name and ident not in (".", "..")
    return around / ident if is_plain else around


def _from_rows(source: Path, around: Path, base: Path | None) -> Iterator[BatchItem]:
    pattern = _pattern(base) if base else {}
    book = _workbook(source)
    rows = book.worksheets[0].iter_rows(values_only=True)
    heads = [_path(head) if head not in (None, "") else None for head in next(rows, ())]
    for number, row in enumerate(rows, start=2):
        if any(cell is not None for cell in row):
            case = copy.deepcopy(pattern)
            for path, cell in zip(heads, row, strict=False):
                if path is not None and cell is not None:
                    _put(case, path, cell, f"{source}:{number}")
            raw = json.dumps(case, ensure_ascii=False).encode()
            name = f"{source.name}:{number}"
            yield BatchItem(name=name, raw=raw, folder=_folder(raw, around))
    book.close()


def _workbook(source: Path) -> Workbook:
    from openpyxl import load_workbook  # slow to import, and only spreadsheets need it
    from openpyxl.utils.exceptions import InvalidFileException

    broken = (InvalidFileException, BadZipFile, ParseError, zlib.error, OSError, KeyError)
    try:
        return load_workbook(source, read_only=True, data_only=True)
    except (*broken, ValueError) as error:
        raise BatchInputError(
            where=source, what="no spreadsheet", next="save it as .xlsx"
        ) from error


def _pattern(base: Path) -> dict[str, Any]:
    try:
        pattern = json.loads(read_case(base, most_bytes=MOST_INPUT_BYTES))
    except (ValueError, RecursionError) as error:
        raise BatchInputError(
            where=base, what="no JSON", next="check it with `docgen validate`"
        ) from error
    if not isinstance(pattern, dict):
        raise BatchInputError(
            where=base, what="no JSON object", next="check it with `docgen validate`"
        )
    return pattern


def _path(head: object) -> tuple[str, ...]:
    """The steps of a column: a JSON Pointer (/party/name) or a dotted name (party.name)."""
    text = str(head).strip()
    if text.startswith("/"):
        steps = (step.replace("~1", "/").replace("~0", "~") for step in text[1:].split("/"))
        return tuple(steps)
    return tuple(text.split("."))


def _put(case: Any, path: tuple[str, ...], cell: object, where: str) -> None:  # noqa: ANN401 - JSON
    at = case
    for place, step in enumerate(path):
        last = place == len(path) - 1
        value = _value(cell) if last else ([] if path[place + 1].isdecimal() else {})
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
    return str(value) if isinstance(known, str) and isinstance(value, int) else value


def _value(cell: object) -> object:
    if isinstance(cell, datetime):
        midnight = cell.time() == time()
        return cell.date().isoformat() if midnight else cell.isoformat("T", "seconds") + BEIJING
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if cell == "null":
        return None
    return cell
