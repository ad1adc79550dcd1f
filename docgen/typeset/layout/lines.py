"""Lines: where a shaped paragraph breaks, how each line is filled, aligned and decorated.

Rules of Word: closing marks may hang, spaces at the end of a line take no room, tabs go to stops, a
token longer than its line breaks anywhere. Not for stacking lines (``flow``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from math import inf

from docgen.typeset.layout.characters import (
    CLOSING,
    COLUMN_BREAK,
    INKED,
    LINE_BREAK,
    OPENING,
    PAGE_BREAK,
    SOFT_HYPHEN,
    TAB,
)
from docgen.typeset.layout.drawing import Drawn, Stretch, draw_piece, draw_stretches
from docgen.typeset.layout.marks import Reach, value_boxes
from docgen.typeset.layout.shaped import Shaped, Style
from docgen.typeset.layout.shapes import standing_size
from docgen.typeset.layout.spacing import Extent, line_box, rises
from docgen.typeset.layout.tabs import Ruler, before_point
from docgen.typeset.layout.values import Glyphs, Line, Rule, Sketch, Standing
from docgen.typeset.model import Alignment, ParagraphFormat, Picture

__all__ = ["Frame", "Room", "break_lines", "break_lines_around"]

Room = Callable[[float, float], tuple[float, float, float]]
"""For a line at a distance below the paragraph's top and of a height: the space to leave above it,
and what is taken from it on the left and on the right."""

_EPSILON = 0.05
_BAR_WIDTH = 0.5
_BREAKS = frozenset({LINE_BREAK, COLUMN_BREAK, PAGE_BREAK})
_SEPARATORS = _BREAKS | {TAB}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The box that a paragraph is set in: indents resolved to points, grid, tab rules.

    Lines begin at its left edge, or at its right one where it is ``mirrored``; ``lead`` is how far
    a list number reaches out before its place. ``edge`` is where a border stands after the lines,
    counted from where they begin: no mark hangs over it.
    """

    width: float
    left: float
    right: float
    first: float
    default_tab: float
    pitch: float | None
    compress: bool
    hanging: frozenset[str]
    edge: float = inf
    lead: float = 0.0
    splits_mark: bool = False
    mirrored: bool = False

    def place(self, x: float, width: float) -> float:
        """The left edge of what begins at ``x``, counted from where lines begin."""
        return self.width - x - width if self.mirrored else x


@dataclass(slots=True, kw_only=True)
class _Piece:
    begin: int
    end: int
    x: float


@dataclass(slots=True, kw_only=True)
class _Draft:
    """A line being filled: its range, its pieces between tabs, and the tabs themselves."""

    begin: int
    end: int
    x: float
    limit: float
    pieces: list[_Piece] = field(default_factory=list)
    tabs: list[tuple[int, float, float, str | None]] = field(default_factory=list)
    forced: str | None = None


def break_lines(
    shaped: Shaped, fmt: ParagraphFormat, frame: Frame, mark: Style, begin: int = 0
) -> list[Line]:
    """The lines of a paragraph from ``begin`` on; an empty paragraph is one empty line."""
    breaker = _breaker(shaped, fmt, frame)
    lines: list[Line] = []
    position, total = begin, len(shaped.chars)
    while True:
        draft = breaker.fill(position, first=position == 0)
        last = draft.end >= total and (draft.forced is None or _takes_mark(draft, frame))
        lines.append(_finish(shaped, fmt, frame, mark, draft, last=last or bool(draft.forced)))
        position = draft.end
        if last:
            return lines


def _breaker(shaped: Shaped, fmt: ParagraphFormat, frame: Frame) -> _Breaker:
    ruler = Ruler(
        stops=fmt.tabs,
        step=frame.default_tab,
        left=frame.left,
        right=frame.right,
        width=frame.width,
        hanging=frame.first < 0.0,
    )
    separators = [index for index, one in enumerate(shaped.chars) if one in _SEPARATORS]
    return _Breaker(shaped=shaped, fmt=fmt, frame=frame, ruler=ruler, separators=separators)


def _takes_mark(draft: _Draft, frame: Frame) -> bool:
    """Whether the paragraph ends with its page break, so that no empty line comes after it."""
    return draft.forced == PAGE_BREAK and not frame.splits_mark


