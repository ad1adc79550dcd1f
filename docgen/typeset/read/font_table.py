"""``fontTable.xml``: other names of the fonts of a file, and whether they have serifs.

Word writes both so that a machine without a font finds one like it. Not for which face stands for
a font (``docgen.typeset.fonts``).
"""

from __future__ import annotations

from collections.abc import Mapping

from docgen.typeset.model import DeclaredFont
from docgen.typeset.read.xml import Element, W, child, val

__all__ = ["read_font_table"]


def read_font_table(root: Element | None) -> Mapping[str, DeclaredFont]:
    """The fonts that a file declares, by their names in small letters."""
    found: dict[str, DeclaredFont] = {}
    for item in root.iterchildren(W + "font") if root is not None else ():
        family, other = child(item, "family"), child(item, "altName")
        names = "" if other is None else val(other)
        found[item.get(W + "name", "").strip().lower()] = DeclaredFont(
            alternates=tuple(name.strip() for name in names.split(",") if name.strip()),
            sans=family is not None and val(family) == "swiss",
        )
    return found
