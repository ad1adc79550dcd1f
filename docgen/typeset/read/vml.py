"""``w:pict``: text boxes, rectangles, lines and pictures of VML, as older files and WPS write.

Word writes VML beside each newer drawing as a fallback, which is not read. Other VML (WordArt, of
which watermarks are made, groups, curves) is refused by name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from docgen.typeset.model import (
    NO_MARGINS,
    Border,
    Margins,
    Picture,
    Placement,
    RunFormat,
    Shape,
)
from docgen.typeset.read.colors import vml_color
from docgen.typeset.read.drawings import Drawings
from docgen.typeset.read.pictures import Crop, image_of
from docgen.typeset.read.xml import Element, R, Unsupported, W, local

__all__ = ["read_pict"]

_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72.0 / 2.54, "mm": 72.0 / 25.4, "pc": 12.0, "px": 0.75}
_PIXEL, _EMU = 0.75, 12_700.0
_TYPES = {"_x0000_t1": "rect", "_x0000_t202": "rect", "_x0000_t75": "rect"}
_LINES = frozenset({"_x0000_t20", "_x0000_t32"})
_ELEMENTS = {"rect": "rect", "line": "line"}
_REFUSED = {
    "group": "a group of VML shapes",
    "OLEObject": "an embedded object",
    "oval": "a shape of the form ellipse",
    "roundrect": "a shape of the form roundRect",
}
_FRAMES_X = {"text": "column", "char": "character"}
_FRAMES_Y = {"text": "paragraph"}
_DASHES = {
    "solid": "single",
    "1 1": "dotted",
    "shortdot": "dotted",
    "dot": "dotted",
    "dash": "dashed",
    "shortdash": "dashSmallGap",
    "longdash": "dashed",
    "dashdot": "dotDash",
    "longdashdot": "dotDash",
    "longdashdotdot": "dotDotDash",
}
_WRAPS = {"square": "square", "topAndBottom": "topAndBottom", "none": "none"}
_INSETS = (7.2, 3.6, 7.2, 3.6)
_FIXED = 65_536.0
_NO = frozenset({"f", "false", "0"})
_LINE_WIDTH = 0.75


def read_pict(element: Element, drawings: Drawings, fmt: RunFormat) -> Picture | Shape | None:
    """The picture or shape of a ``w:pict``; None where it holds nothing that prints."""
    for item in element:
        name = local(item)
        if name in _REFUSED:
            raise Unsupported(_REFUSED[name])
        if name in {"shapetype", "fallback", "bindData"}:
            continue
        if name not in {"shape", "rect", "line"}:
            raise Unsupported(f"a VML drawing of the kind {name}")
        return _Vml(element=item, style=_style(item.get("style", ""))).read(drawings, fmt)
    return None


def _style(text: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in text.split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs if name.strip()}


def _points(text: str, *, plain: float = _PIXEL) -> float:
    """A length with its unit; without one it is in pixels."""
    number = text.rstrip("abcdefghijklmnopqrstuvwxyz% ")
    try:
        return float(number or "0") * _UNITS.get(text[len(number) :].strip(), plain)
    except ValueError:
        raise Unsupported("a VML drawing whose size is no number") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Vml:
    """One VML element with its style taken apart."""

    element: Element
    style: dict[str, str]

    def read(self, drawings: Drawings, fmt: RunFormat) -> Picture | Shape | None:
        """The picture or shape."""
        if self.style.get("visibility") == "hidden":
            return None
        self._refuse()
        image = self._child("imagedata")
        if image is not None:
            return self._picture(image, drawings, fmt)
        return self._shape(drawings, fmt)

    def _refuse(self) -> None:
        if self._child("textpath") is not None:
            raise Unsupported("WordArt, as watermarks are made of")
        if self.element.get(_OFFICE + "hr") is not None:
            raise Unsupported("a horizontal line of a web page")
        shadow, fill, stroke = (self._child(name) for name in ("shadow", "fill", "stroke"))
        if shadow is not None and shadow.get("on", "f") not in _NO:
            raise Unsupported("a shape with an effect")
        if self._filled and fill is not None and fill.get("type", "solid") != "solid":
            raise Unsupported("a shape filled with a gradient, a pattern or a picture")
        for side in ("startarrow", "endarrow"):
            if stroke is not None and stroke.get(side, "none") != "none":
                raise Unsupported("an arrow")

    def _child(self, name: str) -> Element | None:
        return next((item for item in self.element if local(item) == name), None)

    def _length(self, name: str) -> float:
        return _points(self.style.get(name, "0"))

    @property
    def _filled(self) -> bool:
        return self.element.get("filled", "t") not in _NO

    def _picture(self, image: Element, drawings: Drawings, fmt: RunFormat) -> Picture:
        content, kind = image_of(drawings.package, drawings.part, image.get(R + "id"), _crop(image))
        return Picture(
            data=content,
            kind=kind,
            width_pt=self._length("width"),
            height_pt=self._length("height"),
            placement=self._placement(),
            description=self.element.get("alt", ""),
            format=fmt,
            degrees=self._degrees(),
        )

    def _shape(self, drawings: Drawings, fmt: RunFormat) -> Shape:
        geometry = self._geometry()
        box = self._child("textbox")
        content = None if box is None else box.find(W + "txbxContent")
        inner = _style("" if box is None else box.get("style", ""))
        shape = Shape(
            geometry=geometry,
            width_pt=self._length("width"),
            height_pt=self._length("height"),
            fill=self._fill() if geometry == "rect" else None,
            outline=self._outline(),
            insets=_insets(box),
            vertical={"middle": "center", "bottom": "bottom"}.get(
                self.style.get("v-text-anchor", "top"), "top"
            ),
            direction=_direction(inner),
            grows=inner.get("mso-fit-shape-to-text") == "t",
            wraps=self.style.get("mso-wrap-style") != "none",
            blocks=() if content is None else drawings.blocks(content, None),
            degrees=self._degrees(),
            rising=self.style.get("flip", "") in {"x", "y"},
            placement=self._placement(),
            format=fmt,
        )
        return self._from_to(shape) if local(self.element) == "line" else shape

    def _geometry(self) -> str:
        name = local(self.element)
        if name in _ELEMENTS:
            return _ELEMENTS[name]
        kind = self.element.get("type", "").removeprefix("#")
        if kind in _LINES:
            return "line"
        if kind not in _TYPES:
            raise Unsupported("a VML shape of another form than a rectangle or a line")
        return _TYPES[kind]

    def _fill(self) -> str | None:
        return vml_color(self.element.get("fillcolor", "white")) if self._filled else None

    def _outline(self) -> Border | None:
        if self.element.get("stroked", "t") in _NO:
            return None
        stroke = self._child("stroke")
        dash = "solid" if stroke is None else stroke.get("dashstyle", "solid")
        weight = self.element.get("strokeweight", "")
        return Border(
            style=_DASHES.get(dash.lower(), "dashed"),
            width_pt=_points(weight, plain=1.0 / _EMU) if weight else _LINE_WIDTH,
            color=vml_color(self.element.get("strokecolor", "black")),
        )

    def _degrees(self) -> float:
        text = self.style.get("rotation", "0")
        if text.endswith("fd"):
            return _points(text[:-2], plain=1.0) / _FIXED % 360.0
        return _points(text, plain=1.0) % 360.0

    def _from_to(self, shape: Shape) -> Shape:
        """A line by its two ends."""
        ends = [self.element.get(name, "0,0").split(",") for name in ("from", "to")]
        if any(len(end) != len("xy") for end in ends):
            raise Unsupported("a VML line without ends")
        (x1, y1), (x2, y2) = ((_points(x), _points(y)) for x, y in ends)
        place = shape.placement
        if place is not None:
            place = replace(place, x_pt=min(x1, x2), y_pt=min(y1, y2), align_x=None, align_y=None)
        return replace(
            shape,
            width_pt=abs(x2 - x1),
            height_pt=abs(y2 - y1),
            rising=(x2 - x1) * (y2 - y1) < 0.0,
            placement=place,
        )

    def _placement(self) -> Placement | None:
        style = self.style
        if style.get("position") != "absolute":
            return None
        across = style.get("mso-position-horizontal", "absolute")
        down = style.get("mso-position-vertical", "absolute")
        from_x = style.get("mso-position-horizontal-relative", "text")
        from_y = style.get("mso-position-vertical-relative", "text")
        wrap = self._child("wrap")
        kind = "none" if wrap is None else wrap.get("type", "none")
        if kind not in _WRAPS:
            raise Unsupported("text that follows the outline of a picture")
        return Placement(
            from_x=_FRAMES_X.get(from_x, from_x.replace("-margin-area", "Margin")),
            from_y=_FRAMES_Y.get(from_y, from_y.replace("-margin-area", "Margin")),
            x_pt=self._offset("left") if across == "absolute" else None,
            y_pt=self._offset("top") if down == "absolute" else None,
            align_x=None if across == "absolute" else across,
            align_y=None if down == "absolute" else down,
            behind=style.get("z-index", "0").startswith("-"),
            wrap=_WRAPS[kind],
            side={"both": "bothSides"}.get(_side(wrap), _side(wrap)),
            gaps=self._gaps(),
        )

    def _offset(self, side: str) -> float:
        return self._length(f"margin-{side}") + self._length(side)

    def _gaps(self) -> Margins:
        def gap(side: str, default: float) -> float:
            text = self.style.get(f"mso-wrap-distance-{side}")
            return default if text is None else _points(text)

        return replace(
            NO_MARGINS,
            top=gap("top", 0.0),
            left=gap("left", 9.0),
            bottom=gap("bottom", 0.0),
            right=gap("right", 9.0),
        )


def _side(wrap: Element | None) -> str:
    side: str = "both" if wrap is None else wrap.get("side", "both")
    return side


def _direction(style: dict[str, str]) -> str:
    flow = style.get("layout-flow", "horizontal")
    if flow == "horizontal":
        return "across"
    if flow == "vertical" and style.get("mso-layout-flow-alt") == "bottom-to-top":
        return "up"
    if flow == "vertical-ideographic":
        return "down"
    raise Unsupported(f"text in a box in the direction {flow}")


def _insets(box: Element | None) -> Margins:
    given = ("" if box is None else box.get("inset", "")).split(",")
    given += [""] * (len(_INSETS) - len(given))
    left, top, right, bottom = (
        _points(text.strip()) if text.strip() else default
        for text, default in zip(given[: len(_INSETS)], _INSETS, strict=True)
    )
    return Margins(top=top, left=left, bottom=bottom, right=right)


def _crop(image: Element) -> Crop:
    left, top, right, bottom = (
        _share(image.get(f"crop{side}", "0")) for side in ("left", "top", "right", "bottom")
    )
    return left, top, right, bottom


def _share(text: str) -> float:
    share = _points(text.removesuffix("f"), plain=1.0)
    if text.endswith("f"):
        share /= _FIXED
    if not 0.0 <= share < 1.0:
        raise Unsupported("a picture cropped beyond its edges")
    return share
