"""Font programs: glyph numbers, subsets and outlines of a face, through HarfBuzz.

Subsets are made with glyphs renumbered from 0 in the order of the face, so that a code in the PDF
is the number of a glyph in its subset. Not for measuring (``docgen.typeset._face``).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

import uharfbuzz

from docgen.typeset._face import Face
from docgen.typeset.read.resources import Bounded
from docgen.typeset.write.cff import Frame, Outline, read_cff, write_cff

__all__ = ["Program", "Programs", "Subset"]

_NEEDED = frozenset(
    {"CFF ", "head", "hhea", "hmtx", "maxp", "glyf", "loca", "cvt ", "fpgm", "prep"}
)
_BBOX_OFFSET = 36
# A copy of a face without its other tables costs 15 ms, and saves one of each subset.
_SUBSETS_BEFORE_COPYING = 16
_FEW, _SUBSETS = 64, 128
_FLAGS = (
    uharfbuzz.SubsetFlags.NO_HINTING
    | uharfbuzz.SubsetFlags.CFF_IDENTITY_CHARSET
    | uharfbuzz.SubsetFlags.DESUBROUTINIZE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subset:
    """The part of a face that a document uses; ``codes`` maps its glyphs to their new numbers."""

    kind: Literal["cff", "truetype"]
    data: bytes
    codes: Mapping[int, int]


class _Advances(dict[int, int]):
    """Advance in font units by glyph, looked up once and kept."""

    __slots__ = ("_font",)

    def __init__(self, font: uharfbuzz.Font) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, glyph: int) -> int:
        advance = self[glyph] = int(self._font.get_glyph_h_advance(glyph))
        return advance


class Program:
    """The font program of one face; ``advances`` are in font units. One thread at a time."""

    def __init__(self, face: Face) -> None:
        blob = uharfbuzz.Blob.from_file_path(str(face.path))
        self._face = uharfbuzz.Face(blob, face.index)
        self._font = uharfbuzz.Font(self._face)
        self._source = self._face
        self._subsets = 0
        self._paths: dict[int, str] = {}
        self.advances = _Advances(self._font)
        self._outlines: dict[int, Outline] = {}
        self._kept: Bounded[frozenset[int], Subset] = Bounded(_SUBSETS)
        self._tables = frozenset(self._face.table_tags)
        self._frame = self._read_frame()

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

    def subset(self, glyphs: Iterable[int]) -> Subset:
        """A font program of just these glyphs and the one for what is missing."""
        wanted = frozenset(glyphs)
        if self._frame is not None:
            return self._put_together(self._frame, sorted(wanted | {0}))
        # Faces for ticks need the same few glyphs in paper after paper: these are kept.
        if len(wanted) > _FEW:
            return self._cut_out(wanted)
        return self._kept.get(wanted) or self._kept.put(wanted, self._cut_out(wanted))

    def _put_together(self, frame: Frame, glyphs: Sequence[int]) -> Subset:
        missing = [glyph for glyph in glyphs if glyph not in self._outlines]
        if missing:
            self._learn(missing)
        return Subset(
            kind="cff",
            data=write_cff(frame, [self._outlines[glyph] for glyph in glyphs]),
            codes={glyph: code for code, glyph in enumerate(glyphs)},
        )

    def _learn(self, glyphs: Sequence[int]) -> None:
        made, codes = self._made(glyphs)
        read = read_cff(made.reference_table("CFF ").data)
        assert read is not None
        self._outlines.update((glyph, read[1][codes[glyph]]) for glyph in glyphs)

    def _read_frame(self) -> Frame | None:
        """What programs put together have in common; None where the face must be cut."""
        if "CFF " not in self._tables:
            return None
        made, _ = self._made(())
        read = read_cff(made.reference_table("CFF ").data)
        return None if read is None else read[0]

    def _cut_out(self, glyphs: Iterable[int]) -> Subset:
        made, codes = self._made(glyphs)
        if "CFF " in self._tables:
            return Subset(kind="cff", data=made.reference_table("CFF ").data, codes=codes)
        return Subset(kind="truetype", data=made.blob.data, codes=codes)

    def _made(self, glyphs: Iterable[int]) -> tuple[uharfbuzz.Face, dict[int, int]]:
        """A face of these glyphs, and their numbers in it."""
        request = uharfbuzz.SubsetInput()
        request.glyph_set.update(glyphs)
        request.sets(uharfbuzz.SubsetInputSets.DROP_TABLE_TAG).update(
            int.from_bytes(tag.encode("ascii"), "big") for tag in self._tables - _NEEDED
        )
        request.flags = _FLAGS
        plan = uharfbuzz.SubsetPlan(self._slim(), request)
        return plan.execute(), dict(plan.old_to_new_glyph_mapping)

    def path(self, glyph: int) -> str:
        """The outline of a glyph as SVG path data in font units, y upwards."""
        known = self._paths.get(glyph)
        if known is None:
            pen = _PathPen()
            self._font.draw_glyph_with_pen(glyph, pen)
            known = self._paths[glyph] = "".join(pen.steps)
        return known

    def _slim(self) -> uharfbuzz.Face:
        """The face to cut from: after a while one without what a subset drops anyway."""
        self._subsets += 1
        if self._subsets == _SUBSETS_BEFORE_COPYING:
            self._source = _copy(self._face, sorted(self._tables & _NEEDED))
        return self._source


def _copy(face: uharfbuzz.Face, tags: Sequence[str]) -> uharfbuzz.Face:
    """A face of just these tables, in the order of their tags (OpenType, "Table Directory")."""
    tables = [face.reference_table(tag).data for tag in tags]
    padded = [len(table) + -len(table) % 4 for table in tables]
    places = accumulate(padded, initial=12 + 16 * len(tags))
    kind = b"OTTO" if "CFF " in tags else b"\x00\x01\x00\x00"
    head = kind + struct.pack(">4H", len(tags), 0, 0, 0)
    for tag, table, place in zip(tags, tables, places, strict=False):
        head += tag.encode("ascii") + struct.pack(">3L", 0, place, len(table))
    body = (table.ljust(length, b"\x00") for table, length in zip(tables, padded, strict=True))
    return uharfbuzz.Face(uharfbuzz.Blob(b"".join([head, *body])))


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
