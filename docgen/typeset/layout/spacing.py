"""The height of a line and where its baseline stands, by the rule that the paragraph asks for.

The rules are measured against LibreOffice and, where that is known to differ, follow Word: exact
lines are not moved to the document grid, and the grid starts at the margin.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from docgen.typeset.model import LineRule, ParagraphFormat

__all__ = ["Extent", "line_box", "rises"]

Extent = tuple[float, float]
"""How far characters reach above and below the baseline."""

_BASELINE_SHARE = 0.8
_EPSILON = 0.05


def line_box(
    ascent: float, descent: float, fmt: ParagraphFormat, pitch: float | None, lift: float = 0.0
) -> tuple[float, float]:
    """The line's height and its baseline below its top.

    ``lift`` is what a picture adds to the ascent of the text: a multiple spaces the text only.
    """
    if fmt.line_rule is LineRule.EXACT:
        return fmt.line, fmt.line * _BASELINE_SHARE
    natural = ascent + descent
    base = natural
    if pitch is not None and fmt.snap:
        base = max(ceil((natural - _EPSILON) / pitch), 1) * pitch
    baseline = (base - natural) / 2.0 + ascent
    if fmt.line_rule is LineRule.AT_LEAST:
        if base >= fmt.line:
            return base, baseline
        return fmt.line, fmt.line - descent
    height = base + (base - lift) * (fmt.line - 1.0)
    return height, baseline if fmt.line >= 1.0 else baseline - base + height


def rises(extents: Iterable[Extent], vertical: str) -> tuple[float, float, dict[Extent, float]]:
    """The line's ascent and descent, and what raises each extent to where ``vertical`` wants it.

    On the baseline nothing moves; at the top, in the middle and at the bottom all follow the
    highest (17.3.1.39).
    """
    known = list(extents)
    if vertical in {"auto", "baseline"}:
        return max(up for up, _ in known), max(down for _, down in known), {}
    ascent, descent = max(known, key=sum)
    share = {"top": 1.0, "center": 0.5}.get(vertical, 0.0)
    moved = {
        (up, down): (ascent - up) * share - (descent - down) * (1.0 - share) for up, down in known
    }
    return ascent, descent, moved
