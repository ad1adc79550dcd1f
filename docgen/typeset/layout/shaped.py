"""A paragraph as it is measured: parallel arrays over its characters, with their runs' measures.

Not for how the arrays are filled (``shaping``), nor for breaking them into lines (``lines``).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.typeset._face import Face
from docgen.typeset.fonts import Chain
from docgen.typeset.layout.characters import DRAWN_AS
from docgen.typeset.layout.joining import Joiner
from docgen.typeset.layout.spacing import Extent
from docgen.typeset.layout.values import Glyphs, Marked
from docgen.typeset.model import Drawing, Note, RunFormat, Tab

__all__ = ["Box", "Shaped", "Style"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Style:
    """A run format with its faces found and its measures worked out.

    ``latin_known`` and ``east_known`` are the faces of characters met before, of all styles with
    the same faces.
    """

    format: RunFormat
    size: float
    scale: float
    spacing: float
    snap: bool
    rise: float
    latin: tuple[Face, ...]
    other: tuple[Face, ...]
    east: tuple[Face, ...]
    latin_known: dict[str, Face]
    east_known: dict[str, Face]
    chains: tuple[Chain, ...]
    ascent: float
    descent: float
    east_ascent: float
    east_descent: float

    def extent(self, east: bool) -> Extent:
        """How far its characters reach above and below the baseline of the line."""
        up, down = (self.ascent, self.descent)
        if east:
            up, down = self.east_ascent, self.east_descent
        return up + self.format.raise_pt, down - self.format.raise_pt


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Box:
    """What stands in a line like one character: its width, its height, what it says and draws."""

    width: float
    ascent: float
    text: str
    glyphs: tuple[Glyphs, ...]


@dataclass(slots=True, kw_only=True, eq=False)
class Shaped:
    """A paragraph as parallel arrays over its characters.

    ``start[i]`` is the x of character i when nothing breaks and no tab stands; ``natural[i]`` is
    its own advance, without the file's character spacing and grid; ``gap[i]`` is the
    part of its advance that vanishes at the end of a line, below zero for a soft hyphen, which
    shows only there; ``legal[i]`` is the last position not after i where a line may begin.

    ``levels`` are those of UAX #9, None where all text runs from left to right. Characters in
    ``advances``, in em, are shaped together with their neighbours; those in ``attached`` are drawn
    with the one before.
    """

    joiner: Joiner
    chars: list[str] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    faces: list[Face | None] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    gap: list[float] = field(default_factory=list)
    start: list[float] = field(default_factory=list)
    natural: list[float] = field(default_factory=list)
    legal: list[int] = field(default_factory=list)
    levels: list[int] | None = None
    advances: dict[int, float] = field(default_factory=dict)
    attached: set[int] = field(default_factory=set)
    pictures: dict[int, Drawing] = field(default_factory=dict)
    boxes: dict[int, Box] = field(default_factory=dict)
    tabs: dict[int, Tab] = field(default_factory=dict)
    silent: set[int] = field(default_factory=set)
    fields: dict[int, int] = field(default_factory=dict)
    notes: dict[int, Note] = field(default_factory=dict)
    marks: tuple[Marked, ...] = ()

    def text(self, begin: int, end: int) -> str:
        """What is drawn from ``begin`` to ``end``, one character for one."""
        return "".join(DRAWN_AS.get(one, one) for one in self.chars[begin:end])

    def is_right_to_left(self, index: int) -> bool:
        """Whether a character runs from right to left."""
        return self.levels is not None and self.levels[index] % 2 == 1
