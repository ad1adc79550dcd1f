"""What all paragraphs of a file share: styles, numbering, theme, settings; kept per template.

A template's thousandth filling has the same ``styles.xml`` as its first, so the resolved parts are
kept by what they are made of as it lies in the file, bounded. Not for anything that depends on the
body.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from docgen.typeset.model import (
    ENDNOTES,
    Block,
    Borders,
    DeclaredFont,
    Margins,
    Merge,
    NoteCount,
    ParagraphContent,
    Row,
    RunFormat,
    Settings,
)
from docgen.typeset.read.font_table import read_font_table
from docgen.typeset.read.notes import note_count
from docgen.typeset.read.numbering import Numbering, read_numbering
from docgen.typeset.read.package import Package
from docgen.typeset.read.styles import Styles, read_styles
from docgen.typeset.read.theme import NO_THEME, Theme, read_theme
from docgen.typeset.read.xml import Element, Unsupported, W, child, on_off, twips, val
from docgen.word import Signature, parse

__all__ = ["Bounded", "CellFace", "KeptRow", "ResourceCache", "Resources"]

_KINDS = ("styles", "numbering", "theme", "settings", "fontTable")
_TEMPLATES = 64
_PARAGRAPHS = 1024
_ROWS = 512
_FORMATS = 2048
_REFUSED = {
    "gutterAtTop": "a gutter at the top of the page",
    "printTwoOnOne": "two pages on one sheet",
    "bookFoldPrinting": "pages folded into a booklet",
    "bookFoldRevPrinting": "pages folded into a booklet",
}
_FURNITURE = 64
_COMPRESSING = frozenset({"compressPunctuation", "compressPunctuationAndJapaneseKana"})

_K = TypeVar("_K")
_V = TypeVar("_V")


class Bounded(Generic[_K, _V]):
    """A mapping that forgets the entries unused for longest beyond a limit."""

    __slots__ = ("_entries", "_limit")

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._entries: dict[_K, _V] = {}

    def get(self, key: _K) -> _V | None:
        """The entry, if it is still kept."""
        entry = self._entries.pop(key, None)
        if entry is not None:
            self._entries[key] = entry
        return entry

    def put(self, key: _K, value: _V) -> _V:
        """Keep an entry and give it back."""
        if len(self._entries) >= self._limit:
            for old in list(self._entries)[: self._limit // 4 or 1]:
                del self._entries[old]
        self._entries[key] = value
        return value

    def clear(self) -> None:
        """Forget everything."""
        self._entries.clear()

    def __len__(self) -> int:
        return len(self._entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellFace:
    """All of a cell but its content.

    ``kinds`` are the conditional formats of its table style, ``asked_pt`` the width that the cell
    asks for itself.
    """

    span: int
    merge: Merge
    borders: Borders
    margins: Margins
    fill: str | None
    vertical: str
    direction: str
    mark: bool
    fits: bool
    kinds: tuple[str, ...]
    asked_pt: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRow:
    """A row, and the widths that its cells ask for their columns."""

    row: Row
    asked: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources:
    """The shared parts of one file, with the formats, paragraphs and rows already met.

    ``marked`` says whether marks may stand in the file.
    """

    styles: Styles
    numbering: Numbering
    theme: Theme
    fonts: Mapping[str, DeclaredFont]
    settings: Settings
    compatibility: int
    footnotes: NoteCount
    endnotes: NoteCount
    marked: bool
    formats: Bounded[tuple[bytes, str, int], RunFormat] = field(
        default_factory=lambda: Bounded(_FORMATS)
    )
    paragraphs: Bounded[tuple[bytes, str, int], tuple[ParagraphContent, tuple[str, int] | None]] = (
        field(default_factory=lambda: Bounded(_PARAGRAPHS))
    )
    cells: Bounded[tuple[object, ...], CellFace] = field(default_factory=lambda: Bounded(_FORMATS))
    rows: Bounded[tuple[object, ...], KeptRow] = field(default_factory=lambda: Bounded(_ROWS))
    furniture: Bounded[tuple[str, Signature], tuple[Block, ...]] = field(
        default_factory=lambda: Bounded(_FURNITURE)
    )
    scopes: dict[bytes, int] = field(default_factory=dict)

    def scope_number(self, key: bytes) -> int:
        """A small number for a combination of table style and cell kinds."""
        return self.scopes.setdefault(key, len(self.scopes) + 1)


class ResourceCache:
    """Resources by the parts that they come from. One per engine, one thread."""

    def __init__(self) -> None:
        self._known: Bounded[tuple[object, ...], Resources] = Bounded(_TEMPLATES)

    def resources(self, package: Package, *, marked: bool) -> Resources:
        """The resources of a file: read now, or kept from an equal one."""
        names = [package.related(package.main, kind) for kind in _KINDS]
        key = (marked, *((name, name and package.signature(name)) for name in names))
        known = self._known.get(key)
        if known is None:
            parts = {
                kind: ("", b"") if name is None else (name, package.read(name))
                for kind, name in zip(_KINDS, names, strict=True)
            }
            known = self._known.put(key, _read(parts, marked=marked))
        return known

    def clear(self) -> None:
        """Forget all templates."""
        self._known.clear()


def _read(parts: dict[str, tuple[str, bytes]], *, marked: bool) -> Resources:
    roots = {kind: parse(data, name) if data else None for kind, (name, data) in parts.items()}
    settings = roots["settings"]
    theme = _theme(roots["theme"], settings)
    return Resources(
        styles=read_styles(roots["styles"], theme),
        numbering=read_numbering(roots["numbering"], theme),
        theme=theme,
        fonts=read_font_table(roots["fontTable"]),
        settings=_settings(settings),
        compatibility=_compatibility(settings),
        footnotes=note_count(settings, "footnotePr", NoteCount()),
        endnotes=note_count(settings, "endnotePr", ENDNOTES),
        marked=marked,
    )


def _theme(root: Element | None, settings: Element | None) -> Theme:
    if root is None:
        return NO_THEME
    language = None if settings is None else child(settings, "themeFontLang")
    return read_theme(root, "" if language is None else language.get(W + "eastAsia", ""))


def _settings(root: Element | None) -> Settings:
    if root is None:
        return Settings()
    for name, feature in _REFUSED.items():
        if _flag(root, name):
            raise Unsupported(feature)
    tab = child(root, "defaultTabStop")
    spacing = child(root, "characterSpacingControl")
    compat = child(root, "compat")
    return Settings(
        default_tab_pt=max(twips(tab), 1.0) if tab is not None else 36.0,
        compress_punctuation=spacing is not None and val(spacing) in _COMPRESSING,
        grid_in_tables=_compat(compat, "adjustLineHeightInTable"),
        add_spacing=_compat(compat, "doNotUseHTMLParagraphAutoSpacing"),
        splits_page_breaks=_compat(compat, "splitPgBreakAndParaMark"),
        even_and_odd=_flag(root, "evenAndOddHeaders"),
        mirror_margins=_flag(root, "mirrorMargins"),
        not_at_start=_marks(root, "noLineBreaksBefore"),
        not_at_end=_marks(root, "noLineBreaksAfter"),
    )


def _marks(root: Element, name: str) -> frozenset[str] | None:
    """The marks that the file keeps from an edge of a line, in Chinese before other languages."""
    found = sorted(
        root.iterchildren(W + name),
        key=lambda item: not item.get(W + "lang", "zh-CN").startswith("zh"),
    )
    return frozenset(val(found[0])) if found else None


def _flag(root: Element, name: str) -> bool:
    item = child(root, name)
    return item is not None and on_off(item)


def _compat(compat: Element | None, name: str) -> bool:
    return compat is not None and _flag(compat, name)


def _compatibility(root: Element | None) -> int:
    """The version of Word whose layout the file asks for; 12 where it does not say (2007)."""
    for item in root.iter(W + "compatSetting") if root is not None else ():
        value = val(item)
        if item.get(W + "name") == "compatibilityMode" and value.isdecimal():
            return int(value)
    return 12
