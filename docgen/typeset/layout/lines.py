"""Lines: where a shaped paragraph breaks, how each line is filled, aligned and decorated.

Rules of Word: closing marks may hang, spaces at the end of a line take no room, tabs go to stops, a
token longer than its line breaks anywhere. Not for stacking lines (``flow``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from docgen.typeset.layout.characters import CLOSING
from docgen.typeset.layout.drawing import Drawn, Stretch, draw_piece, draw_stretches
from docgen.typeset.layout.shaping import (
    COLUMN_BREAK,
    LINE_BREAK,
    PAGE_BREAK,
    TAB,
    Shaped,
    Style,
)
from docgen.typeset.layout.spacing import line_box
from docgen.typeset.layout.values import Glyphs, Line, Sketch
from docgen.typeset.model import Alignment, ParagraphFormat, Picture, TabStop

__all__ = ["Frame", "break_lines"]

_EPSILON = 0.05
_BREAKS = frozenset({LINE_BREAK, COLUMN_BREAK, PAGE_BREAK})
_SEPARATORS = _BREAKS | {TAB}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The box that a paragraph is set in: indents resolved to points, grid, tab rules.

    ``lead`` is how far a list number reaches out before its place.
    """

    width: float
    left: float
    right: float
    first: float
    default_tab: float
    pitch: float | None
    compress: bool
    hanging: frozenset[str]
    lead: float = 0.0


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
    breaker = _Breaker(shaped=shaped, fmt=fmt, frame=frame)
    lines: list[Line] = []
    position, total = begin, len(shaped.chars)
    while True:
        draft = breaker.fill(position, first=position == 0)
        last = draft.end >= total and draft.forced is None
        lines.append(_finish(shaped, fmt, frame, mark, draft, last=last or bool(draft.forced)))
        position = draft.end
        if last:
            return lines


@dataclass(frozen=True, slots=True, kw_only=True)
class _Breaker:
    shaped: Shaped
    fmt: ParagraphFormat
    frame: Frame

    def fill(self, begin: int, *, first: bool) -> _Draft:
        """Fill one line from position ``begin``."""
        frame, chars = self.frame, self.shaped.chars
        x = frame.left + (frame.first - frame.lead if first else 0.0)
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

    def _next_separator(self, at: int, total: int) -> int:
        chars = self.shaped.chars
        while at < total and chars[at] not in _SEPARATORS:
            at += 1
        return at

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
        if self._may_overhang(end, stop, target):
            return end + 1
        legal = self.shaped.legal[end]
        if legal > begin:
            return legal
        return begin if begin > draft.begin else max(end, begin + 1)

    def _may_overhang(self, end: int, stop: int, target: float) -> bool:
        """Whether the mark at ``end`` may stand in the margin, or half of it on the line."""
        shaped = self.shaped
        character = shaped.chars[end]
        if shaped.scripts[end] != "P" or (end + 1 < stop and shaped.legal[end + 1] != end + 1):
            return False
        if self.fmt.hanging_punctuation and character in self.frame.hanging:
            return True
        half = shaped.styles[end].size / 2.0
        return self.frame.compress and character in CLOSING and shaped.start[end] + half <= target

    def _tab(self, index: int, x: float, draft: _Draft) -> float | None:
        """Where text goes on after the tab; None where the line is full."""
        stop = self._stop_after(x)
        position = (
            min(stop.position_pt, draft.limit) if stop.alignment != "left" else (stop.position_pt)
        )
        if position > draft.limit + _EPSILON and index > draft.begin:
            return None
        follow = self._width(index + 1, self._next_separator(index + 1, len(self.shaped.chars)))
        match stop.alignment:
            case "right":
                target = position - follow
            case "center":
                target = position - follow / 2.0
            case "decimal":
                target = position - self._before_point(index + 1)
            case _:
                target = position
        target = max(target, x)
        draft.tabs.append((index, x, target - x, stop.leader))
        return target

    def _before_point(self, at: int) -> float:
        end = self._next_separator(at, len(self.shaped.chars))
        for index in range(at, end):
            if self.shaped.chars[index] == ".":
                return self._width(at, index)
        return self._width(at, end)

    def _stop_after(self, x: float) -> TabStop:
        stops = list(self.fmt.tabs)
        if self.frame.first < 0.0:
            stops.append(TabStop(position_pt=self.frame.left))
        later = [stop for stop in stops if stop.position_pt > x + _EPSILON]
        if later:
            return min(later, key=lambda stop: stop.position_pt)
        step = self.frame.default_tab
        return TabStop(position_pt=(int((x + _EPSILON) / step) + 1) * step)


