"""Characters of the symbol fonts of Word, as the Unicode characters that they show.

A code without a counterpart here is refused: printed from another font it would be another sign.
"""

from __future__ import annotations

from docgen.typeset.model import Fonts
from docgen.typeset.read.xml import Unsupported

__all__ = ["in_symbol_fonts", "symbol", "symbols"]


def _from(first: int, signs: str) -> dict[int, str]:
    return {first + offset: sign for offset, sign in enumerate(signs) if sign != "?"}


_WINGDINGS = {
    **_from(0x21, "✏✂✁"),
    **_from(0x28, "☎✆✉✉"),
    **_from(0x3E, "✇✍"),
    **_from(0x41, "✌???☜☞☝☟"),
    0x4A: "☺",
    0x4C: "☹",
    **_from(0x51, "✈☼?❄"),
    **_from(0x58, "✠✡☪☯"),
    **_from(0x6C, "●❍■□□❑❒⬧⧫◆❖⬥☒"),
    0x7A: "⌘",
    **_from(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
    **_from(0x9E, "·•"),
    **_from(0xA1, "○??◉◎?▪☐?✦★✶✴✹✵"),
    **_from(0xB5, "✪✰"),
    0xD8: "➢",
    **_from(0xDF, "←→↑↓↖↗↙↘?➔"),
    **_from(0xEF, "⇦⇨⇧⇩"),
    **_from(0xFB, "✗✓☒☑"),
}
_WINGDINGS_2 = {
    **_from(0x4F, "✗✓☒☑☒☒"),
    **_from(0x75, "⓪①②③④⑤⑥⑦⑧"),
    **_from(0x97, "●●"),
    0xA2: "■",
    0xA3: "☐",
}
_WINGDINGS_3 = {**_from(0x66, "←→↑↓"), **_from(0x70, "▲▼△▽◀▶")}
_WEBDINGS = {
    **_from(0x33, "◀▶▲▼"),
    0x61: "✔",
    0x63: "□",
    0x67: "■",
    0x6E: "●",
    0x72: "✖",
}
_SYMBOL = {
    **_from(0x22, "∀#∃%&∋()∗+,−./0123456789:;<=>"),
    0x21: "!",
    0x3F: "?",
    **_from(0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"),
    **_from(0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
    **_from(0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"),
    **_from(0xC0, "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"),
    **_from(0xF1, "〉∫"),
}
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}
_PRIVATE, _PRIVATE_END = 0xF000, 0xF0FF
_ASCII_END, _LATIN_END = 0x80, 0x100
_SPACES = frozenset({0x20, 0xA0})


def symbol(font: str, code: int) -> str:
    """The character of ``w:sym``."""
    plain = code - _PRIVATE if _PRIVATE <= code <= _PRIVATE_END else code
    table = _FONTS.get(font.lower())
    if table is None:
        if plain == code and chr(code).isprintable():
            return chr(code)
        raise Unsupported(f"a symbol of the font {font}")
    if plain in _SPACES:
        return " "
    if plain not in table:
        raise Unsupported(f"the symbol {plain:X} of the font {font}")
    return table[plain]


def in_symbol_fonts(fonts: Fonts) -> bool:
    """Whether a symbol font is among those that Latin characters are drawn in."""
    return fonts.ascii.lower() in _FONTS or fonts.high_ansi.lower() in _FONTS


def symbols(fonts: Fonts, text: str) -> str:
    """What text shows where its font is a symbol font; other characters stay as they are."""
    return "".join(_shown(fonts, character) for character in text)


def _shown(fonts: Fonts, character: str) -> str:
    code = ord(character)
    if _PRIVATE <= code <= _PRIVATE_END:
        names = (fonts.ascii, fonts.high_ansi, fonts.east_asia)
        font = next((name for name in names if name.lower() in _FONTS), None)
        return character if font is None else symbol(font, code)
    font = fonts.ascii if code < _ASCII_END else fonts.high_ansi
    if code >= _LATIN_END or font.lower() not in _FONTS:
        return character
    return symbol(font, code)
