"""Previews: the pages of a filling as pictures, and where the values of the case stand on them.

A page's digest tells whether its picture is the one that somebody has already. Not for drawing
(``write``), nor for files: what is printed is typeset from a filling without marks.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from docgen.typeset.fonts import FontSubstitution
from docgen.typeset.layout.values import Glyphs, Item, Line, Page, Placed, Sketch, Turned, ValueBox
from docgen.typeset.read.resources import Bounded

__all__ = ["PageDigests", "Preview", "PreviewPage"]

_LINES = 8192
_SIZE = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewPage:
    """A page as a picture.

    Attributes:
        width: in points.
        height: in points.
        digest: equal for pages that look the same, in any process.
        svg: the picture, in points; None where the caller has it.
        boxes: where values stand, in points from the upper left corner: one box for each line that
            a value reaches over, without width for one that is empty.
    """

    width: float
    height: float
    digest: str
    svg: str | None
    boxes: tuple[ValueBox, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The pages of a filling, and the fonts that stand for others on them."""

    pages: tuple[PreviewPage, ...]
    substitutions: tuple[FontSubstitution, ...]


class PageDigests:
    """Digests pages by what is drawn on them, not by their boxes. One per engine, one thread."""

    def __init__(self) -> None:
        self._lines: Bounded[int, tuple[Line, bytes]] = Bounded(_LINES)

    def clear(self) -> None:
        """Forget the lines met so far."""
        self._lines.clear()

    def of(self, page: Page) -> str:
        """The digest of a page."""
        digest = hashlib.blake2b(repr((page.width, page.height)).encode(), digest_size=_SIZE)
        for item in (*page.behind, *page.items, *page.front):
            digest.update(self._item(item))
        return digest.hexdigest()

    def _item(self, item: Item) -> bytes:
        if isinstance(item, Placed):
            return repr((item.x, item.y)).encode() + self._line(item.line)
        if isinstance(item, Turned):
            inner = b"".join(map(self._item, item.items))
            return repr((item.x, item.y, item.degrees, len(item.items))).encode() + inner
        return _sketch(item) if isinstance(item, Sketch) else repr(item).encode()

    def _line(self, line: Line) -> bytes:
        known = self._lines.get(id(line))
        if known is not None and known[0] is line:
            return known[1]
        digest = hashlib.blake2b(repr(line.baseline).encode(), digest_size=_SIZE)
        for glyphs in line.glyphs:
            digest.update(_glyphs(glyphs))
        digest.update(repr((line.rules, line.shades)).encode())
        for sketch in line.sketches:
            digest.update(_sketch(sketch))
        return self._lines.put(id(line), (line, digest.digest()))[1]


def _glyphs(glyphs: Glyphs) -> bytes:
    face = glyphs.face
    drawn = (glyphs.x, glyphs.text, glyphs.size, glyphs.color, glyphs.tracking, glyphs.rise)
    changed = (glyphs.scale, glyphs.stroke, glyphs.slant, glyphs.shaped)
    return repr((face.name, face.weight, face.style, drawn, changed)).encode("utf-8", "replace")


def _sketch(sketch: Sketch) -> bytes:
    item = sketch.picture
    place = (sketch.x, sketch.y, item.width_pt, item.height_pt, item.kind, item.description)
    return repr(place).encode() + hashlib.sha256(item.data).digest()
