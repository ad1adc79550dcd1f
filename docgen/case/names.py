"""Names of persons and numbers of documents as they are to be written.

Not for judging them: the schema's formats do that.
"""

from __future__ import annotations

__all__ = ["normalise_name", "normalise_number"]

# Names are written with U+00B7 between their parts, whatever the keyboard gave.
_INTERPUNCTS = str.maketrans(dict.fromkeys("•∙・･．‧⋅・●", "·"))
# GB/T 9704-2012: the year stands in full between hexagonal brackets.
_OPENING = str.maketrans(dict.fromkeys("[［【〖(（", "〔") | dict.fromkeys("]］】〗)）", "〕"))


def normalise_name(name: str) -> str:
    """The name with every kind of interpunct as ``·``; nothing is trimmed."""
    return name.translate(_INTERPUNCTS)


def normalise_number(number: str) -> str:
    """The number with its year between ``〔`` and ``〕``; other brackets stay."""
    for start in range(len(number) - 5):
        piece = number[start : start + 6]
        year = piece[1:5]
        if year.isascii() and year.isdecimal() and _is_bracketed(piece.translate(_OPENING)):
            return number[:start] + piece.translate(_OPENING) + number[start + 6 :]
    return number


def _is_bracketed(piece: str) -> bool:
    return piece[0] == "〔" and piece[5] == "〕"
