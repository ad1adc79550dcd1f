"""The fonts of a home: which file brings which fonts, one more, one less.

A file is examined before it is put in force and has a name of ours. Not for who may do so.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.durable import make_folders, write_files
from docgen.case.canonical import canonical_json
from docgen.registry.registry import Registry
from docgen.service.errors import FontNeededError, FontThereError, FontUnknownError
from docgen.service.home import Home
from docgen.typeset.examined import ExaminedFont, examine_face, examine_fonts
from docgen.typeset.fonts import FONT_SUFFIXES, FontSet, is_font_file, load_fonts

__all__ = ["FontFile", "add_font", "font_files_of", "remove_font", "unread_files"]

_DIGITS, _LONGEST, _MOST_NAMED = 12, 40, 20
_KINDS = {b"OTTO": ".otf", b"ttcf": ".ttc"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFile:
    """A font file of the home: its name below the fonts folder, its digest, what it brings."""

    name: str
    sha256: str
    fonts: tuple[ExaminedFont, ...]


def font_files_of(home: Home, fonts: FontSet) -> tuple[FontFile, ...]:
    """The font files of the home that are in force, by name."""
    own = [face for face in fonts.faces if face.path.is_relative_to(home.fonts)]
    return tuple(
        FontFile(
            name=path.relative_to(home.fonts).as_posix(),
            sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
            fonts=tuple(examine_face(each, beside=fonts) for each in own if each.path == path),
        )
        for path in sorted({face.path for face in own})
        if path.is_file()
    )


def unread_files(home: Home) -> tuple[str, ...]:
    """The files of the fonts folder that cannot be read; they bar all new ones."""
    return tuple(sorted(name for name, path in _files(home).items() if not is_font_file(path)))


def add_font(home: Home, data: bytes) -> FontFile:
    """Put a font file in force beside those that are.

    Raises:
        FontUnfitError: it is no font, may not be embedded, or does not draw.
        FontThereError: a font of that name is there already.
        FontMissingError: another file of the folder cannot be read, and bars all new ones.
    """
    beside = load_fonts(home.fonts, None)
    suffix = _KINDS.get(data[:4], ".ttf")
    with tempfile.TemporaryDirectory(prefix="docgen-font-") as folder:
        path = Path(folder) / f"font{suffix}"
        path.write_bytes(data)
        examined = examine_fonts(path.parent, beside=beside)
    known = {each.name for each in beside.faces if each.origin == "agency"}
    there = next((each.name for each in examined if each.name in known), None)
    if there is not None:
        raise FontThereError(font=there)
    digest = hashlib.sha256(data).hexdigest()
    name = f"{_plain(examined[0].name)}-{digest[:_DIGITS]}{suffix}"
    make_folders(home.fonts)
    write_files({home.fonts / name: data})
    return FontFile(name=name, sha256=digest, fonts=examined)


def _plain(name: str) -> str:
    """A font's name as part of the name of a file."""
    return "".join(each for each in name if each.isalnum())[:_LONGEST] or "font"


def remove_font(home: Home, name: str, *, fonts: FontSet, registry: Registry) -> str:
    """Take a font file out of ``fonts``, those in force; its digest.

    Raises:
        FontUnknownError: the home has no font file of that name.
        FontNeededError: issued papers of open cases have characters that only its fonts draw.
    """
    path = _files(home).get(name)
    if path is None:
        raise FontUnknownError(font=name)
    _refuse_needed(path, fonts, registry)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    path.unlink()
    return digest


def _refuse_needed(path: Path, fonts: FontSet, registry: Registry) -> None:
    """Raise FontNeededError where a case could no longer be signed or sealed without a file."""
    own = FontSet(faces=tuple(each for each in fonts.faces if each.path == path))
    rest = FontSet(faces=tuple(each for each in fonts.faces if each.path != path))
    if not own.faces:
        return
    needed = [
        lost
        for used in _characters_issued(registry)
        if (lost := rest.uncovered(used) - own.uncovered(used))
    ]
    if needed:
        characters = "".join(sorted(set().union(*needed))[:_MOST_NAMED])
        raise FontNeededError(cases=len(needed), characters=characters)


def _characters_issued(registry: Registry) -> Iterator[frozenset[str]]:
    """The characters of each open case that has issued papers."""
    with registry.reading() as unit:
        for each in registry.open_cases():
            if unit.cases.issued(each.key):
                yield frozenset(canonical_json(json.loads(each.content)).decode("utf-8"))


def _files(home: Home) -> dict[str, Path]:
    """The font files of the home by their names below the fonts folder."""
    return {
        path.relative_to(home.fonts).as_posix(): path
        for path in home.fonts.rglob("*")
        if path.suffix.lower() in FONT_SUFFIXES and path.is_file()
    }
