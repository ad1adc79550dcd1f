"""Pages: sections flow over pages, with notes at their foot; furniture and numbers come last.

The door of layout: ``Layout.lay_out``. Numbers that stand in the body are found by laying the
document out again with the numbers of the last round.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from docgen.typeset.errors import UnsupportedFeatureError
from docgen.typeset.fonts import FontSet, FontSubstitution
from docgen.typeset.layout.cells import CellKeeper
from docgen.typeset.layout.chunks import Chunk
from docgen.typeset.layout.columns import Band, Carried, column_areas
from docgen.typeset.layout.edges import check_edges
from docgen.typeset.layout.filling import Stream, Turn
from docgen.typeset.layout.furniture import FurnitureSetter
from docgen.typeset.layout.habits import WORD, Habits
from docgen.typeset.layout.line_numbers import number_lines
from docgen.typeset.layout.notes import ruled
from docgen.typeset.layout.numbers import (
    NotesBySection,
    Numbers,
    Seen,
    note_homes,
    note_texts,
    notes_of_sections,
)
from docgen.typeset.layout.order import in_drawing_order
from docgen.typeset.layout.paragraphs import ParagraphSetter
from docgen.typeset.layout.place import Flow
from docgen.typeset.layout.setting import Setting
from docgen.typeset.layout.shaping import Shaper
from docgen.typeset.layout.stacks import Stacker
from docgen.typeset.layout.structure import Element
from docgen.typeset.layout.values import Area, Item, Page, Placed, Rule
from docgen.typeset.model import Document, NoteKind, Section

__all__ = ["Laid", "Layout"]

_ROUNDS = 4
_MAX_PAGES = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A document laid out.

    Attributes:
        pages: its pages, every place final.
        root: what the things on them are, in reading order.
        substitutions: the fonts that stand for others on them.
    """

    pages: list[Page]
    root: Element
    substitutions: tuple[FontSubstitution, ...]


class Layout:
    """Lays documents out with one set of fonts. One per engine, one thread."""

    def __init__(self, fonts: FontSet, habits: Habits = WORD) -> None:
        self._habits = habits
        self._shaper = Shaper(fonts, habits)
        self._stacker = Stacker(
            paragraphs=ParagraphSetter(self._shaper), cells=CellKeeper(self._shaper)
        )

    def clear(self) -> None:
        """Forget the formats and paragraphs met so far."""
        self._shaper.clear()
        self._stacker.clear()

    def lay_out(self, document: Document) -> Laid:
        """The pages of a document, with what stands on them."""
        self._shaper.used = {}
        self._shaper.declared = document.fonts
        notes = notes_of_sections(document)
        numbers = Numbers(notes=note_texts(document, notes, {}), homes=note_homes(notes))
        for _ in range(_ROUNDS):
            run = _Run(
                document=document,
                noted=notes,
                stacker=self._stacker,
                habits=self._habits,
                numbers=numbers,
            )
            run.lay_out()
            found = run.found_numbers()
            if found == numbers:
                break
            numbers = found
        run.finish()
        number_lines(run.pages, document, self._shaper)
        used = sorted(self._shaper.used)
        return Laid(
            pages=run.pages,
            root=run.root,
            substitutions=tuple(FontSubstitution(requested=one, used=two) for one, two in used),
        )


