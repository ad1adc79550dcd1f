"""Boxes in a line: text with its pronunciation above it, and two lines set as one.

A box is as wide as what it holds and stands on the baseline like one Chinese character; its parts
are measured as any other text. Not for pictures, nor for where a line breaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docgen.typeset.layout.drawing import Drawn, draw_piece
from docgen.typeset.layout.shaped import Box, Shaped
from docgen.typeset.layout.shaping import Shaper
from docgen.typeset.layout.values import Glyphs
from docgen.typeset.model import (
    ParagraphContent,
    ParagraphFormat,
    Ruby,
    RunFormat,
    Settings,
    Text,
    TwoLines,
)

__all__ = ["make_box", "plain_text"]

_FORMAT = ParagraphFormat(space_latin=False, space_digits=False)
_HALF = 0.5
# Baselines of the two halves, in parts of the full size: above and below the middle of the line.
_UPPER, _LOWER = 0.44, -0.06
_PAIR = 2


def make_box(shaper: Shaper, item: Ruby | TwoLines, settings: Settings) -> Box:
    """The box of an item, with its glyphs from its left edge on."""
    if isinstance(item, Ruby):
        return _ruby(shaper, item, settings)
    return _two_lines(shaper, item, settings)


def plain_text(shaper: Shaper, text: Text, settings: Settings) -> Box:
    """Text by itself, on one line."""
    shaped = _shape(shaper, (text,), settings)
    glyphs = _draw(shaped, 0, len(shaped.chars), 0.0)
    return Box(width=shaped.start[-1], ascent=0.0, text=text.text, glyphs=tuple(glyphs))


def _ruby(shaper: Shaper, item: Ruby, settings: Settings) -> Box:
    base, guide = (_shape(shaper, texts, settings) for texts in (item.base, item.guide))
    width = max(base.start[-1], guide.start[-1])
    glyphs = [
        *_aligned(base, width, "center"),
        *(replace(each, rise=item.raise_pt) for each in _aligned(guide, width, item.alignment)),
    ]
    sizes = [shaper.style(text.format) for text in item.guide]
    return Box(
        width=width,
        ascent=max((item.raise_pt + style.east_ascent for style in sizes), default=0.0),
        text="".join(text.text for text in item.base),
        glyphs=tuple(glyphs),
    )


def _aligned(shaped: Shaped, width: float, alignment: str) -> list[Glyphs]:
    count = len(shaped.chars)
    free = width - shaped.start[-1]
    spread, x = 0.0, free / 2.0
    if alignment == "distributeLetter" and count > 1:
        spread, x = free, 0.0
    elif alignment == "distributeSpace" and count:
        spread, x = free / count * (count - 1), free / count / 2.0
    elif alignment in {"left", "right"}:
        x = 0.0 if alignment == "left" else free
    return _draw(shaped, 0, count, x, spread)


def _two_lines(shaper: Shaper, item: TwoLines, settings: Settings) -> Box:
    size = item.format.size_pt
    halves = tuple(
        Text(text=each.text, format=replace(each.format, size_pt=each.format.size_pt * _HALF))
        for each in item.texts
    )
    shaped = _shape(shaper, halves, settings)
    opening, closing = (
        _shape(shaper, tuple(Text(text=sign, format=item.format) for sign in part), settings)
        for part in (item.brackets[:1], item.brackets[1:])
    )
    at = _balance(shaped)
    left, count = opening.start[-1], len(shaped.chars)
    inner = max(shaped.start[at], shaped.start[count] - shaped.start[at])
    glyphs = [
        *_draw(opening, 0, len(opening.chars), 0.0),
        *(replace(each, rise=_UPPER * size) for each in _draw(shaped, 0, at, left)),
        *(replace(each, rise=_LOWER * size) for each in _draw(shaped, at, count, left)),
        *_draw(closing, 0, len(closing.chars), left + inner),
    ]
    text = "".join(each.text for each in item.texts)
    return Box(
        width=left + inner + closing.start[-1],
        ascent=0.0,
        text=item.brackets[:1] + text + item.brackets[1:],
        glyphs=tuple(glyphs),
    )


def _balance(shaped: Shaped) -> int:
    """Where the second line begins: as near to the middle as can be, the first line the longer."""
    total = shaped.start[-1]
    return next(
        (at for at, start in enumerate(shaped.start) if start * _PAIR >= total), len(shaped.chars)
    )


def _shape(shaper: Shaper, texts: Sequence[Text], settings: Settings) -> Shaped:
    plain = tuple(replace(text, format=replace(text.format, combine=None)) for text in texts)
    content = ParagraphContent(format=_FORMAT, items=plain, mark=RunFormat())
    return shaper.shape(content, settings, {}, 0.0)


def _draw(shaped: Shaped, begin: int, end: int, x: float, spread: float = 0.0) -> list[Glyphs]:
    drawn = Drawn()
    draw_piece(shaped, begin, end, x, drawn, spread=spread, every=True, line_end=False)
    return drawn.glyphs
