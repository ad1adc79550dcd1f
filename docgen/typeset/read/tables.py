"""Tables: grid, rows, cells, with borders, margins and shading of styles already resolved.

Which of two neighbouring borders wins is layout's decision; here each cell gets those it asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from docgen.typeset.errors import UnsupportedFeatureError
from docgen.typeset.model import (
    Alignment,
    Block,
    Border,
    Borders,
    Cell,
    Column,
    LineRule,
    Margins,
    Merge,
    Row,
    Table,
)
from docgen.typeset.read.borders import read_fill, read_sides
from docgen.typeset.read.floating import read_floating
from docgen.typeset.read.known import (
    CELLS_PASSED,
    CELLS_REFUSED,
    ROWS_PASSED,
    ROWS_REFUSED,
    TABLE_PROPERTIES_PASSED,
    TABLES_PASSED,
    TABLES_REFUSED,
)
from docgen.typeset.read.mirroring import mirrored
from docgen.typeset.read.paragraph_properties import merge_paragraph
from docgen.typeset.read.paragraphs import ParagraphReader, Scope
from docgen.typeset.read.resources import CellFace, KeptRow, Resources
from docgen.typeset.read.styles import CellStyle, TableStyle, read_margins
from docgen.typeset.read.xml import (
    Element,
    Unsupported,
    W,
    child,
    local,
    number,
    on_off,
    percent,
    raw,
    twips,
    val,
)

__all__ = ["TableReader"]

_MAX_COLUMNS = 63
_DEFAULT_MARGINS = {"top": 0.0, "left": 5.4, "bottom": 0.0, "right": 5.4}
_SINCE_EDGE_ALIGNED = 15
_ALIGNMENTS = {"center": Alignment.CENTER, "right": Alignment.RIGHT, "end": Alignment.RIGHT}
_RULES = {"exact": LineRule.EXACT, "atLeast": LineRule.AT_LEAST, "auto": LineRule.AUTO}
_DIRECTIONS = {
    "lrTb": "across",
    "lr": "across",
    "tb": "across",
    "tbRl": "down",
    "tbRlV": "down",
    "rl": "down",
    "rlV": "down",
    "btLr": "up",
}

BlocksReader = Callable[[Element, Scope, str], tuple[Block, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """Everything a table gives to all of its cells; ``blocks`` reads what is in them."""

    blocks: BlocksReader
    style: TableStyle
    style_name: str
    kinds: frozenset[str]
    borders: Mapping[str, Border | None]
    margins: Mapping[str, float]
    columns: int
    rows: int
    key: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReader:
    """Reads the tables of the part of ``paragraphs``."""

    paragraphs: ParagraphReader
    kept: dict[tuple[str, str], Scope] = field(default_factory=dict)

    @property
    def resources(self) -> Resources:
        """What the file's paragraphs share."""
        return self.paragraphs.resources

    def read(self, element: Element, place: str, blocks: BlocksReader) -> Table:
        """One table; ``blocks`` reads the content of a cell."""
        try:
            return self._table(element, place, blocks)
        except Unsupported as error:
            raise UnsupportedFeatureError(
                feature=error.feature, part=self.paragraphs.part, place=place
            ) from error

    def _table(self, element: Element, place: str, blocks: BlocksReader) -> Table:
        properties = child(element, "tblPr")
        _refuse(properties, "table", TABLES_REFUSED, TABLE_PROPERTIES_PASSED)
        widths = _grid(element)
        if len(widths) > _MAX_COLUMNS:
            raise Unsupported(f"a table of more than {_MAX_COLUMNS} columns")
        rows = [row for row in _unwrapped(element, "tr") if not _has(child(row, "trPr"), "hidden")]
        look = self._look(properties, blocks, len(widths), len(rows))
        read = [
            self._row(row, index, look, f"{place}, row {index + 1}")
            for index, row in enumerate(rows)
        ]
        count = max([len(widths), *(_end(kept.row) for kept in read)])
        if count > _MAX_COLUMNS:
            raise Unsupported(f"a table of more than {_MAX_COLUMNS} columns")
        width_pt, share = _width(None if properties is None else child(properties, "tblW"))
        made = Table(
            columns=_columns(widths, read, count),
            width_pt=width_pt,
            width_share=share,
            alignment=_alignment(properties, look.style),
            indent_pt=self._indent(properties, look),
            rows=tuple(kept.row for kept in read),
            place=place,
            floating=read_floating(
                None if properties is None else child(properties, "tblpPr"), self._shift(look)
            ),
        )
        return mirrored(made) if _has(properties, "bidiVisual") else made

    def _look(
        self, properties: Element | None, blocks: BlocksReader, columns: int, rows: int
    ) -> _Look:
        named = None if properties is None else child(properties, "tblStyle")
        style = self.resources.styles.table(None if named is None else val(named))
        own = None if properties is None else child(properties, "tblBorders")
        margins = None if properties is None else child(properties, "tblCellMar")
        return _Look(
            blocks=blocks,
            style=style,
            style_name="" if named is None else val(named),
            kinds=_look_kinds(None if properties is None else child(properties, "tblLook")),
            borders={**style.whole.borders, **read_sides(own)},
            margins={**_DEFAULT_MARGINS, **style.whole.margins, **read_margins(margins)},
            columns=columns,
            rows=rows,
            key=raw(properties) + str(columns).encode(),
        )

    def _indent(self, properties: Element | None, look: _Look) -> float:
        """From the margin to the left border: older layouts align the cell's text instead."""
        item = None if properties is None else child(properties, "tblInd")
        indent = look.style.indent_pt or 0.0
        if item is not None and item.get(W + "type", "dxa") in {"dxa", "nil"}:
            indent = twips(item, "w")
        return indent + self._shift(look)

    def _shift(self, look: _Look) -> float:
        """From where a table is said to stand to its left border."""
        old = self.resources.compatibility < _SINCE_EDGE_ALIGNED
        return -look.margins["left"] if old else 0.0

    def _row(self, row: Element, index: int, look: _Look, place: str) -> KeptRow:
        """A row: kept by its XML and its place, where these alone decide what it says."""
        rows, reader = self.resources.rows, self.paragraphs
        last = index == look.rows - 1
        key = (raw(row), look.key, look.style_name, reader.part, place, last)
        known = None if reader.fields.stack else rows.get(key)
        if known is not None:
            return known
        before = reader.unkept
        made = self._read_row(row, index, look, place)
        settled = reader.unkept == before and not reader.fields.stack
        return rows.put(key, made) if settled else made

    def _read_row(self, row: Element, index: int, look: _Look, place: str) -> KeptRow:
        properties = child(row, "trPr")
        _refuse(properties, "row", ROWS_REFUSED, ROWS_PASSED)
        height = None if properties is None else child(properties, "trHeight")
        rule = "auto" if height is None else height.get(W + "hRule", "atLeast")
        exceptions = child(row, "tblPrEx")
        if exceptions is not None:
            own = read_sides(child(exceptions, "tblBorders"))
            look = replace(look, borders={**look.borders, **own}, key=look.key + raw(exceptions))
        column = _count(properties, "gridBefore")
        cells: list[Cell] = []
        asked: list[tuple[int, float]] = []
        for position, cell in enumerate(each := list(_unwrapped(row, "tc"))):
            ends = (position == 0, position == len(each) - 1)
            face = self._face(child(cell, "tcPr"), index, column, look, ends)
            if cells and _goes_on(child(cell, "tcPr")):
                cells[-1] = _widened(cells[-1], face)
            else:
                cells.append(self._cell(cell, face, column, look, f"{place}, cell {position + 1}"))
            if face.asked_pt is not None:
                asked.append((column, face.asked_pt))
            column += face.span
        made = Row(
            height_pt=0.0 if height is None else twips(height),
            height_rule=_RULES.get(rule, LineRule.AT_LEAST),
            header=_has(properties, "tblHeader"),
            cant_split=_has(properties, "cantSplit"),
            cells=tuple(cells),
        )
        return KeptRow(row=made, asked=tuple(asked))

    def _cell(self, cell: Element, face: CellFace, column: int, look: _Look, place: str) -> Cell:
        return Cell(
            column=column,
            span=face.span,
            merge=face.merge,
            borders=face.borders,
            margins=face.margins,
            fill=face.fill,
            vertical=face.vertical,
            direction=face.direction,
            mark=face.mark,
            fits=face.fits,
            blocks=look.blocks(cell, self._scope(look, face.kinds), place),
        )

    def _face(
        self,
        properties: Element | None,
        row: int,
        column: int,
        look: _Look,
        ends: tuple[bool, bool],
    ) -> CellFace:
        """All of a cell but its content: kept, since a template's cells are always the same."""
        where = (column, row == 0, row == look.rows - 1, row % 2, ends)
        key = (look.key, raw(properties), *where)
        return self.resources.cells.get(key) or self.resources.cells.put(
            key, _read_face(properties, row, column, look, ends)
        )

    def _scope(self, look: _Look, kinds: tuple[str, ...]) -> Scope:
        key = (look.style_name, ",".join(kinds))
        known = self.kept.get(key)
        if known is None:
            run: dict[str, object] = {}
            paragraph: dict[str, object] = {}
            for layer in _layers(look, kinds):
                run.update(layer.run)
                paragraph = merge_paragraph(paragraph, layer.paragraph)
            identity = f"{key[0]}|{key[1]}".encode()
            scope_number = self.resources.scope_number(identity)
            known = Scope(number=scope_number, run=run, paragraph=paragraph)
            self.kept[key] = known
        return known


