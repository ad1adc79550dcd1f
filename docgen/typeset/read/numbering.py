"""Numbering: definitions, counters, and the text of each number or bullet.

Counters live for one reading of one file. Not for where a number stands: its suffix and the
paragraph's indents decide that in layout.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.typeset.model import Fonts
from docgen.typeset.read.numerals import custom_format, format_number
from docgen.typeset.read.paragraph_properties import read_paragraph_properties
from docgen.typeset.read.run_properties import read_run_properties
from docgen.typeset.read.symbols import symbols
from docgen.typeset.read.theme import Theme
from docgen.typeset.read.xml import Element, Unsupported, W, child, number, on_off, val

__all__ = ["NO_NUMBERING", "Counters", "Level", "Numbering", "read_numbering"]

_LEVELS, _LONGEST = 9, 255
_ALIGNMENTS = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
}
_FONT_KEYS = ("ascii", "high_ansi", "east_asia")
_PRIVATE, _PRIVATE_END = "\ue000", "\uf8ff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list."""

    start: int
    kind: str
    pattern: str
    suffix: str
    alignment: str
    restart_after: int | None
    legal: bool
    style: str | None
    paragraph: Mapping[str, object]
    run: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]
    unsupported: str | None = None

    def start(self, level: int) -> int:
        """The first number of a level, where an override has the last word."""
        return self.starts.get(level, self.levels[level].start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """All lists of a file by ``numId``."""

    lists: Mapping[str, _List]

    def level(self, reference: str, level: int) -> Level | None:
        """The definition of a level; None where the list does not exist (numId 0 is no list)."""
        found = self.lists.get(reference)
        if found is not None and found.unsupported is not None:
            raise Unsupported(found.unsupported)
        return None if found is None else found.levels.get(level)

    def level_of_style(self, reference: str, style: str) -> int:
        """The level that a paragraph style is bound to, else the first."""
        found = self.lists.get(reference)
        for index, level in (found.levels if found else {}).items():
            if level.style == style:
                return index
        return 0


NO_NUMBERING = Numbering(lists={})


@dataclass(slots=True, kw_only=True)
class Counters:
    """Where each list stands while a file is read."""

    numbering: Numbering
    values: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def next_label(self, reference: str, level: int) -> str:
        """Count one paragraph of this level and give its label."""
        found = self.numbering.lists[reference]
        values = self.values.setdefault(found.abstract, [None] * _LEVELS)
        if reference not in self.begun:
            self.begun.add(reference)
            for index in found.starts:
                values[index] = None
        current = values[level]
        values[level] = found.start(level) if current is None else current + 1
        self._restart_below(found, values, level)
        return self._text(found, values, level)

    @staticmethod
    def _restart_below(found: _List, values: list[int | None], level: int) -> None:
        for lower in range(level + 1, _LEVELS):
            definition = found.levels.get(lower)
            limit = None if definition is None else definition.restart_after
            if limit is None or (limit > 0 and level < limit):
                values[lower] = None

    @staticmethod
    def _text(found: _List, values: list[int | None], level: int) -> str:
        definition = found.levels[level]
        if definition.kind == "bullet":
            return definition.pattern
        text = definition.pattern
        for index in range(level, -1, -1):
            other = found.levels.get(index)
            if other is None or f"%{index + 1}" not in text:
                continue
            value = values[index]
            kind = "decimal" if definition.legal and other.kind != "decimalZero" else other.kind
            shown = format_number(found.start(index) if value is None else value, kind)
            text = text.replace(f"%{index + 1}", shown)
            if len(text) > _LONGEST:
                raise Unsupported(f"a list number of more than {_LONGEST} characters")
        return text


def read_numbering(root: Element | None, theme: Theme) -> Numbering:
    """The lists of ``numbering.xml``; None stands for a file without one."""
    if root is None:
        return NO_NUMBERING
    abstract = {
        item.get(W + "abstractNumId", ""): item for item in root.iterchildren(W + "abstractNum")
    }
    styles = {_text_of(item, "styleLink", ""): key for key, item in abstract.items()}
    lists = {
        item.get(W + "numId", ""): _list(item, abstract, styles, theme)
        for item in root.iterchildren(W + "num")
    }
    lists.pop("0", None)
    return Numbering(lists=lists)


def _list(
    item: Element, abstract: Mapping[str, Element], styles: Mapping[str, str], theme: Theme
) -> _List:
    """A list; one that cannot be drawn is refused only where it is used.

    A definition without levels may name a list style, whose definition it then shares (17.9.21).
    """
    key = _text_of(item, "abstractNumId", "")
    linked = _text_of(abstract[key], "numStyleLink", "") if key in abstract else ""
    if linked:
        key = styles.get(linked, key)
    try:
        levels = _levels(abstract[key], theme) if key in abstract else {}
        starts = _overrides(item, levels, theme)
    except Unsupported as error:
        return _List(abstract=key, levels={}, starts={}, unsupported=error.feature)
    return _List(abstract=key, levels=levels, starts=starts)


def _overrides(item: Element, levels: dict[int, Level], theme: Theme) -> dict[int, int]:
    starts: dict[int, int] = {}
    for override in item.iterchildren(W + "lvlOverride"):
        index = _index(override)
        replaced, start = child(override, "lvl"), child(override, "startOverride")
        if replaced is not None:
            levels[index] = _level(replaced, theme)
        if start is not None:
            starts[index] = int(number(start))
    return starts


def _levels(item: Element, theme: Theme) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for level in item.iterchildren(W + "lvl"):
        levels[_index(level)] = _level(level, theme)
    return levels


def _index(item: Element) -> int:
    index = int(number(item, "ilvl"))
    if not 0 <= index < _LEVELS:
        raise Unsupported("a list level beyond the ninth")
    return index


def _text_of(item: Element, name: str, default: str) -> str:
    found = child(item, name)
    return default if found is None else val(found, default)


def _level(item: Element, theme: Theme) -> Level:
    restart, start, legal = child(item, "lvlRestart"), child(item, "start"), child(item, "isLgl")
    if child(item, "lvlPicBulletId") is not None:
        raise Unsupported("a picture as a bullet")
    kind, run = _kind(item), read_run_properties(child(item, "rPr"), theme)
    alignment = _ALIGNMENTS.get(_text_of(item, "lvlJc", "left"))
    if alignment is None:
        raise Unsupported(f"a list number aligned as {_text_of(item, 'lvlJc', '')}")
    pattern = _text_of(item, "lvlText", "")
    if len(pattern) > _LONGEST:
        raise Unsupported(f"a list number of more than {_LONGEST} characters")
    return Level(
        start=1 if start is None else int(number(start)),
        kind=kind,
        pattern=_bullet(pattern, run) if kind == "bullet" else pattern,
        suffix=_text_of(item, "suff", "tab"),
        alignment=alignment,
        restart_after=None if restart is None else int(number(restart)),
        legal=legal is not None and on_off(legal),
        style=_text_of(item, "pStyle", "") or None,
        paragraph=read_paragraph_properties(child(item, "pPr")),
        run=run,
    )


def _kind(item: Element) -> str:
    """The number format; one of the user's own stands in alternative content."""
    found = child(item, "numFmt")
    if found is None:
        found = next(item.iter(W + "numFmt"), None)
    if found is None:
        return "decimal"
    kind = val(found, "decimal")
    return custom_format(found.get(W + "format", "")) if kind == "custom" else kind


def _bullet(pattern: str, run: Mapping[str, object]) -> str:
    names = {key: str(run[f"font:{key}"]) for key in _FONT_KEYS if f"font:{key}" in run}
    shown = symbols(Fonts(**names), pattern)
    hidden = next((mark for mark in shown if _PRIVATE <= mark <= _PRIVATE_END), None)
    if hidden is not None:
        raise Unsupported(f"the bullet {ord(hidden):X} of a font of symbols")
    return shown
