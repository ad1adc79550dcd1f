"""``w:drawing``: a picture, a text box or a plain shape, in the line or anchored.

Everything else that a drawing can hold (charts, diagrams, groups, ink) is refused by name. Not for
the older drawings of VML (``vml``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from docgen.typeset.model import Block, Margins, Picture, Placement, RunFormat, Shape
from docgen.typeset.read.package import Package
from docgen.typeset.read.pictures import read_picture
from docgen.typeset.read.shapes import read_shape
from docgen.typeset.read.theme import Theme
from docgen.typeset.read.xml import EMU_PER_PT, WP, WP14, A, Element, Unsupported, emu, local

__all__ = ["Drawings"]

_FEATURES = {
    "chart": "a chart",
    "chartex": "a chart",
    "diagram": "a SmartArt diagram",
    "wordprocessingGroup": "a group of shapes",
    "wordprocessingCanvas": "a drawing canvas",
    "lockedCanvas": "a drawing canvas",
    "wordprocessingInk": "an ink drawing",
    "model3d": "a three-dimensional model",
}
_WRAPS = {
    "wrapNone": "none",
    "wrapTopAndBottom": "topAndBottom",
    "wrapSquare": "square",
    "wrapTight": "square",
    "wrapThrough": "square",
}
_SHARE = 100_000.0
_LARGEST_PT = 14_400.0
# What is drawn, and the least size of each: a line may have no height.
_KINDS = {"picture": 0.0001, "wordprocessingShape": 0.0}
_OFFSET = re.compile("-?[0-9]{1,10}")
_EDGES = frozenset({"0", "21600"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawings:
    """Reads the drawings of one part; ``blocks`` reads what a text box holds, in a colour."""

    package: Package
    part: str
    theme: Theme
    blocks: Callable[[Element, str | None], tuple[Block, ...]]

    def read(self, element: Element, fmt: RunFormat) -> Picture | Shape | None:
        """The picture or shape of a ``w:drawing``; None where it is hidden."""
        frame = next(iter(element), None)
        if frame is None or local(frame) not in {"inline", "anchor"}:
            raise Unsupported("an empty drawing")
        properties = frame.find(WP + "docPr")
        if properties is not None and properties.get("hidden") in {"1", "true"}:
            return None
        data = next(frame.iter(A + "graphicData"), None)
        uri = "" if data is None else data.get("uri", "").rpartition("/")[2]
        if data is None or uri not in _KINDS:
            raise Unsupported(_FEATURES.get(uri, f"a drawing of the kind {uri or 'unknown'}"))
        size = _size(frame.find(WP + "extent"), least=_KINDS[uri])
        placement = _placement(frame) if local(frame) == "anchor" else None
        if uri == "wordprocessingShape":
            return read_shape(data, self.theme.colors, self.blocks, size, placement, fmt)
        description = "" if properties is None else properties.get("descr", "")
        return read_picture(
            data, self.package, self.part, self.theme.colors, size, placement, description, fmt
        )


def _size(extent: Element | None, *, least: float) -> tuple[float, float]:
    size = (emu(extent, "cx"), emu(extent, "cy"))
    if not least <= min(size) <= max(size) <= _LARGEST_PT:
        raise Unsupported("the size of a picture or shape")
    return size


def _placement(frame: Element) -> Placement:
    wrap = next((item for item in frame if local(item).startswith("wrap")), None)
    kind = "wrapNone" if wrap is None else local(wrap)
    from_x, x_pt, align_x, x_share = _position(frame, "positionH")
    from_y, y_pt, align_y, y_share = _position(frame, "positionV")
    simple = frame.find(WP + "simplePos")
    if frame.get("simplePos") in {"1", "true"} and simple is not None:
        from_x, x_pt, align_x, x_share = "page", emu(simple, "x"), None, None
        from_y, y_pt, align_y, y_share = "page", emu(simple, "y"), None, None
    _check_outline(wrap)
    return Placement(
        from_x=from_x,
        from_y=from_y,
        x_pt=x_pt,
        y_pt=y_pt,
        align_x=align_x,
        align_y=align_y,
        x_share=x_share,
        y_share=y_share,
        behind=frame.get("behindDoc") in {"1", "true"},
        wrap=_WRAPS.get(kind, "none"),
        side="bothSides" if wrap is None else wrap.get("wrapText", "bothSides"),
        gaps=Margins(
            top=emu(frame, "distT", 0.0),
            left=emu(frame, "distL", 0.0),
            bottom=emu(frame, "distB", 0.0),
            right=emu(frame, "distR", 0.0),
        ),
    )


def _check_outline(wrap: Element | None) -> None:
    """Text may follow a plain rectangle only."""
    for point in wrap.iter(WP + "start", WP + "lineTo") if wrap is not None else ():
        if local(wrap) != "wrapSquare" and not {point.get("x"), point.get("y")} <= _EDGES:
            raise Unsupported("text that follows the outline of a picture")


def _position(frame: Element, name: str) -> tuple[str, float | None, str | None, float | None]:
    item = frame.find(WP + name)
    if item is None:
        return "page", 0.0, None, None
    origin = item.get("relativeFrom", "page")
    for child in item.iter():
        text = (child.text or "").strip()
        if child.tag == WP + "align":
            return origin, None, text, None
        if child.tag == WP + "posOffset" and _OFFSET.fullmatch(text):
            return origin, int(text) / EMU_PER_PT, None, None
        if child.tag.startswith(WP14 + "pctPos") and _OFFSET.fullmatch(text):
            return origin, None, None, int(text) / _SHARE
    raise Unsupported("the position of a picture or shape")
