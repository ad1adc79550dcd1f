"""Engines: the contract of typesetting, and the native engine that needs no office suite.

A native engine is used by one thread: it keeps a compiler, which two threads must not share, and
what it learned of templates. Not for choosing fonts (``fonts``) nor for filling templates.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol, cast

import typst

from docgen.typeset.errors import TypesetError
from docgen.typeset.fonts import FontSet, FontSubstitution
from docgen.typeset.layout.pages import Layout
from docgen.typeset.layout.values import Page
from docgen.typeset.model import Document, Picture
from docgen.typeset.read.document import DocumentReader
from docgen.typeset.read.resources import Bounded
from docgen.typeset.write.source import SourceWriter

__all__ = ["Engine", "NativeEngine", "Typeset"]

_DOCUMENTS = 4
_STANDARD: Final = "a-2b"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeset:
    """A typeset file.

    Attributes:
        pdf: the bytes, PDF/A-2b.
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
        self, docx: bytes, *, title: str, created: datetime, language: str = "zh"
    ) -> Typeset:
        """The PDF of a Word file."""
        ...


class NativeEngine:
    """Reads, lays out and compiles in this process; see ``Engine`` for the contract."""

    def __init__(self, fonts: FontSet) -> None:
        self._fonts = fonts
        self._reader = DocumentReader()
        self._layout = Layout(fonts)
        self._writer = SourceWriter()
        self._documents: Bounded[bytes, Document] = Bounded(_DOCUMENTS)
        self._folder = Path(tempfile.mkdtemp(prefix="docgen-typeset-"))
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._compiler = self._new_compiler()

    def typeset(
        self, docx: bytes, *, title: str, created: datetime, language: str = "zh"
    ) -> Typeset:
        """The PDF of a Word file."""
        pages, substitutions = self._pages(docx)
        pdf = self._compile(
            pages,
            title,
            language,
            lambda source: self._compiler.compile(
                source, format="pdf", pdf_standards=_STANDARD, pdf_tags=False, timestamp=created
            ),
        )
        return Typeset(
            pdf=cast("bytes", pdf),
            pages=len(pages),
            page_texts=tuple("".join(page.text) for page in pages),
            substitutions=substitutions,
        )

    def svg(self, docx: bytes, *, title: str = "", language: str = "zh") -> tuple[str, ...]:
        """The pages as SVG; the text is outlines, so it looks the same everywhere."""
        pages, _ = self._pages(docx)
        made = self._compile(
            pages, title, language, lambda source: self._compiler.compile(source, format="svg")
        )
        return tuple(page.decode() for page in _each(made))

    def png(
        self, docx: bytes, ppi: float = 144.0, *, title: str = "", language: str = "zh"
    ) -> tuple[bytes, ...]:
        """The pages as PNG."""
        pages, _ = self._pages(docx)
        made = self._compile(
            pages,
            title,
            language,
            lambda source: self._compiler.compile(source, format="png", ppi=ppi),
        )
        return tuple(_each(made))

    def recycle(self) -> None:
        """Forget all templates and start a fresh compiler, which gives its memory back."""
        for part in (self._reader, self._layout, self._writer, self._documents):
            part.clear()
        self._compiler = self._new_compiler()

    def _new_compiler(self) -> typst.Compiler:
        return typst.Compiler(
            root=str(self._folder), font_paths=self._fonts.typst_fonts, ignore_system_fonts=True
        )

    def _pages(self, docx: bytes) -> tuple[list[Page], tuple[FontSubstitution, ...]]:
        digest = hashlib.sha256(docx).digest()
        document = self._documents.get(digest)
        if document is None:
            document = self._documents.put(digest, self._reader.read(docx))
        return self._layout.pages(document)

    def _compile(
        self,
        pages: list[Page],
        title: str,
        language: str,
        compile_source: Callable[[bytes], bytes | list[bytes] | None],
    ) -> bytes | list[bytes]:
        written: dict[str, Path] = {}

        def picture(item: Picture) -> str:
            name = f"{hashlib.sha256(item.data).hexdigest()[:32]}.{item.kind}"
            if name not in written:
                written[name] = self._folder / name
                written[name].write_bytes(item.data)
            return f"/{name}"

        try:
            source = self._writer.write(pages, title=title, language=language, picture=picture)
            result = compile_source(source.encode())
        except typst.TypstError as error:
            raise TypesetError from error
        finally:
            for path in written.values():
                path.unlink(missing_ok=True)
        assert result is not None
        return result


def _each(result: bytes | list[bytes]) -> list[bytes]:
    return result if isinstance(result, list) else [result]
