"""What stands on the pages of a PDF: each printed character by the origin of its glyph, each rule.

Origins, not boxes: two producers write different metrics into the same face. Not for text in
reading order.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from docgen.typeset.libreoffice import PDFIUM_LOCK

__all__ = ["Glyph", "PageMarks", "Rule", "read_pages"]

_THINNEST = 0.01
_THICKEST = 6.5
_STRAIGHT = 0.3
_SLIM = 2.0
_LIGHT = 280
_SHORTEST = 5.0
_SOFT_HYPHEN = "\x02"
_LEADERS, _FEWEST = "._-·", 6

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character and the origin of its glyph, from the top left corner, in points."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along an axis: where it lies, and from where to where it goes."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMarks:
    """What one page prints."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]


def read_pages(pdf: bytes) -> tuple[PageMarks, ...]:
    """The marks of every page."""
    with PDFIUM_LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return tuple(_page(page) for page in document)
        finally:
            document.close()


def _page(page: pypdfium2.PdfPage) -> PageMarks:
    width, height = page.get_size()
    try:
        glyphs, leaders = _without_leaders(list(_glyphs(page, height)))
        rules = [*_rules(page, height), *leaders]
        return PageMarks(
            width=width, height=height, glyphs=tuple(glyphs), rules=tuple(_joined(rules))
        )
    finally:
        page.close()


def _glyphs(page: pypdfium2.PdfPage, height: float) -> Iterator[Glyph]:
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    try:
        for index in range(pdfium.FPDFText_CountChars(text.raw)):
            if pdfium.FPDFText_IsGenerated(text.raw, index) == 1:
                continue
            character = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
            character = "-" if character in {_SOFT_HYPHEN, "\u00ad"} else character
            if character.isspace() or not pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y):
                continue
            yield Glyph(character, x.value, height - y.value)
    finally:
        text.close()


def _without_leaders(glyphs: list[Glyph]) -> tuple[list[Glyph], list[Rule]]:
    """The glyphs, and rules in the stead of leaders: how many signs lead is nobody's choice."""
    kept: list[Glyph] = []
    rules: list[Rule] = []
    for text, group in groupby(glyphs, key=lambda glyph: glyph.text):
        row = list(group)
        if text in _LEADERS and len(row) >= _FEWEST and row[0].y == row[-1].y:
            xs = [glyph.x for glyph in row]
            step = (max(xs) - min(xs)) / (len(row) - 1)
            rules.append(Rule(False, row[0].y, min(xs), max(xs) + step))
        else:
            kept.extend(row)
    return kept, rules


def _rules(page: pypdfium2.PdfPage, height: float) -> Iterator[Rule]:
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3):
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item.raw, fill, stroke)
        if _is_light(item, stroked=bool(stroke.value)):
            continue
        for points in _outlines(item):
            down = [(x, height - y) for x, y in points]
            if stroke.value:
                yield from _stroked(down)
            elif fill.value:
                yield from _filled(down)


def _is_light(item: pypdfium2.PdfObject, *, stroked: bool) -> bool:
    """Whether a path is a tint behind text, however narrow, and no rule."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    get = pdfium.FPDFPageObj_GetStrokeColor if stroked else pdfium.FPDFPageObj_GetFillColor
    get(item.raw, red, green, blue, alpha)
    return min(red.value + green.value, green.value + blue.value) > _LIGHT


def _outlines(item: pypdfium2.PdfObject) -> Iterator[list[_Point]]:
    """The straight-sided subpaths of a path, in the page's coordinates."""
    matrix = item.get_matrix()
    points: list[_Point] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium.FPDFPath_CountSegments(item.raw)):
        segment = pdfium.FPDFPath_GetPathSegment(item.raw, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if points and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        points.append(matrix.on_point(x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if points and not curved:
        yield points


def _stroked(points: list[_Point]) -> Iterator[Rule]:
    for (x1, y1), (x2, y2) in pairwise(points):
        if abs(x1 - x2) <= _STRAIGHT and abs(y1 - y2) > _THINNEST:
            yield Rule(True, (x1 + x2) / 2.0, min(y1, y2), max(y1, y2))
        elif abs(y1 - y2) <= _STRAIGHT and abs(x1 - x2) > _THINNEST:
            yield Rule(False, (y1 + y2) / 2.0, min(x1, x2), max(x1, x2))


def _filled(points: list[_Point]) -> Iterator[Rule]:
    """A filled box that is thin enough is a rule."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    width, height = right - left, bottom - top
    if height <= min(_THICKEST, width / _SLIM):
        yield Rule(False, (top + bottom) / 2.0, left, right)
    elif width <= min(_THICKEST, height / _SLIM):
        yield Rule(True, (left + right) / 2.0, top, bottom)


def _joined(rules: Iterable[Rule]) -> Iterator[Rule]:
    """Rules that go on where another ends become one, dashes included; specks are left out."""
    lines: dict[tuple[bool, int], list[Rule]] = {}
    for rule in rules:
        lines.setdefault((rule.upright, round(rule.at * 4)), []).append(rule)
    for pieces in lines.values():
        pieces.sort(key=lambda rule: rule.start)
        current = pieces[0]
        for piece in pieces[1:]:
            if piece.start <= current.end + _SHORTEST:
                end = max(current.end, piece.end)
                current = Rule(current.upright, current.at, current.start, end)
                continue
            if current.end - current.start >= _SHORTEST:
                yield current
            current = piece
        if current.end - current.start >= _SHORTEST:
            yield current
