"""A plain printed page as PDF/A-2b: a title, a table of facts, paragraphs, who issued it.

Stands in for what other bodies and the parties hand in. Typeset by Typst with the faces the
product ships and the given time, so the same call gives the same bytes. Not for papers of a case.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache

import pylopdf_fonts_zh_cn
import typst

__all__ = ["printed"]

PREAMBLE = """#set document(title: "{title}")
#set page(paper: "a4", margin: (x: 28mm, y: 30mm), footer: align(center, text(9pt)[样本资料]))
#set text(font: "Noto Serif SC", size: 12pt, lang: "zh")
#set par(justify: true, leading: 0.95em, first-line-indent: (amount: 2em, all: true))
#align(center, text(size: 18pt)[{title}])
#v(8pt)
"""


def printed(
    title: str,
    created: str,
    *,
    facts: Sequence[tuple[str, str]] = (),
    paragraphs: Sequence[str] = (),
    issued_by: Sequence[str] = (),
) -> bytes:
    """The page as PDF; ``created`` is the case's own time."""
    source = PREAMBLE.replace("{title}", title)
    if facts:
        cells = "".join(f"[{_escaped(name)}], [{_escaped(text)}],\n" for name, text in facts)
        table = f"#table(columns: (38mm, 1fr), inset: 7pt,\n{cells})"
        source += f"#[#set par(first-line-indent: 0pt)\n{table}]\n"
    source += "\n\n".join(map(_escaped, paragraphs)) + "\n"
    if issued_by:
        lines = "".join(f"[{_escaped(line)}]," for line in issued_by)
        source += f"#v(16pt)\n#align(right, stack(spacing: 10pt, {lines}))\n"
    return typst.compile(
        source.encode(),
        format="pdf",
        font_paths=_fonts(),
        pdf_standards="a-2b",
        timestamp=datetime.fromisoformat(created),
    )


@cache
def _fonts() -> typst.Fonts:
    folder = pylopdf_fonts_zh_cn.serif_path().parent
    return typst.Fonts(include_system_fonts=False, font_paths=[str(folder)])


def _escaped(text: str) -> str:
    """Text as Typst prints it, sign by sign."""
    return "".join("\\" + sign if sign in "\\#*_`$<>@[]~=-+/" else sign for sign in text)
