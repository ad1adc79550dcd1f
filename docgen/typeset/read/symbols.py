"""Characters of the symbol fonts of Word, as the Unicode characters that they show.

A code without a counterpart here is refused: printed from another font it would be another sign.
"""

from __future__ import annotations

from docgen.typeset.read.xml import Unsupported

__all__ = ["from_private_use", "symbol"]

_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x75: "◆",
    0x76: "❖",
    0x77: "⬥",
    0xA1: "○",
    0xA7: "▪",
    0xA8: "☐",
    0xD8: "➢",
    0xE0: "→",
    0xFB: "☒",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
    0x9F: "•",
    0x9E: "·",
    0x78: "☒",
    0x52: "☼",
    0xF0: "⇨",
}
_WINGDINGS_2 = {
    0x50: "✓",
    0x51: "☒",
    0x52: "☑",
    0x53: "☒",
    0x54: "☒",
    0xA3: "☐",
    0x4F: "✗",
    0x98: "●",
}
_SYMBOL = {
    0xB7: "•",
    0xA8: "♦",
    0xD7: "⋅",
    0xB0: "°",
    0xB1: "±",
    0xB4: "×",
    0xD6: "√",
    0xA3: "≤",
    0xB3: "≥",
    0xB9: "≠",
    0xAE: "→",
    0x2D: "−",
}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
_BULLETS = {**_SYMBOL, **_WINGDINGS, 0xB7: "•"}
_PRIVATE, _PRIVATE_END = 0xF000, 0xF0FF


def symbol(font: str, code: int) -> str:
    """The character of ``w:sym``."""
    plain = code - _PRIVATE if _PRIVATE <= code <= _PRIVATE_END else code
    table = _FONTS.get(font.lower())
    if table is None:
        if plain == code:
            return chr(code)
        raise Unsupported(f"a symbol of the font {font}")
    if plain not in table:
        raise Unsupported(f"the symbol {plain:X} of the font {font}")
    return table[plain]


def from_private_use(character: str) -> str:
    """A bullet that a list wrote by its private code; others stay as they are."""
    code = ord(character)
    if not _PRIVATE <= code <= _PRIVATE_END:
        return character
    if code - _PRIVATE not in _BULLETS:
        raise Unsupported(f"the bullet {code - _PRIVATE:X} of a symbol font")
    return _BULLETS[code - _PRIVATE]
