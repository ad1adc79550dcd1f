"""Paragraphs: the cascade of styles, the number before the text, the text itself.

Equal paragraphs of one template are read once: their content is kept by the bytes of their XML. Not
for tables, which ask this module for the paragraphs in their cells.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from docgen.typeset.errors import UnsupportedFeatureError
from docgen.typeset.model import (
    Block,
    Label,
    Note,
    NoteKind,
    NoteMark,
    Paragraph,
    ParagraphContent,
    Picture,
    RunFormat,
    Shape,
)
from docgen.typeset.read.drawings import Drawings
from docgen.typeset.read.fields import FieldState
from docgen.typeset.read.numbering import Counters
from docgen.typeset.read.package import Package
from docgen.typeset.read.paragraph_properties import (
    merge_paragraph,
    paragraph_format,
    read_paragraph_properties,
)
from docgen.typeset.read.resources import Resources
from docgen.typeset.read.run_properties import read_run_properties, run_format
from docgen.typeset.read.runs import InlineReader
from docgen.typeset.read.styles import merge_run
from docgen.typeset.read.xml import Element, Unsupported, child, raw, val

__all__ = ["BODY", "ParagraphReader", "Scope"]

_Content = tuple[ParagraphContent, tuple[str, int] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What stands around a paragraph and gives it properties: nothing, or a cell's table style."""

    number: int = 0
    run: Mapping[str, object] = field(default_factory=dict)
    paragraph: Mapping[str, object] = field(default_factory=dict)


BODY = Scope()


@dataclass(slots=True, kw_only=True)
class ParagraphReader:
    """Reads the paragraphs of one part.

    ``unkept`` counts those that more than their XML decides: a list number, an open field, a
    picture, a note. What holds one of them must be read anew each time. ``box`` reads what a text
    box in a paragraph of this part holds, in a colour.
    """

    part: str
    package: Package
    resources: Resources
    counters: Counters
    note: Callable[[NoteKind, Element], Note]
    box: Callable[[ParagraphReader, Element, str | None], tuple[Block, ...]]
    place: str = ""
    fields: FieldState = field(default_factory=FieldState)
    unkept: int = 0

    def read(self, element: Element, scope: Scope, place: str) -> Paragraph:
        """One paragraph, counted in its list if it belongs to one."""
        self.place = place
        try:
            content, numbered = self._kept(element, scope)
            label = None
            if numbered is not None:
                self.unkept += 1
                label = self._label(element, scope, content, numbered)
        except Unsupported as error:
            raise UnsupportedFeatureError(
                feature=error.feature, part=self.part, place=place
            ) from error
        return Paragraph(content=content, label=label, part=self.part, place=place)

    def _kept(self, element: Element, scope: Scope) -> _Content:
        if self.fields.stack:
            self.unkept += 1
            return self._content(element, scope)
        key = (raw(element), self.part, scope.number)
        known = self.resources.paragraphs.get(key)
        if known is not None:
            return known
        made = self._content(element, scope)
        plain = not any(isinstance(item, Picture | Shape | NoteMark) for item in made[0].items)
        if plain and not self.fields.stack:
            return self.resources.paragraphs.put(key, made)
        self.unkept += 1
        return made

    def _content(self, element: Element, scope: Scope) -> _Content:
        properties = child(element, "pPr")
        named = None if properties is None else child(properties, "pStyle")
        style = self.resources.styles.paragraph_id(None if named is None else val(named))
        merged = self._paragraph_properties(properties, style, scope)
        numbered = self._numbered(merged, style)

        def formats(run: Element) -> RunFormat:
            return self._format(child(run, "rPr"), style, scope)

        inlines = InlineReader(
            drawings=Drawings(
                package=self.package,
                part=self.part,
                theme=self.resources.theme,
                blocks=partial(self.box, self),
            ),
            fields=self.fields,
            formats=formats,
            note=self.note,
            marked=self.resources.marked,
        )
        inlines.read(element)
        mark = self._format(None if properties is None else child(properties, "rPr"), style, scope)
        content = ParagraphContent(
            format=paragraph_format(merged, style),
            items=tuple(inlines.items),
            mark=mark,
            marks=tuple(inlines.marks),
        )
        return content, numbered

    def _paragraph_properties(
        self, properties: Element | None, style: str, scope: Scope
    ) -> Mapping[str, object]:
        styles = self.resources.styles
        base = merge_paragraph(styles.paragraph_defaults, scope.paragraph)
        own = styles.paragraph(style)
        direct = read_paragraph_properties(properties, framed=True)
        reference = self._reference(direct.get("num") or own.get("num"), own.get("num"), style)
        level = None if reference is None else self.resources.numbering.level(*reference)
        indents = {} if level is None else level.paragraph
        if "num" in direct:
            merged = merge_paragraph(merge_paragraph(base, own), indents)
        else:
            merged = merge_paragraph(merge_paragraph(base, indents), own)
        return merge_paragraph(merged, direct)

    def _reference(self, value: object, inherited: object, style: str) -> tuple[str, int] | None:
        if not isinstance(value, tuple):
            return None
        reference, level = value
        if reference is None and isinstance(inherited, tuple):
            reference = inherited[0]
        if reference is None:
            return None
        if level is None:
            level = self.resources.numbering.level_of_style(reference, style)
        return reference, level

    def _numbered(self, merged: Mapping[str, object], style: str) -> tuple[str, int] | None:
        value = merged.get("num")
        reference = self._reference(value, self.resources.styles.paragraph(style).get("num"), style)
        if reference is None or self.resources.numbering.level(*reference) is None:
            return None
        return reference

    def _label(
        self, element: Element, scope: Scope, content: ParagraphContent, numbered: tuple[str, int]
    ) -> Label | None:
        level = self.resources.numbering.level(*numbered)
        assert level is not None
        if content.mark.hidden and not content.items:
            return None
        text = self.counters.next_label(*numbered)
        properties = child(element, "pPr")
        mark = None if properties is None else child(properties, "rPr")
        fmt = self._format(mark, content.format.style, scope, level.run)
        if fmt.hidden:
            return None
        return Label(text=text, suffix=level.suffix, format=fmt, alignment=level.alignment)

    def _format(
        self,
        properties: Element | None,
        style: str,
        scope: Scope,
        over: Mapping[str, object] | None = None,
    ) -> RunFormat:
        key = (raw(properties), style, scope.number)
        known = self.resources.formats.get(key) if over is None else None
        if known is not None:
            return known
        styles = self.resources.styles
        named = None if properties is None else child(properties, "rStyle")
        layers = [scope.run, styles.run(style)]
        if named is not None:
            layers.append(styles.run(val(named)))
        merged = merge_run(styles.run_defaults, *layers)
        merged.update(read_run_properties(properties, self.resources.theme))
        merged.update(over or {})
        result = run_format(merged)
        return result if over is not None else self.resources.formats.put(key, result)
