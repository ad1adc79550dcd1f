"""Pages: sections flow over pages, tables repeat their headers, furniture and numbers come last.

The door of layout: ``Layout.pages``. Numbers of pages that stand in the body are found by laying
the document out again with the numbers of the last round.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from docgen.typeset.errors import UnsupportedFeatureError
from docgen.typeset.fonts import FontSet, FontSubstitution
from docgen.typeset.layout.cells import CellKeeper
from docgen.typeset.layout.chunks import Chunk, LineChunk, RowChunk, stack_height
from docgen.typeset.layout.order import in_drawing_order
from docgen.typeset.layout.paragraphs import Context, ParagraphSetter, spacing
from docgen.typeset.layout.place import Area, Flow
from docgen.typeset.layout.shaping import Shaper
from docgen.typeset.layout.tables import table_rows
from docgen.typeset.layout.values import Item, Page, Placed, Rule
from docgen.typeset.model import (
    Block,
    Document,
    Field,
    FieldKind,
    Furniture,
    Paragraph,
    Section,
    Table,
)
from docgen.typeset.read.numerals import format_number
from docgen.typeset.read.xml import Unsupported

__all__ = ["Layout"]

_ROUNDS = 4
_TOLERANCE = 0.05
_MAX_PAGES = 5000
_SMALLEST_BODY = 36.0

_Key = tuple[int, int]
_Numbers = dict[_Key, str]


class Layout:
    """Lays documents out with one set of fonts. One per engine, one thread."""

    def __init__(self, fonts: FontSet) -> None:
        self._shaper = Shaper(fonts)
        self._setter = ParagraphSetter(self._shaper)
        self._cells = CellKeeper(self._shaper)

    def clear(self) -> None:
        """Forget the formats and paragraphs met so far."""
        self._shaper.clear()
        self._setter.clear()
        self._cells.clear()

    def pages(self, document: Document) -> tuple[list[Page], tuple[FontSubstitution, ...]]:
        """The pages of a document, and the fonts that stand for others on them."""
        self._shaper.used = {}
        numbers: _Numbers = {}
        for _ in range(_ROUNDS):
            run = _Run(document=document, setter=self._setter, cells=self._cells, numbers=numbers)
            run.lay_out()
            found = run.body_numbers()
            if found == numbers:
                break
            numbers = found
        run.finish()
        used = sorted(self._shaper.used)
        return run.pages, tuple(FontSubstitution(requested=one, used=two) for one, two in used)


@dataclass(slots=True, kw_only=True)
class _Run:
    """One round of laying out one document."""

    document: Document
    setter: ParagraphSetter
    cells: CellKeeper
    numbers: _Numbers
    pages: list[Page] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    seen: list[tuple[Paragraph, int, int]] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)
    flow: Flow | None = None
    y: float = 0.0
    fresh: bool = True
    soft: bool = False
    below: float = 0.0

    def lay_out(self) -> None:
        """Fill pages with all sections."""
        for index, section in enumerate(self.document.sections):
            self._begin_section(index, section)
            chunks = self.chunks(section.blocks, _text_width(section), self._context(section))
            self._fill(index, section, chunks)
        self._end_page()
        for index, section in enumerate(self.document.sections):
            if section.vertical in {"center", "bottom"}:
                self._shift(index, section.vertical)

    def chunks(self, blocks: Sequence[Block], width: float, context: Context) -> list[Chunk]:
        """Blocks as chunks, with the space between paragraphs of one style left out if asked."""
        result: list[Chunk] = []
        before: Paragraph | None = None
        for block in blocks:
            if isinstance(block, Table):
                result.extend(table_rows(block, width, context, self._cell_chunks))
                before = None
                continue
            made = self.setter.chunks(block, width, context)
            if before is not None:
                _close_up(result, made, before, block, context)
            result.extend(made)
            before = block
        return result

    def _cell_chunks(
        self, blocks: tuple[Block, ...], width: float, context: Context
    ) -> Sequence[Chunk]:
        return self.cells.chunks(blocks, width, context, self.chunks)

    def body_numbers(self) -> _Numbers:
        """The texts of page fields in the body, as this round would have them."""
        return {
            (id(paragraph), index): self._number(paragraph, index, page)
            for paragraph, index, page in self.seen
        }

    def _number(self, paragraph: Paragraph, index: int, page: int) -> str:
        item = paragraph.content.items[index]
        assert isinstance(item, Field)
        here = self.pages[page]
        section = self.document.sections[here.section]
        value = here.number
        if item.kind is FieldKind.PAGES:
            return str(len(self.pages))
        if item.kind is FieldKind.SECTION_PAGES:
            return str(sum(other.section == here.section for other in self.pages))
        try:
            return format_number(value, section.number_format)
        except Unsupported as error:
            raise UnsupportedFeatureError(
                feature=error.feature, part=paragraph.part, place=paragraph.place
            ) from error

    def _context(self, section: Section) -> Context:
        def values(paragraph: Paragraph) -> Mapping[int, str]:
            return {
                index: self.numbers.get((id(paragraph), index), "1")
                for index, item in enumerate(paragraph.content.items)
                if isinstance(item, Field)
            }

        return Context(
            settings=self.document.settings, grid=section.grid, in_table=False, values=values
        )

    def _begin_section(self, index: int, section: Section) -> None:
        if self.pages and section.start == "continuous":
            before = self.document.sections[index - 1]
            if _geometry(before) == _geometry(section):
                return
        self._end_page()
        self._new_page(index, section)
        parity = {"oddPage": 1, "evenPage": 0}.get(section.start)
        if self.pages and parity is not None and self.pages[-1].number % 2 != parity:
            self._end_page()
            self._new_page(index, section)
        if section.number_start is not None:
            self.pages[-1].number = section.number_start

    def _new_page(self, index: int, section: Section, *, soft: bool = False) -> None:
        if len(self.pages) >= _MAX_PAGES:
            raise UnsupportedFeatureError(
                feature=f"a document of more than {_MAX_PAGES} pages", part="the body", place="end"
            )
        first = not self.pages or self.pages[-1].section != index
        number = self.pages[-1].number + 1 if self.pages else 1
        page = Page(width=section.width_pt, height=section.height_pt, section=index, number=number)
        carried = self.flow.finish() if self.flow is not None else []
        self._note()
        self.pages.append(page)
        area = self._area(section, page, first=first)
        self.areas.append(area)
        for merge in carried:
            merge.top, merge.slot = -1.0, -1
        self.flow = Flow(page=page, area=area, text=page.text, merges=carried)
        self.y, self.fresh, self.soft, self.below = area.top, True, soft, 0.0

    def _note(self) -> None:
        if self.flow is not None:
            page = len(self.pages) - 1
            self.seen.extend((paragraph, index, page) for paragraph, index in self.flow.seen)

    def _end_page(self) -> None:
        if self.flow is not None:
            self.flow.finish()
            self._note()
            self.flow = None

    def _fill(self, index: int, section: Section, chunks: list[Chunk]) -> None:
        position, committed = 0, 0
        while position < len(chunks):
            assert self.flow is not None
            chunk = chunks[position]
            if chunk.page_break_before and not self.fresh and position >= committed:
                self._new_page(index, section)
            if isinstance(chunk, RowChunk):
                chunk = self.flow.settled(chunk, self.y + self._gap(chunk))
                chunks[position] = chunk
            bottom = self.areas[-1].bottom
            gap = self._gap(chunk)
            if position >= committed:
                end = _group_end(chunks, position)
                fits, committed = self._group_fits(chunks, position, end, gap, bottom)
            else:
                fits = self.y + gap + chunk.height <= bottom + _TOLERANCE
            if not fits and not self._may_overfill(chunk):
                if not self._split(chunks, position, bottom - self.y - gap):
                    self._turn(index, section, chunk)
                    committed = position
                    continue
                chunk = chunks[position]
            self._place(chunk, gap)
            position += 1
            if isinstance(chunk, LineChunk) and chunk.line.page_break:
                self._new_page(index, section)

    def _group_fits(
        self, chunks: list[Chunk], position: int, end: int, gap: float, bottom: float
    ) -> tuple[bool, int]:
        """Whether chunks kept together fit; a group higher than a page is not kept."""
        height = gap + stack_height(chunks[position:end])
        height -= chunks[position].above + chunks[end - 1].below
        area = self.areas[-1]
        if height > area.bottom - area.top and end - position > 1:
            single = self.y + gap + chunks[position].height <= bottom + _TOLERANCE
            return single, position + 1
        return self.y + height <= bottom + _TOLERANCE, end

    def _may_overfill(self, chunk: Chunk) -> bool:
        """A line higher than the page stands alone on it; a row is cut instead."""
        return self.fresh and isinstance(chunk, LineChunk)

    def _split(self, chunks: list[Chunk], position: int, room: float) -> bool:
        """Cut a row that does not fit; one that is too high for any page is let through."""
        row = chunks[position]
        if isinstance(row, LineChunk):
            return False
        if row.content_fits(room):
            if self.fresh:
                chunks[position] = replace(row, height=min(row.height, max(room, 0.0)))
            return self.fresh
        parts = row.split(room, force=self.fresh)
        if parts is None:
            return self.fresh
        chunks[position : position + 1] = list(parts)
        return True

    def _turn(self, index: int, section: Section, chunk: Chunk) -> None:
        """An automatic page break, with the table's header rows above the next row."""
        self._new_page(index, section, soft=True)
        if not isinstance(chunk, RowChunk) or chunk.header:
            return
        for header in chunk.table.headers:
            self._place(header, 0.0, repeated=True)

    def _gap(self, chunk: Chunk) -> float:
        if self.fresh:
            return 0.0 if self.soft else chunk.above
        return self.below + chunk.above

    def _place(self, chunk: Chunk, gap: float, *, repeated: bool = False) -> None:
        assert self.flow is not None
        self.y += gap
        text, self.flow.text = self.flow.text, [] if repeated else self.flow.text
        self.flow.add(chunk, self.areas[-1].left, self.y)
        self.flow.text = text
        self.y += chunk.height
        self.below, self.fresh, self.soft = chunk.below, repeated, repeated

    def _area(self, section: Section, page: Page, *, first: bool) -> Area:
        """The text area: a header or footer higher than its margin pushes the body."""
        margins = section.margins
        header, footer = self._kinds(section, page, first=first)
        top, bottom = abs(margins.top), abs(margins.bottom)
        if margins.top >= 0.0 and header:
            top = max(top, section.header_pt + self._height(section, header))
        if margins.bottom >= 0.0 and footer:
            bottom = max(bottom, section.footer_pt + self._height(section, footer))
        end = max(section.height_pt - bottom, top + _SMALLEST_BODY)
        return Area(left=margins.left, top=top, right=section.width_pt - margins.right, bottom=end)

    def _kinds(
        self, section: Section, page: Page, *, first: bool
    ) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
        def choose(furniture: Furniture) -> tuple[Block, ...]:
            if first and section.title_page:
                return furniture.first
            if self.document.settings.even_and_odd and page.number % 2 == 0:
                return furniture.even
            return furniture.default

        return choose(section.headers), choose(section.footers)

    def _height(self, section: Section, blocks: tuple[Block, ...]) -> float:
        key = id(blocks)
        if key not in self.heights:
            chunks = self.chunks(blocks, _text_width(section), self._context(section))
            self.heights[key] = stack_height(chunks)
        return self.heights[key]

    def _shift(self, index: int, vertical: str) -> None:
        for page, area in zip(self.pages, self.areas, strict=True):
            if page.section != index:
                continue
            lowest = max((_lowest(item) for item in page.items), default=area.bottom)
            free = max(area.bottom - lowest, 0.0)
            _move(page, free / 2.0 if vertical == "center" else free)

    def finish(self) -> None:
        """Headers and footers, now that every number is known; shades under rules under text."""
        before = -1
        for position, (page, area) in enumerate(zip(self.pages, self.areas, strict=True)):
            section = self.document.sections[page.section]
            header, footer = self._kinds(section, page, first=page.section != before)
            before = page.section
            self._furnish(section, header, position, area, section.header_pt, above=True)
            self._furnish(section, footer, position, area, section.footer_pt, above=False)
            page.items[:] = in_drawing_order(page.items)

    def _furnish(
        self,
        section: Section,
        blocks: tuple[Block, ...],
        position: int,
        area: Area,
        distance: float,
        *,
        above: bool,
    ) -> None:
        if not blocks:
            return
        page = self.pages[position]

        def values(paragraph: Paragraph) -> Mapping[int, str]:
            return {
                index: self._number(paragraph, index, position)
                for index, item in enumerate(paragraph.content.items)
                if isinstance(item, Field)
            }

        context = replace(self._context(section), values=values)
        chunks = self.chunks(blocks, _text_width(section), context)
        top = distance if above else section.height_pt - distance - stack_height(chunks)
        Flow(page=page, area=area, text=[]).stack(chunks, area.left, top)


