"""Pictures: a raster image of the file, cut to the part that is shown, mirrored if asked.

What is cut away is not handed on: a printed paper must not hold what it does not show. Not for
where a picture stands (``drawings``).
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PIL import Image, ImageOps, UnidentifiedImageError

from docgen.typeset.model import Picture, Placement, RunFormat
from docgen.typeset.read.shapes import has_effect, read_outline
from docgen.typeset.read.xml import A, Element, R, Unsupported, local, rotation

if TYPE_CHECKING:
    from docgen.typeset.read.package import Package

__all__ = ["NO_CROP", "Crop", "image_of", "read_picture"]

_KINDS = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WEBP": "webp"}
_MAX_PIXELS = 80_000_000
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
_PER_CENT, _WHOLE = 100.0, 100_000.0
_QUALITY = 95

Crop = tuple[float, float, float, float]
"""The shares of a picture that are cut off: left, top, right, bottom."""
NO_CROP: Crop = (0.0, 0.0, 0.0, 0.0)


def read_picture(
    data: Element,
    package: Package,
    part: str,
    theme: Mapping[str, str],
    size: tuple[float, float],
    placement: Placement | None,
    description: str,
    fmt: RunFormat,
) -> Picture:
    """The picture of a ``a:graphicData``."""
    blip = next(data.iter(A + "blip"), None)
    for change in blip if blip is not None else ():
        if change.tag.startswith(A) and not change.tag.endswith("}extLst"):
            raise Unsupported("a recoloured picture")
    properties = next((item for item in data.iter() if local(item) == "spPr"), None)
    _check_look(properties)
    transform = next(data.iter(A + "xfrm"), None)
    mirrored, turned = (_flag(transform, name) for name in ("flipH", "flipV"))
    content, kind = image_of(
        package,
        part,
        None if blip is None else blip.get(R + "embed"),
        _crop(data),
        mirrored,
        turned,
    )
    return Picture(
        data=content,
        kind=kind,
        width_pt=size[0],
        height_pt=size[1],
        placement=placement,
        description=description,
        format=fmt,
        degrees=rotation(transform),
        outline=read_outline(properties, None, theme),
    )


def _check_look(properties: Element | None) -> None:
    form = None if properties is None else properties.find(A + "prstGeom")
    if form is not None and form.get("prst", "rect") != "rect":
        raise Unsupported(f"a picture cut to the form {form.get('prst')}")
    if has_effect(properties):
        raise Unsupported("a picture with an effect")


def image_of(
    package: Package,
    part: str,
    reference: str | None,
    crop: Crop,
    mirrored: bool = False,
    upside_down: bool = False,
) -> tuple[bytes, str]:
    """The bytes of an image that a part refers to, and of which kind they are."""
    relation = package.relations(part).get(reference or "")
    if relation is None or relation.external:
        raise Unsupported("a picture that is not inside the file")
    content = package.read(relation.target)
    kind = package.judged(relation.target, _kind)
    if crop == NO_CROP and not mirrored and not upside_down:
        return content, kind
    return _changed(content, crop, mirrored, upside_down)


def _changed(content: bytes, crop: Crop, mirrored: bool, upside_down: bool) -> tuple[bytes, str]:
    with Image.open(io.BytesIO(content)) as image:
        shown = image.crop(_box(image.size, crop))
        kind = "jpg" if image.format == "JPEG" and image.mode in {"L", "RGB"} else "png"
    if mirrored:
        shown = ImageOps.mirror(shown)
    if upside_down:
        shown = ImageOps.flip(shown)
    packed = io.BytesIO()
    if kind == "jpg":
        shown.save(packed, "JPEG", quality=_QUALITY, subsampling=0)
    else:
        (shown.convert("RGB") if shown.mode in {"CMYK", "YCbCr"} else shown).save(packed, "PNG")
    return packed.getvalue(), kind


def _box(size: tuple[int, int], crop: Crop) -> tuple[int, int, int, int]:
    left, top = round(size[0] * crop[0]), round(size[1] * crop[1])
    right, bottom = round(size[0] * (1.0 - crop[2])), round(size[1] * (1.0 - crop[3]))
    if left >= right or top >= bottom:
        raise Unsupported("a picture of which nothing is shown")
    return left, top, right, bottom


def _crop(data: Element) -> Crop:
    item = next(data.iter(A + "srcRect"), None)
    if item is None:
        return NO_CROP
    left, top, right, bottom = (_share(item.get(side, "0")) for side in "ltrb")
    return left, top, right, bottom


def _share(text: str) -> float:
    whole = _PER_CENT if text.endswith("%") else _WHOLE
    try:
        share = float(text.removesuffix("%")) / whole
    except ValueError:
        raise Unsupported("a picture cropped by no number") from None
    if not 0.0 <= share < 1.0:
        raise Unsupported("a picture cropped beyond its edges")
    return share


def _flag(transform: Element | None, name: str) -> bool:
    return transform is not None and transform.get(name) in {"1", "true"}


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
