"""Classes of characters for line layout: script, and what may stand at the edges of a line.

The sets are those of Word for simplified Chinese (禁则). Not for glyphs.
"""

from __future__ import annotations

import unicodedata

__all__ = [
    "CLOSING",
    "COLUMN_BREAK",
    "DASH",
    "DRAWN_AS",
    "INKED",
    "LINE_BREAK",
    "NOT_AT_END",
    "NOT_AT_START",
    "OBJECT",
    "OPENING",
    "PAGE_BREAK",
    "SOFT_HYPHEN",
    "SPECIAL",
    "TAB",
    "Script",
    "script",
    "scripts_of",
]

TAB, LINE_BREAK, PAGE_BREAK, COLUMN_BREAK, OBJECT = "\t", "\n", "\f", "\v", "\ufffc"
SPECIAL = frozenset({TAB, LINE_BREAK, PAGE_BREAK, COLUMN_BREAK, OBJECT})
SOFT_HYPHEN, DASH = "\u00ad", "\u2014"
DRAWN_AS = {
    "\u2011": "-",
    SOFT_HYPHEN: "-",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u2009": " ",
}
"""Characters that are drawn as another one."""

NOT_AT_START = frozenset(
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
    "،؛؟۔"
)
NOT_AT_END = frozenset("$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥")
OPENING = frozenset("‘“〈《「『【〔〖〝（［｛")
CLOSING = frozenset("、。，．：；’”〉》」』】〕〗〞）］｝！？")


# How much of a mark's width its ink takes up at most, with a little white after it, in faces of
# mainland Chinese; of other marks it may be all.
INKED = {**dict.fromkeys(CLOSING, 0.53), **dict.fromkeys("、。，．；：！", 0.41)}


class Script:
    """How a character chooses its font and its spacing: one letter each."""

    EAST_ASIAN = "E"
    EAST_ASIAN_MARK = "P"
    LETTER = "L"
    DIGIT = "D"
    SPACE = "S"
    LATIN_MARK = "M"
    EITHER = "X"
    RIGHT_TO_LEFT = "R"
    COMPLEX = "C"
    ATTACHED = "J"


_ASCII_END, _EITHER_START, _EAST_START = 0x80, 0x2000, 0x2E80
_PRIVATE_START, _COMPATIBILITY_START = 0xE000, 0xF900
_LATIN_AFTER, _WIDE_AFTER = 0xFB00, 0xFE30
_HALF_START, _HALF_END = 0xFF61, 0xFFDC
_RIGHT_TO_LEFT = (
    (0x0590, 0x08FF),
    (0xFB1D, 0xFDFF),
    (0xFE70, 0xFEFF),
    (0x200E, 0x200F),
    (0x202A, 0x202E),
    (0x2066, 0x2069),
    (0x10800, 0x10FFF),
    (0x1E800, 0x1EFFF),
)
_COMPLEX = (
    (0x0900, 0x109F),
    (0x1700, 0x18AF),
    (0x1900, 0x1AAF),
    (0xA800, 0xA95F),
    (0xA980, 0xAAFF),
)
_MARKS = frozenset({"Mn", "Me", "Mc"})
_EITHER_LATIN = frozenset("§¨°±´·×÷¤")


class _Scripts(dict[str, str]):
    def __missing__(self, character: str) -> str:
        found = _classify(character)
        self[character] = found
        return found


def _classify(character: str) -> str:
    code = ord(character)
    if any(start <= code <= end for start, end in _RIGHT_TO_LEFT):
        return Script.RIGHT_TO_LEFT
    if any(start <= code <= end for start, end in _COMPLEX):
        return Script.COMPLEX
    return _simple(character, code)


def _simple(character: str, code: int) -> str:
    if unicodedata.category(character) in _MARKS:
        return Script.ATTACHED
    if code < _EAST_START:
        return _western(character, code)
    if _LATIN_AFTER <= code < _WIDE_AFTER or _PRIVATE_START <= code < _COMPATIBILITY_START:
        return Script.EITHER
    if character.isalnum() and not _HALF_START <= code <= _HALF_END:
        return Script.EAST_ASIAN
    return Script.EAST_ASIAN_MARK


def _western(character: str, code: int) -> str:
    if character.isspace():
        return Script.SPACE
    if code >= _EITHER_START or character in _EITHER_LATIN:
        return Script.EITHER
    if character.isdecimal():
        return Script.DIGIT
    if character.isalpha():
        return Script.LETTER
    return Script.LATIN_MARK


script = _Scripts()
"""The script of a character, classified once and kept."""


def scripts_of(text: str, *, as_marks: bool) -> list[str]:
    """The scripts of characters; the number of a note is a mark, which no space parts from text."""
    kinds = [script[character] for character in text]
    return [_AS_MARK.get(kind, kind) for kind in kinds] if as_marks else kinds


_AS_MARK = {Script.LETTER: Script.LATIN_MARK, Script.DIGIT: Script.LATIN_MARK}
