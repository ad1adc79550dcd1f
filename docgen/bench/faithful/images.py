"""Difference images: one page of both sides in one picture, ours blue, the office's red.

Where both print, the picture is black; where only one does, its colour shows. Not for measuring.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import pypdfium2
from PIL import Image, ImageChops

from docgen.typeset.libreoffice import PDFIUM_LOCK

__all__ = ["difference_images"]

_SCALE = 1.5


def difference_images(
    ours: bytes, theirs: bytes, pages: Sequence[int], stem: str
) -> Mapping[str, bytes]:
    """The pictures of some pages, by index, as PNG by file name."""
    made = {}
    for index in pages:
        packed = io.BytesIO()
        _overlay(_page(ours, index), _page(theirs, index)).save(packed, "PNG")
        made[f"{stem}-{index + 1}.png"] = packed.getvalue()
    return made


def _page(pdf: bytes, index: int) -> Image.Image:
    with PDFIUM_LOCK:
        document = pypdfium2.PdfDocument(io.BytesIO(pdf))
        try:
            if index >= len(document):
                return Image.new("L", (1, 1), 255)
            image: Image.Image = document[index].render(scale=_SCALE).to_pil()
            return image.convert("L")
        finally:
            document.close()


def _overlay(ours: Image.Image, theirs: Image.Image) -> Image.Image:
    size = (max(ours.width, theirs.width), max(ours.height, theirs.height))
    mine, yours = _padded(ours, size), _padded(theirs, size)
    return Image.merge("RGB", (mine, ImageChops.darker(mine, yours), yours))


def _padded(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    page = Image.new("L", size, 255)
    page.paste(image)
    return page
