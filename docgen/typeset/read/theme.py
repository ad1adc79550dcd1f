"""The theme: fonts that ``asciiTheme="minorHAnsi"`` and its like stand for, colours of drawings.

Not for effects, nor for colours of text, which are written out beside their theme names.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.typeset.read.xml import A, Element, local

__all__ = ["NO_THEME", "Theme", "read_theme"]

_SLOTS = {"Ascii": "latin", "HAnsi": "latin", "EastAsia": "ea", "Bidi": "cs"}
_HAN = ("Hans", "Hant", "Jpan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Font names by slot, such as ``minor:ea``, and colours by name, such as ``accent1``."""

    fonts: dict[str, str]
    colors: dict[str, str] = field(default_factory=dict)

    def font(self, reference: str) -> str | None:
        """The font behind a reference such as ``minorEastAsia``; None where it names none."""
        for prefix in ("major", "minor"):
            slot = _SLOTS.get(reference.removeprefix(prefix))
            if reference.startswith(prefix) and slot is not None:
                return self.fonts.get(f"{prefix}:{slot}")
        return None


_OFFICE = {"dk1": "000000", "lt1": "FFFFFF"}
NO_THEME = Theme(fonts={}, colors=_OFFICE)


def read_theme(root: Element, east_asian: str) -> Theme:
    """The theme; ``east_asian`` is the language that the settings give to the theme."""
    script = "Hant" if east_asian in {"zh-TW", "zh-HK"} else "Hans"
    fonts: dict[str, str] = {}
    for prefix in ("major", "minor"):
        block = next(root.iter(f"{A}{prefix}Font"), None)
        if block is None:
            continue
        for slot in ("latin", "ea", "cs"):
            item = block.find(A + slot)
            name = "" if item is None else item.get("typeface", "")
            if not name and slot == "ea":
                name = _by_script(block, script)
            if name:
                fonts[f"{prefix}:{slot}"] = name
    return Theme(fonts=fonts, colors=_colors(root))


def _colors(root: Element) -> dict[str, str]:
    scheme = next(root.iter(A + "clrScheme"), None)
    colors = dict(_OFFICE)
    for item in scheme if scheme is not None else ():
        for color in item:
            colors[local(item)] = (color.get("lastClr") or color.get("val", "")).upper()
    return colors


def _by_script(block: Element, script: str) -> str:
    for item in block.iter(A + "font"):
        if item.get("script") == script:
            name: str = item.get("typeface", "")
            return name
    return ""