@dataclass(slots=True, kw_only=True)
class _Run:
    """One round of laying out one document."""

    document: Document
    noted: NotesBySection
    stacker: Stacker
    habits: Habits
    numbers: Numbers
    pages: list[Page] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    placed: dict[int, int] = field(default_factory=dict)
    late: list[str] = field(default_factory=list)
    root: Element = field(default_factory=lambda: Element(kind="Document"))
    notes: Element = field(default_factory=lambda: Element(kind="Sect"))
    setting: Setting = field(init=False)
    furniture: FurnitureSetter = field(init=False)

    def __post_init__(self) -> None:
        self.setting = Setting(
            document=self.document,
            stacker=self.stacker,
            numbers=self.numbers,
            pages=self.pages,
            has_notes=any(self.noted),
        )
        self.furniture = FurnitureSetter(
            settings=self.document.settings,
            habits=self.habits,
            set_blocks=self.setting.furniture,
        )

    def lay_out(self) -> None:
        """Fill pages with all sections."""
        sections = self.document.sections
        for index, section in enumerate(sections):
            self._begin_section(index, section)
            following = sections[index + 1] if index + 1 < len(sections) else None
            ends_here = section.endnotes.position != "sectEnd"
            balanced = following is not None and ends_here and _goes_on(section, following)
            self._fill(index, self.setting.stream(section, section.blocks), balanced=balanced)
            self._add_endnotes(index, section, last=following is None)
        while (carried := self._end_page()).notes:
            self._new_page(len(sections) - 1, carried)
        self.pages[-1].text += self.late
        for index, section in enumerate(sections):
            if section.vertical in {"center", "bottom"}:
                self._shift(index, section.vertical)

    def found_numbers(self) -> Numbers:
        """The texts of page fields and notes, as this round would have them."""
        fields = {
            (id(seen.paragraph), seen.index): self.setting.field(
                seen.paragraph, seen.index, seen.page
            )
            for seen in self.seen
        }
        notes = note_texts(self.document, self.noted, self.placed)
        return replace(self.numbers, fields=fields, notes=notes)

    def _add_endnotes(self, index: int, section: Section, *, last: bool) -> None:
        """The endnotes that stand here: of this section, or at the end those of all."""
        sections = self.document.sections
        if section.endnotes.position == "sectEnd":
            sources = [(section, self.noted[index])]
        else:
            sources = [*zip(sections, self.noted, strict=True)] if last else []
        blocks = [
            block
            for source, notes in sources
            if source.endnotes.position == section.endnotes.position
            for note in notes
            if note.kind is NoteKind.END
            for block in note.blocks
        ]
        if not blocks:
            return
        separator = self.document.endnotes.begun
        above = self.setting.stream(section, separator.blocks)
        above.chunks = ruled(above.chunks, separator, above.width)
        for stream in (above, self.setting.stream(section, blocks)):
            self._fill(index, stream, balanced=False)

    def _begin_section(self, index: int, section: Section) -> None:
        before = self.document.sections[index - 1] if index else None
        if before is not None and _goes_on(before, section):
            self._begin_band(section)
            return
        if before is not None and section.start == "nextColumn" and _same_columns(before, section):
            band = self.bands[-1]
            if len(band.columns) < len(band.areas):
                band.advance(soft=False)
                return
        self._turn_to(index, section)

    def _turn_to(self, index: int, section: Section) -> None:
        """A new page, after an empty one where the section must begin on the other side."""
        carried = replace(self._end_page(), merges=())
        parity = {"oddPage": 1, "evenPage": 0}.get(section.start)
        if self.pages and parity is not None and (self.pages[-1].number + 1) % 2 != parity:
            self._new_page(index - 1, carried)
            self.pages[-1].blank = not carried.notes
            carried = self._end_page()
        self._new_page(index, carried, first=True, number=section.number_start)

    def _new_page(
        self, index: int, carried: Carried, *, first: bool = False, number: int | None = None
    ) -> None:
        if len(self.pages) >= _MAX_PAGES:
            raise UnsupportedFeatureError(
                feature=f"a document of more than {_MAX_PAGES} pages", part="the body", place="end"
            )
        section = self.document.sections[index]
        if number is None:
            number = self.pages[-1].number + 1 if self.pages else 1
        page = Page(
            width=section.width_pt,
            height=section.height_pt,
            section=index,
            number=number,
            first=first,
        )
        area = self.furniture.area(section, page)
        self.pages.append(page)
        self.areas.append(area)
        self.bands = []
        self._open_band(section, area, carried)

    def _open_band(self, section: Section, area: Area, carried: Carried) -> None:
        band = Band(
            page=self.pages[-1],
            frame=self.areas[-1],
            areas=column_areas(section, area),
            notes=self.setting.notes(section),
            whole=True,
            ruled=section.column_rule,
            opening=carried,
            root=self.root,
            numbers=section.line_numbers,
        )
        self.bands.append(band)

    def _begin_band(self, section: Section) -> None:
        """The columns of a section that begins in the middle of a page."""
        above = self.bands[-1]
        end = above.end
        above.hand_over(soft=False)
        margins = self.furniture.margins(section, self.pages[-1])
        area = replace(
            self.areas[-1],
            left=margins.left,
            right=section.width_pt - margins.right,
            top=end.y,
            bottom=self.areas[-1].bottom - sum(band.foot for band in self.bands),
        )
        self._open_band(section, area, Carried())
        band = self.bands[-1]
        band.fresh, band.whole, band.below = end.fresh, end.fresh and above.whole, end.below
        band.meets = not self.document.settings.add_spacing
        band.parted = len(band.areas) == len(above.areas) == 1 and above.foot > 0.0

    def _fill(self, index: int, stream: Stream, *, balanced: bool) -> None:
        while True:
            if balanced:
                self.bands[-1].balance(stream)
            turn = self.bands[-1].fill(stream)
            if turn is None:
                return
            self._new_page(index, replace(self._end_page(), soft=turn is Turn.FULL))

    def _end_page(self) -> Carried:
        """Close the page: its notes get their places; what goes on is handed to the next."""
        if not self.bands:
            return Carried()
        number = len(self.pages) - 1
        notes: list[Chunk] = []
        carried = Carried()
        for band in self.bands:
            if not band.columns:
                band.open(band.opening)
            carried = band.hand_over(soft=False)
            notes += carried.notes
            band.draw_rules()
            for column in band.columns:
                self._note(column.flow, number)
                self.placed.update((id(note), number) for note in column.pile.notes)
        self._place_notes()
        self.bands = []
        return replace(carried, notes=notes)

    def _note(self, flow: Flow, page: int) -> None:
        self.seen.extend(Seen(paragraph=one, index=index, page=page) for one, index in flow.seen)

    def _place_notes(self) -> None:
        """The notes of a page, above its lower margin, or right below the text if asked."""
        page, bottom = self.pages[-1], self.areas[-1].bottom
        text: list[str] = []
        for band in reversed(self.bands):
            lines: list[str] = []
            for column in band.columns:
                beneath = self.document.sections[page.section].footnotes.position == "beneathText"
                top = column.y if beneath else bottom - column.pile.height
                flow = Flow(
                    page=page.at_foot(),
                    area=band.frame,
                    text=lines,
                    element=self.notes,
                    set_blocks=band.notes.set_blocks,
                )
                flow.stack(column.pile.chunks, column.area.left, top)
                self._note(flow, len(self.pages) - 1)
            text[:0] = lines
            bottom -= band.foot
        self.late = _insert(page.text, [*self.late, *page.aside, *text])

    def _shift(self, index: int, vertical: str) -> None:
        for page, area in zip(self.pages, self.areas, strict=True):
            if page.section != index:
                continue
            bottom = min((_highest(item) for item in page.foot), default=area.bottom)
            free = max(bottom - max((_lowest(item) for item in page.items), default=bottom), 0.0)
            _move(page, free / 2.0 if vertical == "center" else free)

    def finish(self) -> None:
        """Headers and footers, now that every number is known; shades under rules under text."""
        self.root.kids.append(self.notes)
        for page, area in zip(self.pages, self.areas, strict=True):
            if not page.blank:
                self.furniture.furnish(self.document.sections[page.section], page, area)
            page.items[:] = in_drawing_order([*page.items, *page.foot])
        check_edges(self.pages)


