"""Gives an office exactly the faces of the product: same files, same stand-ins for missing fonts.

Without this the office would pick faces of the machine, and every comparison would measure those.
Not for choosing faces: ``docgen.typeset.fonts`` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path
from xml.sax.saxutils import escape

from docgen.typeset.fonts import FontSet
from docgen.word import PackageError, open_package

__all__ = ["font_names", "office_faces"]

_NAMES = re.compile(
    rb'\sw:(?:ascii|hAnsi|eastAsia|cs|font)="([^"]+)"'
    rb'|\stypeface="([^"]+)"|<w:font w:name="([^"]+)"'
)
_ALWAYS = ("Times New Roman", "Liberation Serif", "DejaVu Sans", "宋体", "Symbol", "OpenSymbol")
_ALIAS = (
    '<match target="pattern"><test name="family"><string>{name}</string></test>'
    '<edit name="family" mode="assign" binding="strong"><string>{family}</string></edit></match>'
)


def font_names(docx: bytes) -> frozenset[str]:
    """Every name in a Word file that may be a font's."""
    found: set[str] = set(_ALWAYS)
    try:
        package = open_package(docx)
        parts = [package.read(name) for name in package.names if name.endswith(".xml")]
    except PackageError:
        return frozenset(found)
    for part in parts:
        for match in _NAMES.finditer(part):
            found.add(unescape(next(text for text in match.groups() if text).decode("utf-8")))
    return frozenset(found)


def office_faces(fonts: FontSet, names: Iterable[str], folder: Path) -> Path:
    """Write a font configuration that knows these faces only; the path of it."""
    faces = folder / "faces"
    faces.mkdir(parents=True)
    for number, path in enumerate(sorted({face.path for face in fonts.faces})):
        (faces / f"{number}-{path.name}").symlink_to(path)
    families = {face.family for face in fonts.faces}
    aliases = "".join(
        _ALIAS.format(name=escape(name), family=escape(fonts.resolve(name).faces[0].family))
        for name in sorted(set(names) - families)
    )
    target = folder / "fonts.conf"
    target.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{escape(str(faces))}</dir><cachedir>{escape(str(folder / 'cache'))}</cachedir>"
        f"{aliases}</fontconfig>",
        encoding="utf-8",
    )
    return target
