"""Theme fonts: what ``asciiTheme="minorHAnsi"`` and its like stand for.

Not for theme colours or effects: colours are written out beside their theme names.
"""

from __future__ import annotations

from dataclasses import dataclass

from docgen.typeset.read.xml import A, Element

__all__ = ["NO_THEME", "Theme", "read_theme"]

_SLOTS = {"Ascii": "latin", "HAnsi": "latin", "EastAsia": "ea", "Bidi": "cs"}
_HAN = ("Hans", "Hant", "Jpan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Font names by slot, such as ``minor:ea``."""

    fonts: dict[str, str]

    def font(self, reference: str) -> str | None:
        """The font behind a reference such as ``minorEastAsia``; None where it names none."""
        for prefix in ("major", "minor"):
            slot = _SLOTS.get(reference.removeprefix(prefix))
            if reference.startswith(prefix) and slot is not None:
                return self.fonts.get(f"{prefix}:{slot}")
        return None


NO_THEME = Theme(fonts={})


def read_theme(root: Element, east_asian: str) -> Theme:
    """The theme's fonts; ``east_asian`` is the language that the settings give to the theme."""
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
    return Theme(fonts=fonts)


def _by_script(block: Element, script: str) -> str:
    for item in block.iter(A + "font"):
        if item.get("script") == script:
            name: str = item.get("typeface", "")
            return name
    return ""
