"""Free room on a page around marked places: where something can be drawn and cover nothing printed.

A mark on a printed blank has the room above that blank; one in an empty cell has the cell; one in
an empty line ends at what is printed beside it. Not for what is drawn there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from docgen.typeset.layout.light import light
from docgen.typeset.layout.values import Glyphs, Item, Page, Placed, Rule, Sketch, ValueBox

__all__ = ["Room", "rooms_of"]

WIDEST = 120.0
TALLEST = 40.0
_MARGIN = 1.2
# A mark so near to what is left of it begins its line; others stand in the middle of their cell.
_BEGINS = 6.0
_UP, _DOWN = 0.88, 0.14
_SPACES = frozenset(" 　\u00a0")
_SHARE = 0.75
# How far a signature may go below the line of a blank, in parts of the size of its text.
_BELOW = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A free rectangle in points from the upper left corner of its page.

    ``baseline`` and ``size`` are those of the text in whose line the mark stands. ``gap`` is how
    wide the printed blank is, 0 where there is none; ``enclosed`` tells a cell with rules on both
    sides.
    """

    pointer: str
    x: float
    y: float
    width: float
    height: float
    baseline: float
    size: float
    gap: float
    enclosed: bool


@light
class _Ink:
    """What a character or picture covers."""

    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float


@dataclass(slots=True, kw_only=True)
class _Printed:
    inks: list[_Ink] = field(default_factory=list)
    uprights: list[Rule] = field(default_factory=list)
    levels: list[Rule] = field(default_factory=list)

    def add(self, items: Iterable[Item]) -> None:
        for item in items:
            if isinstance(item, Placed):
                self.inks += _letters(item)
                for rule in item.line.rules:
                    self._rule(_moved(rule, item.x, item.y))
                self.inks += (_picture(each, item.x, item.y) for each in item.line.sketches)
            elif isinstance(item, Rule):
                self._rule(item)
            elif isinstance(item, Sketch):
                self.inks.append(_picture(item, 0.0, 0.0))

    def _rule(self, rule: Rule) -> None:
        upright = abs(rule.x1 - rule.x2) < abs(rule.y1 - rule.y2)
        (self.uprights if upright else self.levels).append(rule)


def rooms_of(page: Page) -> tuple[Room, ...]:
    """The room of each marked place of a page, in the order of the marks."""
    printed = _Printed()
    for items in (page.behind, page.items, page.front):
        printed.add(items)
    return tuple(_room(box, printed, page) for box in page.boxes())


def _room(box: ValueBox, printed: _Printed, page: Page) -> Room:
    beside = [each for each in printed.inks if _overlap(each.top, each.bottom, box.y, _below(box))]
    near = min(beside, key=lambda ink: _distance(ink, box), default=None)
    baseline = box.y + box.height * _SHARE if near is None else near.baseline
    size = box.height * _SHARE if near is None else near.size
    left, right, enclosed = box.x + _MARGIN, box.x + box.width - _MARGIN, False
    if not box.width:
        left, right, enclosed = _across(box, beside, printed, page)
    free = [each for each in printed.inks if not _own(each, box)]
    top, bottom = _ends(box, left, right, free, printed.levels, page)
    if box.width:
        bottom = min(bottom, baseline + _BELOW * size)
    height = max(bottom - top - 2 * _MARGIN, 0.0)
    if height > TALLEST:
        top = top + (height - TALLEST) / (2.0 if enclosed else 1.0)
        height = TALLEST
    return Room(
        pointer=box.pointer,
        x=left,
        y=top + _MARGIN,
        width=right - left,
        height=height,
        baseline=baseline,
        size=size,
        gap=box.width,
        enclosed=enclosed,
    )


