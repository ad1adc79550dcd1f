"""Headers and footers: which of them a page has, how high they are, and placing them.

Not for the text area that they leave to the body (``pages``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from docgen.typeset.errors import UnsupportedFeatureError
from docgen.typeset.layout.chunks import OPEN, Chunk, Padding, stack_height
from docgen.typeset.layout.habits import Habits
from docgen.typeset.layout.place import Flow
from docgen.typeset.layout.values import Area, Page, Rule
from docgen.typeset.model import Block, Border, Furniture, Margins, PageBorders, Section, Settings

__all__ = ["FurnitureSetter", "text_area", "text_width"]

_SMALLEST_BODY = 36.0

SetFurniture = Callable[[Sequence[Block], float, Section, "Page | None", Padding], list[Chunk]]


def text_width(section: Section) -> float:
    """The width between the margins of a section."""
    return section.width_pt - section.margins.left - section.margins.right


def text_area(section: Section, margins: Margins, header: float, footer: float) -> Area:
    """The text area: a header or footer higher than its margin pushes the body."""
    top, bottom = abs(margins.top), abs(margins.bottom)
    if margins.top >= 0.0 and header:
        top = max(top, section.header_pt + header)
    if margins.bottom >= 0.0 and footer:
        bottom = max(bottom, section.footer_pt + footer)
    end = max(section.height_pt - bottom, top + _SMALLEST_BODY)
    if end > section.height_pt:
        raise UnsupportedFeatureError(
            feature="a header that leaves no room for text",
            part="the header",
            place="the whole part",
        )
    return Area(left=margins.left, top=top, right=section.width_pt - margins.right, bottom=end)


@dataclass(slots=True, kw_only=True)
class FurnitureSetter:
    """Headers and footers of one document; ``set_blocks`` sets them for a page, or for none yet."""

    settings: Settings
    habits: Habits
    set_blocks: SetFurniture
    heights: dict[tuple[int, float], float] = field(default_factory=dict)

    def margins(self, section: Section, page: Page) -> Margins:
        """The margins of a page: on even ones the sides change where the file asks for it."""
        margins = section.margins
        if self.settings.mirror_margins and page.number % 2 == 0:
            return replace(margins, left=margins.right, right=margins.left)
        return margins

    def area(self, section: Section, page: Page) -> Area:
        """The text area that a page's header and footer leave."""
        header, footer = self._kinds(section, page)
        heights = (self._height(section, header), self._height(section, footer))
        area = text_area(section, self.margins(section, page), *heights)
        if self.habits.centres_grid and section.grid is not None:
            rest = (area.bottom - area.top) % section.grid.pitch_pt
            return replace(area, top=area.top + rest / 2.0, bottom=area.bottom - rest / 2.0)
        return area

    def furnish(self, section: Section, page: Page, area: Area) -> None:
        """Place the header and the footer of a page."""
        header, footer = self._kinds(section, page)
        for blocks, above in ((header, True), (footer, False)):
            if not blocks:
                continue
            chunks = self.set_blocks(blocks, text_width(section), section, page, OPEN)
            top = section.header_pt
            if not above:
                top = section.height_pt - section.footer_pt - stack_height(chunks)
            flow = Flow(
                page=page,
                area=area,
                text=[],
                set_blocks=lambda blocks, width, padding=OPEN: self.set_blocks(
                    blocks, width, section, page, padding
                ),
            )
            flow.stack(chunks, self.margins(section, page).left, top)
            page.aside.clear()
        if section.borders is not None:
            page.items.extend(page_borders(section.borders, page, self.margins(section, page)))

    def _kinds(self, section: Section, page: Page) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
        def choose(furniture: Furniture) -> tuple[Block, ...]:
            if page.first and section.title_page:
                return furniture.first
            if self.settings.even_and_odd and page.number % 2 == 0:
                return furniture.even
            return furniture.default

        return choose(section.headers), choose(section.footers)

    def _height(self, section: Section, blocks: tuple[Block, ...]) -> float:
        key = (id(blocks), text_width(section))
        if key not in self.heights:
            self.heights[key] = stack_height(
                self.set_blocks(blocks, text_width(section), section, None, OPEN)
            )
        return self.heights[key]


def page_borders(borders: PageBorders, page: Page, margins: Margins) -> Iterator[Rule]:
    """The lines around a page, each half its width away from where its space ends."""
    if borders.pages == ("notFirstPage" if page.first else "firstPage"):
        return
    sides = borders.sides
    edges = Margins(
        top=_distance(sides.top, abs(margins.top), borders),
        left=_distance(sides.left, margins.left, borders),
        bottom=page.height - _distance(sides.bottom, abs(margins.bottom), borders),
        right=page.width - _distance(sides.right, margins.right, borders),
    )
    for side, x1, y1, x2, y2 in (
        (sides.top, edges.left, edges.top, edges.right, edges.top),
        (sides.bottom, edges.left, edges.bottom, edges.right, edges.bottom),
        (sides.left, edges.left, edges.top, edges.left, edges.bottom),
        (sides.right, edges.right, edges.top, edges.right, edges.bottom),
    ):
        if side is not None:
            yield Rule(
                x1=x1, y1=y1, x2=x2, y2=y2, width=side.width_pt, color=side.color, style=side.style
            )


def _distance(side: Border | None, margin: float, borders: PageBorders) -> float:
    """How far from the edge of the page the middle of a line stands."""
    space = 0.0 if side is None else side.space_pt
    half = 0.0 if side is None else side.width_pt / 2.0
    return space + half if borders.from_page else margin - space - half
