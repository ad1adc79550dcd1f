"""Pages of sealed volumes as pictures, for lists and reading on a screen. Not for binding."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdfium2
from PIL import Image, ImageDraw

from archive.index import normalise
from docgen.service.work.errors import PageMissingError
from docgen.typeset.libreoffice import PDFIUM_LOCK

__all__ = ["page_picture", "page_with"]

_MARK = (255, 208, 60, 110)
_MARGIN_PT = 1.0

Box = tuple[float, float, float, float]


def page_picture(pdf: bytes, page: int, *, width: int, mark: str = "") -> bytes:
    """A page as PNG; ``page`` counts from 1, ``width`` is in pixels.

    Every place where the text ``mark`` stands is tinted, across line ends and blanks.

    Raises:
        PageMissingError: there is no such page.
    """
    with PDFIUM_LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            if not 1 <= page <= len(document):
                raise PageMissingError(page=page, pages=len(document))
            shown = document[page - 1]
            scale, height = width / shown.get_width(), shown.get_height()
            picture = shown.render(scale=scale).to_pil()
            boxes = list(_places(shown, mark)) if mark else []
            shown.close()
        finally:
            document.close()
    if boxes:
        picture = _tinted(picture, boxes, scale, height)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def page_with(pdf: bytes, text: str, *, pages: range) -> int | None:
    """The first of ``pages``, counted from 1, on which a text stands, across ends of lines."""
    wanted = normalise(text)
    with PDFIUM_LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return next((each for each in pages if wanted in _said(document, each)), None)
        finally:
            document.close()


def _said(document: pypdfium2.PdfDocument, page: int) -> str:
    text = document[page - 1].get_textpage()
    try:
        return normalise(text.get_text_range())
    finally:
        text.close()


def _places(page: pypdfium2.PdfPage, mark: str) -> Iterator[Box]:
    """The box of every character of every place where ``mark`` stands."""
    wanted = normalise(mark)
    text = page.get_textpage()
    try:
        kept: list[tuple[str, int]] = []
        for place in range(text.count_chars()):
            kept += [(letter, place) for letter in normalise(text.get_text_range(place, 1))]
        whole = "".join(letter for letter, _ in kept)
        found = whole.find(wanted) if wanted else -1
        while found >= 0:
            for _, place in kept[found : found + len(wanted)]:
                yield text.get_charbox(place)
            found = whole.find(wanted, found + len(wanted))
    finally:
        text.close()


def _tinted(picture: Image.Image, boxes: list[Box], scale: float, height: float) -> Image.Image:
    """``boxes`` are left, bottom, right, top in points from the lower left corner."""
    layer = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    for left, bottom, right, top in boxes:
        corners = (left - _MARGIN_PT, height - top - _MARGIN_PT,
                   right + _MARGIN_PT, height - bottom + _MARGIN_PT)  # fmt: skip
        draw.rectangle([each * scale for each in corners], fill=_MARK)
    return Image.alpha_composite(picture.convert("RGBA"), layer).convert("RGB")
