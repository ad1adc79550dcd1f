"""The small closed sets of the model: alignments, rules, kinds; and what a file says of a font.

They stand apart only for the room: ``model`` gives them with everything else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

__all__ = [
    "Alignment",
    "BreakKind",
    "DeclaredFont",
    "FieldKind",
    "LineNumbers",
    "LineRule",
    "Merge",
    "NoteKind",
]


class Alignment(Enum):
    """How the lines of a paragraph, or a table, stand between their edges."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "both"
    DISTRIBUTE = "distribute"


class LineRule(Enum):
    """What the line spacing of a paragraph, or the height of a row, means."""

    AUTO = "auto"
    EXACT = "exact"
    AT_LEAST = "atLeast"


class BreakKind(Enum):
    """Where text goes on after a break."""

    LINE = "line"
    COLUMN = "column"
    PAGE = "page"


class FieldKind(Enum):
    """The fields whose value only pagination knows."""

    PAGE = "PAGE"
    PAGES = "NUMPAGES"
    SECTION_PAGES = "SECTIONPAGES"


class NoteKind(Enum):
    """Where a note stands: at the foot of its page, or after the text."""

    FOOT = "foot"
    END = "end"


class Merge(Enum):
    """A cell's part in a vertical merge."""

    NONE = "none"
    START = "restart"
    CONTINUE = "continue"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredFont:
    """What a file says of a font it names: its other names, and whether it has no serifs."""

    alternates: tuple[str, ...] = ()
    sans: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LineNumbers:
    """Numbers beside the lines of a section: every so many, from ``first`` on.

    They begin anew by page or section, or go on; None leaves the distance to the program.
    """

    every: int
    first: int
    restart: str
    distance_pt: float | None
