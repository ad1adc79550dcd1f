"""A drawn stand-in for a photograph taken on duty: light, grain, lettering, a time stamp.

Everything comes from the arguments and a fixed seed, so the same call gives the same picture. Not
for what one picture shows: see the modules named after cases.
"""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from datetime import datetime
from functools import cache

import pylopdf_fonts_zh_cn
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

__all__ = ["Colour", "Photograph"]

Colour = tuple[int, int, int]
SIZE = (1280, 960)
WHITE: Colour = (250, 250, 246)
DATE_TIME_ORIGINAL = 0x9003
EXIF_SECTION = 0x8769


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(pylopdf_fonts_zh_cn.sans_path()), size)


class Photograph:
    """A picture being drawn; ``draw`` is Pillow's pen for what the helpers do not offer."""

    def __init__(self, seed: int, top: Colour, bottom: Colour) -> None:
        self.random = random.Random(seed)  # noqa: S311 - grain, not a secret
        self.image = _gradient(SIZE, top, bottom)
        self.draw = ImageDraw.Draw(self.image)

    def band(self, from_y: int, to_y: int, top: Colour, bottom: Colour) -> None:
        """A floor, a wall or a road over the whole width."""
        self.image.paste(_gradient((SIZE[0], to_y - from_y), top, bottom), (0, from_y))

    def box(
        self, place: tuple[int, int, int, int], fill: Colour, edge: Colour | None = None
    ) -> None:
        """A rectangle."""
        self.draw.rectangle(place, fill=fill, outline=edge, width=3)

    def quad(self, points: list[tuple[int, int]], fill: Colour) -> None:
        """Any flat shape."""
        self.draw.polygon(points, fill=fill)

    def text(self, at: tuple[int, int], words: str, size: int, fill: Colour = (30, 30, 30)) -> None:
        """Lettering from its upper left corner."""
        self.draw.text(at, words, font=_font(size), fill=fill)

    def scatter(
        self,
        area: tuple[int, int, int, int],
        count: int,
        size: int,
        fills: Sequence[Colour],
    ) -> None:
        """Shards, gravel or paper scraps strewn over an area."""
        left, top, right, bottom = area
        for _ in range(count):
            x, y = self.random.randint(left, right), self.random.randint(top, bottom)
            points = [
                (x + self.random.randint(-size, size), y + self.random.randint(-size, size) // 2)
                for _ in range(4)
            ]
            self.draw.polygon(points, fill=self.random.choice(fills))

    def shadow(self, place: tuple[int, int, int, int], strength: int = 60) -> None:
        """A soft shadow under what stands there next."""
        mask = Image.new("L", SIZE, 0)
        ImageDraw.Draw(mask).ellipse(place, fill=strength)
        dark = Image.new("RGB", SIZE, (0, 0, 0))
        self.image.paste(dark, mask=mask.filter(ImageFilter.GaussianBlur(18)))

    def jpeg(self, taken_at: str, place: str) -> bytes:
        """The finished picture with the camera's stamp; ``taken_at`` is the case's own time."""
        moment = datetime.fromisoformat(taken_at)
        picture = _with_grain(self.image.filter(ImageFilter.GaussianBlur(0.8)), self.random)
        _stamp(picture, f"{moment:%Y-%m-%d %H:%M:%S}　{place}")
        exif = Image.Exif()
        exif.get_ifd(EXIF_SECTION)[DATE_TIME_ORIGINAL] = f"{moment:%Y:%m:%d %H:%M:%S}"
        target = io.BytesIO()
        picture.save(target, "JPEG", quality=80, exif=exif)
        return target.getvalue()


def _gradient(size: tuple[int, int], top: Colour, bottom: Colour) -> Image.Image:
    column = Image.new("RGB", (1, 64))
    for y in range(64):
        share = y / 63
        mixed = [round(a + (b - a) * share) for a, b in zip(top, bottom, strict=True)]
        column.putpixel((0, y), (mixed[0], mixed[1], mixed[2]))
    return column.resize(size, Image.Resampling.BILINEAR)


def _with_grain(picture: Image.Image, rng: random.Random) -> Image.Image:
    """Sensor noise, coarse enough to survive compression without swelling the file."""
    small = (SIZE[0] // 2, SIZE[1] // 2)
    noise = Image.frombytes("L", small, rng.randbytes(small[0] * small[1]))
    coarse = noise.resize(SIZE, Image.Resampling.BILINEAR).point(lambda value: value // 18)
    grain = Image.merge("RGB", (coarse, coarse, coarse))
    return ImageChops.subtract(ImageChops.add(picture, grain), Image.new("RGB", SIZE, (7, 7, 7)))


def _stamp(picture: Image.Image, words: str) -> None:
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, SIZE[1] - 54, SIZE[0], SIZE[1]), fill=(20, 20, 20))
    pen.text((24, SIZE[1] - 44), words, font=_font(26), fill=WHITE)
