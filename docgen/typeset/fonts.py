"""The fonts: bundled faces, the agency's own, and which of them stands for a name in a Word file.

Every substitution is decided here, by an explicit chain per name; nothing falls back in silence.
Not for measuring (``_face``) nor for finding a character's face (``layout.shaping``).
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import weakref
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn

from docgen.typeset._face import MISSING, Face, load_face
from docgen.typeset._font_files import FONT_SUFFIXES, font_files, fonts_in
from docgen.typeset.errors import FontMissingError
from docgen.typeset.model import DeclaredFont

__all__ = [
    "FONT_SUFFIXES",
    "Chain",
    "FontRow",
    "FontSet",
    "FontSubstitution",
    "bundled_font_folder",
    "is_font_file",
    "load_fonts",
]

_SERIF, _SANS, _SYMBOLS = "Noto Serif SC", "Noto Sans SC", "Noto Sans Symbols2"
_SANS_NAMES = frozenset(
    [
        "黑体",
        "simhei",
        "微软雅黑",
        "microsoft",
        "yahei",
        "等线",
        "dengxian",
        "华文黑体",
        "stheiti",
        "方正黑体_gbk",
        "方正黑体简体",
        "思源黑体",
        "arial",
        "calibri",
        "helvetica",
        "verdana",
        "tahoma",
        "segoe",
        "ui",
        "sans-serif",
        "aptos",
        "carlito",
    ]
)
_SANS_MARKS = ("黑", "sans", "gothic", "hei")
_ALIASES = (
    frozenset({"仿宋_gb2312", "fangsong_gb2312", "仿宋", "fangsong", "华文仿宋", "stfangsong"}),
    frozenset({"楷体_gb2312", "kaiti_gb2312", "楷体", "kaiti", "华文楷体", "stkaiti"}),
    frozenset({"宋体", "simsun", "新宋体", "nsimsun"}),
    frozenset({"黑体", "simhei"}),
    frozenset({"微软雅黑", "microsoft yahei"}),
    frozenset({"方正小标宋简体", "fzxiaobiaosong-b05s", "方正小标宋_gbk", "fzxiaobiaosong-b05"}),
)
_STANDARD_NAMES = (
    "仿宋_GB2312",
    "楷体_GB2312",
    "宋体",
    "黑体",
    "方正小标宋简体",
    "Times New Roman",
    "Arial",
)
_BOLD = 600
_UNDECLARED = DeclaredFont()


@dataclass(frozen=True, slots=True, kw_only=True)
class FontSubstitution:
    """A font that the file asks for, and the face that was printed in its stead."""

    requested: str
    used: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FontRow:
    """One line of the font table of ``docgen doctor``.

    ``lacks`` is how many of the Chinese characters of GB/T 2312 the font has not; other fonts give
    them. Of a font for Latin letters none are expected.
    """

    requested: str
    used: str
    origin: str
    exact: bool
    lacks: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Chain:
    """The faces tried in turn for a name; ``exact`` where the first is the font asked for."""

    requested: str
    faces: tuple[Face, ...]
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class FontSet:
    """All faces in force."""

    faces: tuple[Face, ...]
    chains: dict[tuple[str, DeclaredFont | None], Chain] = field(default_factory=dict)
    covered: set[str] = field(default_factory=set)

    def uncovered(self, characters: AbstractSet[str]) -> AbstractSet[str]:
        """The characters that no face can draw."""
        unseen = characters - self.covered
        drawn = {each for each in unseen if self._draws(each)}
        self.covered.update(drawn)
        return unseen - drawn

    def _draws(self, character: str) -> bool:
        return any(face.advances[character] != MISSING for face in self.faces)

    def resolve(self, name: str, declared: DeclaredFont | None = None) -> Chain:
        """The chain of faces for a font name of a Word file, with what the file says of the font.

        A face of another of its names is the font itself; a stand-in has serifs as it has.
        """
        key = (name, declared)
        chain = self.chains.get(key)
        if chain is None:
            chain = self.chains[key] = self._chain(name, declared or _UNDECLARED)
        return chain

    def variant(self, face: Face, *, bold: bool, italic: bool) -> Face:
        """The bold or slanted sister of a face where there is one, else the face itself."""
        if not bold and not italic:
            return face
        sisters = [other for other in self.faces if other.family == face.family]
        return min(
            sisters,
            key=lambda other: (
                (other.weight >= _BOLD) != bold,
                (other.style != "normal") != italic,
                str(other.path),
            ),
        )

    def covering(self, text: str) -> Face | None:
        """The first face that has every character of a text."""
        return next(
            (
                face
                for face in self.faces
                if all(face.advances[character] != MISSING for character in text)
            ),
            None,
        )

    def table(self) -> tuple[FontRow, ...]:
        """What stands for each font of the standard, for ``docgen doctor``."""
        rows = []
        for name in _STANDARD_NAMES:
            chain = self.resolve(name)
            face = chain.faces[0]
            rows.append(
                FontRow(
                    requested=name,
                    used=face.name,
                    origin=face.origin,
                    exact=chain.exact,
                    lacks=0 if name.isascii() else _lacking(face),
                )
            )
        return tuple(rows)

    def _chain(self, name: str, declared: DeclaredFont) -> Chain:
        wanted = name.strip().lower()
        same = _names(wanted).union(*(_names(other.lower()) for other in declared.alternates))
        own = [face for face in self._regular() if wanted in face.names]
        own += [face for face in self._regular() if face not in own and face.names & same]
        rest = sorted(self._regular(), key=lambda face: _rank(face, wanted, sans=declared.sans))
        faces = tuple(dict.fromkeys([*own, *rest]))
        return Chain(requested=name, faces=faces, exact=bool(own) and bool(own[0].names & same))

    def _regular(self) -> list[Face]:
        """One face per family: the one nearest to regular."""
        best: dict[str, Face] = {}
        for face in self.faces:
            known = best.get(face.family)
            if known is None or _plainness(face) < _plainness(known):
                best[face.family] = face
        return list(best.values())


@cache
def _common() -> frozenset[int]:
    """The Chinese characters of GB/T 2312."""
    pairs = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return frozenset(ord(each) for pair in pairs for each in pair.decode("gb2312", "ignore"))


def _lacking(face: Face) -> int:
    found: set[int] = set()
    for first, last in face.advances.glyphs.ranges():
        found.update(range(first, last + 1))
    return len(_common() - found)


def bundled_font_folder() -> Path:
    """The folder of the Chinese faces that come with the program."""
    return Path(pylopdf_fonts_zh_cn.serif_path()).parent


def is_font_file(path: Path) -> bool:
    """Whether every font of a file can be read."""
    fonts = fonts_in(path)
    try:
        for index in range(fonts):
            load_face(path, index, origin="agency")
    except FontMissingError:
        return False
    return fonts > 0


def load_fonts(agency_folder: Path | None, cache_folder: Path | None) -> FontSet:
    """The bundled faces and those in the agency's folder.

    The symbol face comes packed in a module and is unpacked into ``cache_folder``, or into a
    folder that lives as long as the returned set.
    """
    temporary = cache_folder is None
    if cache_folder is None:
        cache_folder = Path(tempfile.mkdtemp(prefix="docgen-fonts-"))
    bundled = bundled_font_folder()
    symbols = _unpack_symbols(cache_folder)
    faces = [
        load_face(path, index, origin="bundled")
        for folder in (bundled, symbols.parent)
        for path, index in font_files(folder)
    ]
    if agency_folder is not None and agency_folder.is_dir():
        faces += [
            load_face(path, index, origin="agency") for path, index in font_files(agency_folder)
        ]
    for family in (_SERIF, _SANS, _SYMBOLS):
        if not any(face.family == family for face in faces):
            raise FontMissingError(
                what=f"the bundled font {family} is missing",
                where=bundled.name,
                next="install the program again",
            )
    found = FontSet(faces=tuple(sorted(faces, key=_order)))
    if temporary:
        weakref.finalize(found, shutil.rmtree, cache_folder, ignore_errors=True)
    return found


def _order(face: Face) -> tuple[bool, str, int, str]:
    return face.origin != "agency", face.family, face.weight, face.style


def _plainness(face: Face) -> tuple[bool, int]:
    return face.style != "normal", abs(face.weight - 400)


def _names(name: str) -> frozenset[str]:
    """A font's name with those of the same font in the other language."""
    return next((group for group in _ALIASES if name in group), frozenset({name}))


