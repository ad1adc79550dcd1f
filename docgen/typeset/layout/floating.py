"""Floating tables: one with no text beside it goes down the column like any other, as in Word.

Others stand where they say, and text keeps clear of them. Not for drawings (``shapes``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docgen.typeset.errors import UnsupportedFeatureError
from docgen.typeset.layout.around import LEAST_BESIDE
from docgen.typeset.layout.chunks import Chunk, RowChunk
from docgen.typeset.layout.numbers import paragraphs_in
from docgen.typeset.layout.values import Area
from docgen.typeset.model import Placement, Table

__all__ = ["goes_down", "is_floating", "refused_table", "rows_at", "table_of"]


def is_floating(row: RowChunk) -> bool:
    """Whether a row belongs to a floating table that has no place yet."""
    return row.table.source.floating is not None and not row.table.settled


def table_of(chunks: Sequence[Chunk], position: int) -> list[RowChunk]:
    """The rows of the table that begins at a position."""
    rows: list[RowChunk] = []
    for index in range(position, len(chunks)):
        chunk = chunks[index]
        if not isinstance(chunk, RowChunk) or (rows and chunk.table is not rows[0].table):
            break
        rows.append(chunk)
    return rows


def goes_down(placement: Placement, area: Area, x: float, width: float) -> bool:
    """Whether a table stands at its place in the text, with no room for text beside it."""
    left = x - placement.gaps.left - area.left
    right = area.right - x - width - placement.gaps.right
    return placement.from_y == "paragraph" and max(left, right) < LEAST_BESIDE


def rows_at(rows: Sequence[RowChunk], x: float) -> list[RowChunk]:
    """The rows of a table whose left border stands at ``x``."""
    old = rows[0].table
    headers = tuple(
        replace(row, table=replace(row.table, x=x, settled=True)) for row in old.headers
    )
    box = replace(old, x=x, settled=True, headers=headers)
    return [replace(row, table=box) for row in rows]


def refused_table(table: Table, feature: str) -> UnsupportedFeatureError:
    """The error that names a table and what it asks for."""
    blocks = [block for row in table.rows for cell in row.cells for block in cell.blocks]
    first = next(paragraphs_in(blocks), None)
    part = "" if first is None else first.part
    return UnsupportedFeatureError(feature=feature, part=part, place=table.place)
