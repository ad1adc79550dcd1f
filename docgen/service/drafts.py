"""Drafts: papers as they would look, each page marked, without numbers and without effect.

Not for issuing: a draft is never frozen, and its numbers are not taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from docgen.case import Case, Paper
from docgen.service.printing import Printer

__all__ = ["Draft", "DraftFormat", "draft_files"]

DraftFormat = Literal["pdf", "docx", "svg", "png"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One file of a draft."""

    name: str
    data: bytes
    substitutions: tuple[str, ...] = ()


def draft_files(
    case: Case, *, printer: Printer, formats: Sequence[DraftFormat], instrument: str | None
) -> tuple[Draft, ...]:
    """The files of every paper, or of those of one instrument, in the order of the case."""
    papers = [paper for paper in case.papers if instrument in (None, paper.type.code)]
    return tuple(
        draft
        for place, paper in enumerate(papers, start=1)
        for draft in _of_paper(case, paper, printer, formats, f"{place:02}-{paper.id}")
    )


def _of_paper(
    case: Case, paper: Paper, printer: Printer, formats: Sequence[DraftFormat], stem: str
) -> Iterator[Draft]:
    docx = printer.fill_paper(case, paper, draft=True)
    if "docx" in formats:
        yield Draft(name=f"{stem}.docx", data=docx)
    if "pdf" in formats:
        pages = printer.typeset_paper(docx, paper)
        used = tuple(sorted(f"{each.requested} → {each.used}" for each in pages.substitutions))
        yield Draft(name=f"{stem}.pdf", data=pages.pdf, substitutions=used)
    if "svg" in formats:
        for number, page in enumerate(printer.engine.svg(docx), start=1):
            yield Draft(name=f"{stem}-{number}.svg", data=page.encode("utf-8"))
    if "png" in formats:
        for number, image in enumerate(printer.engine.png(docx), start=1):
            yield Draft(name=f"{stem}-{number}.png", data=image)