def _layers(look: _Look, kinds: tuple[str, ...]) -> list[CellStyle]:
    return [look.style.whole, *(look.style.kinds[kind] for kind in kinds)]


def _read_face(
    properties: Element | None, row: int, column: int, look: _Look, ends: tuple[bool, bool]
) -> CellFace:
    _refuse(properties, "cell", CELLS_REFUSED, CELLS_PASSED)
    span = max(_count(properties, "gridSpan", 1), 1)
    kinds = _cell_kinds(look, row, column, column + span)
    layers = _layers(look, kinds)
    outer = {
        "top": row == 0,
        "bottom": row == look.rows - 1,
        "left": ends[0],
        "right": ends[1] or column + span >= look.columns,
    }
    sides = _sides(look, layers, properties, outer)
    margins = dict(look.margins)
    margins.update(read_margins(None if properties is None else child(properties, "tcMar")))
    align = None if properties is None else child(properties, "vAlign")
    return CellFace(
        span=span,
        merge=_merge(properties),
        borders=Borders(**{key: side for key, side in sides.items() if side is not None}),
        margins=Margins(**margins),
        fill=_fill(properties, layers),
        vertical="top" if align is None else val(align, "top"),
        direction=_direction(properties),
        mark=not _has(properties, "hideMark"),
        fits=_has(properties, "tcFitText"),
        kinds=kinds,
        asked_pt=_asked(properties, span),
    )


