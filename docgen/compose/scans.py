"""Scans of print copies: upright pages with the codes read on them. Not for whose papers they are.

A page may be turned, skewed, dark or a photograph; it is turned upright by its code.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import zxingcpp
from PIL import Image, ImageOps
from PIL.Image import Image as Picture

from docgen.compose.foreign_pages import (
    Drawing,
    PagesCostlyError,
    PagesUnreadableError,
    drawn_pages,
)
from docgen.compose.picture import PICTURE_FAULTS, open_picture, upright
from docgen.compose.print_copy import PageCode, read_code

__all__ = ["ScannedPage", "UnreadableScanError", "pages_as_pdf", "scanned_pages"]

_DPI = 200
_LONGEST_PX = 3400
_QUALITY = 80
_QUARTER = 90
_A4_LONG_IN = 11.69
_FORMATS = ("JPEG", "PNG")


class UnreadableScanError(Exception):
    """What was sent cannot be opened, or has too many pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedPage:
    """A page as a grey picture, upright where its code was read."""

    picture: Picture
    code: PageCode | None


def scanned_pages(data: bytes, *, most: int) -> Iterator[ScannedPage]:
    """The pages of a PDF, or the one of a picture; at most ``most``.

    Raises:
        UnreadableScanError: it is neither, or has more.
    """
    for picture in _pictures(data, most):
        yield _read(picture)


def _pictures(data: bytes, most: int) -> Iterator[Picture]:
    try:
        if data.startswith(b"%PDF-"):
            drawing = Drawing(dpi=_DPI, longest_px=_LONGEST_PX, in_grey=True)
            yield from (page.picture for page in drawn_pages(data, drawing, most=most))
            return
        with open_picture(data, formats=_FORMATS) as opened:
            picture = upright(opened).convert("L")
        picture.thumbnail((_LONGEST_PX, _LONGEST_PX))
        yield picture
    except PICTURE_FAULTS as error:
        raise UnreadableScanError from error
    except (PagesUnreadableError, PagesCostlyError) as error:
        raise UnreadableScanError from error


def _read(picture: Picture) -> ScannedPage:
    for tried in _attempts(picture):
        for found in zxingcpp.read_barcodes(tried, zxingcpp.barcode_formats_from_str("QRCode")):
            code = read_code(found.text)
            if code is not None:
                turns = round(found.orientation / _QUARTER) % 4
                return ScannedPage(picture=_turned(picture, turns), code=code)
    return ScannedPage(picture=picture, code=None)


def _attempts(picture: Picture) -> Iterator[Picture]:
    """The picture as it is, then with its greys drawn apart, then larger."""
    yield picture
    stretched = ImageOps.autocontrast(picture, cutoff=2)
    yield stretched
    if max(picture.size) < _LONGEST_PX // 2:
        yield stretched.resize((picture.width * 2, picture.height * 2), Image.Resampling.BICUBIC)


def _turned(picture: Picture, turns: int) -> Picture:
    """``turns`` are quarters by which the picture lies turned clockwise."""
    return picture.rotate(turns * _QUARTER, expand=True) if turns else picture


def pages_as_pdf(pages: Sequence[ScannedPage]) -> bytes:
    """The pages as one PDF of pictures, each as long as A4."""
    out = io.BytesIO()
    first, *others = [_packed(each.picture) for each in pages]
    dpi = max(first.size) / _A4_LONG_IN
    first.save(
        out, "PDF", save_all=True, append_images=others, resolution=dpi, quality=_QUALITY,
        creationDate=None, modDate=None,
    )  # fmt: skip
    return out.getvalue()


def _packed(picture: Picture) -> Picture:
    return picture if picture.mode == "L" else picture.convert("L")
