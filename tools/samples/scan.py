"""A typeset paper as if it had been signed by hand and put through a scanner.

Pages are rasterised in grey; pen strokes, ticks and a specimen mark are drawn where the paper asks
for them. The mark is a plain ring that says 样章: nothing here imitates an official seal. Not for
knowing who signed what: see ``signed_papers``.
"""

from __future__ import annotations

import io
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Literal

import pylopdf_fonts_zh_cn
import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFilter, ImageFont

__all__ = ["Mark", "scanned"]

DPI = 126
POINT = DPI / 72
INK = 52
RING = 96
QUALITY = 23
# A written character is so many pixels wide and high.
STEP = 25
WRITING_LINE = "＿"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something added by hand.

    Attributes:
        kind: ``name`` (pen strokes on the line), ``words`` (written digits and signs), ``moment``
            (numbers before the 年, 月, 日, 时 and 分 that follow the anchor), ``tick`` (over the
            box that the anchor begins with) or ``specimen`` (the ring that says 样章).
        anchor: the printed words it belongs to.
        words: the name or what is written.
        nth: which of the places with these words, from 0; every one where it is -1.
        right_mm: how far to the right of the anchor's start it stands; with None it stands on
            the writing line that follows the anchor.
    """

    kind: Literal["name", "words", "moment", "tick", "specimen"]
    anchor: str
    words: str = ""
    nth: int = 0
    right_mm: float | None = None


def scanned(pdf: bytes, marks: Sequence[Mark], made_at: str) -> bytes:
    """The scan as PDF; ``made_at`` is written into it, so the same call gives the same bytes."""
    document = pdfium.PdfDocument(pdf)
    pages = [_Page(document[index]) for index in range(len(document))]
    for number, mark in enumerate(marks):
        _put(mark, pages, _hand(mark, number))
    moment = datetime.fromisoformat(made_at).timetuple()
    images = [page.finished(index) for index, page in enumerate(pages)]
    target = io.BytesIO()
    images[0].save(
        target,
        "PDF",
        save_all=True,
        append_images=images[1:],
        resolution=DPI,
        quality=QUALITY,
        creationDate=moment,
        modDate=moment,
    )
    return target.getvalue()


def _hand(mark: Mark, number: int) -> random.Random:
    return random.Random(f"{mark.words}{mark.anchor}{number}")  # noqa: S311 - a look, not a secret


def _put(mark: Mark, pages: Sequence[_Page], pen: random.Random) -> None:
    found = [(page, at) for page in pages for at in page.places(mark)]
    if not found:
        raise LookupError(mark.anchor)
    for page, at in found if mark.nth < 0 else found[mark.nth : mark.nth + 1]:
        if mark.kind == "moment":
            page.write_moment(mark.words, at, pen)
        else:
            getattr(page, f"draw_{mark.kind}")(mark.words, *page.point(at, mark), pen)


class _Page:
    """One page under the pen, in pixels from the upper left."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._height = page.get_height()
        self._text = page.get_textpage()
        self._whole = self._text.get_text_range()
        picture: Image.Image = page.render(scale=POINT, grayscale=True).to_pil()
        self._image = picture.convert("L")
        self._draw = ImageDraw.Draw(self._image)

    def places(self, mark: Mark) -> list[int]:
        """Where in the page's text the anchor stands."""
        starts, at = [], self._whole.find(mark.anchor)
        while at >= 0:
            starts.append(at)
            at = self._whole.find(mark.anchor, at + 1)
        return starts

    def point(self, at: int, mark: Mark) -> tuple[float, float]:
        """The point where a mark begins, on the foot of its line."""
        if mark.kind in {"tick", "specimen"} or mark.right_mm is not None:
            return self._point(at, (mark.right_mm or 0) * 72 / 25.4)
        return self._point(self._whole.find(WRITING_LINE, at), 4)

    def _point(self, index: int, shift_pt: float) -> tuple[float, float]:
        left, bottom, _, _ = self._text.get_charbox(index)
        return (left + shift_pt) * POINT, (self._height - bottom) * POINT

    def write_moment(self, words: str, at: int, pen: random.Random) -> None:
        """Each number of a time into the blank before its unit."""
        for number, unit in zip(words.split(), "年月日时分", strict=True):
            at = self._whole.find(unit, at)
            x, y = self._point(at, 0)
            self.draw_words(number, x - 15 * len(number) - 14, y, pen)

    def draw_name(self, words: str, x: float, y: float, pen: random.Random) -> None:
        """A signature: for each character a few joined strokes, slightly rising."""
        for index in range(len(words.replace("·", ""))):
            self._scribble(x + index * STEP, y - 5 - index, pen)

    def _scribble(self, x: float, y: float, pen: random.Random) -> None:
        for _ in range(pen.randint(4, 6)):
            points = [
                (x + pen.uniform(-3, 32), y - pen.uniform(-3, 34))
                for _ in range(pen.choice((3, 4)))
            ]
            self._stroke(points, pen.uniform(1.4, 2.6))

    def _stroke(self, points: Sequence[tuple[float, float]], width: float) -> None:
        """A curve through the points, thinner where the pen leaves the paper."""
        drawn = [_bezier(points, step / 24) for step in range(25)]
        for step, (cx, cy) in enumerate(drawn):
            radius = width * (1 - 0.6 * step / 24) / 2 + 0.5
            self._draw.ellipse((cx - radius, cy - radius, cx + radius, cy + radius), fill=INK)

    def draw_words(self, words: str, x: float, y: float, pen: random.Random) -> None:
        """Written digits and signs, each a little askew."""
        for index, sign in enumerate(words):
            tile = Image.new("L", (44, 44), 0)
            ImageDraw.Draw(tile).text((10, 4), sign, font=_font(24), fill=255)
            turned = tile.rotate(pen.uniform(-9, 9), Image.Resampling.BICUBIC)
            place = (round(x + index * 15), round(y - 36 + pen.uniform(-2, 2)))
            self._image.paste(INK, (*place, place[0] + 44, place[1] + 44), turned)

    def draw_tick(self, words: str, x: float, y: float, pen: random.Random) -> None:  # noqa: ARG002 - one shape for all marks
        """A tick across an empty box."""
        lift = pen.uniform(-2, 2)
        self._stroke([(x + 2, y - 12), (x + 9, y - 2 + lift)], 3.4)
        self._stroke([(x + 9, y - 2 + lift), (x + 17, y - 18), (x + 32, y - 34)], 3.4)

    def draw_specimen(self, words: str, x: float, y: float, pen: random.Random) -> None:
        """A plain ring that says it is a specimen."""
        cx, cy, radius = x - 40 + pen.uniform(-6, 6), y - 6, 92
        self._draw.ellipse(
            (cx - radius, cy - radius, cx + radius, cy + radius), outline=RING, width=4
        )
        self._draw.text((cx - 18, cy), words, font=_font(44), fill=RING, anchor="mm")

    def finished(self, index: int) -> Image.Image:
        """The page as it leaves the scanner: not quite straight, not quite sharp."""
        angle = (-0.22, 0.15, -0.1)[index % 3]
        soft = self._image.filter(ImageFilter.GaussianBlur(0.4))
        turned: Image.Image = soft.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
        return turned


def _bezier(points: Sequence[tuple[float, float]], share: float) -> tuple[float, float]:
    last = len(points) - 1
    weights = [
        math.comb(last, i) * share**i * (1 - share) ** (last - i) for i in range(len(points))
    ]
    return (
        sum(w * p[0] for w, p in zip(weights, points, strict=True)),
        sum(w * p[1] for w, p in zip(weights, points, strict=True)),
    )


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(pylopdf_fonts_zh_cn.serif_path()), size)