def _asked(properties: Element | None, span: int) -> float | None:
    """The width that a cell of one column asks for."""
    width = None if properties is None else child(properties, "tcW")
    if width is None or span != 1 or width.get(W + "type", "dxa") != "dxa":
        return None
    return twips(width, "w")


def _refuse(
    properties: Element | None, what: str, refused: Mapping[str, str], passed: frozenset[str]
) -> None:
    for item in properties if properties is not None else ():
        name = local(item)
        if name == "tblCellSpacing" and number(item, "w") == 0.0:
            continue
        if name in refused and on_off(item):
            raise Unsupported(refused[name])
        if name not in passed and name not in refused and item.tag.startswith(W):
            raise Unsupported(f"the {what} property w:{name}")


def _unwrapped(element: Element, wanted: str) -> Iterator[Element]:
    for item in element:
        name = local(item)
        if name == wanted:
            yield item
        elif name in {"sdt", "sdtContent", "customXml"}:
            yield from _unwrapped(item, wanted)
        elif name not in TABLES_PASSED:
            raise Unsupported(f"the element {name} in a table")


def _grid(element: Element) -> list[float]:
    grid = child(element, "tblGrid")
    if grid is None:
        return []
    if child(grid, "tblGridChange") is not None:
        raise Unsupported("a tracked change")
    return [twips(column, "w") for column in grid.iterchildren(W + "gridCol")]


def _end(row: Row) -> int:
    return max((cell.column + cell.span for cell in row.cells), default=0)


def _columns(widths: list[float], rows: list[KeptRow], count: int) -> tuple[Column, ...]:
    """Widths of the grid; what cells of one column ask for themselves wins (17.4.71)."""
    chosen: list[float | None] = [width or None for width in widths]
    chosen += [None] * (count - len(chosen))
    asked: dict[int, float] = {}
    for kept in rows:
        for column, width in kept.asked:
            asked[column] = max(asked.get(column, 0.0), width)
    for index, width in asked.items():
        if width > 0.0:
            chosen[index] = width
    return tuple(Column(width_pt=width) for width in chosen)


def _width(item: Element | None) -> tuple[float | None, float | None]:
    if item is None:
        return None, None
    kind, amount = item.get(W + "type", "dxa"), item.get(W + "w", "0")
    if kind == "pct" or amount.endswith("%"):
        return None, percent(item)
    width = twips(item, "w") if kind == "dxa" else 0.0
    return width or None, None


def _alignment(properties: Element | None, style: TableStyle) -> Alignment:
    item = None if properties is None else child(properties, "jc")
    name = (style.alignment or "") if item is None else val(item)
    return _ALIGNMENTS.get(name, Alignment.LEFT)


def _has(properties: Element | None, name: str) -> bool:
    item = None if properties is None else child(properties, name)
    return item is not None and on_off(item)


