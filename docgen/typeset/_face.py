"""One font face: its names, line metrics and advances, read straight from its tables.

Measuring only needs a few tables, so the character map is decoded here with numpy in milliseconds.
Not for choosing faces (``fonts``).
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from fontTools.ttLib import TTFont, TTLibError

from docgen.typeset.errors import FontMissingError

__all__ = ["MISSING", "Advances", "Face", "Glyphs", "load_face"]

MISSING = -1.0
"""The advance of a character that the face does not have."""

_NAME_IDS = frozenset({1, 4, 6, 16})
_REGULAR = 400
_ITALIC, _USE_TYPO_METRICS, _OBLIQUE = 1 << 0, 1 << 7, 1 << 9
_FORMAT_SEGMENTS, _FORMAT_GROUPS = 4, 12
_LAST_SEGMENT = 0xFFFF
_UNICODE, _WINDOWS = 0, 3


class Glyphs(dict[str, int]):
    """Number of the glyph by character, looked up once and kept; 0 where there is none."""

    __slots__ = ("_ends", "_firsts", "_starts")

    def __init__(self, groups: list[tuple[int, int, int]]) -> None:
        super().__init__()
        groups.sort()
        self._starts = [group[0] for group in groups]
        self._ends = [group[1] for group in groups]
        self._firsts = [group[2] for group in groups]

    def ranges(self) -> list[tuple[int, int]]:
        """The code points that have a glyph, as ranges apart from each other, both ends in."""
        apart: list[tuple[int, int]] = []
        for first, last in zip(self._starts, self._ends, strict=True):
            if apart and first <= apart[-1][1] + 1:
                apart[-1] = apart[-1][0], max(last, apart[-1][1])
            else:
                apart.append((first, last))
        return apart

    def __missing__(self, character: str) -> int:
        code = ord(character)
        at = bisect_right(self._starts, code) - 1
        there = at >= 0 and code <= self._ends[at]
        glyph = self[character] = self._firsts[at] + code - self._starts[at] if there else 0
        return glyph


class Advances(dict[str, float]):
    """Advance in em by character, looked up once and kept; ``MISSING`` where there is no glyph."""

    __slots__ = ("_widths", "glyphs")

    def __init__(self, glyphs: Glyphs, widths: list[float]) -> None:
        super().__init__()
        self.glyphs = glyphs
        self._widths = widths

    def __missing__(self, character: str) -> float:
        glyph = self.glyphs[character]
        advance = self._widths[min(glyph, len(self._widths) - 1)] if glyph else MISSING
        self[character] = advance
        return advance


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Face:
    """A face and its measures; ``index`` tells it from the others of a collection."""

    name: str
    postscript: str
    path: Path
    index: int
    origin: str
    family: str
    weight: int
    style: str
    names: frozenset[str]
    ascent: float
    descent: float
    advances: Advances


def load_face(path: Path, index: int, *, origin: str) -> Face:
    """Read what measuring needs of a font file.

    Raises:
        FontMissingError: the file cannot be read, or lacks a table that measuring needs.
    """
    try:
        with path.open("rb") as file, TTFont(file, fontNumber=index, lazy=True) as font:
            table = font["name"]
            family = table.getDebugName(16) or table.getDebugName(1) or path.stem
            weight, style = _weight_and_style(font)
            ascent, descent, widths = _metrics(font)
            return Face(
                name=table.getDebugName(4) or family,
                postscript=_postscript(table.getDebugName(6) or family),
                path=path,
                index=index,
                origin=origin,
                family=family,
                weight=weight,
                style=style,
                names=_names(font) | {family.lower()},
                ascent=ascent,
                descent=descent,
                advances=Advances(Glyphs(_groups(font.reader["cmap"])), widths),
            )
    except (TTLibError, OSError, KeyError, struct.error, ValueError) as error:
        raise FontMissingError(
            what="a font file that cannot be read", where=path.name, next="replace the file"
        ) from error


def _names(font: TTFont) -> frozenset[str]:
    return frozenset(
        record.toUnicode(errors="ignore").strip().lower()
        for record in font["name"].names
        if record.nameID in _NAME_IDS
    )


def _postscript(name: str) -> str:
    """A name that needs no escapes in a PDF."""
    plain = "".join(sign for sign in name if sign.isascii() and (sign.isalnum() or sign in "-_"))
    return plain or "Font"


def _weight_and_style(font: TTFont) -> tuple[int, str]:
    """The weight class and the slant, from the OS/2 table where there is one."""
    if "OS/2" not in font:
        return _REGULAR, "normal"
    table = font.reader["OS/2"]
    (weight,) = struct.unpack_from(">H", table, 4)
    (selection,) = struct.unpack_from(">H", table, 62)
    if selection & _ITALIC:
        return weight, "italic"
    return weight, "oblique" if selection & _OBLIQUE else "normal"


def _metrics(font: TTFont) -> tuple[float, float, list[float]]:
    """Ascent and descent as Word takes them (win, or typo where the face says so), advances."""
    (units,) = struct.unpack_from(">H", font.reader["head"], 18)
    hhea, metrics = font.reader["hhea"], font.reader["hmtx"]
    (count,) = struct.unpack_from(">H", hhea, 34)
    ascent, descent = struct.unpack_from(">hh", hhea, 4)
    descent = -descent
    if "OS/2" in font:
        table = font.reader["OS/2"]
        (selection,) = struct.unpack_from(">H", table, 62)
        if selection & _USE_TYPO_METRICS:
            up, down, gap = struct.unpack_from(">hhh", table, 68)
            ascent, descent = up + gap, -down
        else:
            ascent, descent = struct.unpack_from(">HH", table, 74)
    pairs: npt.NDArray[np.uint16] = np.frombuffer(metrics, dtype=">u2", count=count * 2)
    widths = (pairs[::2] / units).tolist()
    return ascent / units, descent / units, widths


def _groups(cmap: bytes) -> list[tuple[int, int, int]]:
    """Ranges of code points with the glyph of the first, from the widest Unicode subtable."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    found: dict[int, int] = {}
    for record in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", cmap, 4 + record * 8)
        (shape,) = struct.unpack_from(">H", cmap, offset)
        if platform == _UNICODE or (platform == _WINDOWS and encoding in {1, 10}):
            found[shape] = offset
    if _FORMAT_GROUPS in found:
        return _format_12(cmap, found[_FORMAT_GROUPS])
    if _FORMAT_SEGMENTS in found:
        return _format_4(cmap, found[_FORMAT_SEGMENTS])
    return []


