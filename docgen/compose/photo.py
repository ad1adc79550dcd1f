"""A photograph becomes a page: the picture, and what R24 asks beside it.

Title, time, place, photographer, and what it proves. Not for documents (``raster``).
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from PIL import Image

from docgen.compose._word import paragraph, picture, table, word_file
from docgen.compose.errors import EvidencePagesFailedError
from docgen.compose.picture import PICTURE_FAULTS, open_picture, upright

__all__ = ["photo_page"]

_WIDEST_MM, _TALLEST_MM = 155.0, 135.0
# 300 dots per inch on the widest place; more would not be seen.
_MOST_PIXELS = 1830
_QUALITY = 88
_WIDTHS_MM = (32.0, 123.0)


def photo_page(item: Mapping[str, Any], data: bytes, *, time: str, by: str) -> bytes:
    """The Word file of a photograph's page; ``time`` and ``by`` are as printed."""
    try:
        packed, size = _packed(data)
    except PICTURE_FAULTS as error:
        raise EvidencePagesFailedError(where=item["id"]) from error
    fit = min(_WIDEST_MM / size[0], _TALLEST_MM / size[1])
    blocks = [
        paragraph("照片证据", face="方正小标宋简体", size_pt=18, align="center"),
        paragraph("", size_pt=6),
        picture(size[0] * fit, size[1] * fit, description=item["title"]),
        paragraph("", size_pt=6),
        table(_WIDTHS_MM, [_row(*row) for row in _rows(item, time, by)]),
    ]
    return word_file(blocks, image=packed)


def _rows(item: Mapping[str, Any], time: str, by: str) -> Sequence[tuple[str, str]]:
    return (
        ("名　　称", item["title"]),
        ("拍摄时间", time),
        ("拍摄地点", item.get("place") or "/"),
        ("拍 摄 人", by),
        ("提 供 人", item.get("provider") or "/"),
        ("证明内容", item["proves"]),
    )


def _row(label: str, text: str) -> tuple[str, str]:
    return paragraph(label, face="黑体", align="center"), paragraph(text)


def _packed(data: bytes) -> tuple[bytes, tuple[int, int]]:
    """A JPEG of the picture as it was held, no larger than a page shows; and its size."""
    with open_picture(data) as opened:
        image = upright(opened)
    if max(image.size) > _MOST_PIXELS:
        image.thumbnail((_MOST_PIXELS, _MOST_PIXELS), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue(), image.size
