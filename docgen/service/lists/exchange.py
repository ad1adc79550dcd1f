"""Lists out to a workbook and in again: all is checked before anything is written.

Not for reading files of the spreadsheet program (``workbook``) nor for the home (the caller's).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from archive.durable import make_folders, write_files
from docgen.catalogue.errors import CatalogueInvalidError
from docgen.catalogue.lists import list_document, list_faults, list_path
from docgen.catalogue.statutes import Statutes, read_statutes
from docgen.service.errors import ListsInvalidError
from docgen.service.lists.cells import CLAUSES, Written
from docgen.service.lists.contradictions import contradictions, refusals
from docgen.service.lists.rows import read_rows, sheet_finding
from docgen.service.lists.sheets import SHEETS, Row, Sheet
from docgen.service.lists.workbook import Table, make_workbook, read_workbook
from docgen.values import Finding

__all__ = ["ListChange", "ListDifference", "compare_lists", "export_lists", "import_lists"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDifference:
    """A column of an entry that says something else: its heading, what it said, what it says."""

    entry: str
    heading: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListChange:
    """What an import did to a list, by the names of its entries; ``path`` if it was written.

    ``differences`` are those of the changed entries.
    """

    name: str
    entries: int
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    differences: tuple[ListDifference, ...]
    path: Path | None


def export_lists(folders: tuple[Path, ...], names: Sequence[str]) -> bytes:
    """A workbook of the lists in force, one sheet each.

    Args:
        folders: the agency's folder, if there is one, then the program's own.
        names: which lists.
    """
    return make_workbook(_table(SHEETS[name], list_document(folders, name)) for name in names)


def _table(sheet: Sheet, document: Mapping[str, Any]) -> tuple[str, list[str], list[list[Written]]]:
    rows = [
        [
            None if values.get(column.key) is None else column.kind.write(values[column.key])
            for column in sheet.columns
        ]
        for values in sheet.flatten(document)
    ]
    return sheet.title, [column.heading for column in sheet.columns], rows


def import_lists(
    data: bytes, *, where: str, folders: tuple[Path, ...], wanted: str | None
) -> tuple[ListChange, ...]:
    """Put the lists of a workbook in place of those of the agency's folder, the first.

    Args:
        data: the bytes of the workbook.
        where: how to call it in what is said.
        folders: the agency's folder, then the program's own.
        wanted: the one list to take, or None for all in the workbook.

    Raises:
        ListFileError: the file is no workbook, holds macros or is too large.
        ListsInvalidError: some cells are wrong, or contradict each other; nothing was written.
    """
    documents = _documents(data, where, folders, wanted)
    changes = _changes(folders, documents)
    _write(folders, documents, changes)
    return changes


def compare_lists(data: bytes, *, where: str, folders: tuple[Path, ...]) -> tuple[ListChange, ...]:
    """What importing the lists of a workbook would change; errors as ``import_lists``."""
    return _changes(folders, _documents(data, where, folders, None))


def _changes(
    folders: tuple[Path, ...], documents: Mapping[str, Mapping[str, Any]]
) -> tuple[ListChange, ...]:
    return tuple(_change(folders, SHEETS[name], each) for name, each in documents.items())


def _documents(
    data: bytes, where: str, folders: tuple[Path, ...], wanted: str | None
) -> dict[str, dict[str, Any]]:
    """The lists of a workbook, checked, by their names."""
    only = None if wanted is None else SHEETS[wanted].title
    chosen, findings = _chosen(read_workbook(data, where, only=only), only)
    documents: dict[str, dict[str, Any]] = {}
    read: list[tuple[Sheet, Sequence[Row]]] = []
    for sheet, table in chosen:
        rows, wrong = read_rows(sheet, table)
        read.append((sheet, rows))
        wrong += contradictions(sheet, rows)
        if not wrong:
            title = str(list_document(folders, sheet.name)["title"])
            documents[sheet.name] = sheet.gather(title, rows)
            wrong += _faults(sheet, rows, folders, documents[sheet.name])
        findings += wrong
    findings += _unknown(read, documents, folders, where)
    if findings:
        raise ListsInvalidError(where=where, findings=tuple(findings))
    return documents


def _faults(
    sheet: Sheet, rows: Sequence[Row], folders: tuple[Path, ...], document: Mapping[str, Any]
) -> list[Finding]:
    """What is wrong with a document whose cells can all be taken."""
    return _schema_faults(sheet, rows, folders, document) or list(refusals(sheet, document))


def _unknown(
    read: Sequence[tuple[Sheet, Sequence[Row]]],
    documents: Mapping[str, Mapping[str, Any]],
    folders: tuple[Path, ...],
    where: str,
) -> list[Finding]:
    """What lists cite and the statutes of the workbook have not, or else those in force.

    Nothing is told while the statutes of the workbook cannot be used.
    """
    given = next((True for sheet, _ in read if sheet.name == "statutes"), False)
    try:
        document = documents.get("statutes") if given else list_document(folders, "statutes")
        statutes = None if document is None else read_statutes(document, where)
    except CatalogueInvalidError:
        statutes = None
    return [
        each
        for sheet, rows in read
        if statutes is not None
        for each in _unknown_clauses(sheet, rows, statutes)
    ]


def _chosen(
    tables: Sequence[Table], only: str | None
) -> tuple[list[tuple[Sheet, Table]], list[Finding]]:
    """The sheets that are lists, and findings on the others."""
    by_title = {sheet.title: sheet for sheet in SHEETS.values()}
    known = "、".join(by_title)
    findings = [
        sheet_finding("list-sheet-unknown", table.title, title=table.title, known=known)
        for table in tables
        if table.title not in by_title
    ]
    if only is not None and not tables:
        findings.append(sheet_finding("list-sheet-missing", "", title=only))
    return [(by_title[each.title], each) for each in tables if each.title in by_title], findings


def _schema_faults(
    sheet: Sheet, rows: Sequence[Row], folders: tuple[Path, ...], document: Mapping[str, Any]
) -> list[Finding]:
    """Where the document does not fit its schema, by the cell of the entry's first row."""
    groups = sheet.groups(rows)
    found = []
    for at, _ in list_faults(folders, sheet.name, document):
        row, keys = _row_of(sheet, groups, at), at[2:]
        column = next(
            (
                each
                for each in sheet.columns
                if each.key in keys or (each.key in sheet.part_key and row.values[each.key] in keys)
            ),
            sheet.columns[0],
        )
        place = row.place(column)
        found.append(
            sheet_finding("list-cell-invalid", f"{sheet.title}!{place}", heading=column.heading)
        )
    return found


