"""Borders and shading, as paragraphs, runs, tables and cells write them.

Not for deciding which of two borders wins: that is layout's.
"""

from __future__ import annotations

from functools import lru_cache

from docgen.typeset.model import BLACK, Border
from docgen.typeset.read.xml import Element, Unsupported, W, color, local, val, within

__all__ = ["read_border", "read_fill", "read_sides"]

_PLAIN = frozenset(
    {
        "single",
        "thick",
        "double",
        "dotted",
        "dashed",
        "dotDash",
        "dotDotDash",
        "dashSmallGap",
        "triple",
        "wave",
        "doubleWave",
        "hairline",
    }
)
_COMPOUND = (
    "thinThick",
    "thickThin",
    "thinThickThin",
    "dashDotStroked",
    "threeD",
    "outset",
    "inset",
)
_HEAVIEST, _WIDEST_SPACE = 800.0, 1584.0
_PERCENT = {"solid": 100, "clear": 0, "nil": 0}
_KEPT = 512
_SIDES = {
    "top": "top",
    "left": "left",
    "start": "left",
    "bottom": "bottom",
    "right": "right",
    "end": "right",
    "insideH": "inside_h",
    "insideV": "inside_v",
    "between": "between",
    "tl2br": "down",
    "tr2bl": "up",
}


def read_border(element: Element) -> Border | None:
    """One border; None where it says that nothing is drawn."""
    style = val(element, "none")
    if style in {"none", "nil"}:
        return None
    if style.startswith(_COMPOUND):
        style = "double"
    if style not in _PLAIN:
        raise Unsupported(f"the border style {style}")
    return _border(
        style,
        max(within(element, 0.0, _HEAVIEST, "sz", 4.0), 2.0) / 8.0,
        color(element.get(W + "color")) or BLACK,
        within(element, 0.0, _WIDEST_SPACE, "space"),
    )


@lru_cache(maxsize=_KEPT)
def _border(style: str, width_pt: float, color: str, space_pt: float) -> Border:
    """Equal borders are one object, which tells fastest that they are equal."""
    return Border(style=style, width_pt=width_pt, color=color, space_pt=space_pt)


def read_sides(element: Element | None) -> dict[str, Border | None]:
    """The sides that an element like ``w:tcBorders`` sets, by our names; absent is not set."""
    sides: dict[str, Border | None] = {}
    for item in element if element is not None else ():
        name = local(item)
        if name == "bar":
            raise Unsupported("a bar border")
        if name in _SIDES:
            sides[_SIDES[name]] = read_border(item)
    return sides


def read_fill(element: Element) -> str | None:
    """The colour of a shading, patterns given as their mean."""
    pattern = val(element, "clear")
    ground = color(element.get(W + "fill"))
    share = _PERCENT.get(pattern)
    if share is None:
        if not pattern.startswith("pct") or not pattern[3:].isdecimal():
            raise Unsupported(f"the shading pattern {pattern}")
        share = int(pattern[3:])
    if share == 0:
        return ground
    ink = color(element.get(W + "color")) or BLACK
    return _mix(ink, ground or "FFFFFF", min(share, 100) / 100.0)


def _mix(ink: str, ground: str, share: float) -> str:
    channels = (
        round(int(ink[at : at + 2], 16) * share + int(ground[at : at + 2], 16) * (1.0 - share))
        for at in (0, 2, 4)
    )
    return "".join(f"{channel:02X}" for channel in channels)
