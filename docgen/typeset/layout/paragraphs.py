"""Paragraphs as chunks: indents and spacing in points, lines broken for a width, keeps applied.

Laid-out lines are kept by paragraph and width, since most of a filled template does not change. Not
for tables nor pages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from docgen.typeset.errors import MissingGlyphError, UnsupportedFeatureError
from docgen.typeset.layout.around import BothSides
from docgen.typeset.layout.boxes import make_box
from docgen.typeset.layout.chunks import OPEN, Decoration, LineChunk, Padding
from docgen.typeset.layout.habits import Habits
from docgen.typeset.layout.lines import Frame, Room, break_lines, break_lines_around
from docgen.typeset.layout.shaping import MissingCharacter, Shaper
from docgen.typeset.layout.values import Line
from docgen.typeset.model import (
    NO_BORDERS,
    Border,
    Grid,
    Inline,
    Label,
    Mark,
    Paragraph,
    ParagraphContent,
    ParagraphFormat,
    Ruby,
    Settings,
    Tab,
    Text,
    TwoLines,
)
from docgen.typeset.read.resources import Bounded

__all__ = ["Context", "ParagraphSetter", "Values", "spacing", "thickness"]

Values = Callable[[Paragraph], Mapping[int, str]]

_KEPT_PARAGRAPHS = 4096
_LINE_WITHOUT_GRID = 12.0
_PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What stands around blocks: the grid, whether a table holds them, the texts of page fields.

    ``padding`` is how far the borders of a cell or box stand from its text.
    """

    settings: Settings
    grid: Grid | None
    in_table: bool
    values: Values
    padding: Padding = OPEN

    @property
    def pitch(self) -> float | None:
        """The line pitch in force; cells follow the grid only where the file asks for it."""
        if self.grid is None or (self.in_table and not self.settings.grid_in_tables):
            return None
        return self.grid.pitch_pt

    @property
    def extra(self) -> float:
        """The extra that the grid gives to each Chinese character."""
        return 0.0 if self.grid is None else self.grid.extra_pt or 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    content: ParagraphContent
    lines: tuple[Line, ...]
    frame: Frame
    noted: tuple[tuple[str, str], ...]
    skips: tuple[float, ...] = ()


class ParagraphSetter:
    """Sets paragraphs for a width. One per engine, one thread."""

    def __init__(self, shaper: Shaper) -> None:
        self._shaper = shaper
        self._kept: Bounded[tuple[object, ...], _Setting] = Bounded(_KEPT_PARAGRAPHS)

    def clear(self) -> None:
        """Forget the paragraphs set so far."""
        self._kept.clear()

    def chunks(self, paragraph: Paragraph, width: float, context: Context) -> list[LineChunk]:
        """The paragraph's lines as chunks."""
        values = context.values(paragraph)
        setting = self._set(paragraph, width, context, values)
        return _chunks(paragraph, setting, *spacing(paragraph, context))

    def rest(
        self, paragraph: Paragraph, begin: int, width: float, context: Context
    ) -> list[LineChunk]:
        """The lines from the character at ``begin`` on, for a column of another width."""
        values = context.values(paragraph)
        setting = self._named(paragraph, width, context, values, begin)
        chunks = _chunks(paragraph, setting, *spacing(paragraph, context))
        chunks[0] = replace(chunks[0], above=0.0, opens=False, page_break_before=False)
        return chunks

    def around(
        self, paragraph: Paragraph, begin: int, width: float, context: Context, room: Room
    ) -> list[LineChunk]:
        """The lines from ``begin`` on, beside and below the drawings that stand in their way."""
        values = context.values(paragraph)
        setting = self._named(paragraph, width, context, values, begin, room)
        return _chunks(paragraph, setting, *spacing(paragraph, context))

    def _set(
        self, paragraph: Paragraph, width: float, context: Context, values: Mapping[int, str]
    ) -> _Setting:
        content, label = paragraph.content, paragraph.label
        key = (
            id(content),
            (label.text, label.suffix, label.alignment) if label else None,
            round(width, 3),
            context.pitch,
            context.extra,
            context.in_table,
            context.padding,
            tuple(sorted(values.items())),
        )
        known = self._kept.get(key)
        if known is not None and known.content is content:
            self._shaper.used.update(dict.fromkeys(known.noted))
            return known
        return self._kept.put(key, self._named(paragraph, width, context, values, 0))

    def _named(
        self,
        paragraph: Paragraph,
        width: float,
        context: Context,
        values: Mapping[int, str],
        begin: int,
        room: Room | None = None,
    ) -> _Setting:
        """Lay out; what cannot be is an error that names its place."""
        try:
            return self._lay_out(paragraph, width, context, values, begin, room)
        except MissingCharacter as error:
            raise MissingGlyphError(
                character=error.character,
                code_point=f"U+{ord(error.character):04X}",
                part=paragraph.part,
                place=paragraph.place,
            ) from error
        except BothSides as error:
            raise UnsupportedFeatureError(
                feature="text on both sides of a drawing",
                part=paragraph.part,
                place=paragraph.place,
            ) from error

    def _lay_out(
        self,
        paragraph: Paragraph,
        width: float,
        context: Context,
        values: Mapping[int, str],
        begin: int,
        room: Room | None,
    ) -> _Setting:
        content = paragraph.content
        labelled = _labelled(paragraph)
        shift = len(labelled.items) - len(content.items)
        moved = {index + shift: text for index, text in values.items()}
        before, self._shaper.used = self._shaper.used, {}
        boxes = {
            index: make_box(self._shaper, item, context.settings)
            for index, item in enumerate(labelled.items)
            if isinstance(item, Ruby | TwoLines)
        }
        shaped = self._shaper.shape(labelled, context.settings, moved, context.extra, boxes)
        noted = tuple(self._shaper.used)
        self._shaper.used = {**before, **self._shaper.used}
        frame = _frame(content, width, context, self._shaper.habits)
        if paragraph.label is not None:
            frame = replace(frame, lead=_lead(paragraph.label, shaped.start))
        mark = self._shaper.style(content.mark)
        skips: tuple[float, ...] = ()
        if room is None:
            lines = break_lines(shaped, content.format, frame, mark, begin)
        else:
            set_around = break_lines_around(shaped, content.format, frame, mark, begin, room)
            skips, lines = tuple(skip for skip, _ in set_around), [line for _, line in set_around]
        if shift:
            lines = [
                replace(line, numbers=tuple(index - shift for index in line.numbers))
                for line in lines
            ]
        return _Setting(content=content, lines=tuple(lines), frame=frame, noted=noted, skips=skips)


