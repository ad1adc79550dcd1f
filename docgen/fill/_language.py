"""docxtpl's language: from the XML of a part to the source of a Jinja template.

docxtpl's ``patch_xml`` does the reshaping (tags split over runs, rows, cells, paragraphs, runs,
spans); what is added here knows for every value whether it stands in a text or in an attribute.
Not for running templates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from docgen.fill._environment import ATTRIBUTE_FILTER
from docgen.word import PackageTooLargeError, parse

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

__all__ = ["Source", "paragraph_near", "speaks", "to_source"]

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<[^<>{]*+>?|>", re.DOTALL)
_TEXT_OPENS = re.compile(r"<w:t(?: [^>]*)?(?<!/)>")
_LITERALS = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
_PLAIN_TEXT = re.compile(r"<w:t>")
_MARKUP = re.compile(r"<[^>]*>")
_CHANGES_COLUMNS = re.compile(r"\{%\s*(?:tc|colspan|hm)\b")
_LONGEST_EXCERPT = 60
_MOST_LOOKS = 200_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The Jinja source of a part.

    Attributes:
        text: the source; each paragraph begins a line, so a line number leads to a paragraph.
        misplaced: printed expressions that stand neither in a text nor in an attribute.
        columns_change: whether its tables may gain or lose columns.
    """

    text: str
    misplaced: tuple[str, ...]
    columns_change: bool


def speaks(data: bytes, part: str) -> bool:
    """Whether a part holds any tag of the language, however Word split it over runs."""
    xml = etree.tostring(parse(data, part), encoding="unicode")
    found = (xml, _MARKUP.sub("", xml))
    return any(mark in text for text in found for mark in ("{{", "{%", "{#", *_LITERALS))


def to_source(data: bytes, part: str) -> Source:
    """The source of a part; ``PackageError`` where it is not XML."""
    xml = etree.tostring(parse(data, part), encoding="unicode")
    # The patterns below look from each brace to the end of the part, where nothing closes it.
    if xml.count("{") * len(xml) > _MOST_LOOKS:
        raise PackageTooLargeError(what="too many braces", part=part)
    patched = _docxtpl().patch_xml(xml)
    for escape, literal in _LITERALS.items():
        patched = patched.replace(escape, f"{{{{ '{literal[0]}' ~ '{literal[1]}' }}}}")
    patched = _PLAIN_TEXT.sub('<w:t xml:space="preserve">', patched)
    text, misplaced = _placed(patched)
    return Source(
        text=re.sub(r"<w:p([ >])", r"\n<w:p\1", text),
        misplaced=misplaced,
        columns_change=_CHANGES_COLUMNS.search(_MARKUP.sub("", xml)) is not None,
    )


@cache
def _docxtpl() -> DocxTemplate:
    # Imported late: it brings python-docx, which a filling from kept templates never needs.
    from docxtpl import DocxTemplate

    return DocxTemplate(None)


def _placed(patched: str) -> tuple[str, tuple[str, ...]]:
    """Mark what is printed inside a tag, and find what is printed outside every text."""
    pieces, misplaced, tag, end = [], [], "", 0
    for token in _TAG.finditer(patched):
        text = token[0]
        pieces.append(patched[end : token.start()])
        end = token.end()
        if text.startswith("{{"):
            inside = tag.startswith("<") and not tag.endswith(">")
            if inside:
                text = f"{{{{ ({text[2:-2]}) | {ATTRIBUTE_FILTER} }}}}"
            elif not _TEXT_OPENS.fullmatch(tag):
                misplaced.append(text)
        elif not text.startswith("{"):
            tag = tag + text if text == ">" or not text.startswith("<") else text
        pieces.append(text)
    return "".join((*pieces, patched[end:])), tuple(misplaced)


def paragraph_near(source: str, line: int) -> str:
    """The template's own words around a line of its source, to show where something is."""
    lines = source.split("\n")
    near = _MARKUP.sub("", lines[min(line, len(lines)) - 1]).strip()
    return near if len(near) <= _LONGEST_EXCERPT else near[:_LONGEST_EXCERPT] + "…"
