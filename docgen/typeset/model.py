"""The small typed model of a Word file: what is printed, with every property resolved.

Reading produces it, layout consumes it; lengths are points. Not for styles, relationships or any
other machinery of the file format: those end in ``docgen.typeset.read``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.typeset.kinds import (
    Alignment,
    BreakKind,
    DeclaredFont,
    FieldKind,
    LineNumbers,
    LineRule,
    Merge,
    NoteKind,
)

__all__ = [
    "BLACK",
    "ENDNOTES",
    "NO_BORDERS",
    "NO_MARGINS",
    "Alignment",
    "Block",
    "Border",
    "Borders",
    "Break",
    "BreakKind",
    "Cell",
    "Column",
    "DeclaredFont",
    "Document",
    "Drawing",
    "Field",
    "FieldKind",
    "Fonts",
    "Furniture",
    "Grid",
    "Inline",
    "Label",
    "LineNumbers",
    "LineRule",
    "Margins",
    "Mark",
    "Merge",
    "Note",
    "NoteCount",
    "NoteKind",
    "NoteMark",
    "PageBorders",
    "Paragraph",
    "ParagraphContent",
    "ParagraphFormat",
    "Picture",
    "Placement",
    "Row",
    "Ruby",
    "RunFormat",
    "Section",
    "Separator",
    "Separators",
    "Settings",
    "Shape",
    "Tab",
    "TabStop",
    "Table",
    "Text",
    "TextColumn",
    "TwoLines",
]

BLACK = "000000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fonts:
    """The font names asked for, one per class of characters (17.3.2.26 of ISO/IEC 29500-1)."""

    ascii: str = "Times New Roman"
    high_ansi: str = "Times New Roman"
    east_asia: str = "宋体"
    complex_script: str = "Times New Roman"


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """One line of a frame."""

    style: str = "single"
    width_pt: float = 0.5
    color: str = BLACK
    space_pt: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Borders:
    """The four sides of a box, and its diagonals; None where nothing is drawn."""

    top: Border | None = None
    left: Border | None = None
    bottom: Border | None = None
    right: Border | None = None
    between: Border | None = None
    down: Border | None = None
    up: Border | None = None


NO_BORDERS = Borders()


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFormat:
    """How a stretch of characters is drawn.

    ``fit`` names a stretch and the width that it fills, ``combine`` one set as two lines in one
    and its brackets.
    """

    fonts: Fonts = Fonts()
    size_pt: float = 10.0
    bold: bool = False
    italic: bool = False
    underline: str | None = None
    underline_color: str | None = None
    strike: int = 0
    script: str | None = None
    color: str = BLACK
    fill: str | None = None
    border: Border | None = None
    spacing_pt: float = 0.0
    scale: float = 1.0
    raise_pt: float = 0.0
    hidden: bool = False
    caps: bool = False
    small_caps: bool = False
    east_asian: bool = False
    snap: bool = True
    emphasis: str | None = None
    fit: tuple[str, float] | None = None
    combine: tuple[str, str] | None = None
    right_to_left: bool = False
    kern: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TabStop:
    """One tab position, measured from the paragraph's zero, not from its indent."""

    position_pt: float
    alignment: str = "left"
    leader: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphFormat:
    """How a paragraph stands; ``*_chars`` and ``*_lines`` win over their points.

    ``outline`` is the level of a heading, 0 the highest; None for the body's text.
    """

    alignment: Alignment = Alignment.LEFT
    left_pt: float = 0.0
    right_pt: float = 0.0
    first_pt: float = 0.0
    left_chars: float | None = None
    right_chars: float | None = None
    first_chars: float | None = None
    before_pt: float = 0.0
    after_pt: float = 0.0
    before_lines: float | None = None
    after_lines: float | None = None
    line: float = 1.0
    line_rule: LineRule = LineRule.AUTO
    keep_next: bool = False
    keep_lines: bool = False
    widow_control: bool = True
    page_break_before: bool = False
    contextual: bool = False
    style: str = ""
    outline: int | None = None
    tabs: tuple[TabStop, ...] = ()
    borders: Borders = NO_BORDERS
    fill: str | None = None
    snap: bool = True
    kinsoku: bool = True
    hanging_punctuation: bool = True
    space_latin: bool = True
    space_digits: bool = True
    narrow_openings: bool = False
    whole_words: bool = True
    vertical: str = "auto"
    right_to_left: bool = False
    numbered_lines: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Characters of one format."""

    text: str
    format: RunFormat


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A tab character; with an ``alignment`` it goes to a margin, or to an indent, by itself."""

    format: RunFormat
    alignment: str | None = None
    indented: bool = False
    leader: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A break inside a paragraph."""

    kind: BreakKind
    format: RunFormat


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A number that pagination fills in, in its own number format or that of its section."""

    kind: FieldKind
    format: RunFormat
    number_format: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Distances from the four sides of a box to what stands in it, or around it."""

    top: float
    left: float
    bottom: float
    right: float


NO_MARGINS = Margins(top=0.0, left=0.0, bottom=0.0, right=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where an anchored drawing stands: an offset, a share or an alignment, in a named frame.

    ``wrap`` is none, topAndBottom or square, where text keeps ``gaps`` from it, on its ``side``.
    """

    from_x: str
    from_y: str
    x_pt: float | None
    y_pt: float | None
    align_x: str | None
    align_y: str | None
    behind: bool
    x_share: float | None = None
    y_share: float | None = None
    wrap: str = "none"
    side: str = "bothSides"
    gaps: Margins = NO_MARGINS


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture in the line, or anchored where ``placement`` says, turned by ``degrees``."""

    data: bytes
    kind: str
    width_pt: float
    height_pt: float
    placement: Placement | None
    description: str
    format: RunFormat
    degrees: float = 0.0
    outline: Border | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shape:
    """A rectangle, which may hold text, or a line, in the line of text or anchored.

    ``rising`` lines go from the lower left; ``grows`` says that the box is as high as its text and,
    where the text never ``wraps``, as wide.
    """

    geometry: str
    width_pt: float
    height_pt: float
    fill: str | None
    outline: Border | None
    insets: Margins
    vertical: str
    direction: str
    grows: bool
    wraps: bool
    blocks: tuple[Block, ...]
    degrees: float
    rising: bool
    placement: Placement | None
    format: RunFormat


Drawing = Picture | Shape


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Note:
    """A footnote or an endnote; ``mark`` is the sign it names itself, None where it is counted."""

    kind: NoteKind
    blocks: tuple[Block, ...]
    mark: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteMark:
    """The number of a note: where the text refers to it or, without a note, inside the note."""

    note: Note | None
    format: RunFormat


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoLines:
    """Text in two lines of half its size, as high as one; ``brackets`` stand around both."""

    texts: tuple[Text, ...]
    brackets: str
    format: RunFormat


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruby:
    """Text with its pronunciation above it, raised from baseline to baseline."""

    base: tuple[Text, ...]
    guide: tuple[Text, ...]
    alignment: str
    raise_pt: float
    format: RunFormat


Inline = Text | Tab | Break | Field | Picture | Shape | NoteMark | TwoLines | Ruby


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a value of the case is printed in a paragraph: from one place to another, unprinted.

    A place is the index of an inline item and a character of its text; what stands in the case at
    ``pointer`` may be empty, and then both are one.
    """

    pointer: str
    begin: tuple[int, int]
    end: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphContent:
    """What a paragraph says, apart from its number and its place: equal paragraphs share it."""

    format: ParagraphFormat
    items: tuple[Inline, ...]
    mark: RunFormat
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The number or bullet before a paragraph; ``alignment`` is by the place of the number."""

    text: str
    suffix: str
    format: RunFormat
    alignment: str = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph at its place in the file."""

    content: ParagraphContent
    label: Label | None
    part: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell; ``column`` and ``span`` count columns of the table's grid.

    Its text runs ``across``, ``down`` with Chinese characters upright, or turned ``up``. Where
    ``mark`` is False, an empty cell takes no height; where it ``fits``, each paragraph fills one
    line of it.
    """

    column: int
    span: int
    merge: Merge
    borders: Borders
    margins: Margins
    fill: str | None
    vertical: str
    blocks: tuple[Block, ...]
    direction: str = "across"
    mark: bool = True
    fits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table."""

    height_pt: float
    height_rule: LineRule
    header: bool
    cant_split: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the grid; ``width_pt`` None asks for the width of its content."""

    width_pt: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; borders of styles and of the table are already in its cells."""

    columns: tuple[Column, ...]
    width_pt: float | None
    width_share: float | None
    alignment: Alignment
    indent_pt: float
    rows: tuple[Row, ...]
    place: str
    floating: Placement | None = None
    right_to_left: bool = False


