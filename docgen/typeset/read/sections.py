"""Sections: page geometry, document grid, and which header and footer stand on which page.

Not for pagination: where a page ends is found in layout.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from docgen.typeset.errors import WordFileInvalidError
from docgen.typeset.model import (
    Block,
    Borders,
    Furniture,
    Grid,
    LineNumbers,
    Margins,
    NoteCount,
    PageBorders,
    Section,
    TextColumn,
)
from docgen.typeset.read.borders import read_sides
from docgen.typeset.read.known import SECTIONS_PASSED, SECTIONS_REFUSED
from docgen.typeset.read.notes import note_count
from docgen.typeset.read.package import Package
from docgen.typeset.read.xml import (
    Element,
    R,
    Unsupported,
    W,
    child,
    local,
    number,
    on_off,
    twips,
    val,
)

__all__ = ["NO_FURNITURE", "SectionReader"]

NO_FURNITURE = Furniture()
_GRIDS = frozenset({"lines", "linesAndChars", "snapToChars"})
_RESTARTS = frozenset({"newPage", "newSection", "continuous"})
_STARTS = frozenset({"nextPage", "continuous", "evenPage", "oddPage", "nextColumn"})
_MAX_COLUMNS = 45
_COLUMN_SPACE = 36.0
_NARROWEST_COLUMN = 12.0
_SMALLEST_AREA = 36.0
_LARGEST_PAGE = 14_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionReader:
    """Reads ``w:sectPr``; ``furniture_blocks`` reads a header or footer part.

    ``footnotes`` and ``endnotes`` say how notes are counted where a section does not.
    """

    package: Package
    footnotes: NoteCount
    endnotes: NoteCount
    furniture_blocks: Callable[[str], tuple[Block, ...]]
    parts: dict[str, tuple[Block, ...]] = field(default_factory=dict)

    def read(
        self,
        element: Element | None,
        blocks: tuple[Block, ...],
        before: tuple[Furniture, Furniture],
    ) -> Section:
        """A section; headers and footers it does not name are those of the section before."""
        for item in element if element is not None else ():
            name = local(item)
            if name in SECTIONS_REFUSED:
                raise Unsupported(SECTIONS_REFUSED[name])
            if (
                name not in SECTIONS_PASSED
                and name not in SECTIONS_REFUSED
                and item.tag.startswith(W)
            ):
                raise Unsupported(f"the section property w:{name}")
        _check_text(element)
        width, height = _size(element)
        margins, header, footer = _margins(element)
        _check_area(width, height, margins)
        start, shape = _page_numbers(element)
        return Section(
            width_pt=width,
            height_pt=height,
            margins=margins,
            header_pt=header,
            footer_pt=footer,
            start=_start(element),
            grid=_grid(element),
            headers=self._furniture(element, "headerReference", before[0]),
            footers=self._furniture(element, "footerReference", before[1]),
            title_page=_flag(element, "titlePg"),
            number_start=start,
            number_format=shape,
            vertical=_text(element, "vAlign", "top"),
            blocks=blocks,
            columns=_columns(element, width - margins.left - margins.right),
            column_rule=_column_rule(element),
            borders=_borders(element),
            line_numbers=_line_numbers(element),
            footnotes=note_count(element, "footnotePr", self.footnotes),
            endnotes=note_count(element, "endnotePr", self.endnotes),
        )

    def _furniture(self, element: Element | None, name: str, before: Furniture) -> Furniture:
        found = {"default": before.default, "first": before.first, "even": before.even}
        for item in element.iterchildren(W + name) if element is not None else ():
            relation = self.package.relations(self.package.main).get(item.get(R + "id", ""))
            if relation is None or relation.external:
                raise WordFileInvalidError(
                    what="a header or footer that is not there", part=self.package.main
                )
            if relation.target not in self.parts:
                self.parts[relation.target] = self.furniture_blocks(relation.target)
            found[item.get(W + "type", "default")] = self.parts[relation.target]
        return Furniture(default=found["default"], first=found["first"], even=found["even"])


def _line_numbers(element: Element | None) -> LineNumbers | None:
    """17.6.8; the file counts from the number before the first."""
    item = None if element is None else child(element, "lnNumType")
    every = 0 if item is None else int(number(item, "countBy"))
    if item is None or every < 1:
        return None
    restart = item.get(W + "restart", "newPage")
    if restart not in _RESTARTS:
        raise Unsupported(f"line numbers that begin anew at {restart}")
    return LineNumbers(
        every=every,
        first=int(number(item, "start")) + 1,
        restart=restart,
        distance_pt=twips(item, "distance") or None,
    )


def _check_text(element: Element | None) -> None:
    direction = _text(element, "textDirection", "lrTb")
    if direction not in {"lrTb", "lr", "tb"}:
        raise Unsupported(f"a section whose text runs in the direction {direction}")
    if _text(element, "vAlign", "top") == "both":
        raise Unsupported("text spread over the height of its page")
    columns = None if element is None else child(element, "cols")
    if columns is not None and number(columns, "num", 1.0) > 1.0 and _flag(element, "bidi"):
        raise Unsupported("columns from right to left")


def _size(element: Element | None) -> tuple[float, float]:
    item = None if element is None else child(element, "pgSz")
    if item is None:
        return 595.3, 841.9
    return twips(item, "w", 595.3), twips(item, "h", 841.9)


def _margins(element: Element | None) -> tuple[Margins, float, float]:
    item = None if element is None else child(element, "pgMar")
    if item is None:
        return Margins(top=72.0, left=90.0, bottom=72.0, right=90.0), 42.55, 49.6
    gutter, at_right = twips(item, "gutter"), _flag(element, "rtlGutter")
    margins = Margins(
        top=twips(item, "top", 72.0),
        left=twips(item, "left", 90.0) + (0.0 if at_right else gutter),
        bottom=twips(item, "bottom", 72.0),
        right=twips(item, "right", 90.0) + (gutter if at_right else 0.0),
    )
    return margins, twips(item, "header", 42.55), twips(item, "footer", 49.6)


def _check_area(width: float, height: float, margins: Margins) -> None:
    across = width - margins.left - margins.right
    down = height - abs(margins.top) - abs(margins.bottom)
    if min(across, down) < _SMALLEST_AREA or max(width, height) > _LARGEST_PAGE:
        raise Unsupported("a page without room for text")


def _columns(element: Element | None, width: float) -> tuple[TextColumn, ...]:
    """The columns of text where there are several, equal unless the file says otherwise."""
    item = None if element is None else child(element, "cols")
    if item is None:
        return ()
    each = list(item.iterchildren(W + "col"))
    equal = item.get(W + "equalWidth", "1") not in {"0", "false", "off"} or not each
    count = int(number(item, "num", 1.0)) if equal else len(each)
    if not 0 < count <= _MAX_COLUMNS:
        raise Unsupported(f"text in more than {_MAX_COLUMNS} columns")
    if count == 1:
        return ()
    if equal:
        space = twips(item, "space", _COLUMN_SPACE)
        made = [((width - (count - 1) * space) / count, space)] * count
    else:
        made = [(twips(one, "w"), twips(one, "space")) for one in each]
    if min(one for one, _ in made) < _NARROWEST_COLUMN:
        raise Unsupported("a column without room for text")
    return tuple(TextColumn(width_pt=one, space_pt=space) for one, space in made)


def _borders(element: Element | None) -> PageBorders | None:
    item = None if element is None else child(element, "pgBorders")
    if item is None:
        return None
    sides = {key: side for key, side in read_sides(item).items() if side is not None}
    return PageBorders(
        sides=Borders(**sides),
        from_page=item.get(W + "offsetFrom", "text") == "page",
        pages=item.get(W + "display", "allPages"),
    )


def _column_rule(element: Element | None) -> bool:
    item = None if element is None else child(element, "cols")
    return item is not None and item.get(W + "sep", "0") in {"1", "true", "on"}


def _page_numbers(element: Element | None) -> tuple[int | None, str]:
    item = None if element is None else child(element, "pgNumType")
    if item is None:
        return None, "decimal"
    start = item.get(W + "start")
    return None if start is None else int(number(item, "start")), item.get(W + "fmt", "decimal")


def _start(element: Element | None) -> str:
    start = _text(element, "type", "nextPage")
    if start not in _STARTS:
        raise Unsupported(f"a section that starts at {start}")
    return start


def _grid(element: Element | None) -> Grid | None:
    item = None if element is None else child(element, "docGrid")
    if item is None or item.get(W + "type", "default") not in _GRIDS:
        return None
    pitch = twips(item, "linePitch")
    if pitch <= 0.0:
        return None
    lines_only = item.get(W + "type") == "lines"
    extra = None if lines_only else number(item, "charSpace") / 4096.0
    return Grid(pitch_pt=pitch, extra_pt=extra)


def _flag(element: Element | None, name: str) -> bool:
    item = None if element is None else child(element, name)
    return item is not None and on_off(item)


def _text(element: Element | None, name: str, default: str) -> str:
    item = None if element is None else child(element, name)
    return default if item is None else val(item, default)
