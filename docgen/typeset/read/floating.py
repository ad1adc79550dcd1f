"""``w:tblpPr``: where a floating table stands. Not for the table itself (``tables``)."""

from __future__ import annotations

from docgen.typeset.model import Margins, Placement
from docgen.typeset.read.xml import Element, W, twips

__all__ = ["read_floating"]

_FRAMES_X = {"text": "column"}
_FRAMES_Y = {"text": "paragraph"}


def read_floating(element: Element | None, shift: float) -> Placement | None:
    """The placement of a floating table; ``shift`` moves its left border from where it says."""
    if element is None:
        return None
    across, down = element.get(W + "tblpXSpec"), element.get(W + "tblpYSpec")
    from_x, from_y = element.get(W + "horzAnchor", "page"), element.get(W + "vertAnchor", "page")
    if down == "inline":
        down = None
    return Placement(
        from_x=_FRAMES_X.get(from_x, from_x),
        from_y=_FRAMES_Y.get(from_y, from_y),
        x_pt=twips(element, "tblpX") + shift if across is None else None,
        y_pt=twips(element, "tblpY") if down is None else None,
        align_x=across,
        align_y=down,
        behind=False,
        wrap="square",
        gaps=Margins(
            top=twips(element, "topFromText"),
            left=twips(element, "leftFromText"),
            bottom=twips(element, "bottomFromText"),
            right=twips(element, "rightFromText"),
        ),
    )