def _across(
    box: ValueBox, beside: list[_Ink], printed: _Printed, page: Page
) -> tuple[float, float, bool]:
    """From where to where an empty place reaches in its line, and whether rules enclose it."""
    crossing = [
        each.x1 for each in printed.uprights if _overlap(each.y1, each.y2, box.y, _below(box))
    ]
    before = [each for each in crossing if each <= box.x]
    after = [each for each in crossing if each > box.x]
    left = max([*before, *(each.right for each in beside if each.left < box.x)], default=0.0)
    right = min([*after, *(each.left for each in beside if each.left >= box.x)], default=page.width)
    line = _line_under(box, printed.levels)
    if not crossing and line is not None:
        left, right = max(left, line.x1), min(right, line.x2)
    elif box.x - left < _BEGINS:
        left = box.x
        right = min(right, left + WIDEST)
    else:
        half = min(box.x - left, right - box.x, WIDEST / 2.0)
        left, right = box.x - half, box.x + half
    return left + _MARGIN, max(right - _MARGIN, left + _MARGIN), bool(before and after)


def _line_under(box: ValueBox, levels: list[Rule]) -> Rule | None:
    """The rule that an empty place stands on."""
    reach = _below(box) + box.height
    under = (each for each in levels if each.x1 <= box.x <= each.x2 and box.y < each.y1 < reach)
    return min(under, key=lambda rule: rule.y1, default=None)


def _ends(
    box: ValueBox, left: float, right: float, inks: list[_Ink], levels: list[Rule], page: Page
) -> tuple[float, float]:
    """The lowest that is printed above the place, and the highest below it."""
    middle = box.y + box.height / 2.0
    over = [each for each in inks if _overlap(each.left, each.right, left, right)]
    lines = [each.y1 for each in levels if _overlap(each.x1, each.x2, left, right)]
    ups = [each.bottom for each in over if each.bottom <= middle]
    downs = [each.top for each in over if each.top >= middle]
    top = max([*ups, *(each for each in lines if each < middle)], default=0.0)
    bottom = min([*downs, *(each for each in lines if each >= middle)], default=page.height)
    return top, bottom


def _letters(placed: Placed) -> Iterator[_Ink]:
    for glyphs in placed.line.glyphs:
        baseline = placed.y + placed.line.baseline - glyphs.rise
        x, size = placed.x + glyphs.x, glyphs.size
        for letter, advance in _advances(glyphs):
            if letter not in _SPACES:
                yield _Ink(
                    left=x,
                    top=baseline - _UP * size,
                    right=x + advance,
                    bottom=baseline + _DOWN * size,
                    baseline=baseline,
                    size=size,
                )
            x += advance


def _advances(glyphs: Glyphs) -> Iterator[tuple[str, float]]:
    """Each character with its advance; joined letters are one."""
    if glyphs.shaped:
        yield glyphs.text, glyphs.width
        return
    for letter in glyphs.text:
        own = glyphs.face.advances[letter] * glyphs.size * glyphs.scale
        yield letter, own + glyphs.tracking


def _picture(sketch: Sketch, x: float, y: float) -> _Ink:
    left, top = x + sketch.x, y + sketch.y
    right, bottom = left + sketch.picture.width_pt, top + sketch.picture.height_pt
    return _Ink(left=left, top=top, right=right, bottom=bottom, baseline=bottom, size=0.0)


def _moved(rule: Rule, x: float, y: float) -> Rule:
    return replace(rule, x1=rule.x1 + x, y1=rule.y1 + y, x2=rule.x2 + x, y2=rule.y2 + y)


def _below(box: ValueBox) -> float:
    return box.y + box.height


def _own(ink: _Ink, box: ValueBox) -> bool:
    """Whether a character is one of the blank itself."""
    inside = box.x <= (ink.left + ink.right) / 2.0 <= box.x + box.width
    return inside and box.y <= ink.baseline <= _below(box)


def _distance(ink: _Ink, box: ValueBox) -> float:
    return max(box.x - ink.right, ink.left - box.x - box.width, 0.0)


def _overlap(a: float, b: float, c: float, d: float) -> bool:
    """Whether a span reaches into another, the ends of both in any order."""
    return min(a, b) < d and max(a, b) > c
