"""Pages of sealed volumes as pictures, for lists and reading on a screen. Not for binding."""

from __future__ import annotations

import io

import pypdfium2

from docgen.service.work.errors import PageMissingError
from docgen.typeset.libreoffice import PDFIUM_LOCK

__all__ = ["page_picture"]


def page_picture(pdf: bytes, page: int, *, width: int) -> bytes:
    """A page as PNG; ``page`` counts from 1, ``width`` is in pixels.

    Raises:
        PageMissingError: there is no such page.
    """
    with PDFIUM_LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            if not 1 <= page <= len(document):
                raise PageMissingError(page=page, pages=len(document))
            shown = document[page - 1]
            picture = shown.render(scale=width / shown.get_width()).to_pil()
            shown.close()
        finally:
            document.close()
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=False)
    return out.getvalue()
