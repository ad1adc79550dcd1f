"""Holds a Word template to the house style: page, margins, fonts, sizes, head and foot.

Reads the template as it is before it is filled; what its statements say is not printed and not
judged. Not for what is wrong in a template (``docgen.fill.check_template``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.catalogue.house_style import Edges, HouseStyle
from docgen.typeset.model import (
    Block,
    Document,
    Field,
    FieldKind,
    Fonts,
    Furniture,
    Paragraph,
    RunFormat,
    Section,
    Shape,
    Text,
)
from docgen.typeset.read.document import DocumentReader
from docgen.values import Finding, Severity

__all__ = ["style_findings"]

_MM = 25.4 / 72.0
_BODY = "word/document.xml"
_STATEMENT = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_VALUE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_ASCII_END, _EAST_ASIA = 0x80, 0x2E80
_NEAR = 20


def style_findings(word: bytes, *, tier: str, style: HouseStyle) -> tuple[Finding, ...]:
    """Where a template departs from the house style, as warnings; the same thing is told once.

    Args:
        word: the template, one that typesetting reads.
        tier: the tier of its instrument.
        style: what the agency holds templates to.

    Raises:
        TypesetError: the file cannot be read, or has a feature that is not supported.
    """
    document = DocumentReader().read(word)
    told: dict[tuple[str, ...], Finding] = {}
    for section in document.sections:
        for each in (
            *_page(section, style),
            *_texts(section, style),
            *_edges(section, document, style.tiers[tier]),
        ):
            told.setdefault(_key(each), each)
    return tuple(told.values())


def _key(finding: Finding) -> tuple[str, ...]:
    """What a departure is, wherever it stands."""
    values = (value for name, value in finding.params.items() if name != "near")
    return (finding.code, *values)


def _departs(code: str, where: str = _BODY, **params: str) -> Finding:
    return Finding(code=code, severity=Severity.WARNING, where=where, params=params)


def _page(section: Section, style: HouseStyle) -> Iterator[Finding]:
    width, height = section.width_pt * _MM, section.height_pt * _MM
    near = style.tolerance_mm
    if not any(abs(width - w) <= near and abs(height - h) <= near for w, h in style.pages_mm):
        allowed = "、".join(f"{w:g} × {h:g}" for w, h in style.pages_mm)
        yield _departs("style-page", page=f"{width:.0f} × {height:.0f}", allowed=allowed)
    for side, (least, most) in style.margins_mm.items():
        wide = abs(getattr(section.margins, side)) * _MM
        if not least - near <= wide <= most + near:
            yield _departs(
                f"style-margin-{side}", wide=f"{wide:.1f}", least=f"{least:g}", most=f"{most:g}"
            )


def _texts(section: Section, style: HouseStyle) -> Iterator[Finding]:
    least, most = style.sizes_pt
    for paragraph in _paragraphs(_all_blocks(section)):
        for run in _runs(paragraph):
            near = run.text.strip()[:_NEAR]
            for font in sorted(run.fonts - style.fonts):
                yield _departs("style-font", paragraph.part, font=font, near=near)
            if not least <= run.size_pt <= most:
                sizes = {"least": f"{least:g}", "most": f"{most:g}", "size": f"{run.size_pt:g}"}
                yield _departs("style-size", paragraph.part, near=near, **sizes)


def _edges(section: Section, document: Document, wanted: Edges) -> Iterator[Finding]:
    headers = _used(section.headers, section, document)
    footers = _used(section.footers, section, document)
    for code, texts, pages in (
        ("style-header", wanted.header, headers),
        ("style-footer", wanted.footer, footers),
    ):
        for text in texts:
            if not all(text in _written(blocks) for blocks in pages):
                yield _departs(code, text=text)
    numbered = all(
        _is_numbered((*head, *foot)) for head, foot in zip(headers, footers, strict=True)
    )
    if wanted.page_numbers and not numbered:
        yield _departs("style-page-number")


def _used(
    furniture: Furniture, section: Section, document: Document
) -> tuple[tuple[Block, ...], ...]:
    """The heads, or the feet, that pages of a section can bear."""
    return (
        furniture.default,
        *((furniture.first,) if section.title_page else ()),
        *((furniture.even,) if document.settings.even_and_odd else ()),
    )


def _all_blocks(section: Section) -> Iterator[Block]:
    yield from section.blocks
    for furniture in (section.headers, section.footers):
        for blocks in (furniture.default, furniture.first, furniture.even):
            yield from blocks


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            for item in block.content.items:
                if isinstance(item, Shape):
                    yield from _paragraphs(item.blocks)
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from _paragraphs(cell.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """What a run prints: its text, the families it is set in, its size."""

    text: str
    fonts: frozenset[str]
    size_pt: float


def _runs(paragraph: Paragraph) -> Iterator[_Run]:
    texts = [item for item in paragraph.content.items if isinstance(item, Text)]
    whole = "".join(each.text for each in texts)
    silent = _covered(_STATEMENT, whole)
    values = _covered(_VALUE, whole)
    start = 0
    for each in texts:
        places = range(start, start + len(each.text))
        start += len(each.text)
        printed = [at for at in places if at not in silent and not whole[at].isspace()]
        if printed and not each.format.hidden:
            fonts = {
                font for at in printed for font in _fonts(whole[at], each.format, at in values)
            }
            text = "".join(whole[at] for at in printed)
            yield _Run(text=text, fonts=frozenset(fonts), size_pt=each.format.size_pt)


def _covered(pattern: re.Pattern[str], text: str) -> frozenset[int]:
    return frozenset(at for found in pattern.finditer(text) for at in range(*found.span()))


def _fonts(character: str, run: RunFormat, is_value: bool) -> tuple[str, ...]:
    """The families that a character is set in; a value may turn out to be anything."""
    fonts: Fonts = run.fonts
    if is_value:
        return (fonts.ascii, fonts.east_asia)
    point = ord(character)
    if point < _ASCII_END:
        return (fonts.ascii,)
    return (fonts.east_asia if point >= _EAST_ASIA or run.east_asian else fonts.high_ansi,)


def _written(blocks: Iterable[Block]) -> str:
    return "\n".join(
        "".join(item.text for item in each.content.items if isinstance(item, Text))
        for each in _paragraphs(blocks)
    )


def _is_numbered(blocks: Iterable[Block]) -> bool:
    return any(
        isinstance(item, Field) and item.kind is FieldKind.PAGE
        for each in _paragraphs(blocks)
        for item in each.content.items
    )
