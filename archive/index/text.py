"""How text is normalised for search, and how a place in it leads back to the original.

NFKC, lower case, no white space, no invisible characters, and one kind of brackets: numbers of
documents are written with 〔〕 (GB/T 9704-2012, 7.2.5), which no keyboard has. Text and queries go
through the same function, so a query is found exactly where its normal form stands. Not for
display.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["SEPARATOR", "normalise", "normalise_with_map"]

SEPARATOR = "\0"
"""Stands between parts; normal text never holds it, so no match crosses it."""

_INVISIBLE = re.compile(
    "[\\s\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0001-\U000e007f\U000e0100-\U000e01ef]+"
)
_ITSELF = re.compile("[\u3001\u3002\u300a\u300b\u4e00-\u9fff0-9a-z]+")
_BRACKETS = str.maketrans("〔【[〕】]", "((()))")
_JOINING_STARTERS = re.compile(
    "[\u1161-\u1175\u11a8-\u11c2\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e"
    "\u0d57\u0dcf\u0ddf\u102e\u1b35]"
)


def normalise(text: str) -> str:
    """Give the normal form of ``text``.

    Python spells a final Greek sigma by its context; a substring has another context, so both
    spellings become one.
    """
    folded = unicodedata.normalize("NFKC", text).lower().replace("ς", "σ")
    return _INVISIBLE.sub("", folded.translate(_BRACKETS))


def normalise_with_map(text: str) -> tuple[str, list[int]]:
    """Give the normal form and, for each of its characters, the place it came from.

    The map has one more entry, the length of ``text``.
    """
    expected = normalise(text)
    normal, origins = _by_runs(text)
    if normal != expected:
        normal, origins = _by_clusters(text)
    if normal != expected:
        origins = [at * len(text) // max(1, len(expected)) for at in range(len(expected) + 1)]
    return expected, origins


def _by_runs(text: str) -> tuple[str, list[int]]:
    """Map character by character, leaping over what stays as it is."""
    pieces: list[str] = []
    origins: list[int] = []
    at = 0
    while at < len(text):
        run = _ITSELF.match(text, at)
        if run:
            pieces.append(run.group())
            origins.extend(range(at, run.end()))
            at = run.end()
            continue
        piece = _one(text[at])
        pieces.append(piece)
        origins.extend([at] * len(piece))
        at += 1
    return "".join(pieces), [*origins, len(text)]


@lru_cache(maxsize=4096)
def _one(character: str) -> str:
    return normalise(character)


def _by_clusters(text: str) -> tuple[str, list[int]]:
    """Map base characters together with the marks that may compose with them."""
    pieces: list[str] = []
    origins: list[int] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at < len(text) and _joins(text[at]):
            continue
        piece = normalise(text[start:at])
        pieces.append(piece)
        origins.extend([start] * len(piece))
        start = at
    return "".join(pieces), [*origins, len(text)]


def _joins(character: str) -> bool:
    return bool(unicodedata.combining(character) or _JOINING_STARTERS.match(character))
