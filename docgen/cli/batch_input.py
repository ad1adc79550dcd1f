"""What a batch reads: a folder of case files, lines of JSON, or rows of a spreadsheet.

Each becomes the bytes of one case with the folder of its files. Not for sealing them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.catalogue.files import unique_members
from docgen.cli.files import evidence_folder, read_case
from docgen.errors import DocgenError
from docgen.service.batch.rows import read_rows
from docgen.service.errors import BatchInputError, BatchRowError, CaseFileError

__all__ = ["BatchItem", "read_batch"]

MOST_INPUT_BYTES = 1024 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchItem:
    """One case of a batch: what to call it, its bytes or why there are none, and its files.

    ``changed`` are the JSON Pointers of fields whose cells of a spreadsheet were tidied.
    """

    name: str
    folder: Path
    raw: bytes = b""
    problem: DocgenError | None = None
    changed: tuple[str, ...] = ()


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
    for path in sorted(source.iterdir()):
        if _is_case_file(path):
            folder = evidence_folder(path, None)
            try:
                raw = read_case(path, most_bytes=most_bytes)
            except CaseFileError as error:
                yield BatchItem(name=path.name, folder=folder, problem=error)
            else:
                yield BatchItem(name=path.name, raw=raw, folder=folder)


def _is_case_file(path: Path) -> bool:
    """By its name; a folder, a pipe or a hidden file is none, a link that leads nowhere is."""
    name = path.name.lower()
    is_named = name.endswith(".json") and not name.startswith(".")
    is_there = path.is_file() or (path.is_symlink() and not path.exists())
    return is_named and is_there and not name.endswith(".supplement.case.json")


def _from_lines(source: Path, around: Path) -> Iterator[BatchItem]:
    data = read_case(source, most_bytes=MOST_INPUT_BYTES)
    if len(data) > MOST_INPUT_BYTES:
        raise BatchInputError(
            where=source, what=f"more than {MOST_INPUT_BYTES >> 20} MB", next="divide it"
        )
    for number, line in enumerate(data.split(b"\n"), start=1):
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
    for number, made in read_rows(source.read_bytes(), pattern, name=str(source)):
        name = f"{source.name}:{number}"
        if isinstance(made, BatchRowError):
            yield BatchItem(name=name, folder=around, problem=made)
        else:
            raw = json.dumps(made.case, ensure_ascii=False).encode("utf-8", "surrogatepass")
            folder = _folder(raw, around)
            yield BatchItem(name=name, raw=raw, folder=folder, changed=made.changed)


def _pattern(base: Path) -> dict[str, Any]:
    try:
        raw = read_case(base, most_bytes=MOST_INPUT_BYTES)
        pattern = json.loads(raw, object_pairs_hook=unique_members)
    except (ValueError, RecursionError) as error:
        raise BatchInputError(
            where=base, what="no JSON", next="check it with `docgen validate`"
        ) from error
    if not isinstance(pattern, dict):
        raise BatchInputError(
            where=base, what="no JSON object", next="check it with `docgen validate`"
        )
    return pattern
