"""Styles: document defaults, inheritance, and what a table style gives to its cells.

Resolved once per ``styles.xml`` and kept. Not for direct formatting, which is merged on top where
a paragraph is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from docgen.typeset.errors import WordFileInvalidError
from docgen.typeset.model import Border
from docgen.typeset.read.borders import read_fill, read_sides
from docgen.typeset.read.paragraph_properties import merge_paragraph, read_paragraph_properties
from docgen.typeset.read.run_properties import TOGGLES, read_run_properties
from docgen.typeset.read.theme import Theme
from docgen.typeset.read.xml import Element, Unsupported, W, child, local, twips, val

__all__ = [
    "NO_TABLE_STYLE",
    "CellStyle",
    "Styles",
    "TableStyle",
    "merge_run",
    "read_margins",
    "read_styles",
]

_MAX_DEPTH = 32
_Map = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellStyle:
    """What a table style says for the whole table, or for one kind of its cells."""

    run: _Map = field(default_factory=dict)
    paragraph: _Map = field(default_factory=dict)
    borders: Mapping[str, Border | None] = field(default_factory=dict)
    cell_borders: Mapping[str, Border | None] = field(default_factory=dict)
    fill: str | None = None
    margins: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableStyle:
    """A table style with its ancestors merged in; ``kinds`` holds firstRow, band1Horz and so on."""

    whole: CellStyle
    kinds: Mapping[str, CellStyle]
    indent_pt: float | None = None
    alignment: str | None = None


NO_TABLE_STYLE = TableStyle(whole=CellStyle(), kinds={})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    kind: str
    based_on: str | None
    run: _Map
    paragraph: _Map
    table: TableStyle | None
    unsupported: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """All styles of a file; the methods give merged properties and keep them."""

    run_defaults: _Map
    paragraph_defaults: _Map
    styles: Mapping[str, _Style]
    default_ids: Mapping[str, str]
    known: dict[tuple[str, str], object] = field(default_factory=dict)

    def paragraph_id(self, style: str | None) -> str:
        """The style that holds for a paragraph: the named one, or the default."""
        found = self.styles.get(style or "")
        if style and found is not None and found.kind == "paragraph":
            return style
        return self.default_ids.get("paragraph", "")

    def paragraph(self, style: str) -> _Map:
        """Paragraph properties of a style and its ancestors, without document defaults."""
        return self._kept("p", style, self._paragraph)

    def run(self, style: str) -> _Map:
        """Character properties of a style and its ancestors, without document defaults."""
        return self._kept("r", style, self._run)

    def table(self, style: str | None) -> TableStyle:
        """A table style and its ancestors."""
        name = style if style in self.styles else self.default_ids.get("table", "")
        key = ("t", name or "")
        result = self.known.get(key)
        if not isinstance(result, TableStyle):
            result = self._table(name or "")
            self.known[key] = result
        return result

    def _kept(self, kind: str, style: str, make: Callable[[str], _Map]) -> _Map:
        result = self.known.get((kind, style))
        if not isinstance(result, dict):
            result = dict(make(style))
            self.known[kind, style] = result
        return result

    def _chain(self, style: str) -> list[_Style]:
        chain: list[_Style] = []
        current: str | None = style
        while current and current in self.styles:
            if len(chain) >= _MAX_DEPTH:
                raise WordFileInvalidError(
                    what="styles that are based on each other in a circle", part="word/styles.xml"
                )
            found = self.styles[current]
            if found.unsupported is not None:
                raise Unsupported(found.unsupported)
            chain.append(found)
            current = found.based_on
        return chain[::-1]

    def _paragraph(self, style: str) -> _Map:
        merged: _Map = {}
        for item in self._chain(style):
            merged = merge_paragraph(merged, item.paragraph)
        return merged

    def _run(self, style: str) -> _Map:
        merged: dict[str, object] = {}
        for item in self._chain(style):
            merged.update(item.run)
        return merged

    def _table(self, style: str) -> TableStyle:
        result = NO_TABLE_STYLE
        for item in self._chain(style):
            if item.table is not None:
                result = _merge_table(result, item.table)
        return result


def merge_run(base: _Map, *layers: _Map) -> dict[str, object]:
    """Style layers over ``base``: toggles set by several styles cancel out (17.7.3)."""
    merged = dict(base)
    for layer in layers:
        for key, value in layer.items():
            if key in TOGGLES and any(key in other for other in layers if other is not layer):
                merged[key] = sum(bool(other.get(key)) for other in layers) % 2 == 1
            else:
                merged[key] = value
    return merged


def read_styles(root: Element | None, theme: Theme) -> Styles:
    """The styles of ``styles.xml``; None stands for a file without one."""
    run_defaults: _Map = {}
    paragraph_defaults: _Map = {}
    styles: dict[str, _Style] = {}
    defaults: dict[str, str] = {}
    for item in root if root is not None else ():
        name = local(item)
        if name == "docDefaults":
            run_defaults = read_run_properties(_inner(item, "rPrDefault", "rPr"), theme)
            paragraph_defaults = read_paragraph_properties(_inner(item, "pPrDefault", "pPr"))
        elif name == "style":
            key, kind = item.get(W + "styleId", ""), item.get(W + "type", "paragraph")
            styles[key] = _style(item, kind, theme)
            if item.get(W + "default") in {"1", "true", "on"}:
                defaults[kind] = key
    return Styles(
        run_defaults=run_defaults,
        paragraph_defaults=paragraph_defaults,
        styles=styles,
        default_ids=defaults,
    )


def _inner(element: Element, outer: str, inner: str) -> Element | None:
    found = child(element, outer)
    return None if found is None else child(found, inner)


def _style(item: Element, kind: str, theme: Theme) -> _Style:
    """A style; one that cannot be drawn is refused only where it is used."""
    based_on = child(item, "basedOn")
    parent = None if based_on is None else val(based_on)
    try:
        return _read_style(item, kind, parent, theme)
    except Unsupported as error:
        return _Style(
            kind=kind, based_on=parent, run={}, paragraph={}, table=None, unsupported=error.feature
        )


def _read_style(item: Element, kind: str, parent: str | None, theme: Theme) -> _Style:
    return _Style(
        kind=kind,
        based_on=parent,
        run=read_run_properties(child(item, "rPr"), theme),
        paragraph=read_paragraph_properties(child(item, "pPr")),
        table=_table_style(item, theme) if kind == "table" else None,
    )


def _table_style(item: Element, theme: Theme) -> TableStyle:
    table = child(item, "tblPr")
    indent = None if table is None else child(table, "tblInd")
    alignment = None if table is None else child(table, "jc")
    return TableStyle(
        whole=_cell_style(item, theme),
        kinds={
            kind.get(W + "type", ""): _cell_style(kind, theme)
            for kind in item.iterchildren(W + "tblStylePr")
        },
        indent_pt=None if indent is None else twips(indent, "w"),
        alignment=None if alignment is None else val(alignment),
    )


def _cell_style(item: Element, theme: Theme) -> CellStyle:
    table, cell = child(item, "tblPr"), child(item, "tcPr")
    shading = None if cell is None else child(cell, "shd")
    return CellStyle(
        run=read_run_properties(child(item, "rPr"), theme),
        paragraph=read_paragraph_properties(child(item, "pPr")),
        borders=read_sides(None if table is None else child(table, "tblBorders")),
        cell_borders=read_sides(None if cell is None else child(cell, "tcBorders")),
        fill=None if shading is None else read_fill(shading),
        margins=read_margins(None if table is None else child(table, "tblCellMar")),
    )


def read_margins(element: Element | None) -> dict[str, float]:
    """Cell margins in points by side."""
    names = {
        "top": "top",
        "left": "left",
        "start": "left",
        "bottom": "bottom",
        "right": "right",
        "end": "right",
    }
    return {
        names[local(side)]: twips(side, "w")
        for side in (element if element is not None else ())
        if side.get(W + "type", "dxa") == "dxa" and local(side) in names
    }


def _merge_cell(base: CellStyle, over: CellStyle) -> CellStyle:
    return CellStyle(
        run={**base.run, **over.run},
        paragraph=merge_paragraph(base.paragraph, over.paragraph),
        borders={**base.borders, **over.borders},
        cell_borders={**base.cell_borders, **over.cell_borders},
        fill=over.fill or base.fill,
        margins={**base.margins, **over.margins},
    )


def _merge_table(base: TableStyle, over: TableStyle) -> TableStyle:
    kinds = dict(base.kinds)
    for name, style in over.kinds.items():
        kinds[name] = _merge_cell(kinds.get(name, CellStyle()), style)
    return TableStyle(
        whole=_merge_cell(base.whole, over.whole),
        kinds=kinds,
        indent_pt=base.indent_pt if over.indent_pt is None else over.indent_pt,
        alignment=over.alignment or base.alignment,
    )
