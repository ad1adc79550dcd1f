"""A look at a font before it is put in force: may it be embedded, what it has, and does it draw.

Not for choosing faces (``fonts``).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import uharfbuzz
from fontTools.ttLib import TTFont, TTLibError

from docgen.typeset._face import Face, load_face
from docgen.typeset._font_files import font_files
from docgen.typeset.errors import FontMissingError, FontUnfitError
from docgen.typeset.fonts import FontSet
from docgen.typeset.write.objects import number
from docgen.typeset.write.program import Program

__all__ = ["Embedding", "ExaminedFont", "examine_face", "examine_fonts"]

Embedding = Literal["free", "documents", "restricted", "whole-only", "bitmaps-only", "unstated"]
"""What the licence of a font lets be done (OpenType OS/2, fsType)."""

_RESTRICTED, _DOCUMENTS, _WHOLE_ONLY, _BITMAPS_ONLY = 0x0002, 0x000C, 0x0100, 0x0200
_FS_TYPE_OFFSET = 8
_BASIC = (0x4E00, 0x9FFF)
_FURTHER = ((0x3400, 0x4DBF), (0xF900, 0xFAFF), (0x20000, 0x3FFFD))
_SHOWN = "示例市交通运输局文书 Aa 0123"
_MOST_SHOWN, _RARE_SHOWN = 24, 8
_REFUSALS: dict[str, str] = {
    "restricted": "its licence forbids to embed it in documents (OS/2 fsType)",
    "whole-only": "its licence forbids to embed only the characters used (OS/2 fsType)",
    "bitmaps-only": "its licence allows to embed its bitmaps only (OS/2 fsType)",
}
_BROKEN = (
    uharfbuzz.HarfBuzzError,
    RuntimeError,
    ValueError,
    LookupError,
    AssertionError,
    struct.error,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExaminedFont:
    """A font of a file.

    Attributes:
        name: its full name.
        family: the name by which a Word file asks for it.
        embedding: what its licence lets be done.
        ideographs: how many Chinese characters it has.
        rare: how many of them lie outside the basic block (extensions A and on, compatibility).
        added: how many of them no other font in force has.
        sample: a line of its characters as SVG; those that it adds stand first.
    """

    name: str
    family: str
    embedding: Embedding
    ideographs: int
    rare: int
    added: int
    sample: str


def examine_fonts(folder: Path, *, beside: FontSet) -> tuple[ExaminedFont, ...]:
    """The fonts of the files of a folder, each fit to be used beside the fonts in force.

    Raises:
        FontUnfitError: it is no font, may not be embedded, or does not draw.
    """
    try:
        faces = [load_face(each, index, origin="agency") for each, index in font_files(folder)]
        examined = tuple(examine_face(face, beside=beside) for face in faces)
    except FontMissingError as error:
        raise FontUnfitError(what="this is no usable font file, or it is damaged") from error
    except _BROKEN as error:
        raise FontUnfitError(what="its outlines cannot be read") from error
    if not examined:
        raise FontUnfitError(what="this is no usable font file, or it is damaged")
    for each in examined:
        if each.embedding in _REFUSALS:
            raise FontUnfitError(what=_REFUSALS[each.embedding])
    return examined


def examine_face(face: Face, *, beside: FontSet) -> ExaminedFont:
    """What is told of a face; ``added`` counts against the other files of ``beside``."""
    own = _ideographs(face)
    known: set[int] = set()
    for other in beside.faces:
        if other.path != face.path:
            known |= _ideographs(other)
    added = own - known
    return ExaminedFont(
        name=face.name,
        family=face.family,
        embedding=_embedding(face),
        ideographs=len(own),
        rare=sum(1 for code in own if not _BASIC[0] <= code <= _BASIC[1]),
        added=len(added),
        sample=_sample(face, sorted(added)),
    )


def _ideographs(face: Face) -> set[int]:
    found: set[int] = set()
    for first, last in face.advances.glyphs.ranges():
        for low, high in (_BASIC, *_FURTHER):
            found.update(range(max(first, low), min(last, high) + 1))
    return found


def _embedding(face: Face) -> Embedding:
    """What fsType says; where it allows several, the least restrictive counts (OpenType)."""
    try:
        with (
            face.path.open("rb") as file,
            TTFont(file, fontNumber=face.index, lazy=True) as font,
        ):
            _refuse_cut(font, face.path.stat().st_size)
            if "OS/2" not in font:
                return "unstated"
            (bits,) = struct.unpack_from(">H", font.reader["OS/2"], _FS_TYPE_OFFSET)
    except (TTLibError, OSError, struct.error) as error:
        raise FontUnfitError(what="this is no usable font file, or it is damaged") from error
    if bits & _RESTRICTED and not bits & _DOCUMENTS:
        return "restricted"
    if bits & _BITMAPS_ONLY:
        return "bitmaps-only"
    if bits & _WHOLE_ONLY:
        return "whole-only"
    return "documents" if bits & _DOCUMENTS else "free"


def _refuse_cut(font: TTFont, size: int) -> None:
    """Raise FontUnfitError where a table of the font ends after the file."""
    if any(each.offset + each.length > size for each in font.reader.tables.values()):
        raise FontUnfitError(what="this is no usable font file, or it is damaged")


def _sample(face: Face, added: Sequence[int]) -> str:
    """A line as SVG, an em high; the glyphs are cut out as for a paper, which must succeed."""
    rare = "".join(map(chr, added[:_RARE_SHOWN]))
    glyphs = face.advances.glyphs
    text = [each for each in rare + _SHOWN if glyphs[each]][:_MOST_SHOWN]
    text = text or [chr(code) for code in _first_codes(face)]
    program = Program(face)
    program.subset(glyphs[each] for each in text)
    steps, x = [], 0.0
    for each in text:
        path = program.path(glyphs[each])
        if path:
            steps.append(f'<path transform="translate({number(x)} 0)" d="{path}"/>')
        x += program.advances[glyphs[each]]
    if not steps:
        raise FontUnfitError(what="it has no outlines to draw")
    units = program.units
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(x)} {number(units * 1.3)}" '
        f'width="{number(x / units * 32)}" height="{number(32 * 1.3)}">'
        f'<g transform="translate(0 {number(units)}) scale(1 -1)">{"".join(steps)}</g></svg>'
    )


def _first_codes(face: Face) -> Iterator[int]:
    """Some characters of a face that has none of the usual ones."""
    shown = 0
    for first, last in face.advances.glyphs.ranges():
        for code in range(first, min(last, first + _MOST_SHOWN) + 1):
            if shown == _MOST_SHOWN:
                return
            if chr(code).isprintable() and not chr(code).isspace():
                shown += 1
                yield code
