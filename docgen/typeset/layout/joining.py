"""Joining: letters whose shape depends on their neighbours, and marks on other letters.

HarfBuzz turns a stretch of one face into glyphs; here they are put back to the characters that
they stand for. Not for the order of stretches on a line (``bidi``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

import uharfbuzz

from docgen.typeset._face import Face
from docgen.typeset.layout.characters import DASH
from docgen.typeset.layout.values import ShapedGlyph

__all__ = ["Joiner"]

_STRETCHES = 4096
_PLAIN = dict.fromkeys(("liga", "clig", "calt", "dlig"), False)
_CHINESE = "Hani", "zh-CN"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Glyph:
    """A glyph with the first character of its cluster; lengths in em."""

    glyph: int
    cluster: int
    advance: float
    dx: float
    dy: float


class Joiner:
    """Shapes stretches of text. One per engine, one thread."""

    def __init__(self) -> None:
        self._fonts: dict[Face, uharfbuzz.Font] = {}
        self._shape = lru_cache(maxsize=_STRETCHES)(self._make)
        self._kern = lru_cache(maxsize=_STRETCHES)(self._make_kerning)

    def clear(self) -> None:
        """Forget the faces and stretches met so far."""
        self._fonts.clear()
        self._shape.cache_clear()
        self._kern.cache_clear()

    def advances(self, face: Face, text: str, *, right_to_left: bool) -> list[float | None]:
        """The advance in em of each character; None where it is part of the one before."""
        found: list[float | None] = [None] * len(text)
        for each in self._shape(face, text, right_to_left):
            found[each.cluster] = (found[each.cluster] or 0.0) + each.advance
        if found and found[0] is None:
            found[0] = 0.0
        return found

    def kerning(self, face: Face, pair: str) -> float:
        """What the font takes from the first advance of a pair of letters, or adds, in em."""
        return self._kern(face, pair)

    def covers(self, face: Face, text: str) -> bool:
        """Whether the face can draw the whole text, composed or one by one."""
        return all(each.glyph for each in self._shape(face, text, False))

    def glyphs(
        self, face: Face, text: str, size: float, *, right_to_left: bool, spacing: float
    ) -> tuple[ShapedGlyph, ...]:
        """The glyphs in the order of drawing, with ``spacing`` after each cluster."""
        made = self._shape(face, text, right_to_left)
        starts = sorted({each.cluster for each in made})
        ends = dict(zip_longest(starts, starts[1:], fillvalue=len(text)))
        result = []
        for index, each in enumerate(made):
            opens = index == 0 or made[index - 1].cluster != each.cluster
            closes = index + 1 == len(made) or made[index + 1].cluster != each.cluster
            result.append(
                ShapedGlyph(
                    glyph=each.glyph,
                    text=text[each.cluster : ends[each.cluster]] if opens else "",
                    advance=each.advance * size + (spacing if closes else 0.0),
                    dx=each.dx * size,
                    dy=each.dy * size,
                )
            )
        return tuple(result)

    def _make(self, face: Face, text: str, right_to_left: bool) -> Sequence[_Glyph]:
        buffer = uharfbuzz.Buffer()
        buffer.add_codepoints([ord(character) for character in text])
        buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        buffer.guess_segment_properties()
        if text == DASH * len(text):
            buffer.script, buffer.language = _CHINESE
        buffer.direction = "rtl" if right_to_left else "ltr"
        font = self._font(face)
        uharfbuzz.shape(font, buffer, {})
        units = font.face.upem
        return tuple(
            _Glyph(
                glyph=info.codepoint,
                cluster=info.cluster,
                advance=position.x_advance / units,
                dx=position.x_offset / units,
                dy=position.y_offset / units,
            )
            for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        )

    def _make_kerning(self, face: Face, pair: str) -> float:
        font = self._font(face)
        widths = []
        for kern in (True, False):
            buffer = uharfbuzz.Buffer()
            buffer.add_codepoints([ord(character) for character in pair])
            buffer.guess_segment_properties()
            uharfbuzz.shape(font, buffer, {**_PLAIN, "kern": kern})
            widths.append(sum(position.x_advance for position in buffer.glyph_positions))
        return float(widths[0] - widths[1]) / float(font.face.upem)

    def _font(self, face: Face) -> uharfbuzz.Font:
        known = self._fonts.get(face)
        if known is None:
            blob = uharfbuzz.Blob.from_file_path(str(face.path))
            known = self._fonts[face] = uharfbuzz.Font(uharfbuzz.Face(blob, face.index))
        return known
