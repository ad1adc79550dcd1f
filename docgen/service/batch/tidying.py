"""What a spreadsheet holds around what is meant, taken away: blanks, line ends, widths, case.

Codes and plates are written one way only, so they are written so here. Not for judging them, nor
for what a person meant otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Change", "tidied"]

_Path = tuple[str, ...]
_CODES: frozenset[_Path] = frozenset(
    {
        ("party", "uscc"),
        ("party", "id_number"),
        ("party", "operator", "id_number"),
        ("vehicle", "plate"),
    }
)
_WITHOUT_HYPHENS = frozenset({("party", "uscc"), ("vehicle", "plate")})
_TELEPHONE = ("party", "telephone")
# What is said of these stands on one line.
_ON_ONE_LINE = frozenset({"party", "vehicle"})
# Marks that nobody sees, and what the plates on vehicles have between place and serial.
_UNSEEN = "\u200b\u200e\u200f\u202a\u202b\u202c\u2060\ufeff"
_WITHIN_CODES = re.compile(rf"[\s{_UNSEEN}·•・･‧∙⋅]")
_HYPHENS = re.compile("[-\u2010-\u2015\u2212]")
_LINE_ENDS = re.compile(r"[^\S\n\r\t\v\f]*[\n\r\t\v\f]\s*")
# Letters and digits as wide as Chinese characters (U+FF10 and on); brackets stay as they are.
_WIDE = {
    code: code - 0xFEE0
    for first, last in (("０", "９"), ("Ａ", "Ｚ"), ("ａ", "ｚ"))
    for code in range(ord(first), ord(last) + 1)
}
_COLOUR = "色"
_SHORTEST_PART = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of a cell on its way into the case: the JSON Pointer of its field, both texts."""

    pointer: str
    before: str
    after: str


def tidied(path: _Path, text: str, words: Mapping[str, str]) -> str:
    """The text of a cell as the field at ``path`` has it.

    ``words`` are those that the field takes, where it takes no others; a part of one of them that
    is part of no other stands for it.
    """
    bare = _stripped(text)
    if words:
        return _word(bare, words)
    if path in _CODES:
        return _code(bare, without_hyphens=path in _WITHOUT_HYPHENS)
    if path == _TELEPHONE:
        return _HYPHENS.sub("-", unicodedata.normalize("NFKC", _on_one_line(bare)))
    return _on_one_line(bare).translate(_WIDE) if path[0] in _ON_ONE_LINE else bare


def _stripped(text: str) -> str:
    before = None
    while before != text:
        before, text = text, text.strip().strip(_UNSEEN)
    return text


def _code(text: str, *, without_hyphens: bool) -> str:
    plain = _WITHIN_CODES.sub("", unicodedata.normalize("NFKC", text)).upper()
    return _HYPHENS.sub("" if without_hyphens else "-", plain)


def _on_one_line(text: str) -> str:
    return _LINE_ENDS.sub(_joint, text)


def _joint(found: re.Match[str]) -> str:
    """Words of a language with blanks stay apart."""
    around = found.string[found.start() - 1] + found.string[found.end()]
    return " " if around.isascii() else ""


def _word(text: str, words: Mapping[str, str]) -> str:
    if text in words or text in words.values():
        return text
    if text + _COLOUR in words:
        return text + _COLOUR
    parted = [each for each in words if len(text) >= _SHORTEST_PART and text in each]
    return parted[0] if len(parted) == 1 else text
