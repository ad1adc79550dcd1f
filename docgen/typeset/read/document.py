"""The whole file: blocks in their sections, with headers and footers.

The door of reading: ``DocumentReader.read`` turns bytes into a ``Document`` or says why not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from docgen.typeset.errors import UnsupportedFeatureError, WordFileInvalidError
from docgen.typeset.model import (
    BLACK,
    NO_BORDERS,
    Block,
    Document,
    Note,
    NoteKind,
    Paragraph,
    RunFormat,
    Section,
)
from docgen.typeset.read.amounts import Amounts
from docgen.typeset.read.frames import Frames
from docgen.typeset.read.known import BLOCKS_PASSED, BLOCKS_REFUSED
from docgen.typeset.read.notes import NoteReader
from docgen.typeset.read.numbering import Counters
from docgen.typeset.read.package import Package, open_package
from docgen.typeset.read.paragraphs import BODY, ParagraphReader, Scope
from docgen.typeset.read.resources import ResourceCache, Resources
from docgen.typeset.read.run_properties import run_format
from docgen.typeset.read.sections import NO_FURNITURE, SectionReader
from docgen.typeset.read.tables import TableReader
from docgen.typeset.read.xml import Element, Unsupported, W, child, compact, local
from docgen.word import PackageError

__all__ = ["DocumentReader"]

_MAX_NESTING = 8


class DocumentReader:
    """Reads Word files, keeping what equal templates share. One per engine, one thread."""

    def __init__(self) -> None:
        self._cache = ResourceCache()

    def read(self, data: bytes, *, marked: bool = False) -> Document:
        """The model of a Word file; marks are refused like all that is not known, if not told."""
        try:
            return self._read(data, marked=marked)
        except PackageError as error:
            raise WordFileInvalidError(what=error.what, part=error.part) from error

    def _read(self, data: bytes, *, marked: bool) -> Document:
        package = open_package(data)
        root = compact(package.document())
        try:
            resources = self._cache.resources(package, marked=marked)
            return _Reading(package=package, resources=resources).document(root)
        except Unsupported as error:
            raise UnsupportedFeatureError(
                feature=error.feature, part=package.main, place="the whole file"
            ) from error

    def clear(self) -> None:
        """Forget the templates read so far."""
        self._cache.clear()


@dataclass(slots=True, kw_only=True)
class _Part:
    """Reads the blocks of one part: the body, a header or a footer."""

    paragraphs: ParagraphReader
    flows: bool = False
    depth: int = 0
    tables: TableReader = field(init=False)

    def __post_init__(self) -> None:
        self.tables = TableReader(paragraphs=self.paragraphs)

    def nested(self, element: Element, scope: Scope, place: str) -> tuple[Block, ...]:
        """The blocks of a cell."""
        if self.depth >= _MAX_NESTING:
            raise Unsupported(f"a table nested more than {_MAX_NESTING} deep")
        self.depth += 1
        blocks = tuple(
            block for _, block in self.blocks(element, scope, f"{place}, ") if block is not None
        )
        self.depth -= 1
        return blocks

    def finish(self) -> None:
        """The end of the part."""
        try:
            self.paragraphs.fields.finish()
        except Unsupported as error:
            raise UnsupportedFeatureError(
                feature=error.feature, part=self.paragraphs.part, place="the end"
            ) from error

    def blocks(
        self, element: Element, scope: Scope, prefix: str
    ) -> Iterator[tuple[Element, Block | None]]:
        """Each block with its element; a hidden paragraph gives None."""
        paragraphs = tables = 0
        frames = Frames(flows=self.flows and not self.depth)
        for item in _flat(element, self.paragraphs.part):
            if local(item) == "p":
                paragraphs += 1
                made = self._paragraph(item, scope, f"{prefix}paragraph {paragraphs}")
                if made is None or frames.takes(item, made):
                    yield item, None
                else:
                    yield item, frames.anchored(made)
            else:
                tables += 1
                frames.finish()
                yield item, self.tables.read(item, f"{prefix}table {tables}", self.nested)
        frames.finish()

    def _paragraph(self, item: Element, scope: Scope, place: str) -> Paragraph | None:
        made = self.paragraphs.read(item, scope, place)
        if not made.content.mark.hidden:
            return made
        following = item.getnext()
        if made.content.items and following is not None and local(following) == "p":
            raise UnsupportedFeatureError(
                feature="a paragraph that runs on into the next", part=made.part, place=place
            )
        return made if made.content.items else None


def _flat(element: Element, part: str) -> Iterator[Element]:
    for item in element:
        name = local(item)
        if name in {"p", "tbl"}:
            yield item
        elif name in {"sdt", "sdtContent", "customXml"}:
            yield from _flat(item, part)
        elif name not in BLOCKS_PASSED:
            raise Unsupported(BLOCKS_REFUSED.get(name, f"the element {name}"))


def _prints_nothing(block: Block) -> bool:
    """Whether a paragraph is the bare mark of a section's end, which takes no line in Word."""
    if not isinstance(block, Paragraph) or block.content.items or block.label is not None:
        return False
    fmt = block.content.format
    spaced = fmt.before_pt or fmt.before_lines or fmt.page_break_before
    return not spaced and fmt.fill is None and fmt.borders == NO_BORDERS


