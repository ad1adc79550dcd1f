"""Setting the blocks of a document, with the texts that one round of layout has for its numbers.

Not for where on its pages they stand (``pages``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from docgen.typeset.layout.chunks import OPEN, Chunk, LineChunk, Padding
from docgen.typeset.layout.filling import Stream
from docgen.typeset.layout.furniture import text_width
from docgen.typeset.layout.lines import Room
from docgen.typeset.layout.notes import NoteSetter
from docgen.typeset.layout.numbers import Numbers, field_text
from docgen.typeset.layout.paragraphs import Context, Values
from docgen.typeset.layout.stacks import Stacker
from docgen.typeset.layout.values import Page
from docgen.typeset.model import Block, Document, Field, Paragraph, Section

__all__ = ["Setting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Sets blocks in one round; ``pages`` are those made so far.

    ``has_notes`` says whether the document has any.
    """

    document: Document
    stacker: Stacker
    numbers: Numbers
    pages: Sequence[Page]
    has_notes: bool

    def field(self, paragraph: Paragraph, index: int, page: int) -> str:
        """What the page field at ``index`` of a paragraph says on a page."""
        here = self.pages[page]
        kind = self.document.sections[here.section].number_format
        return field_text(paragraph, index, here, self.pages, kind)

    def _context(self, section: Section) -> Context:
        return Context(
            settings=self.document.settings,
            grid=section.grid,
            in_table=False,
            values=self.numbers.values,
        )

    def stream(self, section: Section, blocks: Sequence[Block]) -> Stream:
        """Blocks ready to be placed in the columns of a section."""
        context, stacker = self._context(section), self.stacker

        def set_rest(paragraph: Paragraph, begin: int, width: float) -> list[LineChunk]:
            return stacker.paragraphs.rest(paragraph, begin, width, context)

        first = section.columns[0].width_pt if section.columns else text_width(section)

        def set_around(
            paragraph: Paragraph, begin: int, width: float, room: Room
        ) -> list[LineChunk]:
            return stacker.paragraphs.around(paragraph, begin, width, context, room)

        return Stream(
            blocks=blocks,
            width=first,
            set_blocks=lambda blocks, width: stacker.chunks(blocks, width, context),
            set_rest=set_rest,
            set_around=set_around,
        )

    def notes(self, section: Section) -> NoteSetter:
        """What sets the footnotes of a section."""
        context, stacker = self._context(section), self.stacker

        def set_blocks(
            blocks: Sequence[Block], width: float, padding: Padding = OPEN
        ) -> list[Chunk]:
            return stacker.chunks(blocks, width, replace(context, padding=padding))

        return NoteSetter(
            separators=self.document.footnotes,
            has_notes=self.has_notes,
            set_blocks=set_blocks,
        )

    def furniture(
        self,
        blocks: Sequence[Block],
        width: float,
        section: Section,
        page: Page | None,
        padding: Padding = OPEN,
    ) -> list[Chunk]:
        """The chunks of a header or footer, with the numbers of its page where that is known."""
        context = replace(self._context(section), padding=padding)
        if page is not None:
            context = replace(context, values=self._values_on(page))
        return self.stacker.chunks(blocks, width, context)

    def _values_on(self, page: Page) -> Values:
        position = self.pages.index(page)

        def values(paragraph: Paragraph) -> Mapping[int, str]:
            return {
                index: self.field(paragraph, index, position)
                for index, item in enumerate(paragraph.content.items)
                if isinstance(item, Field)
            }

        return values