def _count(properties: Element | None, name: str, default: int = 0) -> int:
    item = None if properties is None else child(properties, name)
    count = default if item is None else int(number(item))
    if not 0 <= count <= _MAX_COLUMNS:
        raise Unsupported(f"a table of more than {_MAX_COLUMNS} columns")
    return count


def _goes_on(properties: Element | None) -> bool:
    """Whether a cell is merged into the one before it, as older files write it."""
    item = None if properties is None else child(properties, "hMerge")
    return item is not None and val(item, "continue") == "continue"


def _widened(cell: Cell, face: CellFace) -> Cell:
    """A cell with the one that is merged into it from the right."""
    borders = replace(cell.borders, right=face.borders.right)
    return replace(cell, span=cell.span + face.span, borders=borders)


def _merge(properties: Element | None) -> Merge:
    item = None if properties is None else child(properties, "vMerge")
    if item is None:
        return Merge.NONE
    return Merge.START if val(item, "continue") == "restart" else Merge.CONTINUE


def _direction(properties: Element | None) -> str:
    item = None if properties is None else child(properties, "textDirection")
    name = "lrTb" if item is None else val(item, "lrTb")
    if name not in _DIRECTIONS:
        raise Unsupported(f"text in a cell in the direction {name}")
    return _DIRECTIONS[name]


def _fill(properties: Element | None, layers: list[CellStyle]) -> str | None:
    item = None if properties is None else child(properties, "shd")
    if item is not None:
        return read_fill(item)
    return next((layer.fill for layer in reversed(layers) if layer.fill is not None), None)


def _look_kinds(item: Element | None) -> frozenset[str]:
    """Which conditional formats are on; without ``tblLook`` none are."""
    if item is None:
        return frozenset()
    try:
        bits = int(val(item, "0") or "0", 16)
    except ValueError:
        raise Unsupported("the value of w:tblLook/@w:val") from None
    wanted = (
        ("firstRow", 0x20, True),
        ("lastRow", 0x40, True),
        ("firstColumn", 0x80, True),
        ("lastColumn", 0x100, True),
        ("noHBand", 0x200, False),
        ("noVBand", 0x400, False),
    )
    names = {
        "firstColumn": "firstCol",
        "lastColumn": "lastCol",
        "noHBand": "band",
        "noVBand": "vband",
    }
    kinds = set()
    for name, bit, positive in wanted:
        text = item.get(W + name)
        on = bool(bits & bit) if text is None else text in {"1", "true", "on"}
        if on == positive:
            kinds.add(names.get(name, name))
    return frozenset(kinds)


def _cell_kinds(look: _Look, row: int, column: int, end: int) -> tuple[str, ...]:
    """The conditional formats of a cell, weakest first (17.7.6)."""
    first = 1 if "firstRow" in look.kinds else 0
    first_column = 1 if "firstCol" in look.kinds else 0
    tests = (
        (
            f"band{1 + (column - first_column) % 2}Vert",
            "vband" in look.kinds and column >= first_column,
        ),
        (f"band{1 + (row - first) % 2}Horz", "band" in look.kinds and row >= first),
        ("firstCol", "firstCol" in look.kinds and column == 0),
        ("lastCol", "lastCol" in look.kinds and end == look.columns),
        ("firstRow", "firstRow" in look.kinds and row == 0),
        ("lastRow", "lastRow" in look.kinds and row == look.rows - 1),
    )
    return tuple(kind for kind, on in tests if on and kind in look.style.kinds)


def _sides(
    look: _Look,
    layers: list[CellStyle],
    properties: Element | None,
    outer: Mapping[str, bool],
) -> dict[str, Border | None]:
    """The borders a cell asks for: table's, then conditional formats', then its own."""
    sides: dict[str, Border | None] = {}
    for side, is_outer in outer.items():
        inside = "inside_h" if side in {"top", "bottom"} else "inside_v"
        sides[side] = look.borders.get(side if is_outer else inside)
    for layer in layers:
        _apply(sides, layer.cell_borders, outer)
    _apply(sides, read_sides(None if properties is None else child(properties, "tcBorders")), outer)
    return {key: sides.get(key) for key in ("top", "left", "bottom", "right", "down", "up")}


def _apply(
    sides: dict[str, Border | None],
    over: Mapping[str, Border | None],
    outer: Mapping[str, bool],
) -> None:
    for side, is_outer in outer.items():
        inside = "inside_h" if side in {"top", "bottom"} else "inside_v"
        if side in over:
            sides[side] = over[side]
        elif inside in over and not is_outer:
            sides[side] = over[inside]
    for diagonal in ("down", "up"):
        if diagonal in over:
            sides[diagonal] = over[diagonal]