def _format_12(cmap: bytes, offset: int) -> list[tuple[int, int, int]]:
    (count,) = struct.unpack_from(">L", cmap, offset + 12)
    table = np.frombuffer(cmap, dtype=">u4", count=count * 3, offset=offset + 16)
    return [(start, end, glyph) for start, end, glyph in table.reshape(-1, 3).tolist()]


def _format_4(cmap: bytes, offset: int) -> list[tuple[int, int, int]]:
    (doubled,) = struct.unpack_from(">H", cmap, offset + 6)
    count = doubled // 2
    at = offset + 14
    ends = struct.unpack_from(f">{count}H", cmap, at)
    starts = struct.unpack_from(f">{count}H", cmap, at + doubled + 2)
    deltas = struct.unpack_from(f">{count}H", cmap, at + 2 * doubled + 2)
    ranges_at = at + 3 * doubled + 2
    ranges = struct.unpack_from(f">{count}H", cmap, ranges_at)
    groups: list[tuple[int, int, int]] = []
    for index, (start, end, delta, jump) in enumerate(
        zip(starts, ends, deltas, ranges, strict=True)
    ):
        if start == _LAST_SEGMENT:
            continue
        for code in range(start, end + 1):
            glyph = code
            if jump:
                (glyph,) = struct.unpack_from(
                    ">H", cmap, ranges_at + index * 2 + jump + (code - start) * 2
                )
            if glyph or not jump:
                groups.append((code, code, (glyph + delta) & 0xFFFF))
    return groups