def break_lines_around(
    shaped: Shaped, fmt: ParagraphFormat, frame: Frame, mark: Style, begin: int, room: Room
) -> list[tuple[float, Line]]:
    """The lines of a paragraph beside what stands in its way, each with the space above it."""
    lines: list[tuple[float, Line]] = []
    y, position, total = 0.0, begin, len(shaped.chars)
    while True:
        height = 1.0
        while True:
            skip, left, right = room(y, height)
            begins, ends = (right, left) if frame.mirrored else (left, right)
            beside = replace(frame, left=frame.left + begins, right=frame.right + ends)
            draft = _breaker(shaped, fmt, beside).fill(position, first=position == 0)
            last = draft.end >= total and (draft.forced is None or _takes_mark(draft, frame))
            line = _finish(shaped, fmt, beside, mark, draft, last=last or bool(draft.forced))
            if line.height <= height + _EPSILON:
                break
            height = line.height
        lines.append((skip, line))
        y, position = y + skip + line.height, draft.end
        if last:
            return lines


@dataclass(frozen=True, slots=True, kw_only=True)
class _Breaker:
    shaped: Shaped
    fmt: ParagraphFormat
    frame: Frame
    ruler: Ruler
    separators: list[int]

    def fill(self, begin: int, *, first: bool) -> _Draft:
        """Fill one line from position ``begin``."""
        frame, chars = self.frame, self.shaped.chars
        x = frame.left + (frame.first - frame.lead if first else 0.0)
        x -= self._blank_half(begin)
        draft = _Draft(begin=begin, end=begin, x=x, limit=frame.width - frame.right)
        total, at = len(chars), begin
        while True:
            stop = self._next_separator(at, total)
            end = self._fit(at, x, stop, draft)
            draft.pieces.append(_Piece(begin=at, end=end, x=x))
            draft.end = end
            if end < stop or stop == total:
                return draft
            if chars[stop] in _BREAKS:
                draft.end, draft.forced = stop + 1, chars[stop]
                return draft
            x += self._width(at, end)
            target = self._tab(stop, x, draft)
            if target is None:
                return draft
            x, at = target, stop + 1
            draft.end = at

    def _blank_half(self, begin: int) -> float:
        """How far an opening mark at the start of a line moves out, where the file asks for it."""
        shaped = self.shaped
        if not self.fmt.narrow_openings or begin >= len(shaped.chars):
            return 0.0
        opens = shaped.chars[begin] in OPENING and shaped.scripts[begin] == "P"
        style = shaped.styles[begin]
        return style.size * style.format.scale / 2.0 if opens else 0.0

    def _next_separator(self, at: int, total: int) -> int:
        found = bisect_left(self.separators, at)
        return self.separators[found] if found < len(self.separators) else total

    def _width(self, begin: int, end: int) -> float:
        return self.shaped.start[end] - self.shaped.start[begin]

    def _fit(self, begin: int, x: float, stop: int, draft: _Draft) -> int:
        """The end of what fits from ``begin``, at most ``stop``, at a legal place."""
        start, gap, chars = self.shaped.start, self.shaped.gap, self.shaped.chars
        target = draft.limit - x + start[begin] + _EPSILON
        end = max(bisect_right(start, target, begin, stop + 1) - 1, begin)
        if end < stop and start[end + 1] - gap[end] <= target:
            end += 1
        if end >= stop:
            return stop
        spaces = end
        while spaces < stop and chars[spaces] == " ":
            spaces += 1
        if spaces == stop or (spaces > end and self.shaped.legal[spaces] == spaces):
            return spaces
        if self._may_overhang(end, stop, target, draft.limit):
            return end + 1
        legal = self.shaped.legal[end]
        while legal > begin and chars[legal - 1] == SOFT_HYPHEN:
            if start[legal] - gap[legal - 1] <= target:
                break
            legal = self.shaped.legal[legal - 1]
        if legal > begin:
            return legal
        return begin if begin > draft.begin else max(end, begin + 1)

    def _may_overhang(self, end: int, stop: int, target: float, limit: float) -> bool:
        """Whether the mark at ``end`` may stand in the margin, or half of it on the line."""
        shaped = self.shaped
        character = shaped.chars[end]
        if shaped.scripts[end] != "P" or (end + 1 < stop and shaped.legal[end + 1] != end + 1):
            return False
        stays = self.fmt.alignment is Alignment.LEFT
        inside = target - _EPSILON - shaped.start[end] if stays else 0.0
        if _hangs(shaped, self.fmt, self.frame, end, limit - inside):
            return True
        half = shaped.styles[end].size / 2.0
        return self.frame.compress and character in CLOSING and shaped.start[end] + half <= target

    def _tab(self, index: int, x: float, draft: _Draft) -> float | None:
        """Where text goes on after the tab; None where the line is full."""
        stop = self.ruler.stop(self.shaped.tabs.get(index), x)
        if self.ruler.is_custom(stop) or index in self.shaped.tabs:
            reach = min(stop.position_pt, self.frame.width)
            draft.limit = max(draft.limit, reach)
        position = stop.position_pt
        if stop.alignment != "left":
            position = min(position, draft.limit)
        if position > draft.limit + _EPSILON and index > draft.begin:
            return None
        follow = self._next_separator(index + 1, len(self.shaped.chars))
        match stop.alignment:
            case "right":
                target = position - self._width(index + 1, follow)
            case "center":
                target = position - self._width(index + 1, follow) / 2.0
            case "decimal":
                point = before_point(self.shaped.chars, index + 1, follow)
                target = position - self._width(index + 1, point) + self.shaped.gap[point - 1]
            case _:
                target = position
        target = max(target, x)
        draft.tabs.append((index, x, target - x, stop.leader))
        return target


