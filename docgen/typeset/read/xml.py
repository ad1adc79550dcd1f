"""Names, attributes and units of WordprocessingML.

Not for meaning: what an element stands for is decided where it is read.
"""

from __future__ import annotations

import re

from lxml import etree

from docgen.word import Element

__all__ = [
    "EMU_PER_PT",
    "MC",
    "W14",
    "WP",
    "WP14",
    "A",
    "Element",
    "R",
    "Unsupported",
    "W",
    "child",
    "color",
    "compact",
    "emu",
    "local",
    "number",
    "on_off",
    "percent",
    "raw",
    "rotation",
    "twips",
    "val",
    "within",
]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WP14 = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

EMU_PER_PT = 12_700.0
_VAL = W + "val"
_FALSE = frozenset({"0", "false", "off", "none"})
_WHOLE_NUMBER = re.compile("-?[0-9]{1,12}")
_UNITS_PER_DEGREE = 60_000.0
_LARGEST = 1_000_000
_LARGEST_SHARE = 10.0
_HEX, _HEX_DIGITS = frozenset("0123456789ABCDEF"), 6


class Unsupported(Exception):  # noqa: N818 - a signal inside reading, given its place by the caller
    """Something that prints and is not known; whoever knows the place names it."""

    def __init__(self, feature: str) -> None:
        self.feature = feature
        super().__init__(feature)


def local(element: Element) -> str:
    """The element's name without its namespace."""
    tag: str = element.tag
    return tag.rpartition("}")[2]


def val(element: Element, default: str = "") -> str:
    """The element's ``w:val``."""
    result: str = element.get(_VAL, default)
    return result


def on_off(element: Element) -> bool:
    """A toggle: present means true unless its value says otherwise."""
    return val(element, "1") not in _FALSE


def number(element: Element, name: str = "val", default: float = 0.0) -> float:
    """A numeric attribute in the unit of the file format."""
    text = element.get(W + name)
    if text is None:
        return default
    try:
        result = float(text)
    except ValueError:
        raise Unsupported(f"the value of w:{local(element)}/@w:{name}") from None
    if not -_LARGEST <= result <= _LARGEST:
        raise Unsupported(f"the size of w:{local(element)}/@w:{name}")
    return result


def within(
    element: Element, least: float, most: float, name: str = "val", default: float = 0.0
) -> float:
    """A numeric attribute that means nothing outside of some bounds."""
    result = number(element, name, default)
    if not least <= result <= most:
        raise Unsupported(f"the size of w:{local(element)}/@w:{name}")
    return result


def percent(element: Element, name: str = "w") -> float:
    """A share written as 50% or in fiftieths of a percent, as a part of one."""
    text = element.get(W + name, "0")
    try:
        share = float(text[:-1]) / 100.0 if text.endswith("%") else float(text) / 5000.0
    except ValueError:
        raise Unsupported(f"the value of w:{local(element)}/@w:{name}") from None
    if not -_LARGEST_SHARE <= share <= _LARGEST_SHARE:
        raise Unsupported(f"the size of w:{local(element)}/@w:{name}")
    return share


def color(text: str | None) -> str | None:
    """A colour of six hexadecimal digits; None for ``auto`` and whatever else is none."""
    found = (text or "").upper()
    return found if len(found) == _HEX_DIGITS and _HEX.issuperset(found) else None


def twips(element: Element, name: str = "val", default: float = 0.0) -> float:
    """A length given in twentieths of a point, in points."""
    return number(element, name, default * 20.0) / 20.0


def emu(element: Element | None, name: str, default: float | None = None) -> float:
    """A length of a drawing, in points; without a default it must be there."""
    text = None if element is None else element.get(name)
    if text is None and default is not None:
        return default
    if text is None or not _WHOLE_NUMBER.fullmatch(text):
        raise Unsupported("the size of a picture or shape")
    return float(int(text) / EMU_PER_PT)


def rotation(transform: Element | None) -> float:
    """The degrees by which ``a:xfrm`` turns a drawing clockwise."""
    text = "0" if transform is None else transform.get("rot", "0")
    if not _WHOLE_NUMBER.fullmatch(text):
        raise Unsupported("a rotation that is no number")
    return float(int(text) / _UNITS_PER_DEGREE % 360.0)


def child(element: Element, name: str) -> Element | None:
    """The first child of that WordprocessingML name."""
    # What is asked for comes first or is not there; ``find`` takes four times as long.
    tag = W + name
    for item in element:
        if item.tag == tag:
            return item
    return None


def compact(root: Element) -> Element:
    """The same element without namespaces that nothing uses, which ``raw`` would repeat."""
    etree.cleanup_namespaces(root)
    return root


def raw(element: Element | None) -> bytes:
    """The element as bytes, to recognise an equal one."""
    if element is None:
        return b""
    result: bytes = etree.tostring(element, with_tail=False)
    return result
