"""Font programs: glyph numbers, subsets and outlines of a face, through HarfBuzz.

Subsets are made with glyphs renumbered from 0 in the order of the face, so that a code in the PDF
is the number of a glyph in its subset. Not for measuring (``docgen.typeset._face``).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import uharfbuzz

from docgen.typeset._face import Face
from docgen.typeset.read.resources import Bounded

__all__ = ["Program", "Programs", "Subset"]

_NEEDED = frozenset(
    {"CFF ", "head", "hhea", "hmtx", "maxp", "glyf", "loca", "cvt ", "fpgm", "prep"}
)
_BBOX_OFFSET = 36
# Preparing a face costs a third of a second and saves two milliseconds of each subset.
_SUBSETS_BEFORE_PREPARING = 200
_FEW, _SUBSETS = 64, 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Subset:
    """The part of a face that a document uses; ``codes`` maps its glyphs to their new numbers."""

    kind: Literal["cff", "truetype"]
    data: bytes
    codes: Mapping[int, int]


class Program:
    """The font program of one face. One thread at a time."""

    def __init__(self, face: Face) -> None:
        blob = uharfbuzz.Blob.from_file_path(str(face.path))
        self._face = uharfbuzz.Face(blob, face.index)
        self._font = uharfbuzz.Font(self._face)
        self._source = self._face
        self._subsets = 0
        self._paths: dict[int, str] = {}
        self._kept: Bounded[frozenset[int], Subset] = Bounded(_SUBSETS)
        self._tables = frozenset(self._face.table_tags)

    @property
    def units(self) -> int:
        """Units per em."""
        return int(self._face.upem)

    @property
    def box(self) -> tuple[int, int, int, int]:
        """The box that holds every glyph, in font units."""
        head = self._face.reference_table("head").data
        left, bottom, right, top = struct.unpack_from(">4h", head, _BBOX_OFFSET)
        return left, bottom, right, top

    def advance(self, glyph: int) -> int:
        """The advance of a glyph in font units."""
        return int(self._font.get_glyph_h_advance(glyph))

    def subset(self, glyphs: Iterable[int]) -> Subset:
        """A font program of just these glyphs and the one for what is missing.

        Faces for labels and ticks need the same few glyphs in paper after paper: these are kept.
        """
        wanted = frozenset(glyphs)
        if len(wanted) > _FEW:
            return self._made(wanted)
        return self._kept.get(wanted) or self._kept.put(wanted, self._made(wanted))

    def _made(self, glyphs: Iterable[int]) -> Subset:
        request = uharfbuzz.SubsetInput()
        request.glyph_set.update(glyphs)
        request.sets(uharfbuzz.SubsetInputSets.DROP_TABLE_TAG).update(
            int.from_bytes(tag.encode("ascii"), "big") for tag in self._tables - _NEEDED
        )
        request.flags = (
            uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.CFF_IDENTITY_CHARSET
        )
        plan = uharfbuzz.SubsetPlan(self._prepared(), request)
        made = plan.execute()
        codes = dict(plan.old_to_new_glyph_mapping)
        if "CFF " in self._tables:
            return Subset(kind="cff", data=made.reference_table("CFF ").data, codes=codes)
        return Subset(kind="truetype", data=made.blob.data, codes=codes)

    def path(self, glyph: int) -> str:
        """The outline of a glyph as SVG path data in font units, y upwards."""
        known = self._paths.get(glyph)
        if known is None:
            pen = _PathPen()
            self._font.draw_glyph_with_pen(glyph, pen)
            known = self._paths[glyph] = "".join(pen.steps)
        return known

    def _prepared(self) -> uharfbuzz.Face:
        self._subsets += 1
        if self._subsets == _SUBSETS_BEFORE_PREPARING:
            self._source = uharfbuzz.subset_preprocess(self._face)
        return self._source


class _PathPen:
    """Writes the segments of an outline as SVG path data."""

    def __init__(self) -> None:
        self.steps: list[str] = []

    def moveTo(self, at: tuple[float, float]) -> None:  # noqa: N802 - the protocol of pens
        self.steps.append(f"M{at[0]:g} {at[1]:g}")

    def lineTo(self, to: tuple[float, float]) -> None:  # noqa: N802
        self.steps.append(f"L{to[0]:g} {to[1]:g}")

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self.steps.append("C" + " ".join(f"{x:g} {y:g}" for x, y in points))

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self.steps.append("Q" + " ".join(f"{x:g} {y:g}" for x, y in points))

    def closePath(self) -> None:  # noqa: N802
        self.steps.append("Z")

    def endPath(self) -> None:  # noqa: N802
        self.steps.append("Z")


class Programs:
    """The programs of the faces met so far. One per engine, one thread."""

    def __init__(self) -> None:
        self._known: dict[Face, Program] = {}

    def __getitem__(self, face: Face) -> Program:
        known = self._known.get(face)
        if known is None:
            known = self._known[face] = Program(face)
        return known

    def clear(self) -> None:
        """Forget all programs, with what they learned."""
        self._known.clear()
