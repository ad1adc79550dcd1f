"""Pages as pictures, drawn from the PDF that would be printed.

PDFium gives wrong pages without an error when two threads use it, so one lock guards it here.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator

__all__ = ["rasters"]

_POINTS_PER_INCH = 72.0
_ONE_AT_A_TIME = threading.Lock()


def rasters(pdf: bytes, ppi: float) -> Iterator[bytes]:
    """Each page as PNG, at ``ppi`` pixels per inch."""
    import pypdfium2  # slow to import, and most documents are never drawn

    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            for index in range(len(document)):
                page = document[index]
                image = page.render(scale=ppi / _POINTS_PER_INCH).to_pil()
                page.close()
                packed = io.BytesIO()
                image.save(packed, "PNG")
                yield packed.getvalue()
        finally:
            document.close()
