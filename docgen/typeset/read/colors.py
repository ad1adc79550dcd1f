"""Colours of drawings: DrawingML's, with the theme behind them, and VML's.

Not for the colours of text and borders, which WordprocessingML writes out.
"""

from __future__ import annotations

import colorsys
from collections.abc import Mapping

from docgen.typeset.read.xml import A, Element, Unsupported, local

__all__ = ["read_color", "vml_color"]

_HEX_DIGITS, _SHORT_DIGITS = 6, 3
_WHOLE = 100_000.0
_NAMED = {
    "black": "000000",
    "white": "FFFFFF",
    "red": "FF0000",
    "green": "008000",
    "blue": "0000FF",
    "yellow": "FFFF00",
    "gray": "808080",
    "silver": "C0C0C0",
    "maroon": "800000",
    "navy": "000080",
    "purple": "800080",
    "teal": "008080",
    "olive": "808000",
    "lime": "00FF00",
    "aqua": "00FFFF",
    "fuchsia": "FF00FF",
}
_ALIASES = {"tx1": "dk1", "tx2": "dk2", "bg1": "lt1", "bg2": "lt2"}


def read_color(parent: Element | None, theme: Mapping[str, str]) -> str | None:
    """The colour that an element like ``a:solidFill`` holds; None where it holds none."""
    for item in parent if parent is not None else ():
        if item.tag.startswith(A) and local(item).endswith("Clr"):
            return _changed(item, _base(item, theme))
    return None


def vml_color(text: str) -> str:
    """A colour such as ``#ff0000``, ``#f00`` or ``white [3212]``."""
    word = text.split(" ", maxsplit=1)[0].lower()
    digits = word.removeprefix("#").upper()
    if len(digits) == _SHORT_DIGITS and word.startswith("#"):
        digits = "".join(digit * 2 for digit in digits)
    digits = _NAMED.get(word, digits)
    return _checked(digits, text)


def _checked(digits: str, name: str) -> str:
    if len(digits) != _HEX_DIGITS or not set(digits) <= set("0123456789ABCDEF"):
        raise Unsupported(f"the colour {name}")
    return digits


def _base(item: Element, theme: Mapping[str, str]) -> str:
    kind, value = local(item), item.get("val", "")
    if kind == "schemeClr":
        return _checked(theme.get(_ALIASES.get(value, value), ""), value)
    if kind == "sysClr":
        return _checked(item.get("lastClr", "").upper(), value)
    if kind == "prstClr":
        return _checked(_NAMED.get(value.lower(), ""), value)
    return _checked(value.upper(), value or kind)


def _changed(item: Element, color: str) -> str:
    red, green, blue = (int(color[at : at + 2], 16) / 255.0 for at in (0, 2, 4))
    for change in item:
        share = _share(change)
        hue, light, full = colorsys.rgb_to_hls(red, green, blue)
        match local(change):
            case "lumMod":
                red, green, blue = colorsys.hls_to_rgb(hue, min(light * share, 1.0), full)
            case "lumOff":
                red, green, blue = colorsys.hls_to_rgb(hue, min(light + share, 1.0), full)
            case "shade":
                red, green, blue = red * share, green * share, blue * share
            case "tint":
                red, green, blue = (1.0 - (1.0 - part) * share for part in (red, green, blue))
            case "alpha" if share >= 1.0:
                pass
            case name:
                raise Unsupported(f"a colour changed by {name}")
    return "".join(f"{round(part * 255.0):02X}" for part in (red, green, blue))


def _share(change: Element) -> float:
    text = change.get("val", "")
    if not text.isdecimal():
        raise Unsupported("a colour that is changed by no number")
    return int(text) / _WHOLE
