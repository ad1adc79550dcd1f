"""A look at an agency's font files before anything reads them: a broken one is named, not skipped.

A font collection tells how many fonts it holds; a false number would keep a reader busy for hours.
Not for what a font can draw.
"""

from __future__ import annotations

import struct
from pathlib import Path

from docgen.typeset.errors import FontMissingError

__all__ = ["require_font_files"]

_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_SINGLE = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_COLLECTION = b"ttcf"
_HEADER = struct.Struct(">4sHHI")


def require_font_files(folder: Path) -> None:
    """Refuse a folder with a font file that is none.

    Raises:
        FontMissingError: a file has the name of a font and not its form, or cannot be read.
    """
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in _SUFFIXES and path.is_file() and not _is_font(path):
            raise FontMissingError(
                what="this is no usable font file, or it is damaged",
                where=path.name,
                next="replace it or take it out of the fonts folder",
            )


def _is_font(path: Path) -> bool:
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(_HEADER.size)
            if len(head) < _HEADER.size:
                return False
            tag, _, _, fonts = _HEADER.unpack(head)
            if tag != _COLLECTION:
                return tag in _SINGLE
            if not 0 < fonts <= (size - _HEADER.size) // 4:
                return False
            offsets = struct.unpack(f">{fonts}I", stream.read(4 * fonts))
    except OSError:
        return False
    return all(offset + _HEADER.size <= size for offset in offsets)
