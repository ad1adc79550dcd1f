"""Engines: the contract of typesetting, and the native engine that needs no office suite.

A native engine is used by one thread: it keeps font programs, and what it learned of templates.
Not for choosing fonts (``fonts``) nor for filling templates.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Protocol

from docgen.marks import MarkedWord
from docgen.typeset.fonts import FontSet, FontSubstitution
from docgen.typeset.layout.habits import WORD, Habits
from docgen.typeset.layout.pages import Laid, Layout
from docgen.typeset.layout.rooms import Room, rooms_of
from docgen.typeset.layout.values import Page
from docgen.typeset.model import Document
from docgen.typeset.preview import PageDigests, Preview, PreviewPage
from docgen.typeset.read.document import DocumentReader
from docgen.typeset.read.resources import Bounded
from docgen.typeset.write.flavour import Flavour
from docgen.typeset.write.pdf import PdfWriter
from docgen.typeset.write.program import Programs
from docgen.typeset.write.raster import rasters
from docgen.typeset.write.svg import SvgWriter

__all__ = ["Engine", "NativeEngine", "Typeset"]

_DOCUMENTS = 4
_ANY_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeset:
    """A typeset file.

    Attributes:
        pdf: the bytes, PDF/A.
        pages: how many pages it has.
        page_texts: the body's running text by page: without headers, footers and page fields;
            a line that only wraps adds nothing, a paragraph ends with a newline.
        substitutions: the fonts that stand for others.
    """

    pdf: bytes
    pages: int
    page_texts: tuple[str, ...]
    substitutions: tuple[FontSubstitution, ...]


class Engine(Protocol):
    """Turns a Word file into PDF/A.

    **Contract.** The same bytes, title, creation time and language give the same PDF in any
    process, folder, locale and time zone. What cannot be printed as the file asks is an error that
    names it, never left out. An engine belongs to one thread.
    """

    def typeset(
        self, docx: bytes, *, title: str, created: datetime, language: str = "zh-CN"
    ) -> Typeset:
        """The PDF of a Word file."""
        ...


class NativeEngine:
    """Reads, lays out and writes in this process; see ``Engine`` for the contract."""

    def __init__(self, fonts: FontSet, habits: Habits = WORD) -> None:
        self._reader = DocumentReader()
        self._layout = Layout(fonts, habits)
        self._programs = Programs()
        self._pdf = PdfWriter(self._programs)
        self._svg = SvgWriter(self._programs, fonts.faces)
        self._digests = PageDigests()
        self._documents: Bounded[tuple[bytes, bool], Document] = Bounded(_DOCUMENTS)

    def typeset(
        self,
        docx: bytes,
        *,
        title: str,
        created: datetime,
        language: str = "zh-CN",
        flavour: Flavour = Flavour.A2A,
    ) -> Typeset:
        """The PDF of a Word file, tagged unless a flavour without tags is asked for."""
        laid = self._laid(docx)
        pdf = self._pdf.write(
            laid, title=title, language=language, created=created, flavour=flavour
        )
        return Typeset(
            pdf=pdf,
            pages=len(laid.pages),
            page_texts=tuple("".join(page.text) for page in laid.pages),
            substitutions=laid.substitutions,
        )

    def preview(self, word: MarkedWord, *, known: Collection[str] = ()) -> Preview:
        """The pages of a marked filling with the places of its values.

        ``known`` are the digests of pages whose pictures the caller has; they are not drawn again.
        """
        laid = self._laid(word.data, marked=True)
        return Preview(
            pages=tuple(self._preview(page, known) for page in laid.pages),
            substitutions=laid.substitutions,
        )

    def rooms(self, word: MarkedWord) -> tuple[tuple[Room, ...], ...]:
        """For each page of a marked filling the free room around what is marked."""
        return tuple(rooms_of(page) for page in self._laid(word.data, marked=True).pages)

    def _preview(self, page: Page, known: Collection[str]) -> PreviewPage:
        digest = self._digests.of(page)
        return PreviewPage(
            width=page.width,
            height=page.height,
            digest=digest,
            svg=None if digest in known else self._svg.write(page),
            boxes=page.boxes(),
        )

    def png(self, docx: bytes, ppi: float = 144.0) -> tuple[bytes, ...]:
        """The pages as PNG."""
        pdf = self._pdf.write(
            self._laid(docx), title="", language="", created=_ANY_DAY, flavour=Flavour.A2B
        )
        return tuple(rasters(pdf, ppi))

    def recycle(self) -> None:
        """Forget all templates and font programs, which gives their memory back."""
        kept = (self._reader, self._layout, self._programs, self._digests, self._documents)
        for part in kept:
            part.clear()

    def _laid(self, docx: bytes, *, marked: bool = False) -> Laid:
        key = (hashlib.sha256(docx).digest(), marked)
        document = self._documents.get(key)
        if document is None:
            document = self._documents.put(key, self._reader.read(docx, marked=marked))
        return self._layout.lay_out(document)
