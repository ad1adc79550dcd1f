"""From the cells of a sheet to its rows: headings, every value by its kind, and what is missing.

All faults are collected, each with the cell it stands in. Not for what the rows make together
(``sheets``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docgen.service.lists.sheets import Column, Row, Sheet
from docgen.service.lists.workbook import MOST_ROWS, Cell, Table
from docgen.values import Finding, Severity

__all__ = ["read_rows", "sheet_finding"]

Places = Mapping[str, int]


def sheet_finding(code: str, where: str, **params: object) -> Finding:
    """A finding on a workbook; ``where`` is a sheet, or a cell of one as ``SHEET!B3``."""
    given = {name: str(value) for name, value in params.items()}
    return Finding(code=code, severity=Severity.ERROR, where=where, params=given)


def read_rows(sheet: Sheet, table: Table) -> tuple[list[Row], list[Finding]]:
    """The rows of a sheet, complete, and everything that is wrong with them."""
    places, findings = _headings(sheet, table)
    findings += [
        sheet_finding("list-cell-merged", f"{table.title}!{area}") for area in table.merged
    ]
    findings += [
        sheet_finding("list-row-hidden", f"{table.title}!{number}")
        for number in sorted(table.hidden)
    ]
    if table.is_cut:
        findings.append(sheet_finding("list-sheet-long", table.title, most=MOST_ROWS))
    cells = {number: row for number, row in table.rows.items() if number > 1}
    if not cells:
        findings.append(sheet_finding("list-sheet-empty", table.title))
    if len(places) < len(sheet.columns):
        return [], findings
    findings += _outside(table, places)
    rows = [_row(sheet, number, row, places, findings) for number, row in cells.items()]
    named = [row for row in rows if _is_named(sheet, row, findings)]
    return list(_completed(sheet, named, findings)), findings


def _headings(sheet: Sheet, table: Table) -> tuple[dict[str, int], list[Finding]]:
    """Where each column stands, by key, and what is wrong with the first row."""
    by_heading = {column.heading: column for column in sheet.columns}
    places: dict[str, int] = {}
    findings = []
    for place, cell in table.rows.get(1, {}).items():
        heading = str(cell.value).strip()
        where = f"{table.title}!{cell.place}"
        if heading not in by_heading:
            findings.append(sheet_finding("list-heading-unknown", where, heading=heading[:40]))
        elif by_heading[heading].key in places:
            findings.append(sheet_finding("list-heading-twice", where, heading=heading))
        else:
            places[by_heading[heading].key] = place
    findings += [
        sheet_finding("list-heading-missing", f"{table.title}!1", heading=column.heading)
        for column in sheet.columns
        if column.key not in places
    ]
    return places, findings


def _outside(table: Table, places: Places) -> Iterator[Finding]:
    """Cells under no heading; under an unknown one the heading is told already."""
    headed = {*places.values(), *table.rows.get(1, {})}
    for number, row in table.rows.items():
        for place, cell in row.items():
            if number > 1 and place not in headed:
                yield sheet_finding("list-cell-outside", f"{table.title}!{cell.place}")


def _row(
    sheet: Sheet,
    number: int,
    cells: Mapping[int, Cell],
    places: Places,
    findings: list[Finding],
) -> Row:
    values: dict[str, Any] = {}
    wrong = set()
    for column in sheet.columns:
        cell = cells.get(places[column.key])
        values[column.key] = None
        if cell is None or (isinstance(cell.value, str) and not cell.value.strip()):
            continue
        fault = _fault(column, cell, values)
        if fault is not None:
            wrong.add(column.key)
            params = {"heading": column.heading}
            if fault == "list-cell-choice":
                params["choices"] = "、".join(column.kind.choices)
            findings.append(sheet_finding(fault, f"{sheet.title}!{cell.place}", **params))
    return Row(number=number, values=values, places=places, wrong=frozenset(wrong))


def _fault(column: Column, cell: Cell, values: dict[str, Any]) -> str | None:
    """Take the value of a cell, or say why it cannot be taken."""
    if cell.kind == "f":
        return "list-cell-formula"
    if cell.kind == "e":
        return "list-cell-error"
    try:
        values[column.key] = column.kind.read(cell.value)
    except (ValueError, OverflowError):
        return column.kind.fault
    return None


def _is_named(sheet: Sheet, row: Row, findings: list[Finding]) -> bool:
    """Whether a row says which entry, and which part of it, it belongs to."""
    named = True
    for column in sheet.columns:
        if column.key in (*sheet.key, *sheet.part_key) and column.needed:
            named = named and row.values[column.key] is not None
            findings += _emptiness(sheet, row, column)
    return named


def _emptiness(sheet: Sheet, row: Row, column: Column) -> Iterator[Finding]:
    if row.values[column.key] is None and column.key not in row.wrong:
        where = f"{sheet.title}!{row.place(column)}"
        yield sheet_finding("list-cell-empty", where, heading=column.heading)


def _completed(sheet: Sheet, rows: Sequence[Row], findings: list[Finding]) -> Iterator[Row]:
    """The rows, with what is left empty taken from the first row of their entry or part."""
    shares_parts = any(column.level > 1 for column in sheet.columns)
    for group in sheet.groups(rows):
        firsts: dict[tuple[Any, ...], Row] = {}
        for row in group:
            part = firsts.setdefault(tuple(row.values[key] for key in sheet.part_key), row)
            if part is not row and not shares_parts:
                where = f"{sheet.title}!{row.place(sheet.columns[0])}"
                findings.append(sheet_finding("list-entry-twice", where, row=part.number))
            else:
                yield _filled(sheet, row, (group[0], part, row), findings)


def _filled(sheet: Sheet, row: Row, anchors: tuple[Row, Row, Row], findings: list[Finding]) -> Row:
    values = dict(row.values)
    named = (*sheet.key, *sheet.part_key)
    for column in sheet.columns:
        anchor = anchors[column.level]
        value = values[column.key]
        if anchor is row:
            if column.needed and column.key not in named:
                findings += _emptiness(sheet, row, column)
        elif value is None and column.key not in row.wrong:
            values[column.key] = anchor.values[column.key]
        elif column.key not in anchor.wrong and value != anchor.values[column.key]:
            where = f"{sheet.title}!{row.place(column)}"
            findings.append(sheet_finding("list-row-differs", where, heading=column.heading))
    return Row(number=row.number, values=values, places=row.places, wrong=row.wrong)
