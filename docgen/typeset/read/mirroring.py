"""Tables that run from right to left: their columns and sides, turned around.

The cells of a row stay in the order in which they are read. Not for what stands in them.
"""

from __future__ import annotations

from dataclasses import replace

from docgen.typeset.model import Alignment, Borders, Cell, Margins, Row, Table

__all__ = ["mirrored"]

_OPPOSITE = {Alignment.LEFT: Alignment.RIGHT, Alignment.RIGHT: Alignment.LEFT}


def mirrored(table: Table) -> Table:
    """The table with its first column at the right (17.4.1)."""
    count = len(table.columns)
    return replace(
        table,
        columns=table.columns[::-1],
        alignment=_OPPOSITE.get(table.alignment, table.alignment),
        right_to_left=True,
        rows=tuple(_row(row, count) for row in table.rows),
    )


def _row(row: Row, count: int) -> Row:
    return replace(row, cells=tuple(_cell(cell, count) for cell in row.cells))


def _cell(cell: Cell, count: int) -> Cell:
    borders, margins = cell.borders, cell.margins
    return replace(
        cell,
        column=count - cell.column - cell.span,
        borders=_sides(borders),
        margins=Margins(
            top=margins.top, left=margins.right, bottom=margins.bottom, right=margins.left
        ),
    )


def _sides(borders: Borders) -> Borders:
    return replace(
        borders, left=borders.right, right=borders.left, down=borders.up, up=borders.down
    )
