"""``w:rPr``: the properties of characters, read as a mapping that styles can be merged from.

Keys are the fields of ``RunFormat``, with fonts under ``font:...``. Not for the cascade itself
(``styles``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docgen.typeset.model import BLACK, Border, Fonts, RunFormat
from docgen.typeset.read.borders import read_border, read_fill
from docgen.typeset.read.theme import Theme
from docgen.typeset.read.xml import (
    W14,
    Element,
    Unsupported,
    W,
    color,
    local,
    on_off,
    twips,
    val,
    within,
)

__all__ = ["TOGGLES", "Properties", "read_run_properties", "run_format"]

Properties = Mapping[str, object]
_Out = dict[str, object]

TOGGLES = frozenset(
    {"bold", "italic", "complex_bold", "complex_italic", "caps", "small_caps", "hidden"}
)
"""Toggle properties: a paragraph and a character style that both set one cancel out (17.7.3)."""

_HARMLESS = frozenset(
    [
        "noProof",
        "webHidden",
        "specVanish",
        "oMath",
        "rStyle",
        "effect",
        "outline",
        "shadow",
        "emboss",
        "imprint",
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "rPrChange",
    ]
)
_CHANGES_PRINT = {
    "outline": "outlined text",
    "shadow": "shadowed text",
    "emboss": "embossed text",
    "imprint": "engraved text",
    "oMath": "an equation",
}
_REFUSED_CHILD = {
    "ins": "a tracked change",
    "del": "a tracked change",
    "moveFrom": "a tracked change",
    "moveTo": "a tracked change",
    "rPrChange": "a tracked change",
}
_UNDERLINES = frozenset(
    [
        "single",
        "words",
        "double",
        "thick",
        "dotted",
        "dottedHeavy",
        "dash",
        "dashedHeavy",
        "dashLong",
        "dashLongHeavy",
        "dotDash",
        "dashDotHeavy",
        "dotDotDash",
        "dashDotDotHeavy",
        "wave",
        "wavyHeavy",
        "wavyDouble",
    ]
)
_MARKS = frozenset({"dot", "comma", "circle", "underDot"})
_DOTS_ABOVE = ("ja", "ko", "zh-TW", "zh-HK", "zh-MO")
_BRACKETS = {
    "none": "",
    "round": "()",
    "square": "[]",
    "angle": "〈〉",
    "curly": "{}",
}
_EFFECTS = {
    "glow": "glowing text",
    "shadow": "shadowed text",
    "reflection": "mirrored text",
    "props3d": "text in three dimensions",
}
_HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGray": "808080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "green": "00FF00",
    "lightGray": "C0C0C0",
    "magenta": "FF00FF",
    "red": "FF0000",
    "white": "FFFFFF",
    "yellow": "FFFF00",
}
_FONT_KEYS = (
    ("ascii", "asciiTheme", "font:ascii"),
    ("hAnsi", "hAnsiTheme", "font:high_ansi"),
    ("eastAsia", "eastAsiaTheme", "font:east_asia"),
    ("cs", "cstheme", "font:complex_script"),
)
_SMALLEST, _LARGEST = 1.0, 3276.0
"""Letters of half a point to 1638 points, in half points: what Word takes."""
_FARTHEST = 31_680.0
"""Spacing and position by at most 22 inches, in twentieths of a point."""
_MIN_SCALE, _MAX_SCALE = 0.01, 6.0


def read_run_properties(element: Element | None, theme: Theme) -> _Out:
    """The properties that this ``w:rPr`` sets, and only those."""
    out: _Out = {}
    if element is None:
        return out
    for item in element:
        name = local(item)
        if item.tag.startswith(W14):
            _check_effect(item)
            continue
        reader = _READERS.get(name)
        if reader is not None:
            reader(item, out)
        elif name == "rFonts":
            _fonts(item, out, theme)
        elif name in _REFUSED_CHILD:
            raise Unsupported(_REFUSED_CHILD[name])
        elif name in _CHANGES_PRINT:
            if on_off(item):
                raise Unsupported(_CHANGES_PRINT[name])
        elif name not in _HARMLESS and item.tag.startswith(W):
            raise Unsupported(f"the character property w:{name}")
    return out


def _check_effect(item: Element) -> None:
    """The effects of later versions of Word, which older ones leave out."""
    name = local(item)
    if name in _EFFECTS:
        raise Unsupported(_EFFECTS[name])
    if name == "textOutline" and item.find(W14 + "noFill") is None and len(item):
        raise Unsupported("outlined text")
    if name == "textFill" and item.find(W14 + "solidFill") is None and len(item):
        raise Unsupported("text filled with more than one colour")


def run_format(properties: Properties) -> RunFormat:
    """The resolved format of merged properties.

    A run marked as of a complex script, or as right-to-left, has the font, size and weight of those
    (17.3.2.26). A highlight covers a shading; the dot of emphasis stands below Chinese of the
    mainland.
    """
    plain = {key: value for key, value in properties.items() if not key.startswith("font:")}
    fonts = {key[5:]: value for key, value in properties.items() if key.startswith("font:")}
    complex_script = {
        "size_pt": plain.pop("complex_size_pt", RunFormat().size_pt),
        "bold": plain.pop("complex_bold", False),
        "italic": plain.pop("complex_italic", False),
    }
    if plain.pop("complex", False) or plain.get("right_to_left"):
        plain.update(complex_script)
        named = fonts.get("complex_script", Fonts().complex_script)
        fonts.update(ascii=named, high_ansi=named)
    size, least = plain.get("size_pt", RunFormat().size_pt), plain.pop("kern_from_pt", 0.0)
    assert isinstance(size, float)
    assert isinstance(least, float)
    plain["kern"] = 0.0 < least <= size
    language = str(plain.pop("language", ""))
    if plain.get("emphasis") == "dot" and not language.startswith(_DOTS_ABOVE):
        plain["emphasis"] = "underDot"
    highlight = plain.pop("highlight", None)
    if highlight is not None:
        plain["fill"] = highlight
    return RunFormat(fonts=Fonts(**fonts), **plain)  # type: ignore[arg-type]


def _fonts(item: Element, out: _Out, theme: Theme) -> None:
    for plain, themed, key in _FONT_KEYS:
        reference = item.get(W + themed)
        name = theme.font(reference) if reference else item.get(W + plain)
        if name:
            out[key] = name
    hint = item.get(W + "hint")
    if hint is not None:
        out["east_asian"] = hint == "eastAsia"


def _flag(key: str) -> Callable[[Element, _Out], None]:
    def read(item: Element, out: _Out) -> None:
        out[key] = on_off(item)

    return read


def _size(key: str) -> Callable[[Element, _Out], None]:
    def read(item: Element, out: _Out) -> None:
        out[key] = within(item, _SMALLEST, _LARGEST) / 2.0

    return read


def _kerning(item: Element, out: _Out) -> None:
    """The smallest size that is kerned; none of no size."""
    out["kern_from_pt"] = within(item, 0.0, _LARGEST) / 2.0


def _color(item: Element, out: _Out) -> None:
    out["color"] = color(val(item)) or BLACK


def _underline(item: Element, out: _Out) -> None:
    kind = val(item, "single")
    if kind not in _UNDERLINES and kind != "none":
        raise Unsupported(f"the underline {kind}")
    out["underline"] = None if kind == "none" else kind
    out["underline_color"] = color(item.get(W + "color"))


def _strike(lines: int) -> Callable[[Element, _Out], None]:
    def read(item: Element, out: _Out) -> None:
        out["strike"] = lines if on_off(item) else 0

    return read


def _script(item: Element, out: _Out) -> None:
    kind = val(item)
    out["script"] = None if kind in {"baseline", ""} else kind


def _spacing(item: Element, out: _Out) -> None:
    out["spacing_pt"] = within(item, -_FARTHEST, _FARTHEST) / 20.0


def _scale(item: Element, out: _Out) -> None:
    text = val(item, "100").rstrip("%")
    if not text.isdecimal() or not _MIN_SCALE <= int(text) / 100.0 <= _MAX_SCALE:
        raise Unsupported("the character scale")
    out["scale"] = int(text) / 100.0


def _raise(item: Element, out: _Out) -> None:
    out["raise_pt"] = within(item, -_LARGEST, _LARGEST) / 2.0


def _highlight(item: Element, out: _Out) -> None:
    out["highlight"] = _HIGHLIGHTS.get(val(item))


def _shading(item: Element, out: _Out) -> None:
    fill = read_fill(item)
    if fill is not None:
        out["fill"] = fill


def _border(item: Element, out: _Out) -> None:
    border: Border | None = read_border(item)
    out["border"] = border


def _emphasis(item: Element, out: _Out) -> None:
    kind = val(item, "none")
    if kind not in _MARKS and kind != "none":
        raise Unsupported(f"the emphasis mark {kind}")
    out["emphasis"] = None if kind == "none" else kind


def _language(item: Element, out: _Out) -> None:
    language = item.get(W + "eastAsia")
    if language is not None:
        out["language"] = language


def _fit(item: Element, out: _Out) -> None:
    width = twips(item)
    out["fit"] = (item.get(W + "id", ""), width) if width > 0.0 else None


def _layout(item: Element, out: _Out) -> None:
    """Two lines in one; lying characters are for vertical text only."""
    if _is_on(item, "vert"):
        raise Unsupported("characters that lie on their side")
    if not _is_on(item, "combine"):
        out["combine"] = None
        return
    brackets = _BRACKETS.get(item.get(W + "combineBrackets", "none"))
    if brackets is None:
        raise Unsupported("the brackets around two lines in one")
    out["combine"] = (item.get(W + "id", ""), brackets)


def _is_on(item: Element, name: str) -> bool:
    return item.get(W + name, "0") in {"1", "true", "on"}


_READERS: dict[str, Callable[[Element, _Out], None]] = {
    "b": _flag("bold"),
    "i": _flag("italic"),
    "caps": _flag("caps"),
    "smallCaps": _flag("small_caps"),
    "vanish": _flag("hidden"),
    "snapToGrid": _flag("snap"),
    "sz": _size("size_pt"),
    "szCs": _size("complex_size_pt"),
    "kern": _kerning,
    "bCs": _flag("complex_bold"),
    "iCs": _flag("complex_italic"),
    "rtl": _flag("right_to_left"),
    "cs": _flag("complex"),
    "color": _color,
    "u": _underline,
    "strike": _strike(1),
    "dstrike": _strike(2),
    "vertAlign": _script,
    "spacing": _spacing,
    "w": _scale,
    "position": _raise,
    "highlight": _highlight,
    "shd": _shading,
    "bdr": _border,
    "em": _emphasis,
    "lang": _language,
    "fitText": _fit,
    "eastAsianLayout": _layout,
}
