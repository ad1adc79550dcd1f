"""PDF files and pictures become PDF pages that hold one picture each, safe to bind as PDF/A.

Whatever a foreign file carries besides its look (scripts, fonts, forms, layers) stays behind; the
original travels with the volume as an attachment. Not for photographs, which have captions.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from PIL import Image, ImageChops
from PIL.Image import Image as Picture

from docgen.compose._drawing import paper
from docgen.compose.errors import EvidencePagesCostlyError, EvidencePagesFailedError
from docgen.compose.foreign_pages import (
    Drawing,
    PagesCostlyError,
    PagesUnreadableError,
    drawn_pages,
)
from docgen.compose.picture import PICTURE_FAULTS, open_picture, upright

__all__ = ["pages_of_pictures"]

_POINTS_PER_INCH = 72.0
_QUALITY = 85
# The dimmest difference between channels that still is colour and not a scanner's noise.
_GREY_TOLERANCE = 12


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page to be: its picture and its size in points."""

    picture: Picture
    width_pt: float
    height_pt: float


def pages_of_pictures(data: bytes, *, dpi: int, seconds: int, where: str) -> tuple[bytes, int]:
    """A PDF of page pictures from a PDF, a JPEG or a PNG, and how many pages it has.

    Pages larger than A4 are fitted into it; smaller ones keep their size on an A4 page. One of a
    PDF may take ``seconds`` of processor time to draw.

    Raises:
        EvidencePagesFailedError: the file is damaged.
        EvidencePagesCostlyError: a page takes too much time or memory.
    """
    try:
        if data.startswith(b"%PDF-"):
            return _written(_from_pdf(data, Drawing(dpi=dpi, seconds=seconds, on_paper=True)))
        return _written(_from_picture(data, dpi))
    except PICTURE_FAULTS as error:
        raise EvidencePagesFailedError(where=where) from error
    except PagesUnreadableError as error:
        raise EvidencePagesFailedError(where=where) from error
    except PagesCostlyError as error:
        raise EvidencePagesCostlyError(where=where) from error


def _from_pdf(data: bytes, drawing: Drawing) -> Iterator[_Sheet]:
    for page in drawn_pages(data, drawing):
        yield _Sheet(_plain(page.picture), page.width_pt, page.height_pt)


def _from_picture(data: bytes, dpi: int) -> Iterator[_Sheet]:
    with open_picture(data) as opened:
        picture = _plain(upright(opened))
    width, height = paper(*picture.size)
    fit = min(width / picture.width, height / picture.height)
    most = dpi / _POINTS_PER_INCH
    if fit * most < 1.0:
        size = (_pixels(picture.width * fit * most), _pixels(picture.height * fit * most))
        picture = picture.resize(size, Image.Resampling.LANCZOS)
        fit = min(width / picture.width, height / picture.height)
    yield _Sheet(picture, picture.width * fit, picture.height * fit)


def _pixels(length: float) -> int:
    """Whole pixels; a side of a strip that is thinner than one still has one."""
    return max(1, round(length))


def _plain(picture: Picture) -> Picture:
    """The picture in grey where it shows no colour: a quarter of the bytes."""
    red, green, blue = picture.split()
    is_grey = all(
        not any(ImageChops.difference(one, other).histogram()[_GREY_TOLERANCE + 1 :])
        for one, other in ((red, green), (green, blue))
    )
    return picture.convert("L") if is_grey else picture


def _written(sheets: Iterator[_Sheet]) -> tuple[bytes, int]:
    out, count = io.BytesIO(), 0
    with pikepdf.new() as pdf:
        for sheet in sheets:
            _add(pdf, sheet)
            count += 1
        pdf.save(out, deterministic_id=True)
    return out.getvalue(), count


def _add(pdf: pikepdf.Pdf, sheet: _Sheet) -> None:
    width, height = paper(sheet.width_pt, sheet.height_pt)
    left, bottom = (width - sheet.width_pt) / 2, (height - sheet.height_pt) / 2
    pdf.add_blank_page(page_size=(width, height))
    page = pdf.pages[-1]
    page.obj.Resources = pikepdf.Dictionary(
        XObject=pikepdf.Dictionary(Picture=_stream(pdf, sheet.picture))
    )
    drawing = f"q {sheet.width_pt:.3f} 0 0 {sheet.height_pt:.3f} {left:.3f} {bottom:.3f} cm "
    page.obj.Contents = pdf.make_stream(f"{drawing}/Picture Do Q".encode())


def _stream(pdf: pikepdf.Pdf, picture: Picture) -> pikepdf.Stream:
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=_QUALITY)
    stream = pikepdf.Stream(pdf, packed.getvalue())
    stream.stream_dict = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=pikepdf.Name.DeviceGray if picture.mode == "L" else pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
    )
    return stream
