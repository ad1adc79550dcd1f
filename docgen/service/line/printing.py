"""Printing: a paper or sheet is filled into its template and typeset, with kept engines.

One printer belongs to one thread, as its engine does. Not for what is printed: the case, the
templates and composition say that.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from functools import cache
from importlib.metadata import version
from typing import Any

from docgen.case import Case, Paper
from docgen.catalogue import Catalogue, InstrumentType
from docgen.compose.values import Composition
from docgen.fill import (
    Template,
    TemplateValueError,
    context_for,
    context_for_report,
    context_for_sheet,
    fill,
    fill_marked,
    load_template,
)
from docgen.registry.values import FrozenPaper
from docgen.service.line.stages import StageRecorder
from docgen.typeset.engine import NativeEngine, Typeset
from docgen.typeset.errors import TypesetError
from docgen.typeset.fonts import FontSet
from docgen.typeset.layout.rooms import Room
from docgen.typeset.preview import Preview

__all__ = ["Printer", "program_versions"]

_PROGRAMS = ("docgen", "uharfbuzz", "typst", "pikepdf", "pypdfium2", "pillow")


@cache
def program_versions() -> Mapping[str, str]:
    """The programs on which bytes depend."""
    return {name: version(name) for name in _PROGRAMS}


class Printer:
    """Fills and typesets the instruments of a catalogue."""

    def __init__(self, *, catalogue: Catalogue, fonts: FontSet, stages: StageRecorder) -> None:
        self._catalogue = catalogue
        self._engine = NativeEngine(fonts)
        self._stages = stages
        self._templates: dict[str, Template] = {}
        self._versions: dict[str, Mapping[str, str]] = {}

    @property
    def engine(self) -> NativeEngine:
        """The engine, for drafts in other formats."""
        return self._engine

    def fill_paper(
        self, case: Case, paper: Paper, *, draft: bool, template: Template | None = None
    ) -> bytes:
        """The Word file of a paper; ``template`` stands in place of the one in force."""
        template = template or self._template(paper.type)
        with self._stages("fill"):
            context = context_for(case, paper, catalogue=self._catalogue, draft=draft)
            return fill(template, context)

    def preview_paper(
        self,
        case: Case,
        paper: Paper,
        *,
        draft: bool,
        known: Collection[str] = (),
        template: Template | None = None,
        sketched: bool = False,
    ) -> Preview:
        """The pages of a paper as pictures with the places of its values.

        Pages whose digests are ``known`` come without their picture; ``template`` stands in place
        of the one in force. Where the case is only a sketch (``docgen.case.blanks``), what it
        lacks is left empty.
        """
        template = template or self._template(paper.type)
        with self._stages("fill"):
            context = context_for(case, paper, catalogue=self._catalogue, draft=draft)
            word = fill_marked(template, context, sketched=sketched)
        with self._stages("typeset"):
            return self._engine.preview(word, known=known)

    def rooms_to_sign(
        self, case: Case, paper: Paper, frozen: FrozenPaper
    ) -> tuple[tuple[Room, ...], ...] | None:
        """The room at the places of signature, page by page, of a paper as it was issued.

        None where its template or the programs changed since, so that the paper would be another:
        then nobody knows what stands where on the issued pages.
        """
        template = self._template(paper.type)
        context = context_for(case, paper, catalogue=self._catalogue, draft=False, signing=True)
        try:
            docx = fill(template, context)
            if docx != frozen.docx or self.typeset_paper(docx, paper).pdf != frozen.pdf:
                return None
        except (TemplateValueError, TypesetError):
            return None
        return self._engine.rooms(fill_marked(template, context))

    def typeset_paper(self, docx: bytes, paper: Paper) -> Typeset:
        """The pages of a paper; their creation time is the day it bears."""
        created = datetime.fromisoformat(f"{paper.date}T00:00:00+08:00")
        return self._typeset(docx, paper.type.title, created)

    def sheet(
        self, request: Composition, instrument: InstrumentType, data: Mapping[str, Any]
    ) -> Typeset:
        """A sheet of a dossier."""
        return self.report(request.case, instrument, data, created=request.created)

    def report(
        self, case: Case, instrument: InstrumentType, data: Mapping[str, Any], *, created: datetime
    ) -> Typeset:
        """A report on a case, made apart from any dossier."""
        docx = self.fill_report(case, instrument, data)
        return self._typeset(docx, instrument.title, created)

    def overview(
        self, instrument: InstrumentType, data: Mapping[str, Any], *, created: datetime
    ) -> Typeset:
        """A report over many cases."""
        template = self._template(instrument)
        with self._stages("fill"):
            context = context_for_report(instrument, data, catalogue=self._catalogue)
            docx = fill(template, context)
        return self._typeset(docx, instrument.title, created)

    def fill_report(
        self,
        case: Case,
        instrument: InstrumentType,
        data: Mapping[str, Any],
        *,
        draft: bool = False,
        template: Template | None = None,
    ) -> bytes:
        """The Word file of a report or sheet; ``template`` stands in place of the one in force."""
        template = template or self._template(instrument)
        with self._stages("fill"):
            context = context_for_sheet(
                case, instrument, data, catalogue=self._catalogue, draft=draft
            )
            return fill(template, context)

    def word(self, docx: bytes, request: Composition) -> Typeset:
        """A Word file that composition wrote."""
        return self._typeset(docx, "证据", request.created)

    def versions(self, instrument: InstrumentType) -> Mapping[str, str]:
        """What a paper of this type is made with: schema, template and programs."""
        known = self._versions.get(instrument.code)
        if known is None:
            digests = self._catalogue.digest(instrument.code)
            known = {
                "schema": digests.schema,
                "common": digests.common,
                "template": digests.template,
                "docgen": version("docgen"),
                "uharfbuzz": version("uharfbuzz"),
            }
            self._versions[instrument.code] = known
        return known

    def _template(self, instrument: InstrumentType) -> Template:
        known = self._templates.get(instrument.code)
        if known is None:
            known = load_template(self._catalogue.template_path(instrument.code))
            self._templates[instrument.code] = known
        return known

    def _typeset(self, docx: bytes, title: str, created: datetime) -> Typeset:
        with self._stages("typeset"):
            return self._engine.typeset(docx, title=title, created=created)
