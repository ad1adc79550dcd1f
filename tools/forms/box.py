"""Ruled tables: fixed widths, aligned cells, labels and values, rows that repeat.

A ``Box`` is made of rows of ``Cell``; each cell says how many grid columns it spans and whether it
goes on from the cell above. ``borderless`` serves signature lines and the seal place. Not for
paragraphs outside tables: see ``sheet``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from tools.forms.text import element, paragraph

__all__ = ["Box", "Cell", "answer", "centred", "label", "narrative"]

TWIPS_PER_MM = 1440 / 25.4
RULE = {"val": "single", "sz": "6", "space": "0", "color": "000000"}
NO_RULE = {"val": "nil"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell: its lines with the style of each, and its place on the grid.

    ``down`` is ``start`` for the first cell of a vertical merge and ``on`` for those below it.
    ``line_below`` draws a line under a cell of a borderless box: a place to sign on.
    """

    lines: tuple[tuple[str, str], ...]
    span: int = 1
    down: Literal["", "start", "on"] = ""
    upright: Literal["top", "center", "bottom"] = "center"
    line_below: bool = False
    keep_next: bool = False


def label(text: str, span: int = 1, *, down: Literal["", "start", "on"] = "") -> Cell:
    """A printed label, centred; a newline breaks it on purpose. Stays with its first lines."""
    lines = tuple((line, "表格标签") for line in text.split("\n"))
    return Cell(lines=lines, span=span, down=down)


def answer(*lines: str, span: int = 1) -> Cell:
    """What is filled in: short values, aligned left."""
    return Cell(lines=tuple((line, "表格内容") for line in lines), span=span)


def centred(*lines: str, span: int = 1) -> Cell:
    """What is filled in, centred: numbers, dates, sexes."""
    return Cell(lines=tuple((line, "表格居中") for line in lines), span=span)


def narrative(*lines: str, span: int = 1) -> Cell:
    """Prose in a box: each line a paragraph that may flow over pages."""
    return Cell(lines=tuple((line, "表格叙述") for line in lines), span=span, upright="top")


class Box:
    """A table on a grid of fixed columns, in millimetres."""

    def __init__(self, widths_mm: Sequence[float], *, borderless: bool = False) -> None:
        self.widths = [round(width * TWIPS_PER_MM) for width in widths_mm]
        self.borderless = borderless
        self.table = element("tbl")
        self.table.append(self._properties())
        grid = element("tblGrid")
        for width in self.widths:
            grid.append(element("gridCol", w=str(width)))
        self.table.append(grid)

    def row(
        self, *cells: Cell, height_mm: float = 8, splits: bool = False, keep_next: bool = False
    ) -> None:
        """A row of cells that fill the grid.

        It may break over pages only if it ``splits``; ``keep_next`` holds it on the page of what
        follows, so that signatures never stand on a page alone.
        """
        if sum(cell.span for cell in cells) != len(self.widths):
            raise ValueError([cell.lines for cell in cells])
        row = element("tr")
        properties = element("trPr")
        if not splits:
            properties.append(element("cantSplit"))
        height = str(round(height_mm * TWIPS_PER_MM))
        properties.append(element("trHeight", val=height, hRule="atLeast"))
        row.append(properties)
        column = 0
        for cell in cells:
            widths = self.widths[column : column + cell.span]
            row.append(self._cell(cell, widths, keep_next=keep_next or cell.keep_next))
            column += cell.span
        self.table.append(row)

    def head(self, *cells: Cell, height_mm: float = 8, keep_next: bool = False) -> None:
        """A row of column heads, repeated on each page the table runs over."""
        self.row(*cells, height_mm=height_mm, keep_next=keep_next)
        properties = self.table[-1][0]
        properties.insert(1, element("tblHeader"))

    def repeat(self, tag: str) -> None:
        """A row that only steers: ``for x in y``, ``if z``, ``endfor``, ``endif``."""
        cell = Cell(lines=(("{%tr " + tag + " %}", "表格说明"),), span=len(self.widths))
        self.row(cell, height_mm=4)

    def keep_with_next(self) -> None:
        """Hold all rows on one page, and with what follows the box."""
        for node in self.table.iter("{*}pPr"):
            if node.find("{*}keepNext") is None:
                node.insert(1, element("keepNext"))

    def _properties(self) -> Any:
        properties = element("tblPr")
        properties.append(element("tblW", w=str(sum(self.widths)), type="dxa"))
        properties.append(element("jc", val="center"))
        borders = element("tblBorders")
        rule = NO_RULE if self.borderless else RULE
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            borders.append(element(side, **rule))
        properties.append(borders)
        properties.append(element("tblLayout", type="fixed"))
        properties.append(self._margins())
        return properties

    def _margins(self) -> Any:
        margins = element("tblCellMar")
        side_mm = 0.5 if self.borderless else 1.2
        for side, width_mm in (
            ("top", 0.6),
            ("left", side_mm),
            ("bottom", 0.6),
            ("right", side_mm),
        ):
            margins.append(element(side, w=str(round(width_mm * TWIPS_PER_MM)), type="dxa"))
        return margins

    def _cell(self, cell: Cell, widths: list[int], *, keep_next: bool) -> Any:
        made = element("tc")
        properties = element("tcPr")
        properties.append(element("tcW", w=str(sum(widths)), type="dxa"))
        if cell.span > 1:
            properties.append(element("gridSpan", val=str(cell.span)))
        if cell.down:
            properties.append(
                element("vMerge", val="restart") if cell.down == "start" else element("vMerge")
            )
        if cell.line_below:
            borders = element("tcBorders")
            borders.append(element("bottom", **RULE))
            properties.append(borders)
        properties.append(element("vAlign", val=cell.upright))
        made.append(properties)
        for text, style in cell.lines:
            made.append(paragraph(text, style, keep_next=keep_next))
        return made
