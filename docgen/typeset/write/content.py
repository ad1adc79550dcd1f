"""The content stream of a page: text on its baselines, rules, shades and pictures in their places.

Coordinates of layout are final; here they are only turned upside down, as PDF counts from below.
Not for fonts and pictures themselves (``fonts``, ``images``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from math import cos, radians, sin, tan
from typing import Literal

from docgen.typeset._face import Face
from docgen.typeset.layout.structure import Element
from docgen.typeset.layout.values import (
    Glyphs,
    Item,
    Line,
    Page,
    Placed,
    Rule,
    Shade,
    Sketch,
    Turned,
)
from docgen.typeset.model import Picture
from docgen.typeset.write.fonts import DocumentFont, Encoded, clusters
from docgen.typeset.write.objects import number, text_string
from docgen.typeset.write.rules import strokes

__all__ = ["Pictures", "page_content"]

SLANT = tan(radians(12))


class Pictures:
    """The names of pictures in content streams, given as they are met."""

    def __init__(self) -> None:
        self.named: dict[bytes, tuple[str, Picture]] = {}

    def name(self, picture: Picture) -> str:
        """The name of a picture; equal bytes have one name, and are written once."""
        return self.named.setdefault(picture.data, (f"I{len(self.named)}", picture))[0]


def page_content(
    page: Page,
    fonts: Mapping[Face, DocumentFont],
    pictures: Pictures,
    *,
    marks: list[Element] | None,
) -> bytes:
    """The operators that draw a page.

    Where ``marks`` is given, everything is marked as content of an element or as an artifact, and
    the element of each marked content is added to it, by number.
    """
    content = _Content(height=page.height, fonts=fonts, pictures=pictures, marks=marks)
    for item in (*page.behind, *page.items, *page.front):
        content.draw(item)
    content.close()
    return "\n".join(content.out).encode("ascii")


@dataclass(slots=True, kw_only=True)
class _Content:
    """Operators written so far, and the state that they leave.

    ``look`` is that of the glyphs drawn last, and ``font`` theirs, while nothing has changed them.
    """

    height: float
    fonts: Mapping[Face, DocumentFont]
    pictures: Pictures
    marks: list[Element] | None
    out: list[str] = field(default_factory=list)
    state: dict[str, str] = field(default_factory=dict)
    in_text: bool = False
    open_mark: Element | Literal["artifact"] | None = None
    look: tuple[str, float, float, float] | None = None
    font: tuple[str, float] | None = None

    def draw(self, item: Item) -> None:
        match item:
            case Placed():
                self._line(item, item.line)
            case Rule():
                self._rule(item, 0.0, 0.0)
            case Shade():
                self._shade(item, 0.0, 0.0)
            case Sketch():
                self._sketch(item, 0.0, 0.0, item.element)
            case Turned():
                self._turned(item)

    def _turned(self, item: Turned) -> None:
        """Items in a space of their own; what they leave of the state is forgotten after them."""
        self.close()
        height, state = self.height, dict(self.state)
        along, across = cos(radians(item.degrees)), sin(radians(item.degrees))
        turn = " ".join(f"{part:.6f}" for part in (along, -across, across, along))
        self.out.append(f"q {turn} {number(item.x)} {number(height - item.y)} cm")
        self.height = 0.0
        for inner in item.items:
            self.draw(inner)
        self.close()
        self.out.append("Q")
        self.height, self.state, self.look, self.font = height, state, None, None

    def close(self) -> None:
        """Close what is open."""
        self._end_text()
        if self.open_mark is not None:
            self.out.append("EMC")
            self.open_mark = None

    def _line(self, placed: Placed, line: Line) -> None:
        x, y = placed.x, placed.y
        for shade in line.shades:
            self._shade(shade, x, y)
        if line.sketches:
            for sketch, element in zip_longest(line.sketches, placed.figures):
                self._sketch(sketch, x, y, element)
        for glyphs in line.glyphs:
            element = None if glyphs.ornament else placed.element
            self._glyphs(glyphs, x + glyphs.x, y + line.baseline - glyphs.rise, element)
        for rule in line.rules:
            self._rule(rule, x, y)

    def _mark(self, element: Element | None) -> None:
        """Mark what follows as content of an element, or as an artifact."""
        wanted: Element | Literal["artifact"] = element or "artifact"
        if self.marks is None or self.open_mark is wanted:
            return
        self.close()
        if element is None:
            self.out.append("/Artifact BMC")
        else:
            self.out.append(f"/{element.kind} <</MCID {len(self.marks)}>> BDC")
            self.marks.append(element)
        self.open_mark = wanted

    def _glyphs(self, glyphs: Glyphs, x: float, y: float, element: Element | None) -> None:
        self._mark(element)
        if not self.in_text:
            self.out.append("BT")
            self.in_text = True
        look = (glyphs.color, glyphs.scale, glyphs.tracking, glyphs.stroke)
        if look != self.look:
            self.look = look
            self._look(*look)
        if glyphs.shaped:
            self._joined(glyphs, x, y)
            return
        self._move(glyphs, x, y)
        for piece in self.fonts[glyphs.face].encode(glyphs.text):
            self._show(piece, glyphs.size)

    def _look(self, color: str, scale: float, tracking: float, stroke: float) -> None:
        self._set("rg", _color(color))
        self._set("Tz", number(scale * 100.0), "100")
        self._set("Tc", number(tracking / scale), "0")
        self._set("Tr", "2" if stroke else "0", "0")
        if stroke:
            self._set("w", number(stroke))
            self._set("RG", _color(color))
            self._set("d", "[] 0", "[] 0")

    def _joined(self, glyphs: Glyphs, x: float, y: float) -> None:
        """Glyphs of joined letters, each in its place; clusters of several say their text."""
        font = self.fonts[glyphs.face]
        for cluster in clusters(glyphs.shaped):
            if len(cluster) > 1:
                self.out.append(f"/Span <</ActualText {text_string(cluster[0].text)}>> BDC")
            for each in cluster:
                self._move(glyphs, x + each.dx * glyphs.scale, y - each.dy)
                self._show(font.joined_places[each.text, each.glyph], glyphs.size)
                x += each.advance * glyphs.scale
            if len(cluster) > 1:
                self.out.append("EMC")

    def _move(self, glyphs: Glyphs, x: float, y: float) -> None:
        lean = number(SLANT) if glyphs.slant else "0"
        self.out.append(f"1 0 {lean} 1 {number(x)} {number(self.height - y)} Tm")

    def _show(self, piece: Encoded, size: float) -> None:
        font = (piece.font, size)
        if font != self.font:
            self.font = font
            self._set("Tf", f"/{piece.font} {number(size)}")
        self.out.append(f"<{piece.codes}> Tj")

    def _rule(self, rule: Rule, x: float, y: float) -> None:
        self._mark(None)
        self._end_text()
        self.look = None
        self._set("RG", _color(rule.color))
        for stroke in strokes(rule, x, y):
            self._set("w", number(stroke.width))
            self._set("d", f"[{' '.join(number(part) for part in stroke.dash)}] 0", "[] 0")
            points = [
                f"{number(across)} {number(self.height - down)}" for across, down in stroke.points
            ]
            self.out.append(
                " ".join([f"{points[0]} m", *(f"{point} l" for point in points[1:]), "S"])
            )

    def _shade(self, shade: Shade, x: float, y: float) -> None:
        self._mark(None)
        self._end_text()
        self.look = None
        self._set("rg", _color(shade.color))
        bottom = self.height - y - shade.y - shade.height
        self.out.append(
            f"{number(x + shade.x)} {number(bottom)} {number(shade.width)} "
            f"{number(shade.height)} re f"
        )

    def _sketch(self, sketch: Sketch, x: float, y: float, element: Element | None) -> None:
        self._mark(element)
        self._end_text()
        item = sketch.picture
        bottom = self.height - y - sketch.y - item.height_pt
        self.out.append(
            f"q {number(item.width_pt)} 0 0 {number(item.height_pt)} "
            f"{number(x + sketch.x)} {number(bottom)} cm /{self.pictures.name(item)} Do Q"
        )

    def _end_text(self) -> None:
        if self.in_text:
            self.out.append("ET")
            self.in_text = False

    def _set(self, operator: str, value: str, default: str = "") -> None:
        """Write an operator of state where the state is another."""
        if self.state.get(operator, default) != value:
            self.state[operator] = value
            self.out.append(f"{value} {operator}")


class _Colors(dict[str, str]):
    def __missing__(self, color: str) -> str:
        parts = (int(color[at : at + 2], 16) / 255.0 for at in (0, 2, 4))
        written = self[color] = " ".join(number(part) for part in parts)
        return written


_COLORS = _Colors()


def _color(color: str) -> str:
    return _COLORS[color]
