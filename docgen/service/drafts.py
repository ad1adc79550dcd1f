"""Drafts: papers as they would look, each page marked, without numbers and without effect.

Not for issuing: a draft is never frozen, and its numbers are not taken.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from docgen.case import Case, Paper
from docgen.service.printing import Printer
from docgen.typeset.preview import Preview

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
        yield from _pictures(printer.preview_paper(case, paper, draft=True), stem)
    if "png" in formats:
        for number, image in enumerate(printer.engine.png(docx), start=1):
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