def _row_of(sheet: Sheet, groups: Sequence[Sequence[Row]], at: Sequence[str | int]) -> Row:
    """The row that a path in the document came from: of an entry by its name, or by its place."""
    entry, inside = (at[1] if len(at) > 1 else 0), at[2:]
    # A path does not tell the key "2026" from the place 2026.
    named = (group for group in groups if str(group[0].values[sheet.key[0]]) == str(entry))
    by_place = isinstance(entry, int) and entry < len(groups)
    group = groups[int(entry)] if by_place else next(named, groups[0])
    parts = [row for row in group if inside and _part(sheet, row) == inside[0]]
    place = inside[1] if len(inside) > 1 else 0
    return parts[place] if isinstance(place, int) and place < len(parts) else group[0]


def _part(sheet: Sheet, row: Row) -> object:
    return row.values[sheet.part_key[0]] if sheet.part_key else None


def _unknown_clauses(sheet: Sheet, rows: Sequence[Row], statutes: Statutes) -> Iterator[Finding]:
    """Articles cited in a list that their law, as it stands on the list's first day, has not."""
    cited = [column for column in sheet.columns if column.kind is CLAUSES]
    for group in sheet.groups(rows) if cited else ():
        row = group[0]
        if row.values["valid_from"] is None:
            continue
        begins = date.fromisoformat(row.values["valid_from"])
        for column in cited:
            for clause in row.values[column.key] or ():
                if statutes.lacks(clause, begins):
                    where = f"{sheet.title}!{row.place(column)}"
                    params = {"law": clause["law"], "article": clause["article"]}
                    yield sheet_finding("list-clause-unknown", where, **params)


def _change(folders: tuple[Path, ...], sheet: Sheet, document: Mapping[str, Any]) -> ListChange:
    in_force = list_document(folders, sheet.name)
    former = _entries(sheet, in_force)
    latter = _entries(sheet, document)
    changed = [key for key in latter if key in former and latter[key] != former[key]]
    return ListChange(
        name=sheet.name,
        entries=len(latter),
        added=tuple(key for key in latter if key not in former),
        changed=tuple(changed),
        removed=tuple(key for key in former if key not in latter),
        differences=tuple(
            each for key in changed for each in _differences(sheet, key, former[key], latter[key])
        ),
        path=None if document == in_force else list_path(folders[:1], sheet.name),
    )


def _differences(
    sheet: Sheet, entry: str, former: Sequence[Any], latter: Sequence[Any]
) -> Iterator[ListDifference]:
    for column in sheet.columns:
        before, after = (
            "；".join(
                str(column.kind.write(row[column.key]))
                for row in rows
                if row.get(column.key) is not None
            )
            for rows in (former, latter)
        )
        if before != after:
            yield ListDifference(entry=entry, heading=column.heading, before=before, after=after)


def _entries(sheet: Sheet, document: Mapping[str, Any]) -> dict[str, list[Any]]:
    """The rows of each entry by its name."""
    found: dict[str, list[Any]] = {}
    for values in sheet.flatten(document):
        name = " ".join(str(values[key]) for key in sheet.key if values.get(key) is not None)
        found.setdefault(name, []).append(values)
    return found


def _write(
    folders: tuple[Path, ...],
    documents: Mapping[str, Mapping[str, Any]],
    changes: Sequence[ListChange],
) -> None:
    contents = {
        each.path: (json.dumps(documents[each.name], ensure_ascii=False, indent=1) + "\n").encode()
        for each in changes
        if each.path is not None
    }
    if contents:
        make_folders(list_path(folders[:1], "statutes").parent)
        write_files(contents)
