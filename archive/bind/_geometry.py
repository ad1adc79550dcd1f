"""Where a page is seen: its visible box and turn, as matrices between paper and user space.

What a reader calls bottom right depends on /Rotate and the crop box; stamps and scans are placed
on the page as it is seen. Not for drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pikepdf import Array, Matrix, Name, Page

__all__ = ["PageView", "view_of"]

_A4 = (0.0, 0.0, 595.276, 841.89)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """A page as seen.

    ``width_pt`` and ``height_pt`` are those of the upright sheet; ``to_user`` turns a point of it,
    measured from its lower left corner, into the page's user space, whose units may be others than
    points; ``box`` is the visible box in user space.
    """

    width_pt: float
    height_pt: float
    to_user: Matrix
    box: tuple[float, float, float, float]


def view_of(page: Page) -> PageView:
    """Read how ``page`` is seen."""
    left, bottom, right, top = box = _visible_box(page)
    width, height = right - left, top - bottom
    turn = int(page.obj.get(Name.Rotate, 0)) % 360
    matrix = {
        0: Matrix(1, 0, 0, 1, left, bottom),
        90: Matrix(0, 1, -1, 0, right, bottom),
        180: Matrix(-1, 0, 0, -1, right, top),
        270: Matrix(0, -1, 1, 0, left, top),
    }.get(turn, Matrix(1, 0, 0, 1, left, bottom))
    if turn in (90, 270):
        width, height = height, width
    unit = _unit(page.obj.get(Name.UserUnit))
    matrix = Matrix(1.0 / unit, 0, 0, 1.0 / unit, 0, 0) @ matrix
    return PageView(width_pt=width * unit, height_pt=height * unit, to_user=matrix, box=box)


def _unit(said: object) -> float:
    """The points of a unit of user space (UserUnit, 14.11.2 of ISO 32000-2)."""
    return float(said) if isinstance(said, int | float | Decimal) and said > 0 else 1.0


def _visible_box(page: Page) -> tuple[float, float, float, float]:
    media = _rectangle(page.obj.get(Name.MediaBox)) or _A4
    crop = _rectangle(page.obj.get(Name.CropBox))
    if crop is None:
        return media
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    return (left, bottom, right, top) if right > left and top > bottom else media


def _rectangle(value: object) -> tuple[float, float, float, float] | None:
    if not isinstance(value, Array) or len(value) != 4:  # noqa: PLR2004 - a rectangle's corners
        return None
    x0, y0, x1, y1 = (float(number) for number in value)
    if x0 == x1 or y0 == y1:
        return None
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
