"""Numbers that only pagination knows: of pages, and of notes; as the texts that are printed.

A round of layout prints the numbers of the round before, until both agree. Not for where anything
stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from docgen.typeset.errors import UnsupportedFeatureError
from docgen.typeset.layout.values import Page
from docgen.typeset.model import (
    Block,
    Document,
    Field,
    FieldKind,
    Note,
    NoteCount,
    NoteKind,
    NoteMark,
    Paragraph,
    Table,
)
from docgen.typeset.read.numerals import format_number
from docgen.typeset.read.xml import Unsupported

__all__ = [
    "NotesBySection",
    "Numbers",
    "Seen",
    "counts_pages",
    "field_text",
    "note_homes",
    "note_texts",
    "notes_of_sections",
    "paragraphs_in",
]

_UNKNOWN = "1"
_Key = tuple[int, int]

NotesBySection = tuple[tuple[Note, ...], ...]
"""For each section the notes that it refers to."""


def paragraphs_in(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """All paragraphs of blocks, those in cells too, in their order."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs_in(cell.blocks)
        else:
            yield block


def notes_of_sections(document: Document) -> NotesBySection:
    """The notes that each section refers to, in the order of reading."""
    return tuple(
        tuple(
            item.note
            for paragraph in paragraphs_in(section.blocks)
            for item in paragraph.content.items
            if isinstance(item, NoteMark) and item.note is not None
        )
        for section in document.sections
    )


def counts_pages(blocks: Sequence[Block]) -> bool:
    """Whether anything in blocks depends on the page, or on the notes before it."""
    return any(
        isinstance(item, Field | NoteMark)
        for paragraph in paragraphs_in(blocks)
        for item in paragraph.content.items
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A page field of the body, and the page on which it was placed."""

    paragraph: Paragraph
    index: int
    page: int


@dataclass(slots=True, kw_only=True)
class Numbers:
    """The texts of page fields in the body, and of notes; equal where all texts are."""

    fields: dict[_Key, str] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    homes: dict[int, Note] = field(default_factory=dict)

    def values(self, paragraph: Paragraph) -> Mapping[int, str]:
        """The texts of a paragraph's page fields and note marks, by their index."""
        found: dict[int, str] = {}
        for index, item in enumerate(paragraph.content.items):
            if isinstance(item, Field):
                found[index] = self.fields.get((id(paragraph), index), _UNKNOWN)
            elif isinstance(item, NoteMark):
                note = item.note or self.homes.get(id(paragraph))
                found[index] = "" if note is None else self.note(note)
        return found

    def note(self, note: Note) -> str:
        """What stands for a note where its number is asked for."""
        return self.notes.get(id(note), _UNKNOWN) if note.mark is None else note.mark


def field_text(
    paragraph: Paragraph, index: int, page: Page, pages: Sequence[Page], kind: str
) -> str:
    """What the page field at ``index`` says on a page whose section numbers pages in ``kind``."""
    item = paragraph.content.items[index]
    assert isinstance(item, Field)
    value = page.number
    if item.kind is not FieldKind.PAGE:
        kind = "decimal"
        ours = item.kind is FieldKind.PAGES
        value = sum(ours or other.section == page.section for other in pages)
    try:
        return format_number(value, item.number_format or kind)
    except Unsupported as error:
        raise UnsupportedFeatureError(
            feature=error.feature, part=paragraph.part, place=paragraph.place
        ) from error


def note_homes(notes: NotesBySection) -> dict[int, Note]:
    """The note in which a paragraph stands, by the paragraph's identity."""
    return {
        id(paragraph): note
        for found in notes
        for note in found
        for paragraph in paragraphs_in(note.blocks)
    }


def note_texts(
    document: Document, notes: NotesBySection, placed: Mapping[int, int]
) -> dict[int, str]:
    """The numbers of all notes; ``placed`` gives the page of each one at the foot of a page."""
    texts: dict[int, str] = {}
    if not any(notes):
        return texts
    for kind in NoteKind:
        value, before = 0, None
        for number, (section, found) in enumerate(zip(document.sections, notes, strict=True)):
            count = section.footnotes if kind is NoteKind.FOOT else section.endnotes
            for note in found:
                if note.kind is not kind or note.mark is not None:
                    continue
                group = _group(count, number, placed.get(id(note), 0))
                value = value + 1 if group == before else count.start
                before = group
                texts[id(note)] = format_number(value, count.format)
    return texts


def _group(count: NoteCount, section: int, page: int) -> tuple[str, int]:
    """Notes of one group are counted on; with another group the count starts anew."""
    groups = {"eachSect": section, "eachPage": page}
    return count.restart, groups.get(count.restart, 0)