Block = Paragraph | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The document grid: line pitch, and the extra after each character (None: lines only)."""

    pitch_pt: float
    extra_pt: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """The headers, or the footers, of a section; None where the kind is not defined."""

    default: tuple[Block, ...] = ()
    first: tuple[Block, ...] = ()
    even: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBorders:
    """Lines around the pages of a section: all, the first only, or all but the first.

    The space of each counts from the text, or from the edge of the page.
    """

    sides: Borders
    from_page: bool
    pages: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextColumn:
    """One of several columns of text, and the space after it."""

    width_pt: float
    space_pt: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteCount:
    """How notes of one kind are counted: ``restart`` is continuous, eachSect or eachPage."""

    format: str = "decimal"
    start: int = 1
    restart: str = "continuous"
    position: str = "pageBottom"


ENDNOTES = NoteCount(format="lowerRoman", position="docEnd")


@dataclass(frozen=True, slots=True, kw_only=True)
class Separator:
    """What parts notes from the text: its paragraphs, and which of them carry a rule how wide."""

    blocks: tuple[Block, ...] = ()
    wide: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Separators:
    """What stands above notes that begin on a page, and above those that go on from the last."""

    begun: Separator = Separator()
    continued: Separator = Separator()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stretch of text of one geometry; without ``columns`` it has one, as wide as the text."""

    width_pt: float
    height_pt: float
    margins: Margins
    header_pt: float
    footer_pt: float
    start: str
    grid: Grid | None
    headers: Furniture
    footers: Furniture
    title_page: bool
    number_start: int | None
    number_format: str
    vertical: str
    blocks: tuple[Block, ...]
    columns: tuple[TextColumn, ...] = ()
    column_rule: bool = False
    borders: PageBorders | None = None
    line_numbers: LineNumbers | None = None
    footnotes: NoteCount = NoteCount()
    endnotes: NoteCount = ENDNOTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the whole file decides; its own sets of marks stand in for those of the language."""

    default_tab_pt: float = 36.0
    compress_punctuation: bool = False
    grid_in_tables: bool = False
    add_spacing: bool = False
    splits_page_breaks: bool = False
    even_and_odd: bool = False
    mirror_margins: bool = False
    not_at_start: frozenset[str] | None = None
    not_at_end: frozenset[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A Word file as it will be printed.

    ``fonts`` are declared by names in small letters; ``plain`` is the format of text in which
    nothing is said.
    """

    settings: Settings
    sections: tuple[Section, ...]
    fonts: Mapping[str, DeclaredFont] = field(default_factory=dict)
    plain: RunFormat = RunFormat()
    footnotes: Separators = Separators()
    endnotes: Separators = Separators()