def _text_width(section: Section) -> float:
    return section.width_pt - section.margins.left - section.margins.right


def _geometry(section: Section) -> tuple[object, ...]:
    return section.width_pt, section.height_pt, section.margins


def _close_up(
    result: list[Chunk],
    made: list[LineChunk],
    before: Paragraph,
    after: Paragraph,
    context: Context,
) -> None:
    """The space between two paragraphs: the larger of both, or their sum if the file asks for it.

    Paragraphs of one style may leave theirs out (17.3.1.9).
    """
    last = result[-1]
    assert isinstance(last, LineChunk)
    one, two = before.content.format, after.content.format
    below, above = spacing(before, context)[1], spacing(after, context)[0]
    same_style = one.style == two.style
    if same_style and one.contextual:
        last, below = replace(last, below=last.below - below), 0.0
    if same_style and two.contextual:
        made[0], above = replace(made[0], above=made[0].above - above), 0.0
    if not context.settings.add_spacing:
        last = replace(last, below=last.below - min(below, above))
    result[-1] = last


def _group_end(chunks: list[Chunk], position: int) -> int:
    end = position
    while end + 1 < len(chunks) and chunks[end].keep and not chunks[end + 1].page_break_before:
        end += 1
    return end + 1


def _lowest(item: Item) -> float:
    if isinstance(item, Placed):
        return item.y + item.line.height
    return max(item.y1, item.y2) if isinstance(item, Rule) else 0.0


def _move(page: Page, shift: float) -> None:
    page.items[:] = [_moved(item, shift) for item in page.items]


def _moved(item: Item, shift: float) -> Item:
    if isinstance(item, Rule):
        return replace(item, y1=item.y1 + shift, y2=item.y2 + shift)
    return replace(item, y=item.y + shift)