def _finish(
    shaped: Shaped, fmt: ParagraphFormat, frame: Frame, mark: Style, draft: _Draft, *, last: bool
) -> Line:
    """Align a filled line and turn it into what is drawn."""
    piece = draft.pieces[-1]
    visible = _visible_end(shaped, piece, last=last)
    extra, shift = _alignment(shaped, fmt, frame, draft, visible, last=last)
    ascent, text_ascent, descent, moved = _metrics(shaped, draft, mark, fmt.vertical)
    drawn = Drawn(rises=moved)
    for item in draft.pieces:
        stop = visible if item is piece else item.end
        spread = extra if item is piece else 0.0
        width = shaped.start[stop] - shaped.start[item.begin] + spread
        if stop > item.begin:
            width -= shaped.gap[stop - 1]
        draw_piece(
            shaped,
            item.begin,
            stop,
            frame.place(item.x + shift, width),
            drawn,
            spread=spread,
            every=fmt.alignment is Alignment.DISTRIBUTE,
            line_end=item is piece and item.end < len(shaped.chars),
        )
    for index, x, width, leader in draft.tabs:
        x1 = frame.place(x + shift, width)
        drawn.stretches.append(
            Stretch(style=shaped.styles[index], x1=x1, x2=x1 + width, leader=leader)
        )
    height, baseline = line_box(ascent, descent, fmt, frame.pitch, ascent - text_ascent)
    rules, shades = draw_stretches(drawn, baseline, ascent, descent)
    rules.extend(_bars(fmt, frame, height, mark))
    sketches, drawings, floats = _pictures(shaped, draft, drawn, baseline)
    drawn.glyphs.extend(_boxes(shaped, drawn))
    return Line(
        height=height,
        baseline=baseline,
        glyphs=tuple(drawn.glyphs),
        rules=tuple(rules),
        shades=tuple(shades),
        sketches=tuple(sketches),
        drawings=tuple(drawings),
        floats=tuple(floats),
        text=_text(shaped, draft),
        page_break=draft.forced == PAGE_BREAK,
        column_break=draft.forced == COLUMN_BREAK,
        numbers=_numbers(shaped, draft),
        notes=tuple(note for at, note in shaped.notes.items() if draft.begin <= at < draft.end),
        begin=draft.begin,
        boxes=value_boxes(
            shaped,
            Reach(begin=draft.begin, end=draft.end, last=last and not draft.forced),
            drawn.pieces,
            top=max(baseline - ascent, 0.0),
            bottom=min(baseline + descent, height),
        )
        if shaped.marks
        else (),
    )


def _numbers(shaped: Shaped, draft: _Draft) -> tuple[int, ...]:
    if not shaped.fields:
        return ()
    return tuple(index for at, index in shaped.fields.items() if draft.begin <= at < draft.end)


def _visible_end(shaped: Shaped, piece: _Piece, *, last: bool) -> int:
    """The end of the line without its trailing spaces; underlined ones are a blank to fill in."""
    end = piece.end
    while end > piece.begin and shaped.chars[end - 1] == " ":
        if last and shaped.styles[end - 1].format.underline is not None:
            break
        end -= 1
    return end


def _alignment(
    shaped: Shaped, fmt: ParagraphFormat, frame: Frame, draft: _Draft, visible: int, *, last: bool
) -> tuple[float, float]:
    """The space to spread over the last piece, and the shift of the whole line."""
    piece = draft.pieces[-1]
    room = draft.limit - piece.x - (shaped.start[visible] - shaped.start[piece.begin])
    if visible > piece.begin:
        room += shaped.gap[visible - 1]
        if room < -_EPSILON and shaped.scripts[visible - 1] == "P":
            room += _overhang(shaped, fmt, frame, visible - 1, -room, draft.limit)
    match fmt.alignment:
        case Alignment.RIGHT:
            return 0.0, room
        case Alignment.CENTER:
            return 0.0, room / 2.0
        case Alignment.JUSTIFY if not last:
            return room, 0.0
        case Alignment.DISTRIBUTE:
            return room, 0.0
        case _:
            return 0.0, 0.0


