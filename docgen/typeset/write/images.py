"""Pictures of a PDF: JPEG as it is where its colours allow, everything else as flat samples.

Not for reading pictures out of a Word file (``docgen.typeset.read.pictures``).
"""

from __future__ import annotations

import io

from PIL import Image
from PIL.Image import Image as Raster

from docgen.typeset.write.objects import PdfObjects, reference

__all__ = ["write_picture"]

_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}
_SIXTEEN_BITS = ("I;16", "I")


def write_picture(objects: PdfObjects, data: bytes) -> int:
    """Write a picture; its object.

    Raises:
        OSError: the picture is damaged behind its head.
    """
    with Image.open(io.BytesIO(data)) as image:
        if image.format == "JPEG" and image.mode in _SPACES:
            entries = f"{_entries(image)} /Filter /DCTDecode"
            return objects.stream(entries, data, compress=False)
        return _samples(objects, _plain(image))


def _plain(image: Raster) -> Raster:
    """Grey or colour of eight bits, with transparency kept where there is some."""
    if image.mode.startswith(_SIXTEEN_BITS):
        return image.point(lambda value: value / 257.0).convert("L")
    if image.mode == "LA" or "transparency" in image.info or image.mode in {"RGBA", "PA"}:
        return image.convert("RGBA")
    return image.convert("L" if image.mode in {"1", "L"} else "RGB")


def _samples(objects: PdfObjects, image: Raster) -> int:
    mask = ""
    if image.mode == "RGBA":
        shape = image.getchannel("A")
        position = objects.stream(_entries(shape), shape.tobytes())
        mask, image = f" /SMask {reference(position)}", image.convert("RGB")
    return objects.stream(_entries(image) + mask, image.tobytes())


def _entries(image: Raster) -> str:
    return (
        f" /Type /XObject /Subtype /Image /Width {image.width} /Height {image.height} "
        f"/ColorSpace /{_SPACES[image.mode]} /BitsPerComponent 8"
    )
