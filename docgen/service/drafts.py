"""Drafts: papers as they would look, each page marked, without numbers and without effect.

Not for issuing: a draft is never frozen, and its numbers are not taken.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from docgen.case import Case, Paper
from docgen.catalogue import InstrumentType
from docgen.fill import Template
from docgen.marks import MarkedWord
from docgen.service.line.printing import Printer
from docgen.typeset.engine import NativeEngine, Typeset
from docgen.typeset.preview import Preview

__all__ = ["Draft", "DraftFormat", "draft_files", "draft_of", "sheet_files"]

DraftFormat = Literal["pdf", "docx", "svg", "png"]
# A sheet set apart from a dossier bears no day of its own.
_ANY_DAY = datetime(1980, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One file of a draft."""

    name: str
    data: bytes
    substitutions: tuple[str, ...] = ()


def draft_files(
    case: Case,
    *,
    printer: Printer,
    formats: Sequence[DraftFormat],
    instrument: str | None,
    template: Template | None = None,
) -> tuple[Draft, ...]:
    """The files of every paper, or of those of one instrument, in the order of the case.

    ``template`` stands in place of the instrument's template in force.
    """
    papers = [paper for paper in case.papers if instrument in (None, paper.type.code)]
    return tuple(
        draft
        for place, paper in enumerate(papers, start=1)
        for draft in _of_paper(case, paper, printer, formats, template, f"{place:02}-{paper.id}")
    )


def sheet_files(
    case: Case,
    instrument: InstrumentType,
    data: Mapping[str, Any],
    *,
    printer: Printer,
    formats: Sequence[DraftFormat],
    template: Template | None = None,
) -> tuple[Draft, ...]:
    """The files of a sheet of the dossier with these values, set apart from any dossier.

    ``template`` stands in place of the instrument's template in force.
    """
    engine = printer.engine
    docx = printer.fill_report(case, instrument, data, draft=True, template=template)
    return tuple(
        _files(
            instrument.code,
            docx,
            formats,
            engine=engine,
            typeset=lambda: engine.typeset(docx, title=instrument.title, created=_ANY_DAY),
            preview=lambda: engine.preview(MarkedWord(data=docx)),
        )
    )


def draft_of(
    case: Case, paper_id: str, *, printer: Printer, format_: DraftFormat
) -> tuple[Draft, ...]:
    """The files of one paper; none where the case has no such paper."""
    paper = next((each for each in case.papers if each.id == paper_id), None)
    if paper is None:
        return ()
    return tuple(_of_paper(case, paper, printer, (format_,), None, paper_id))


def _of_paper(
    case: Case,
    paper: Paper,
    printer: Printer,
    formats: Sequence[DraftFormat],
    template: Template | None,
    stem: str,
) -> Iterator[Draft]:
    docx = printer.fill_paper(case, paper, draft=True, template=template)
    return _files(
        stem,
        docx,
        formats,
        engine=printer.engine,
        typeset=lambda: printer.typeset_paper(docx, paper),
        preview=lambda: printer.preview_paper(case, paper, draft=True, template=template),
    )


def _files(
    stem: str,
    docx: bytes,
    formats: Sequence[DraftFormat],
    *,
    engine: NativeEngine,
    typeset: Callable[[], Typeset],
    preview: Callable[[], Preview],
) -> Iterator[Draft]:
    if "docx" in formats:
        yield Draft(name=f"{stem}.docx", data=docx)
    if "pdf" in formats:
        pages = typeset()
        used = tuple(sorted(f"{each.requested} → {each.used}" for each in pages.substitutions))
        yield Draft(name=f"{stem}.pdf", data=pages.pdf, substitutions=used)
    if "svg" in formats:
        yield from _pictures(preview(), stem)
    if "png" in formats:
        for number, image in enumerate(engine.png(docx), start=1):
            yield Draft(name=f"{stem}-{number}.png", data=image)


def _pictures(preview: Preview, stem: str) -> Iterator[Draft]:
    """The pages, and one file that says where on them each value of the case stands."""
    pages = []
    for number, page in enumerate(preview.pages, start=1):
        name = f"{stem}-{number}.svg"
        assert page.svg is not None
        yield Draft(name=name, data=page.svg.encode("utf-8"))
        boxes = [_rounded(asdict(box)) for box in page.boxes]
        pages.append(
            _rounded({"file": name, "width": page.width, "height": page.height}) | {"boxes": boxes}
        )
    written = json.dumps({"pages": pages}, ensure_ascii=False, indent=1)
    yield Draft(name=f"{stem}.boxes.json", data=f"{written}\n".encode())


def _rounded(fields: Mapping[str, object]) -> dict[str, object]:
    """Points to a thousandth: more than a screen shows."""
    return {
        name: round(value, 3) if isinstance(value, float) else value
        for name, value in fields.items()
    }
