"""PDF files and pictures become PDF pages that hold one picture each, safe to bind as PDF/A.

Whatever a foreign file carries besides its look (scripts, fonts, forms, layers) stays behind; the
original travels with the volume as an attachment. Not for photographs, which have captions.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pikepdf
import pypdfium2
from PIL import Image, ImageChops
from PIL.Image import Image as Picture

from docgen.compose.errors import EvidencePagesFailedError
from docgen.compose.picture import PICTURE_FAULTS, open_picture, upright

__all__ = ["page_count", "pages_of_pictures"]

# A4 in points (ISO 216).
_A4 = (595.276, 841.890)
_POINTS_PER_INCH = 72.0
_QUALITY = 85
# Acrobat's limit.
_LARGEST_UNIT = 75_000.0
# The dimmest difference between channels that still is colour and not a scanner's noise.
_GREY_TOLERANCE = 12


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page to be: its picture and its size in points."""

    picture: Picture
    width_pt: float
    height_pt: float


def page_count(data: bytes) -> int:
    """The pages of a PDF."""
    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()


def pages_of_pictures(data: bytes, *, dpi: int, where: str) -> tuple[bytes, int]:
    """A PDF of page pictures from a PDF, a JPEG or a PNG, and how many pages it has.

    Pages larger than A4 are fitted into it; smaller ones keep their size on an A4 page.
    """
    try:
        sheets = _from_pdf(data, dpi) if data.startswith(b"%PDF-") else _from_picture(data, dpi)
        return _written(sheets)
    except (pypdfium2.PdfiumError, *PICTURE_FAULTS) as error:
        raise EvidencePagesFailedError(where=where) from error


def _from_pdf(data: bytes, dpi: int) -> Iterator[_Sheet]:
    document, units = pypdfium2.PdfDocument(data), _units(data)
    try:
        document.init_forms()
        for index in range(len(document)):
            page = document[index]
            if not all(page.get_size()):
                # A crop box that misses the page crops nothing (ISO 32000-2, 14.11.2).
                page.set_cropbox(*page.get_mediabox())
            unit = units[index] if index < len(units) else 1.0
            width, height = (side * unit for side in page.get_size())
            fit = _fit(width, height)
            bitmap = page.render(scale=fit * unit * dpi / _POINTS_PER_INCH, may_draw_forms=True)
            picture = bitmap.to_pil().convert("RGB")
            bitmap.close()
            page.close()
            yield _Sheet(_plain(picture), width * fit, height * fit)
    finally:
        document.close()


def _units(data: bytes) -> Sequence[float]:
    """What one unit of each page is in points (UserUnit, 14.11.2), which PDFium passes over.

    Empty where only PDFium can read the file.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return [_unit(page.obj.get("/UserUnit")) for page in pdf.pages]
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        return ()


def _unit(said: object) -> float:
    unit = float(said) if isinstance(said, int | float | Decimal) else 1.0
    return unit if 0.0 < unit < _LARGEST_UNIT else 1.0


def _fit(width: float, height: float) -> float:
    return min(min(_paper(width, height)) / min(width, height), max(_A4) / max(width, height), 1.0)


def _paper(width: float, height: float) -> tuple[float, float]:
    return _A4 if width <= height else (_A4[1], _A4[0])


def _from_picture(data: bytes, dpi: int) -> Iterator[_Sheet]:
    with open_picture(data) as opened:
        picture = _plain(upright(opened))
    width, height = _paper(*picture.size)
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
    width, height = _paper(sheet.width_pt, sheet.height_pt)
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
