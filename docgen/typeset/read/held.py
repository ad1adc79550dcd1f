"""The text of a run as inline items: tabs, capitals, and the places of marks in it.

A mark never changes how text becomes items. Not for anything in a run that is no text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from docgen.typeset.model import Inline, RunFormat, Tab, Text, TwoLines
from docgen.typeset.read.symbols import in_symbol_fonts, symbols

__all__ = ["HeldText", "Place"]

Place = tuple[int, int]
_Piece = tuple[int, int, bool]
_SMALL_CAPS = 0.8


@dataclass(slots=True, kw_only=True)
class HeldText:
    """What was read of a run and is no item yet: its text, and marks by where they stand in it."""

    format: RunFormat
    text: str = ""
    _marks: list[tuple[str | None, int]] = field(default_factory=list)

    def mark(self, pointer: str | None) -> None:
        """Note that a mark opens here, or without a pointer that it closes."""
        self._marks.append((pointer, len(self.text)))

    def release(self, items: list[Inline]) -> list[tuple[str | None, Place]]:
        """Add the text to ``items`` and give the places of the marks; nothing is held any more."""
        pieces: list[_Piece] = []
        for item, length in self._items():
            _add(items, item)
            pieces.append((len(items) - 1, length, not isinstance(item, TwoLines)))
        places = [
            (pointer, _place(pieces, at, opens=pointer is not None) or (len(items), 0))
            for pointer, at in self._marks
        ]
        self.text, self._marks = "", []
        return places

    def _items(self) -> Iterator[tuple[Inline, int]]:
        """The items, each with how many characters of the text it is."""
        for index, part in enumerate(self.text.split("\t")):
            if index:
                yield Tab(format=self.format), 1
            if part:
                yield from self._texts(part)

    def _texts(self, text: str) -> Iterator[tuple[Inline, int]]:
        fmt, length = self.format, len(text)
        if in_symbol_fonts(fmt.fonts):
            text = symbols(fmt.fonts, text)
        if fmt.caps:
            text = _capitals(text)
        if fmt.combine is not None:
            half = Text(text=text, format=fmt)
            yield TwoLines(texts=(half,), brackets=fmt.combine[1], format=fmt), length
        elif fmt.small_caps:
            yield from ((each, len(each.text)) for each in _small_caps(text, fmt))
        else:
            yield Text(text=text, format=fmt), length


def _add(items: list[Inline], item: Inline) -> None:
    """Add an item; runs of one number stand together in two lines."""
    last = items[-1] if items else None
    if not (isinstance(last, TwoLines) and isinstance(item, TwoLines)):
        items.append(item)
    elif last.format.combine == item.format.combine:
        items[-1] = replace(last, texts=(*last.texts, *item.texts))
    else:
        items.append(item)


def _place(pieces: list[_Piece], at: int, *, opens: bool) -> Place | None:
    """The place of a mark; two lines in one have only a beginning and an end."""
    for index, length, parted in pieces:
        if at <= length:
            whole = int(at == length) if opens else min(at, 1)
            return index, at if parted else whole
        at -= length
    return None


def _small_caps(text: str, fmt: RunFormat) -> Iterator[Text]:
    small = replace(fmt, size_pt=fmt.size_pt * _SMALL_CAPS)
    for lower, letters in groupby(text, str.islower):
        yield Text(text=_capitals("".join(letters)), format=small if lower else fmt)


def _capitals(text: str) -> str:
    """Capitals one for one, as Word makes them: a letter without a single capital stays."""
    return "".join(
        upper if len(upper := character.upper()) == 1 else character for character in text
    )