def _hangs(shaped: Shaped, fmt: ParagraphFormat, frame: Frame, index: int, x: float) -> bool:
    """Whether a mark that begins at ``x`` may end in the margin, short of a border there."""
    character = shaped.chars[index]
    if not fmt.hanging_punctuation or character not in frame.hanging:
        return False
    width = shaped.start[index + 1] - shaped.start[index] - shaped.gap[index]
    return x + width * INKED.get(character, 1.0) <= frame.edge


def _overhang(
    shaped: Shaped, fmt: ParagraphFormat, frame: Frame, index: int, lack: float, limit: float
) -> float:
    """What of the last mark the line need not hold: its blank half, else all of it (17.3.1.21)."""
    character = shaped.chars[index]
    if frame.compress and character in CLOSING and lack <= shaped.styles[index].size / 2.0:
        return lack
    if _hangs(shaped, fmt, frame, index, limit):
        return shaped.start[index + 1] - shaped.start[index] - shaped.gap[index]
    return 0.0


def _bars(fmt: ParagraphFormat, frame: Frame, height: float, mark: Style) -> Iterator[Rule]:
    """The upright lines of bar tabs, through every line of the paragraph."""
    for stop in fmt.tabs:
        if stop.alignment == "bar":
            x = frame.place(stop.position_pt, 0.0)
            color = mark.format.color
            yield Rule(x1=x, y1=0.0, x2=x, y2=height, width=_BAR_WIDTH, color=color)


def _metrics(
    shaped: Shaped, draft: _Draft, mark: Style, vertical: str
) -> tuple[float, float, float, dict[Extent, float]]:
    """The line's ascent, that of its text, its descent; how far extents move from the baseline."""
    begin, end = draft.begin, draft.end
    kinds = set(zip(shaped.styles[begin:end], shaped.scripts[begin:end], strict=True))
    if not kinds:
        east = mark.format.east_asian
        up, down = (mark.east_ascent, mark.east_descent) if east else (mark.ascent, mark.descent)
        return up, up, down, {}
    extents = {style.extent(kind in {"E", "P"}) for style, kind in kinds}
    text_ascent, descent, moved = rises(extents, vertical)
    ascent = text_ascent
    for index, picture in shaped.pictures.items():
        if begin <= index < end and picture.placement is None:
            ascent = max(ascent, standing_size(picture)[1])
    for index, box in shaped.boxes.items():
        if begin <= index < end:
            ascent = max(ascent, box.ascent)
    return ascent, text_ascent, descent, moved


def _boxes(shaped: Shaped, drawn: Drawn) -> Iterator[Glyphs]:
    for index, box in shaped.boxes.items():
        if index in drawn.objects:
            x = drawn.objects[index]
            yield from (replace(each, x=x + each.x) for each in box.glyphs)


def _pictures(
    shaped: Shaped, draft: _Draft, drawn: Drawn, baseline: float
) -> tuple[list[Sketch], list[Standing], list[Standing]]:
    sketches: list[Sketch] = []
    drawings: list[Standing] = []
    floats: list[Standing] = []
    for index, item in shaped.pictures.items():
        if not draft.begin <= index < draft.end:
            continue
        x, y = drawn.objects[index], baseline - standing_size(item)[1]
        if item.placement is not None:
            floats.append(Standing(x=x, y=0.0, drawing=item))
        elif isinstance(item, Picture) and not item.degrees and item.outline is None:
            sketches.append(Sketch(x=x, y=y, picture=item))
        else:
            drawings.append(Standing(x=x, y=y, drawing=item))
    return sketches, drawings, floats


_UNWRITTEN = str.maketrans(
    {
        "\u00ad": None,
        "\ufffc": None,
        "\u200b": None,
        "\f": None,
        "\v": None,
        "\u2011": "-",
        **dict.fromkeys(("\ufeff", "\u2060", "\u200e", "\u200f", "\u061c")),
        **dict.fromkeys(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))),
    }
)


def _text(shaped: Shaped, draft: _Draft) -> str:
    chars = shaped.chars[draft.begin : draft.end]
    for index, box in shaped.boxes.items():
        if draft.begin <= index < draft.end:
            chars[index - draft.begin] = box.text
    if shaped.silent:
        chars = [
            character
            for index, character in enumerate(chars, draft.begin)
            if index not in shaped.silent
        ]
    return "".join(chars).translate(_UNWRITTEN)