def _rank(face: Face, wanted: str, *, sans: bool) -> tuple[int, str]:
    """Bundled role faces first, then symbols, then whatever else the agency has."""
    sans = (
        sans
        or wanted.replace(" ", "\xa0") in _SANS_NAMES
        or any(mark in wanted for mark in _SANS_MARKS)
    )
    order = [_SANS, _SERIF, _SYMBOLS] if sans else [_SERIF, _SANS, _SYMBOLS]
    if face.origin == "bundled" and face.family in order:
        return order.index(face.family), face.family
    return len(order), face.family


def _unpack_symbols(folder: Path) -> Path:
    """Write the symbol face where the compiler can read it: whole, or not at all."""
    # The module holds the font as a compressed literal and costs 40 ms, so only when it is needed.
    from pymupdf_fonts import NotoSansSymbols2_Regular as packed

    data: bytes = packed.fontbuffer
    digest = hashlib.sha256(data).hexdigest()[:16]
    target = folder / f"symbols-{digest}" / "NotoSansSymbols2-Regular.ttf"
    if target.is_file() and target.stat().st_size == len(data):
        return target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_durably(target, data)
    except OSError as error:
        raise FontMissingError(
            what="the font folder cannot be written",
            where=folder.name,
            next="give the program write access to it",
        ) from error
    return target


def _write_durably(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(target)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
