"""Drawings on a page: where an anchored one stands, what a picture or a plain shape draws.

Not for the text in a box, which flows like any other (``place``), nor for text around a drawing
(``around``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from docgen.typeset.layout.values import Area, Item, Page, Rule, Shade, Turned
from docgen.typeset.model import Border, Drawing, Placement, Shape

__all__ = [
    "Anchor",
    "frame_of_shape",
    "outline_of",
    "standing_size",
    "turned_about_middle",
    "turned_size",
]


def standing_size(drawing: Drawing) -> tuple[float, float]:
    """The width and height that a drawing takes in a line."""
    return turned_size(drawing.width_pt, drawing.height_pt, drawing.degrees)


def turned_size(width: float, height: float, degrees: float) -> tuple[float, float]:
    """The width and height of what stands around a turned box."""
    angle = radians(degrees)
    along, across = abs(cos(angle)), abs(sin(angle))
    return width * along + height * across, width * across + height * along


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What an anchored drawing is placed by: its page, text area, column, paragraph and line."""

    page: Page
    area: Area
    left: float
    right: float
    paragraph: float
    line: float
    character: float

    def place(self, placement: Placement, width: float, height: float) -> tuple[float, float]:
        """Where the upper left corner of a drawing stands."""
        start, end = self._across(placement.from_x)
        x = _along(
            start, end, width, placement.x_pt, placement.x_share, self._side(placement.align_x)
        )
        start, end = self._down(placement.from_y)
        y = _along(
            start, end, height, placement.y_pt, placement.y_share, self._side(placement.align_y)
        )
        if placement.from_y in {"paragraph", "line"}:
            y = max(min(y, self.page.height - height), 0.0)
        return x, y

    def _side(self, align: str | None) -> str | None:
        """Inside is left, and above, on odd pages."""
        odd = self.page.number % 2 == 1
        return {"inside": "start" if odd else "end", "outside": "end" if odd else "start"}.get(
            align or "", align
        )

    def _across(self, frame: str) -> tuple[float, float]:
        area, width = self.area, self.page.width
        inside = "leftMargin" if self.page.number % 2 == 1 else "rightMargin"
        if frame in {"insideMargin", "outsideMargin"}:
            other = {"leftMargin": "rightMargin", "rightMargin": "leftMargin"}[inside]
            frame = inside if frame == "insideMargin" else other
        return {
            "page": (0.0, width),
            "margin": (area.left, area.right),
            "leftMargin": (0.0, area.left),
            "rightMargin": (area.right, width),
            "character": (self.character, self.right),
        }.get(frame, (self.left, self.right))

    def _down(self, frame: str) -> tuple[float, float]:
        area, height = self.area, self.page.height
        return {
            "page": (0.0, height),
            "margin": (area.top, area.bottom),
            "topMargin": (0.0, area.top),
            "insideMargin": (0.0, area.top),
            "bottomMargin": (area.bottom, height),
            "outsideMargin": (area.bottom, height),
            "line": (self.line, area.bottom),
        }.get(frame, (self.paragraph, area.bottom))


def _along(
    start: float,
    end: float,
    size: float,
    offset: float | None,
    share: float | None,
    align: str | None,
) -> float:
    if offset is not None:
        return start + offset
    if share is not None:
        return start + share * (end - start)
    if align == "center":
        return (start + end - size) / 2.0
    return end - size if align in {"right", "bottom", "end"} else start


def frame_of_shape(shape: Shape, x: float, y: float, height: float) -> Iterator[Item]:
    """The fill and the lines of a shape."""
    right, bottom = x + shape.width_pt, y + height
    if shape.fill is not None and shape.geometry == "rect":
        yield Shade(x=x, y=y, width=shape.width_pt, height=height, color=shape.fill)
    line = shape.outline
    if line is None:
        return
    if shape.geometry == "line":
        start, end = (bottom, y) if shape.rising else (y, bottom)
        yield _rule(line, x, start, right, end)
        return
    yield from outline_of(line, x, y, shape.width_pt, height)


def outline_of(
    line: Border | None, x: float, y: float, width: float, height: float
) -> Iterator[Rule]:
    """The four lines around a box."""
    if line is None:
        return
    right, bottom, half = x + width, y + height, line.width_pt / 2.0
    yield _rule(line, x - half, y, right + half, y)
    yield _rule(line, x - half, bottom, right + half, bottom)
    yield _rule(line, x, y, x, bottom)
    yield _rule(line, right, y, right, bottom)


def _rule(line: Border, x1: float, y1: float, x2: float, y2: float) -> Rule:
    return Rule(x1=x1, y1=y1, x2=x2, y2=y2, width=line.width_pt, color=line.color, style=line.style)


def turned_about_middle(
    items: Sequence[Item], x: float, y: float, width: float, height: float, degrees: float
) -> Turned:
    """Items drawn as if their box stood at ``(0, 0)``, turned about the middle of the box.

    The box, before it is turned, stands at ``(x, y)``.
    """
    angle = radians(degrees)
    across, down = width / 2.0, height / 2.0
    return Turned(
        x=x + across - (across * cos(angle) - down * sin(angle)),
        y=y + down - (across * sin(angle) + down * cos(angle)),
        degrees=degrees,
        items=tuple(items),
    )
