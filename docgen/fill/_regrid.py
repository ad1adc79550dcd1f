"""Repairs after filling: table grids whose columns came from a loop, and ids of drawings.

Word refuses a table whose grid has fewer columns than a row has cells, and two drawings of one
id. Not needed, and not run, where a template repeats neither.
"""

from __future__ import annotations

import re
from itertools import count

from lxml import etree

__all__ = ["regrid", "renumber_drawings"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING_ID = re.compile(r'(<wp:docPr\b[^>]*?\bid=")[^"]*(")')
_FIRST_DRAWING = 1001


def regrid(xml: str) -> str:
    """The part with every table grid as wide as its widest row, the table's width kept."""
    root = etree.fromstring(xml.encode())
    for table in root.iter(f"{_W}tbl"):
        grid = table.find(f"{_W}tblGrid")
        if grid is not None:
            _fit(grid, max((_columns(row) for row in table.findall(f"{_W}tr")), default=0))
    return etree.tostring(root, encoding="unicode")


def _columns(row: etree._Element) -> int:
    return sum(_span(cell) for cell in row.findall(f"{_W}tc"))


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    return 1 if span is None else int(span.get(f"{_W}val", "1"))


def _fit(grid: etree._Element, columns: int) -> None:
    widths = [int(float(column.get(f"{_W}w", "0"))) for column in grid]
    if not columns or columns == len(widths) or not widths:
        return
    total = sum(widths)
    if columns > len(widths):
        narrowed = [width * len(widths) // columns for width in widths]
        widths = narrowed + [total // columns] * (columns - len(widths))
    else:
        spare = sum(widths[columns:]) // columns
        widths = [width + spare for width in widths[:columns]]
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        etree.SubElement(grid, f"{_W}gridCol", {f"{_W}w": str(width)})


def renumber_drawings(xml: str) -> str:
    """Give every drawing of a part an id of its own."""
    ids = count(_FIRST_DRAWING)
    return _DRAWING_ID.sub(lambda found: f"{found[1]}{next(ids)}{found[2]}", xml)
