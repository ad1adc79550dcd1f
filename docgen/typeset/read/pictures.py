"""Pictures: ``w:drawing`` with one raster image, in the line or anchored.

Everything else that a drawing can hold (charts, diagrams, shapes, text boxes) is refused by name.
"""

from __future__ import annotations

import io
import re
import warnings
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

from docgen.typeset.model import Picture, Placement, RunFormat
from docgen.typeset.read.xml import WP, A, Element, R, Unsupported, local

if TYPE_CHECKING:
    from docgen.typeset.read.package import Package

__all__ = ["read_drawing"]

_EMU_PER_PT = 12700.0
_KINDS = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WEBP": "webp"}
_MAX_PIXELS = 80_000_000
_LARGEST_PT, _DIGITS = 14_400.0, 18
_OFFSET = re.compile("-?[0-9]{1,10}")
_EMF, _EMF_AT, _HEAD = b" EMF", 40, 4096
_SIGNATURES = (
    (b"\xd7\xcd\xc6\x9a", "WMF"),
    (b"\x01\x00\x09\x00", "WMF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"BM", "BMP"),
    (b"%PDF", "PDF"),
    (b"\x00\x00\x00\x0cjP", "JPEG 2000"),
)
_FEATURES = {
    "chart": "a chart",
    "diagram": "a SmartArt diagram",
    "wordprocessingShape": "a shape or text box",
    "wordprocessingGroup": "a group of shapes",
    "wordprocessingCanvas": "a drawing canvas",
    "lockedCanvas": "a drawing canvas",
    "chartex": "a chart",
}
_WRAPS = frozenset({"wrapNone"})


def read_drawing(element: Element, package: Package, part: str, fmt: RunFormat) -> Picture:
    """The picture of a ``w:drawing``."""
    frame = next(iter(element), None)
    if frame is None or local(frame) not in {"inline", "anchor"}:
        raise Unsupported("an empty drawing")
    data = next(frame.iter(A + "graphicData"), None)
    uri = "" if data is None else data.get("uri", "").rpartition("/")[2]
    if uri != "picture" or data is None:
        raise Unsupported(_FEATURES.get(uri, f"a drawing of the kind {uri or 'unknown'}"))
    image, kind = _image(data, package, part)
    extent = frame.find(WP + "extent")
    properties = frame.find(WP + "docPr")
    return Picture(
        data=image,
        kind=kind,
        width_pt=_length(extent, "cx"),
        height_pt=_length(extent, "cy"),
        placement=_placement(frame) if local(frame) == "anchor" else None,
        description="" if properties is None else properties.get("descr", ""),
        format=fmt,
    )


def _image(data: Element, package: Package, part: str) -> tuple[bytes, str]:
    blip = next(data.iter(A + "blip"), None)
    reference = None if blip is None else blip.get(R + "embed")
    relation = package.relations(part).get(reference or "")
    if relation is None or relation.external:
        raise Unsupported("a picture that is not inside the file")
    _check_transform(data)
    content = package.read(relation.target)
    return content, _kind(content)


def _check_transform(data: Element) -> None:
    crop = next(data.iter(A + "srcRect"), None)
    if crop is not None and any(value not in {"0", "0%"} for value in crop.attrib.values()):
        raise Unsupported("a cropped picture")
    transform = next(data.iter(A + "xfrm"), None)
    if transform is not None and transform.get("rot", "0") != "0":
        raise Unsupported("a rotated picture")


def _kind(content: bytes) -> str:
    """What a picture is; its samples are read, so that one that is cut off is found here."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=tuple(_KINDS)) as image:
                if image.width * image.height > _MAX_PIXELS:
                    raise Unsupported(f"a picture of more than {_MAX_PIXELS} pixels")
                image.load()
                return _KINDS[image.format or ""]
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombWarning,
        Image.DecompressionBombError,
    ):
        raise Unsupported(_unreadable(content)) from None


def _unreadable(content: bytes) -> str:
    """The name of a kind that is not drawn, where the first bytes tell it."""
    if content[_EMF_AT : _EMF_AT + len(_EMF)] == _EMF:
        return "a picture of the kind EMF"
    if b"<svg" in content[:_HEAD]:
        return "a picture of the kind SVG"
    for signature, name in _SIGNATURES:
        if content.startswith(signature):
            return f"a picture of the kind {name}"
    return "a picture that cannot be read"


def _length(element: Element | None, name: str) -> float:
    text = "" if element is None else element.get(name, "")
    if not text.isdecimal() or not 0 < (length := int(text[:_DIGITS]) / _EMU_PER_PT) <= _LARGEST_PT:
        raise Unsupported("the size of a picture")
    return length


def _placement(frame: Element) -> Placement:
    wrap = next((local(item) for item in frame if local(item).startswith("wrap")), "wrapNone")
    if wrap not in _WRAPS:
        raise Unsupported("a picture that text flows around")
    from_x, x_pt, align_x = _position(frame, "positionH")
    from_y, y_pt, align_y = _position(frame, "positionV")
    return Placement(
        from_x=from_x,
        from_y=from_y,
        x_pt=x_pt,
        y_pt=y_pt,
        align_x=align_x,
        align_y=align_y,
        behind=frame.get("behindDoc") in {"1", "true"},
    )


def _position(frame: Element, name: str) -> tuple[str, float | None, str | None]:
    item = frame.find(WP + name)
    if item is None:
        return "page", 0.0, None
    origin = item.get("relativeFrom", "page")
    offset, align = item.find(WP + "posOffset"), item.find(WP + "align")
    if offset is not None:
        text = (offset.text or "0").strip()
        if not _OFFSET.fullmatch(text):
            raise Unsupported("the position of a picture")
        return origin, int(text) / _EMU_PER_PT, None
    if align is None:
        raise Unsupported("the position of a picture")
    return origin, None, (align.text or "").strip()