def _goes_on(before: Section, after: Section) -> bool:
    """Whether a section begins on the page on which the one before ends."""
    same_paper = (before.width_pt, before.height_pt) == (after.width_pt, after.height_pt)
    return after.start == "continuous" and same_paper


def _same_columns(before: Section, after: Section) -> bool:
    one, two = before.margins, after.margins
    return before.columns == after.columns and (one.left, one.right) == (two.left, two.right)


def _insert(body: list[str], notes: list[str]) -> list[str]:
    """Notes among the running text: after a paragraph that ends, so that no sentence is parted.

    Those of a page on which no paragraph ends are left for the next.
    """
    for at in range(len(body), 0, -1):
        if body[at - 1].endswith("\n"):
            body[at:at] = notes
            return []
    return notes


def _highest(item: Item) -> float:
    return min(item.y1, item.y2) if isinstance(item, Rule) else item.y


def _lowest(item: Item) -> float:
    if isinstance(item, Placed):
        return item.y + item.line.height
    return max(item.y1, item.y2) if isinstance(item, Rule) else 0.0


def _move(page: Page, shift: float) -> None:
    page.items[:] = [_moved(item, shift) for item in page.items]
    page.numbered[:] = [
        (numbers, replace(line, y=line.y + shift)) for numbers, line in page.numbered
    ]


def _moved(item: Item, shift: float) -> Item:
    if isinstance(item, Rule):
        return replace(item, y1=item.y1 + shift, y2=item.y2 + shift)
    return replace(item, y=item.y + shift)
