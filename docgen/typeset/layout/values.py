"""What layout produces: lines of measured text, and pages on which everything has its place.

Lengths are points, y grows downwards. Not for how any of it is computed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from math import cos, radians, sin

from docgen.typeset._face import Face
from docgen.typeset.layout.light import light
from docgen.typeset.layout.structure import Element
from docgen.typeset.model import Drawing, LineNumbers, Note, Picture

__all__ = [
    "Area",
    "Glyphs",
    "Item",
    "Line",
    "Marked",
    "Page",
    "Placed",
    "Rule",
    "Shade",
    "ShapedGlyph",
    "Sketch",
    "Standing",
    "Turned",
    "ValueBox",
]


@light
class ShapedGlyph:
    """One glyph of a script whose letters join, in the order of drawing.

    ``text`` is what its cluster says, empty on all glyphs of a cluster but the first drawn.
    """

    glyph: int
    text: str
    advance: float
    dx: float = 0.0
    dy: float = 0.0


@light
class Glyphs:
    """Characters of one face and size, drawn from ``x`` on; ``tracking`` follows each of them.

    Where ``shaped`` is given it is drawn, and ``text`` only says what stands there; an ``ornament``
    is no part of what the page says.
    """

    x: float
    width: float
    text: str
    face: Face
    size: float
    color: str
    tracking: float = 0.0
    rise: float = 0.0
    scale: float = 1.0
    stroke: float = 0.0
    slant: bool = False
    shaped: tuple[ShapedGlyph, ...] = ()
    ornament: bool = False


@light
class Rule:
    """A straight line from one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    color: str
    style: str = "single"


@light
class Shade:
    """A filled box."""

    x: float
    y: float
    width: float
    height: float
    color: str


@light
class Sketch:
    """A picture with its place."""

    x: float
    y: float
    picture: Picture
    element: Element | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Characters that print what stands in the case at ``pointer``; none where it is empty."""

    pointer: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueBox:
    """Where a value of the case is printed, by its pointer; as wide as what is printed of it."""

    pointer: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A drawing whose anchor, or whose own upper left corner, stands at a place in a line."""

    x: float
    y: float
    drawing: Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """The text area of a page or of a column, by its edges."""

    left: float
    top: float
    right: float
    bottom: float


@light
class Line:
    """One line of a paragraph; x counts from the paragraph's zero, y from the line's top.

    ``drawings`` stand in the line itself, ``floats`` are anchored in it. ``begin`` is the place of
    its first character, from which the rest can be set anew; ``boxes`` are those of the marked
    values in it.
    """

    height: float
    baseline: float
    glyphs: tuple[Glyphs, ...]
    rules: tuple[Rule, ...] = ()
    shades: tuple[Shade, ...] = ()
    sketches: tuple[Sketch, ...] = ()
    drawings: tuple[Standing, ...] = ()
    floats: tuple[Standing, ...] = ()
    text: str = ""
    page_break: bool = False
    column_break: bool = False
    numbers: tuple[int, ...] = ()
    notes: tuple[Note, ...] = ()
    begin: int = 0
    boxes: tuple[ValueBox, ...] = ()


@light
class Placed:
    """A line at its place on a page: ``y`` is its top.

    ``element`` is the paragraph it belongs to, None outside the body's reading order; ``figures``
    are the elements of its pictures.
    """

    x: float
    y: float
    line: Line
    element: Element | None = None
    figures: tuple[Element, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """Items in a space of their own: its origin stands at ``(x, y)``, turned clockwise there."""

    x: float
    y: float
    degrees: float
    items: tuple[Item, ...]


Item = Placed | Rule | Shade | Sketch | Turned


@dataclass(slots=True, kw_only=True, eq=False)
class Page:
    """One page: ``behind`` is drawn first; ``text`` is the body's running text.

    ``first`` marks the page that a section begins, where it may have a header of its own, ``blank``
    one that only keeps the sides of the paper; ``foot`` holds the notes until the page is done,
    ``aside`` the text of boxes until the paragraph that they are anchored in ends, ``numbered`` the
    lines that are to be numbered.
    """

    width: float
    height: float
    section: int
    number: int = 0
    first: bool = False
    blank: bool = False
    behind: list[Item] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    foot: list[Item] = field(default_factory=list)
    front: list[Item] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    numbered: list[tuple[LineNumbers, Placed]] = field(default_factory=list)

    def at_foot(self) -> Page:
        """The page as notes see it: what they draw stays apart from the body."""
        return replace(self, items=self.foot)

    def boxes(self) -> tuple[ValueBox, ...]:
        """Where marked values stand on the page; one box for each line they reach over."""
        items = (*self.behind, *self.items, *self.front)
        return tuple(box for item in items for box in _boxes(item))


def _boxes(item: Item) -> Iterator[ValueBox]:
    if isinstance(item, Placed):
        for box in item.line.boxes:
            yield replace(box, x=item.x + box.x, y=item.y + box.y)
    elif isinstance(item, Turned):
        for inner in item.items:
            yield from (_turned(box, item) for box in _boxes(inner))


def _turned(box: ValueBox, turn: Turned) -> ValueBox:
    """The box around a box in turned space, as it stands on the page."""
    along, across = cos(radians(turn.degrees)), sin(radians(turn.degrees))
    corners = [
        (turn.x + x * along - y * across, turn.y + x * across + y * along)
        for x in (box.x, box.x + box.width)
        for y in (box.y, box.y + box.height)
    ]
    left, top = min(x for x, _ in corners), min(y for _, y in corners)
    width, height = max(x for x, _ in corners) - left, max(y for _, y in corners) - top
    return replace(box, x=left, y=top, width=width, height=height)
