"""Runs the comparison: the native engine and a warm LibreOffice print the same files.

What each expects of a file is in its source. Not for what a comparison means (``comparing``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen.bench.faithful.comparing import Likeness, compare_pages
from docgen.bench.faithful.faces import font_names, office_faces
from docgen.bench.faithful.habits import LIBREOFFICE
from docgen.bench.faithful.images import difference_images
from docgen.bench.faithful.reading import read_pages
from docgen.bench.faithful.sources import Source
from docgen.bench.office import WarmOffice, warm_office
from docgen.errors import DocgenError
from docgen.typeset.engine import NativeEngine
from docgen.typeset.fonts import FontSet

__all__ = ["Compare", "Result", "comparer"]

_CREATED = datetime(2026, 1, 1, tzinfo=UTC)


Compare = Callable[[Source], "Result"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """How alike both versions of a file are, with both versions; or why there is none of ours."""

    source: Source
    likeness: Likeness | None = None
    ours: bytes = field(default=b"", repr=False)
    theirs: bytes = field(default=b"", repr=False)
    refusal: str | None = None

    @property
    def as_expected(self) -> bool:
        """Whether the file is as alike as its source asks."""
        likeness, expected = self.likeness, self.source.expected
        return (
            likeness is not None
            and (likeness.same_pages or not expected.same_pages)
            and (likeness.same_characters or not expected.same_characters)
            and likeness.in_place >= expected.in_place
            and likeness.rules >= expected.rules
        )

    def images(self) -> Mapping[str, bytes]:
        """A picture of each page that is not the same, by file name."""
        if self.likeness is None:
            return {}
        pages = [index for index, page in enumerate(self.likeness.pages) if not page.same]
        stem = self.source.name.replace("/", "-")
        return difference_images(self.ours, self.theirs, pages, stem)


@contextmanager
def comparer(sources: Sequence[Source], fonts: FontSet) -> Iterator[Compare]:
    """A function that prints and compares one of these files, while an office is kept warm.

    The office knows the product's faces only, and the native engine takes the office's habits.

    Raises:
        OfficeMissingError: LibreOffice or its Python bridge is not on this machine.
    """
    names = frozenset[str]().union(*(font_names(source.docx) for source in sources))
    with TemporaryDirectory(prefix="docgen-bench-faithful-") as name:
        folder = Path(name)
        configuration = office_faces(fonts, names, folder / "fonts")
        engine = NativeEngine(fonts, LIBREOFFICE)
        with warm_office(fonts=configuration) as office:
            yield lambda source: _compare(source, engine, office, folder)


def _compare(source: Source, engine: NativeEngine, office: WarmOffice, folder: Path) -> Result:
    """Both print at the same time: each is a process of its own."""
    word, pdf = folder / "in.docx", folder / "in.pdf"
    word.write_bytes(source.docx)
    office.begin(word, pdf)
    try:
        ours, refusal = _printed(source, engine)
    finally:
        failure = _failure(office, word)
    if refusal is not None or failure is not None:
        return Result(source=source, refusal=refusal or failure)
    theirs = pdf.read_bytes()
    likeness = compare_pages(read_pages(ours), read_pages(theirs))
    return Result(source=source, likeness=likeness, ours=ours, theirs=theirs)


def _failure(office: WarmOffice, word: Path) -> str | None:
    try:
        office.finish(word)
    except RuntimeError as error:
        return str(error)
    return None


def _printed(source: Source, engine: NativeEngine) -> tuple[bytes, str | None]:
    try:
        return engine.typeset(source.docx, title=source.name, created=_CREATED).pdf, None
    except DocgenError as error:
        return b"", str(error)
