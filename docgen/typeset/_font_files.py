"""A look at an agency's font files before anything reads them: a broken one is named, not skipped.

A font collection tells how many fonts it holds; a false number would keep a reader busy for hours.
Not for what a font can draw.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from docgen.typeset.errors import FontMissingError

__all__ = ["FONT_SUFFIXES", "font_files", "fonts_in"]

FONT_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_SINGLE = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_COLLECTION = b"ttcf"
_HEADER = struct.Struct(">4sHHI")


def font_files(folder: Path) -> Iterator[tuple[Path, int]]:
    """The font files of a folder and the fonts in each, in the order of their names.

    Raises:
        FontMissingError: a file has the name of a font and not its form, or cannot be read.
    """
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in FONT_SUFFIXES or not path.is_file():
            continue
        fonts = fonts_in(path)
        if not fonts:
            raise FontMissingError(
                what="this is no usable font file, or it is damaged",
                where=path.name,
                next="replace it or take it out of the fonts folder",
            )
        yield from ((path, index) for index in range(fonts))


def fonts_in(path: Path) -> int:
    """How many fonts a file holds; none where it is no font file."""
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(_HEADER.size)
            if len(head) < _HEADER.size:
                return 0
            tag, _, _, fonts = _HEADER.unpack(head)
            if tag != _COLLECTION:
                return int(tag in _SINGLE)
            if not 0 < fonts <= (size - _HEADER.size) // 4:
                return 0
            offsets = struct.unpack(f">{fonts}I", stream.read(4 * fonts))
    except OSError:
        return 0
    return int(fonts) if all(offset + _HEADER.size <= size for offset in offsets) else 0