@dataclass(slots=True, kw_only=True)
class _Reading:
    """One reading of one file.

    Nothing that it makes for the file refers back to it, so that all goes when the reading ends.
    """

    package: Package
    resources: Resources
    amounts: Amounts = field(default_factory=Amounts)
    in_box: bool = False
    notes: NoteReader = field(init=False)

    def __post_init__(self) -> None:
        self.notes = NoteReader(package=self.package)

    def document(self, root: Element) -> Document:
        """The model."""
        body = child(root, "body")
        if body is None:
            raise WordFileInvalidError(what="no body", part=self.package.main)
        self.amounts.add(body)
        counters = Counters(numbering=self.resources.numbering)
        part = self._part(self.package.main, counters)
        part.flows = True
        return Document(
            settings=self.resources.settings,
            sections=tuple(self._sections(body, part)),
            fonts=self.resources.fonts,
            plain=self._plain(),
            footnotes=self.notes.separators(NoteKind.FOOT, self._inner),
            endnotes=self.notes.separators(NoteKind.END, self._inner),
        )

    def _plain(self) -> RunFormat:
        styles = self.resources.styles
        return run_format({**styles.run_defaults, **styles.run(styles.paragraph_id(None))})

    def _part(self, name: str, counters: Counters) -> _Part:
        return _Part(
            paragraphs=ParagraphReader(
                part=name,
                package=self.package,
                resources=self.resources,
                counters=counters,
                note=self._note,
                box=self._box,
            )
        )

    def _note(self, kind: NoteKind, reference: Element) -> Note:
        return self.notes.note(kind, reference, self._inner)

    def _box(
        self, outer: ParagraphReader, element: Element, color: str | None
    ) -> tuple[Block, ...]:
        """What a text box holds; ``color`` is that of its text where nothing else is said."""
        if self.in_box:
            raise Unsupported("a text box inside a text box")
        scope = BODY
        if color is not None and color != BLACK:
            number = self.resources.scope_number(f"color|{color}".encode())
            scope = Scope(number=number, run={"color": color})
        part = self._part(outer.part, outer.counters)
        prefix = f"{outer.place}, text box, "
        self.in_box = True
        blocks = tuple(
            block for _, block in part.blocks(element, scope, prefix) if block is not None
        )
        self.in_box = False
        return blocks

    def _sections(self, body: Element, part: _Part) -> Iterator[Section]:
        reader = SectionReader(
            package=self.package,
            footnotes=self.resources.footnotes,
            endnotes=self.resources.endnotes,
            furniture_blocks=self._furniture,
        )
        furniture = (NO_FURNITURE, NO_FURNITURE)
        blocks: list[Block] = []
        for element, block in part.blocks(body, BODY, ""):
            if block is not None:
                blocks.append(block)
            properties = child(element, "pPr") if element.tag == W + "p" else None
            section = None if properties is None else child(properties, "sectPr")
            if section is not None:
                if len(blocks) > 1 and block is blocks[-1] and _prints_nothing(block):
                    blocks.pop()
                made = reader.read(section, tuple(blocks), furniture)
                furniture = (made.headers, made.footers)
                blocks = []
                yield made
        part.finish()
        yield reader.read(child(body, "sectPr"), tuple(blocks), furniture)

    def _furniture(self, name: str) -> tuple[Block, ...]:
        """The blocks of a header or footer: kept by its XML, where that alone decides them."""
        key = (name, self.package.signature(name))
        known = self.resources.furniture.get(key)
        if known is not None:
            return known
        part = self._part(name, Counters(numbering=self.resources.numbering))
        blocks = self._blocks(part, compact(self.package.xml(name)))
        return blocks if part.paragraphs.unkept else self.resources.furniture.put(key, blocks)

    def _inner(self, name: str, element: Element) -> tuple[Block, ...]:
        """The blocks of an element outside the body, where lists count by themselves."""
        part = self._part(name, Counters(numbering=self.resources.numbering))
        return self._blocks(part, element)

    def _blocks(self, part: _Part, element: Element) -> tuple[Block, ...]:
        try:
            self.amounts.add(element)
            found = part.blocks(element, BODY, "")
            blocks = tuple(block for _, block in found if block is not None)
        except Unsupported as error:
            raise UnsupportedFeatureError(
                feature=error.feature, part=part.paragraphs.part, place="the whole part"
            ) from error
        part.finish()
        return blocks
