"""Loading a Word template once, and filling it many times.

The parts without a tag are compressed when the template is loaded; filling renders the others and
writes them straight into a ZIP file. Nothing of the template's author or of the present time
reaches the filled file. Not for what a template may print (``docgen.fill.context``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any

import jinja2
from jinja2.exceptions import SecurityError, TemplateError

from docgen.fill._anonymous import CORE, DECLARATION, anonymous, core_properties
from docgen.fill._budget import BUDGET, Budget, budgeted
from docgen.fill._environment import template_environment
from docgen.fill._grammar import grammar_findings, parse_source
from docgen.fill._language import Source, paragraph_near, speaks, to_source
from docgen.fill._marking import mark_outputs, marking_environment
from docgen.fill._regrid import regrid, renumber_drawings
from docgen.fill._sketching import patient_tree, sketching_environment
from docgen.fill._zip import ZipEntry, pack
from docgen.fill.errors import TemplateInvalidError, TemplateValueError
from docgen.fill.package import package_findings, refusal, text_parts
from docgen.marks import MarkedWord
from docgen.values import Finding
from docgen.word import Package, PackageError, open_package

__all__ = ["Template", "fill", "fill_marked", "load_template"]

_KEPT = 256
_MOST_CHARACTERS = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _SpeakingPart:
    """A part to be rendered at each filling."""

    name: str
    source: Source
    template: jinja2.Template


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A Word template ready to be filled.

    Attributes:
        digest: hex SHA-256 of the Word file it was loaded from.
    """

    digest: str
    _names: tuple[str, ...]
    _silent: Mapping[str, ZipEntry]
    _speaking: Mapping[str, _SpeakingPart]


def load_template(source: Path | bytes) -> Template:
    """The template in a Word file; kept, so that loading the same bytes again costs nothing.

    ``TemplateInvalidError`` where the file is no Word file, holds macros or links outwards, has
    a syntax error, or holds code.
    """
    return _load(source if isinstance(source, bytes) else source.read_bytes())


@lru_cache(maxsize=_KEPT)
def _load(raw: bytes) -> Template:
    try:
        package = open_package(raw)
        _refuse(package_findings(package))
        speaking = {part.name: part for part in _speaking_parts(package)}
        silent = {
            name: ZipEntry.of(name, anonymous(name, package.read(name)))
            for name in package.names
            if name not in speaking and name != CORE
        }
    except PackageError as error:
        raise TemplateInvalidError((refusal(error),)) from error
    return Template(
        digest=hashlib.sha256(raw).hexdigest(),
        _names=package.names,
        _silent=silent,
        _speaking=speaking,
    )


def _speaking_parts(package: Package) -> Iterator[_SpeakingPart]:
    for name in text_parts(package):
        data = package.read(name)
        if not speaks(data, name):
            continue
        source = to_source(data, name)
        tree, faults = parse_source(source, name)
        _refuse(faults)
        assert tree is not None
        _refuse(grammar_findings(tree, source, name))
        code = template_environment().compile(budgeted(tree), name=name, filename=name)
        template = jinja2.Template.from_code(template_environment(), code, {})
        yield _SpeakingPart(name=name, source=source, template=template)


def _refuse(findings: Iterable[Finding]) -> None:
    found = tuple(findings)
    if found:
        raise TemplateInvalidError(found)


def fill(template: Template, context: Mapping[str, Any]) -> bytes:
    """The Word file of ``template`` with the values of ``context``.

    The same template and context give the same bytes. ``TemplateValueError`` where the context
    lacks something that is printed.
    """
    return _filled(template, template._speaking, context)


def fill_marked(
    template: Template, context: Mapping[str, Any], *, sketched: bool = False
) -> MarkedWord:
    """The same with marks around what is printed of values that know their place (``located``).

    ``sketched`` lets what the context lacks print nothing.
    """
    speaking = {name: _marking(part, sketched) for name, part in template._speaking.items()}
    return MarkedWord(data=_filled(template, speaking, context))


@lru_cache(maxsize=_KEPT * 4)
def _marking(part: _SpeakingPart, sketched: bool) -> _SpeakingPart:
    tree, _ = parse_source(part.source, part.name)
    assert tree is not None
    environment = sketching_environment() if sketched else marking_environment()
    tree = patient_tree(tree) if sketched else tree
    marked = mark_outputs(tree, environment)
    code = environment.compile(marked, name=part.name, filename=part.name)
    return replace(part, template=jinja2.Template.from_code(environment, code, {}))


def _filled(
    template: Template, speaking: Mapping[str, _SpeakingPart], context: Mapping[str, Any]
) -> bytes:
    entries, title = [], context.get("paper", {}).get("title", "")
    for name in template._names:
        if name in speaking:
            entries.append(ZipEntry.of(name, _render(speaking[name], context)))
        elif name == CORE:
            entries.append(ZipEntry.of(name, core_properties(title)))
        else:
            entries.append(template._silent[name])
    return pack(entries)


def _render(part: _SpeakingPart, context: Mapping[str, Any]) -> bytes:
    try:
        xml = "".join(_pieces(part, context))
    except (
        TemplateError,
        SecurityError,
        ArithmeticError,
        LookupError,
        TypeError,
        ValueError,
        AttributeError,
    ) as error:  # fmt: skip - a filter meets a value it cannot write
        near = paragraph_near(part.source.text, _line(part, error.__traceback__))
        raise TemplateValueError(where=part.name, near=near) from error
    xml = xml.replace("\n<w:p", "<w:p")
    if part.source.columns_change:
        xml = regrid(xml)
    if "<wp:docPr" in xml:
        xml = renumber_drawings(xml)
    return (DECLARATION + xml).encode()


def _pieces(part: _SpeakingPart, context: Mapping[str, Any]) -> Iterator[str]:
    """The rendered pieces, up to a size that no paper has."""
    length = 0
    for piece in part.template.root_render_func(
        part.template.new_context({**context, BUDGET: Budget()})
    ):
        length += len(piece)
        if length > _MOST_CHARACTERS:
            raise SecurityError("the filled part is too large")
        yield piece


def _line(part: _SpeakingPart, traceback: TracebackType | None) -> int:
    """The line of the source at which rendering failed."""
    line = 1
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == part.name:
            line = part.template.get_corresponding_lineno(traceback.tb_lineno)
        traceback = traceback.tb_next
    return line
