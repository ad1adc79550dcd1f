"""Emphasis marks: the dots, circles and commas that stand with each character.

They are drawn from a face of the line, small, and are no part of the text. Not for underlines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from docgen.typeset._face import MISSING
from docgen.typeset.layout.characters import Script
from docgen.typeset.layout.shaped import Shaped, Style
from docgen.typeset.layout.shaping import MissingCharacter
from docgen.typeset.layout.values import Glyphs

__all__ = ["draw_marks"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """A sign, its size and the height of its middle in parts of the character's size."""

    sign: str
    size: float
    middle: float


_MARKS = {
    "dot": _Mark(sign="●", size=0.18, middle=1.0),
    "underDot": _Mark(sign="●", size=0.18, middle=-0.2),
    "circle": _Mark(sign="○", size=0.3, middle=1.02),
    "comma": _Mark(sign="﹅", size=0.36, middle=1.02),
}
# The middle of a Chinese sign above its baseline, in parts of its size.
_SIGN_MIDDLE = 0.38


def draw_marks(shaped: Shaped, group: range, places: list[float]) -> Iterator[Glyphs]:
    """The marks of a group of characters of one format; spaces get none."""
    style = shaped.styles[group.start]
    mark = _MARKS[style.format.emphasis or "dot"]
    size = mark.size * style.size
    for index, span in zip(group, pairwise(places), strict=True):
        face = shaped.faces[index]
        blank = shaped.scripts[index] == Script.SPACE or shaped.chars[index] == "\u3000"
        if face is None or blank or index in shaped.attached:
            continue
        width = max(face.advances[shaped.chars[index]], 0.0) * style.size * style.format.scale
        yield _sign(style, mark, size, min(span) + width / 2.0)


def _sign(style: Style, mark: _Mark, size: float, middle: float) -> Glyphs:
    face = next((face for face in style.east if face.advances[mark.sign] != MISSING), None)
    if face is None:
        raise MissingCharacter(mark.sign)
    width = face.advances[mark.sign] * size
    return Glyphs(
        x=middle - width / 2.0,
        width=width,
        text=mark.sign,
        face=face,
        size=size,
        color=style.format.color,
        ornament=True,
        rise=style.rise + mark.middle * style.size - _SIGN_MIDDLE * size,
    )
