"""``wps:wsp``: text boxes, rectangles and straight lines; other shapes are refused by name.

Not for where a shape stands (``drawings``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docgen.typeset.model import (
    BLACK,
    Block,
    Border,
    Margins,
    Placement,
    RunFormat,
    Shape,
)
from docgen.typeset.read.colors import read_color
from docgen.typeset.read.xml import A, Element, Unsupported, W, emu, local, rotation

__all__ = ["has_effect", "read_outline", "read_shape"]

_GEOMETRIES = {"rect": "rect", "line": "line", "straightConnector1": "line"}
_DASHES = {
    "solid": "single",
    "dot": "dotted",
    "sysDot": "dotted",
    "dash": "dashed",
    "lgDash": "dashed",
    "sysDash": "dashSmallGap",
    "dashDot": "dotDash",
    "lgDashDot": "dotDash",
    "sysDashDot": "dotDash",
    "lgDashDotDot": "dotDotDash",
    "sysDashDotDot": "dotDotDash",
}
_COMPOUNDS = {"dbl": "double", "tri": "triple", "thickThin": "double", "thinThick": "double"}
_FILLS = {
    "gradFill": "a shape filled with a gradient",
    "blipFill": "a shape filled with a picture",
    "pattFill": "a shape filled with a pattern",
    "grpFill": "a group of shapes",
}
_STYLE_WIDTHS = {"1": 0.5, "2": 1.0, "3": 1.5}
_LINE_WIDTH = 0.75
_ANCHORS = {"t": "top", "ctr": "center", "b": "bottom"}
_DIRECTIONS = {"horz": "across", "eaVert": "down", "vert270": "up"}

Boxes = Callable[[Element, str | None], tuple[Block, ...]]


def read_shape(
    data: Element,
    theme: Mapping[str, str],
    blocks: Boxes,
    size: tuple[float, float],
    placement: Placement | None,
    fmt: RunFormat,
) -> Shape:
    """The shape of a ``a:graphicData``."""
    shape = next(iter(data), None)
    properties = _part(shape, "spPr")
    style, body = _part(shape, "style"), _part(shape, "bodyPr")
    if _part(shape, "linkedTxbx") is not None:
        raise Unsupported("a text box that goes on in another")
    transform = None if properties is None else properties.find(A + "xfrm")
    box = _part(shape, "txbx")
    content = None if box is None else box.find(W + "txbxContent")
    color = read_color(_part(style, "fontRef"), theme)
    return Shape(
        geometry=_geometry(properties),
        width_pt=size[0],
        height_pt=size[1],
        fill=_fill(properties, style, theme),
        outline=read_outline(properties, style, theme),
        insets=_insets(body),
        vertical=_ANCHORS.get(_attribute(body, "anchor", "t"), "top"),
        direction=_direction(body),
        grows=body is not None and body.find(A + "spAutoFit") is not None,
        wraps=_attribute(body, "wrap", "square") != "none",
        blocks=() if content is None else blocks(content, color),
        degrees=rotation(transform),
        rising=_attribute(transform, "flipV", "0") != _attribute(transform, "flipH", "0"),
        placement=placement,
        format=fmt,
    )


def _part(parent: Element | None, name: str) -> Element | None:
    return (
        next((item for item in parent if local(item) == name), None) if parent is not None else None
    )


def _attribute(element: Element | None, name: str, default: str) -> str:
    value: str = default if element is None else element.get(name, default)
    return {"true": "1", "false": "0"}.get(value, value)


def has_effect(properties: Element | None) -> bool:
    """Whether a shape or picture throws a shadow, glows, or stands in space."""
    for item in properties if properties is not None else ():
        if local(item) in {"effectLst", "effectDag"} and len(item):
            return True
        if local(item) in {"scene3d", "sp3d"}:
            return True
    return False


def _geometry(properties: Element | None) -> str:
    preset = None if properties is None else properties.find(A + "prstGeom")
    name = "custom" if preset is None else preset.get("prst", "rect")
    if name not in _GEOMETRIES:
        raise Unsupported(f"a shape of the form {name}")
    if has_effect(properties):
        raise Unsupported("a shape with an effect")
    return _GEOMETRIES[name]


def _fill(
    properties: Element | None, style: Element | None, theme: Mapping[str, str]
) -> str | None:
    for item in properties if properties is not None else ():
        name = local(item)
        if name in _FILLS:
            raise Unsupported(_FILLS[name])
        if name in {"noFill", "solidFill"}:
            return read_color(item, theme)
    reference = _part(style, "fillRef")
    if reference is None or reference.get("idx", "0") == "0":
        return None
    return read_color(reference, theme)


def read_outline(
    properties: Element | None, style: Element | None, theme: Mapping[str, str]
) -> Border | None:
    """The line around a shape or a picture."""
    line = _part(properties, "ln")
    reference = _part(style, "lnRef")
    index = "0" if reference is None else reference.get("idx", "0")
    color = None if index == "0" else read_color(reference, theme)
    for item in line if line is not None else ():
        name = local(item)
        if name == "noFill":
            return None
        if name == "solidFill":
            color = read_color(item, theme)
        elif name in _FILLS:
            raise Unsupported("a line drawn with a gradient or a pattern")
        elif name in {"headEnd", "tailEnd"} and item.get("type", "none") != "none":
            raise Unsupported("an arrow")
    if color is None and (line is None or not len(line)):
        return None
    width = _STYLE_WIDTHS.get(index, _LINE_WIDTH)
    return Border(
        style=_dash(line),
        width_pt=emu(line, "w", width) if line is not None else width,
        color=color or BLACK,
    )


def _dash(line: Element | None) -> str:
    compound = _COMPOUNDS.get(_attribute(line, "cmpd", "sng"))
    dash = _part(line, "prstDash")
    return compound or _DASHES.get(_attribute(dash, "val", "solid"), "dashed")


def _insets(body: Element | None) -> Margins:
    def inset(name: str, default: float) -> float:
        return default if body is None else emu(body, name, default)

    return Margins(
        top=inset("tIns", 3.6),
        left=inset("lIns", 7.2),
        bottom=inset("bIns", 3.6),
        right=inset("rIns", 7.2),
    )


def _direction(body: Element | None) -> str:
    name = _attribute(body, "vert", "horz")
    if name not in _DIRECTIONS:
        raise Unsupported(f"text in a box in the direction {name}")
    warp = _part(body, "prstTxWarp")
    if _attribute(warp, "prst", "textNoShape") != "textNoShape":
        raise Unsupported("WordArt, as watermarks are made of")
    if _attribute(body, "numCol", "1") not in {"0", "1"}:
        raise Unsupported("columns in a text box")
    if _attribute(body, "rot", "0") != "0":
        raise Unsupported("text turned inside its box")
    return _DIRECTIONS[name]
