"""Paragraphs and the runs inside them, for the page, its foot and the cells of tables alike.

A text is written plainly: ``☐`` and ticked boxes take the symbol face by themselves, ``**words**``
stand out, ``bar`` is drawn as one, everything between braces is the
template's. Not for tables: see ``box``.
"""

from __future__ import annotations

import re
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tools.forms.styles import CONTENTS_PARAGRAPH, PARAGRAPH, REPORT_PARAGRAPH, style_id

__all__ = ["element", "field", "hold", "paragraph"]

BAR = re.compile(r"\{\{ [a-z.]+ \| bar \}\}")
PIECE = re.compile(r"(☐|\{\{ \([^{}]*\) \| tick \}\}|\{\{ [a-z.]+ \| bar \}\}|\*\*.+?\*\*)")


def element(tag: str, **attributes: str) -> Any:
    """One element of WordprocessingML; the attributes are of its namespace too."""
    made = OxmlElement(f"w:{tag}")
    for name, content in attributes.items():
        made.set(qn(f"w:{name}"), content)
    return made


def paragraph(text: str, style: str, *, keep_next: bool = False) -> Any:
    """A paragraph in a named style; ``keep_next`` holds it whole, on the page of what follows."""
    if all(style not in each for each in (PARAGRAPH, CONTENTS_PARAGRAPH, REPORT_PARAGRAPH)):
        raise KeyError(style)
    made = element("p")
    properties = element("pPr")
    properties.append(element("pStyle", val=style_id(style)))
    made.append(properties)
    if keep_next:
        hold(made)
    for piece in PIECE.split(text):
        if piece:
            made.append(_run(piece))
    return made


def hold(made: Any) -> None:
    """Hold a paragraph whole, on the page of what follows."""
    properties = made[0]
    if not any(each.tag.endswith("}keepNext") for each in properties):
        properties.insert(1, element("keepNext"))
        properties.insert(2, element("keepLines"))


def _run(piece: str) -> Any:
    if piece.startswith("**"):
        return _styled_run(piece[2:-2], "突出")
    if BAR.fullmatch(piece):
        return _styled_run(piece, "条形")
    if PIECE.fullmatch(piece):
        return _styled_run(piece, "勾选框")
    return _styled_run(piece, None)


def _styled_run(content: str, style: str | None) -> Any:
    run = element("r")
    if style:
        properties = element("rPr")
        properties.append(element("rStyle", val=style_id(style)))
        run.append(properties)
    text = element("t")
    text.text = content
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(text)
    return run


def field(target: Any, instruction: str) -> None:
    """Append a field (PAGE, NUMPAGES) to a paragraph, as Word itself writes it."""
    for kind, content in (
        ("begin", None), ("", instruction), ("separate", None), (None, "1"), ("end", None)
    ):  # fmt: skip
        run = element("r")
        run.append(_field_part(kind, content))
        target.append(run)


def _field_part(kind: str | None, content: str | None) -> Any:
    if kind:
        return element("fldChar", fldCharType=kind)
    part = element("instrText" if kind == "" else "t")
    part.text = f" {content} " if kind == "" else content
    part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return part