def spacing(paragraph: Paragraph, context: Context) -> tuple[float, float]:
    """The space that a paragraph asks for before and after itself."""
    fmt = paragraph.content.format
    unit = context.grid.pitch_pt if context.grid is not None else _LINE_WITHOUT_GRID
    before = fmt.before_pt if fmt.before_lines is None else fmt.before_lines * unit
    after = fmt.after_pt if fmt.after_lines is None else fmt.after_lines * unit
    return before, after


def _labelled(paragraph: Paragraph) -> ParagraphContent:
    label, content = paragraph.label, paragraph.content
    if label is None:
        return content
    items: list[Inline] = [Text(text=label.text, format=label.format)] if label.text else []
    if label.suffix == "tab":
        items.append(Tab(format=label.format))
    elif label.suffix == "space":
        items.append(Text(text=" ", format=label.format))
    marks = tuple(_shifted(mark, len(items)) for mark in content.marks)
    return replace(content, items=(*items, *content.items), marks=marks)


def _shifted(mark: Mark, items: int) -> Mark:
    (begin, first), (end, last) = mark.begin, mark.end
    return replace(mark, begin=(begin + items, first), end=(end + items, last))


def _lead(label: Label, start: Sequence[float]) -> float:
    """How far a number that ends at its place, or is centred on it, begins before it."""
    share = {"right": 1.0, "center": 0.5}.get(label.alignment, 0.0)
    return start[len(label.text)] * share


def _frame(content: ParagraphContent, width: float, context: Context, habits: Habits) -> Frame:
    fmt = content.format
    first = content.items[0].format if content.items else content.mark
    unit = first.size_pt + context.extra
    left = fmt.left_pt if fmt.left_chars is None else fmt.left_chars * unit
    right = fmt.right_pt if fmt.right_chars is None else fmt.right_chars * unit
    indent = fmt.first_pt if fmt.first_chars is None else fmt.first_chars * unit
    if left + right > width - unit:
        left = right = 0.0
    mirrored = fmt.right_to_left
    border, padding = fmt.borders.left if mirrored else fmt.borders.right, context.padding
    edge = width + padding[0 if mirrored else 1]
    return Frame(
        width=width,
        left=left,
        right=right,
        edge=edge if border is None else min(edge, width - right + border.space_pt),
        first=indent,
        default_tab=context.settings.default_tab_pt,
        pitch=context.pitch,
        mirrored=mirrored,
        compress=context.settings.compress_punctuation and habits.compresses,
        splits_mark=context.settings.splits_page_breaks,
        hanging=habits.hanging if habits.hangs_in_tables or not context.in_table else frozenset(),
    )


def _chunks(paragraph: Paragraph, setting: _Setting, above: float, below: float) -> list[LineChunk]:
    fmt = paragraph.content.format
    decoration = _decoration(fmt, setting.frame)
    borders = fmt.borders
    count = len(setting.lines)
    chunks = []
    for index, line in enumerate(setting.lines):
        first, last = index == 0, index == count - 1
        chunks.append(
            LineChunk(
                line=line,
                paragraph=paragraph,
                height=line.height,
                above=above + thickness(borders.top) if first else 0.0,
                below=below + thickness(borders.bottom) if last else 0.0,
                keep=not (line.page_break or line.column_break) and _keeps(fmt, index, count),
                page_break_before=first and fmt.page_break_before,
                decoration=decoration,
                opens=first,
                closes=last,
                ends=last,
                skip=setting.skips[index] if setting.skips else 0.0,
                beside=bool(setting.skips),
            )
        )
    return chunks


def _keeps(fmt: ParagraphFormat, index: int, count: int) -> bool:
    if index == count - 1:
        return fmt.keep_next
    if fmt.keep_lines or fmt.keep_next:
        return True
    return fmt.widow_control and (index == 0 or index == count - _PAIR)


def thickness(border: Border | None) -> float:
    """The room that a paragraph's border takes, with its distance from the text."""
    return 0.0 if border is None else border.space_pt + border.width_pt


def _decoration(fmt: ParagraphFormat, frame: Frame) -> Decoration | None:
    if fmt.fill is None and fmt.borders == NO_BORDERS:
        return None
    left = frame.left + min(frame.first, 0.0)
    width = frame.width - frame.right - left
    return Decoration(
        borders=fmt.borders,
        fill=fmt.fill,
        left=frame.place(left, width),
        width=width,
    )
