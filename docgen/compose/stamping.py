"""Draws signatures and the times of signing into the pages of a paper, each at its place.

What is drawn is vector, is tagged as a figure and says who signed. Not for where it stands: see
``docgen.service.work.placing``.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import pikepdf
from pikepdf import Name, Pdf

from docgen.compose.overlays import Setter
from docgen.compose.tagging import begin_figure

__all__ = ["INK", "Ink", "Stamp", "Strokes", "stamp_pages"]

Strokes = Sequence[Sequence[tuple[int, int]]]

_DROP = 0.25
_SOURCE = b"""
#set text(font: json(bytes(sys.inputs.families)), fallback: false, fill: black)
#set page(margin: 0pt, fill: none)
#for each in json(bytes(sys.inputs.data)) {
  page(width: each.width * 1pt, height: each.height * 1pt, {
    for points in each.lines {
      place(top + left, curve(
        stroke: (paint: black, thickness: each.pen * 1pt, cap: "round", join: "round"),
        curve.move(points.at(0).map(side => side * 1pt)),
        ..points.map(point => curve.line(point.map(side => side * 1pt)))))
    }
    if each.text != "" {
      place(bottom + center, dy: each.drop * -1pt,
        text(size: each.size * 1pt, bottom-edge: "baseline", each.text))
    }
  })
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """How a signature is drawn: points for each unit of the area at most, and the pen.

    ``pen`` is in units, ``thinnest`` and ``thickest`` are what it may become in points.
    """

    largest: float
    pen: float
    thinnest: float
    thickest: float


INK = Ink(largest=0.18, pen=8.0, thinnest=0.5, thickest=1.3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Something drawn on a page: a signature, or a text of ``size`` points.

    ``page`` counts from 0; the place is in points from its upper left corner. A signature is never
    enlarged beyond what the hand drew, stands at the bottom of the place, or in its ``middle``; a
    text stands on a line a quarter of its size above the bottom. ``told`` says what is drawn.
    """

    page: int
    x: float
    y: float
    width: float
    height: float
    told: str
    strokes: Strokes = ()
    middle: bool = False
    text: str = ""
    size: float = 0.0


def stamp_pages(made: Pdf, stamps: Sequence[Stamp], *, setter: Setter) -> None:
    """Draw the stamps into the pages of an open file."""
    if not stamps:
        return
    drawn = setter.pages(_SOURCE, [_drawing(each) for each in stamps])
    with Pdf.open(io.BytesIO(drawn)) as drawings:
        for index in sorted({each.page for each in stamps}):
            page = made.pages[index]
            page.contents_add(b"q", prepend=True)
            page.contents_add(b"Q")
        for stamp, drawing in zip(stamps, drawings.pages, strict=True):
            _put(made, stamp, drawing)


def _put(made: Pdf, stamp: Stamp, drawing: pikepdf.Page) -> None:
    page = made.pages[stamp.page]
    form = made.copy_foreign(drawing.as_form_xobject())
    name = page.add_resource(form, Name.XObject)
    box = page.mediabox
    left, bottom = float(box[0]) + stamp.x, float(box[3]) - stamp.y - stamp.height
    begin = begin_figure(made, page, stamp.told)
    place = f"q 1 0 0 1 {left:.3f} {bottom:.3f} cm {name} Do Q"
    page.contents_add(begin + b"\n" + place.encode("ascii") + b"\nEMC")


def _drawing(stamp: Stamp) -> dict[str, Any]:
    lines, pen = _fitted(stamp) if stamp.strokes else ([], 0.0)
    return {
        "width": stamp.width,
        "height": stamp.height,
        "lines": lines,
        "pen": pen,
        "text": stamp.text,
        "size": stamp.size,
        "drop": stamp.size * _DROP,
    }


def _fitted(stamp: Stamp) -> tuple[list[list[tuple[float, float]]], float]:
    """The lines within the place, with how thick they are."""
    points = list(chain.from_iterable(stamp.strokes))
    left, top = min(x for x, _ in points), min(y for _, y in points)
    width, height = max(x for x, _ in points) - left, max(y for _, y in points) - top
    room_across, room_down = stamp.width - INK.thickest, stamp.height - INK.thickest
    scale = min(room_across / max(width, 1), room_down / max(height, 1), INK.largest)
    dx = (stamp.width - width * scale) / 2.0
    dy = stamp.height - INK.thickest / 2.0 - height * scale
    if stamp.middle:
        dy = (stamp.height - height * scale) / 2.0
    lines = [
        [(dx + (x - left) * scale, dy + (y - top) * scale) for x, y in stroke]
        for stroke in stamp.strokes
    ]
    return lines, min(max(INK.pen * scale, INK.thinnest), INK.thickest)