def _finish(
    shaped: Shaped, fmt: ParagraphFormat, frame: Frame, mark: Style, draft: _Draft, *, last: bool
) -> Line:
    """Align a filled line and turn it into what is drawn."""
    piece = draft.pieces[-1]
    visible = _visible_end(shaped, piece, last=last)
    extra, shift = _alignment(shaped, fmt, frame, draft, visible, last=last)
    drawn = Drawn()
    for item in draft.pieces:
        stop = visible if item is piece else item.end
        spread = extra if item is piece else 0.0
        draw_piece(
            shaped,
            item.begin,
            stop,
            item.x + shift,
            drawn,
            spread=spread,
            every=fmt.alignment is Alignment.DISTRIBUTE,
            line_end=item is piece and item.end < len(shaped.chars),
        )
    for index, x, width, leader in draft.tabs:
        drawn.stretches.append(
            Stretch(style=shaped.styles[index], x1=x + shift, x2=x + shift + width, leader=leader)
        )
    ascent, descent = _metrics(shaped, draft, mark)
    height, baseline = line_box(ascent, descent, fmt, frame.pitch)
    rules, shades = draw_stretches(drawn, baseline, ascent, descent)
    sketches, floats = _pictures(shaped, draft, drawn, baseline)
    drawn.glyphs.extend(_boxes(shaped, drawn))
    return Line(
        height=height,
        baseline=baseline,
        glyphs=tuple(drawn.glyphs),
        rules=tuple(rules),
        shades=tuple(shades),
        sketches=tuple(sketches),
        floats=tuple(floats),
        text=_text(shaped, draft),
        page_break=draft.forced == PAGE_BREAK,
        column_break=draft.forced == COLUMN_BREAK,
        numbers=_numbers(shaped, draft),
        notes=tuple(note for at, note in shaped.notes.items() if draft.begin <= at < draft.end),
        begin=draft.begin,
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
            room += _overhang(shaped, fmt, frame, visible - 1, -room)
    match fmt.alignment:
        case Alignment.RIGHT:
            return 0.0, 0.0 if draft.tabs else room
        case Alignment.CENTER:
            return 0.0, 0.0 if draft.tabs else room / 2.0
        case Alignment.JUSTIFY if not last:
            return room, 0.0
        case Alignment.DISTRIBUTE:
            return room, 0.0
        case _:
            return 0.0, 0.0


def _overhang(shaped: Shaped, fmt: ParagraphFormat, frame: Frame, index: int, lack: float) -> float:
    """What of the last mark the line need not hold: its blank half, else all of it (17.3.1.21)."""
    character = shaped.chars[index]
    if frame.compress and character in CLOSING and lack <= shaped.styles[index].size / 2.0:
        return lack
    if fmt.hanging_punctuation and character in frame.hanging:
        return shaped.start[index + 1] - shaped.start[index] - shaped.gap[index]
    return 0.0


def _metrics(shaped: Shaped, draft: _Draft, mark: Style) -> tuple[float, float]:
    ascent = descent = 0.0
    begin, end = draft.begin, draft.end
    kinds = set(zip(shaped.styles[begin:end], shaped.scripts[begin:end], strict=True))
    if not kinds:
        east = mark.format.east_asian
        return (mark.east_ascent, mark.east_descent) if east else (mark.ascent, mark.descent)
    for style, kind in kinds:
        up, down = style.ascent, style.descent
        if kind in {"E", "P"}:
            up, down = style.east_ascent, style.east_descent
        rise = style.format.raise_pt
        ascent, descent = max(ascent, up + rise), max(descent, down - rise)
    for index, picture in shaped.pictures.items():
        if begin <= index < end and picture.placement is None:
            ascent = max(ascent, picture.height_pt)
    for index, box in shaped.boxes.items():
        if begin <= index < end:
            ascent = max(ascent, box.ascent)
    return ascent, descent


def _boxes(shaped: Shaped, drawn: Drawn) -> Iterator[Glyphs]:
    for index, box in shaped.boxes.items():
        if index in drawn.objects:
            x = drawn.objects[index]
            yield from (replace(each, x=x + each.x) for each in box.glyphs)


def _pictures(
    shaped: Shaped, draft: _Draft, drawn: Drawn, baseline: float
) -> tuple[list[Sketch], list[Picture]]:
    sketches: list[Sketch] = []
    floats: list[Picture] = []
    for index, picture in shaped.pictures.items():
        if not draft.begin <= index < draft.end:
            continue
        if picture.placement is not None:
            floats.append(picture)
            continue
        x = drawn.objects[index]
        sketches.append(Sketch(x=x, y=baseline - picture.height_pt, picture=picture))
    return sketches, floats


_UNWRITTEN = str.maketrans(
    {
        "\u00ad": None,
        "\ufffc": None,
        "\u200b": None,
        "\f": None,
        "\v": None,
        "\u2011": "-",
        "\ufeff": None,
        "\u2060": None,
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
