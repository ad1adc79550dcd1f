"""Drawings among chunks: each gets its place on the page, with the text that stands in it.

Outside the columns of the body, text does not flow around drawings; one that would make it is an
error. Not for what a plain shape draws (``shapes``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from docgen.typeset.errors import UnsupportedFeatureError
from docgen.typeset.layout.around import Obstacle, obstacle
from docgen.typeset.layout.chunks import Chunk, LineChunk
from docgen.typeset.layout.order import in_drawing_order
from docgen.typeset.layout.shapes import (
    Anchor,
    frame_of_shape,
    outline_of,
    standing_size,
    turned_about_middle,
    turned_size,
)
from docgen.typeset.layout.structure import Element
from docgen.typeset.layout.textboxes import SetBlocks, TextBox, measured
from docgen.typeset.layout.values import Area, Item, Page, Placed, Sketch, Standing, Turned
from docgen.typeset.layout.vertical import turned
from docgen.typeset.model import Drawing, Paragraph, Picture, Shape

__all__ = ["DrawingPlacer"]

Stack = Callable[[Page, Sequence[Chunk], tuple[float, float], "Element | None"], list[str]]


@dataclass(slots=True, kw_only=True)
class DrawingPlacer:
    """Places the drawings of one flow; ``stack`` places what stands in a box.

    ``begin`` is where the items of the flow begin on its page, ``fixed`` where drawings stand that
    text flows around.
    """

    page: Page
    area: Area
    column: Area | None
    set_blocks: SetBlocks
    stack: Stack
    begin: int
    fixed: dict[int, tuple[float, float]] = field(default_factory=dict)
    lone: list[tuple[Obstacle, Paragraph]] = field(default_factory=list)

    def spot(self, standing: Standing, x: float, y: float, top: float) -> tuple[float, float]:
        """Where a drawing stands that is anchored in a line, and a paragraph that is at ``top``."""
        placement = standing.drawing.placement
        assert placement is not None
        box = measured(standing.drawing, self.set_blocks)
        anchor = self.anchor(x, y, top, x + standing.x)
        return anchor.place(placement, box.width, box.height)

    def anchor(self, x: float, y: float, top: float, character: float) -> Anchor:
        """What is placed from a line at ``(x, y)`` is placed by, its paragraph being at ``top``."""
        column = self.column or replace(self.area, left=x)
        return Anchor(
            page=self.page,
            area=self.area,
            left=column.left,
            right=column.right,
            paragraph=top,
            line=y,
            character=character,
        )

    def obstacle(self, drawing: Drawing, spot: tuple[float, float]) -> Obstacle:
        """What a drawing at a place keeps free: a turned one the box around it."""
        placement, box = drawing.placement, measured(drawing, self.set_blocks)
        assert placement is not None
        across, down = turned_size(box.width, box.height, drawing.degrees)
        left = spot[0] + (box.width - across) / 2.0
        top = spot[1] + (box.height - down) / 2.0
        return obstacle(placement, left, top, across, down)

    def put(
        self, chunk: LineChunk, place: tuple[float, float], top: float, owner: Element | None
    ) -> None:
        """Draw what stands or is anchored in a line, whose paragraph begins at ``top``."""
        for standing in chunk.line.drawings:
            self.page.items.extend(self._in_line(standing, *place, owner))
        for standing in chunk.line.floats:
            self._float(standing, chunk, (*place, top), owner)

    def check(self) -> None:
        """Refuse a drawing that text would have to flow around where it cannot."""
        for box, paragraph in self.lone:
            if any(_meets(item, box) for item in self.page.items[self.begin :]):
                raise UnsupportedFeatureError(
                    feature="text around a drawing outside the body of the text",
                    part=paragraph.part,
                    place=paragraph.place,
                )
        self.lone = []

    def _float(
        self,
        standing: Standing,
        chunk: LineChunk,
        place: tuple[float, float, float],
        owner: Element | None,
    ) -> None:
        """Draw an anchored drawing behind or before the text."""
        drawing = standing.drawing
        placement = drawing.placement
        assert placement is not None
        known = self.fixed.get(id(drawing))
        if known is None:
            known = self.spot(standing, *place)
            if placement.wrap != "none":
                self.lone.append((self.obstacle(drawing, known), chunk.paragraph))
        target = self.page.behind if placement.behind else self.page.front
        target.extend(self._drawn(drawing, *known, owner))

    def _in_line(self, standing: Standing, x: float, y: float, owner: Element | None) -> list[Item]:
        """A drawing in the line; a turned one stands in the middle of the room it takes."""
        drawing = standing.drawing
        across, down = standing_size(drawing)
        left = x + standing.x + (across - drawing.width_pt) / 2.0
        top = y + standing.y + (down - drawing.height_pt) / 2.0
        return self._drawn(drawing, left, top, owner)

    def _drawn(self, drawing: Drawing, x: float, y: float, owner: Element | None) -> list[Item]:
        """What a drawing draws, with the text in it."""
        box = measured(drawing, self.set_blocks)
        if drawing.degrees:
            across, down = box.width, box.height
            items = self._upright(drawing, box, 0.0, 0.0, owner)
            return [turned_about_middle(items, x, y, across, down, drawing.degrees)]
        return self._upright(drawing, box, x, y, owner)

    def _upright(
        self, drawing: Drawing, box: TextBox, x: float, y: float, owner: Element | None
    ) -> list[Item]:
        if isinstance(drawing, Picture):
            sketch = Sketch(x=x, y=y, picture=drawing, element=_figure(owner, drawing))
            if drawing.outline is None:
                return [sketch]
            lines = outline_of(drawing.outline, x, y, drawing.width_pt, drawing.height_pt)
            # One item, since the rules of a page are drawn before its pictures.
            return [Turned(x=0.0, y=0.0, degrees=0.0, items=(sketch, *lines))]
        scratch = Page(width=self.page.width, height=self.page.height, section=self.page.section)
        scratch.items.extend(frame_of_shape(drawing, x, y, box.height))
        if box.chunks:
            scratch.items.extend(self._box_text(drawing, box, x, y, owner))
        return in_drawing_order(scratch.items)

    def _box_text(
        self, shape: Shape, box: TextBox, x: float, y: float, owner: Element | None
    ) -> list[Item]:
        """The text of a box; it is read after the paragraph that the box is anchored in."""
        insets = shape.insets
        start = {"center": box.free / 2.0, "bottom": box.free}.get(shape.vertical, 0.0)
        inner = Page(width=self.page.width, height=self.page.height, section=self.page.section)
        element = None if owner is None else owner.before("Div")
        left, top = x + insets.left, y + insets.top
        across = shape.direction == "across"
        place = (left, top + start) if across else (0.0, start)
        self.page.aside += self.stack(inner, box.chunks, place, element)
        items = in_drawing_order([*inner.behind, *inner.items, *inner.front])
        if across:
            return items
        width = box.width - insets.left - insets.right
        return [turned(items, shape.direction, left, top, width, box.along)]


def _figure(owner: Element | None, picture: Picture) -> Element | None:
    """The element of an anchored picture; one without a description is decoration."""
    return owner.figure(picture.description) if owner and picture.description else None


def _meets(item: Item, box: Obstacle) -> bool:
    """Whether a line of text stands where a drawing wants to be alone."""
    if not isinstance(item, Placed) or not item.line.glyphs:
        return False
    first, last = item.line.glyphs[0], item.line.glyphs[-1]
    left, right = item.x + first.x, item.x + last.x + last.width
    across = left < box.right and right > box.left
    return across and item.y < box.bottom and item.y + item.line.height > box.top
