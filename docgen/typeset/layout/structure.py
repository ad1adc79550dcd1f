"""What the things on the pages are: paragraphs, headings, tables with rows and cells, figures.

The tree grows while chunks are placed, in reading order; a paragraph or cell that goes on over
pages is one element. Headers, footers and repeated rows have none. Not for how it is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from weakref import ReferenceType, ref

__all__ = ["Element"]

_DEEPEST_HEADING = 6


@dataclass(slots=True, kw_only=True, eq=False, weakref_slot=True)
class Element:
    """A structure element (14.8.4 of ISO 32000-1): ``kind`` is its standard type."""

    kind: str
    description: str = ""
    columns: int = 1
    rows: int = 1
    kids: list[Element] = field(default_factory=list)
    parts: dict[object, Element] = field(default_factory=dict)
    parent: ReferenceType[Element] | None = None

    def paragraph(self, *, opens: bool, outline: int | None) -> Element:
        """The paragraph of a line here: a new one where the line opens it, else the last."""
        if not opens and self.kids and self.kids[-1].kind != "Table":
            return self.kids[-1]
        kind = "P" if outline is None else f"H{min(outline + 1, _DEEPEST_HEADING)}"
        return self._add(Element(kind=kind))

    def cell(
        self, table: object, place: tuple[int, int], *, header: bool, columns: int, rows: int
    ) -> Element:
        """The cell at a row and column of a table here, made with its table and row if need be."""
        grid = self._part(table, "Table")
        row = grid._part(place[0], "TR")
        found = row._part(place[1], "TH" if header else "TD")
        found.columns, found.rows = columns, rows
        return found

    def figure(self, description: str) -> Element:
        """A new picture here."""
        return self._add(Element(kind="Figure", description=description))

    def before(self, kind: str) -> Element:
        """A new element that is told before this one."""
        parent = None if self.parent is None else self.parent()
        assert parent is not None
        element = Element(kind=kind, parent=self.parent)
        parent.kids.insert(parent.kids.index(self), element)
        return element

    def _part(self, key: object, kind: str) -> Element:
        known = self.parts.get(key)
        if known is None:
            known = self.parts[key] = self._add(Element(kind=kind))
        return known

    def _add(self, element: Element) -> Element:
        element.parent = ref(self)
        self.kids.append(element)
        return element
