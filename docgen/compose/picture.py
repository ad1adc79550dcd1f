"""Opening the pictures of a case: foreign bytes, whatever they carry, to an upright RGB picture.

Not for the pages that show them (``raster``, ``photo``).
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import numpy as np
from PIL import ExifTags, Image
from PIL.Image import Image as Picture
from PIL.Image import Transpose

__all__ = ["PICTURE_FAULTS", "open_picture", "upright"]

PICTURE_FAULTS: tuple[type[Exception], ...] = (
    OSError,
    EOFError,
    ValueError,
    SyntaxError,
    ArithmeticError,
    LookupError,
    TypeError,
    AttributeError,
    RuntimeError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
"""What Pillow raises over damaged bytes; it does not say so in one class of its own."""

# How a camera was held (EXIF 2.3, tag 274), and what sets its picture upright.
_TURNS: Mapping[object, Transpose] = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
_SIXTEEN_BITS = "I;16"


@contextmanager
def open_picture(data: bytes, *, formats: tuple[str, ...] = ("JPEG", "PNG")) -> Iterator[Picture]:
    """A picture of one of ``formats``; may raise any of ``PICTURE_FAULTS``, then and when used.

    What is wrong with its notes, and its size, which the caller bounds, is not worth a warning.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(data), formats=formats) as picture:
            yield picture


def upright(picture: Picture) -> Picture:
    """The picture as it was held, in RGB, on white where it is transparent."""
    turn = _turn(picture)
    plain = _on_white(picture).convert("RGB")
    return plain.transpose(turn) if turn is not None else plain


def _turn(picture: Picture) -> Transpose | None:
    """What sets a picture upright; a camera's notes that cannot be read turn nothing."""
    try:
        return _TURNS.get(picture.getexif().get(ExifTags.Base.Orientation))
    except PICTURE_FAULTS:
        return None


def _on_white(picture: Picture) -> Picture:
    if picture.mode.startswith(_SIXTEEN_BITS):
        return _eight_bits(picture)
    if picture.mode not in ("RGBA", "LA", "PA") and "transparency" not in picture.info:
        return picture
    layered = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", layered.size, "white"), layered)


def _eight_bits(picture: Picture) -> Picture:
    """Sixteen bits of grey in eight; Pillow would cut them off, and forget what is transparent."""
    deep = np.asarray(picture)
    greys = (deep >> 8).astype(np.uint8)
    clear = picture.info.get("transparency")
    if isinstance(clear, int):
        greys[deep == clear] = 255
    return Image.fromarray(greys)
