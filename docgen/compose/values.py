"""What composition takes: frozen papers, files, numbers, and how the agency wants its dossiers.

Not for the dossier itself, which is the archive's value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol

from docgen.case import Case, Paper
from docgen.catalogue import InstrumentType

__all__ = [
    "Composition",
    "FilingOrder",
    "FrozenBytes",
    "Pages",
    "SheetMaker",
    "Supplement",
    "Typesetter",
]

FilingOrder = Literal["procedure", "decision-first"]


class Pages(Protocol):
    """A typeset file: its PDF and the text of each page."""

    @property
    def pdf(self) -> bytes:
        """The PDF/A bytes."""
        ...

    @property
    def page_texts(self) -> tuple[str, ...]:
        """The text of each page."""
        ...


# Typesets a Word file that composition wrote.
Typesetter = Callable[[bytes], Pages]
# Fills and typesets a sheet of the dossier from its data.
SheetMaker = Callable[[InstrumentType, Mapping[str, Any]], Pages]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenBytes:
    """An issued paper as it is bound: its place in the case and its frozen bytes."""

    paper: Paper
    pdf: bytes
    docx: bytes
    page_texts: tuple[str, ...]
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement:
    """An edition beside earlier ones: which it supplements."""

    edition: int
    supplements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """Everything a dossier is made from.

    Attributes:
        case: the case with all its numbers.
        papers: the issued papers to bind in this edition.
        evidence: the ids of the evidence to bind in this edition.
        files: the bytes of every file the case names, by name.
        number: the dossier number.
        supplement: set where this edition adds to earlier ones.
        specimen: the word on every page of a trial home, or None.
        order: the filing profile.
        corner: where page numbers stand.
        responsible: who stands in the contents sheet, the authority or each document's author.
        dpi: the resolution of page pictures.
        page_seconds: how much processor time drawing a page of a foreign PDF may take.
        classification: the class of the filing scheme.
        programs: versions of the programs that made the bytes.
        content_digest: the digest of the whole case with all its frozen papers.
        parts: the keys of everything sealed with this edition and before it.
        with_informant: whether the informant's material is bound in this edition.
    """

    case: Case
    papers: tuple[FrozenBytes, ...]
    evidence: frozenset[str]
    files: Mapping[str, bytes]
    number: str
    supplement: Supplement | None
    specimen: str | None
    order: FilingOrder
    corner: Literal["top-outer", "bottom-right"]
    responsible: Literal["authority", "author"]
    dpi: int
    page_seconds: int
    classification: str
    programs: Mapping[str, str]
    content_digest: str
    parts: tuple[str, ...]
    with_informant: bool

    @property
    def edition(self) -> int:
        """1, or that of the supplement."""
        return self.supplement.edition if self.supplement else 1

    @property
    def filed_on(self) -> str:
        """立卷时间: as the case says; a supplement is filed no earlier than the newest it adds."""
        stated = str(self.case.data["dossier"]["filed_on"])
        if self.supplement is None:
            return stated
        added = [item for item in self.case.data["evidence"] if item["id"] in self.evidence]
        days = [str(item.get("obtained_at") or "")[:10] for item in added]
        return max([stated, *(paper.paper.date for paper in self.papers), *days])

    @property
    def created(self) -> datetime:
        """The time written into the files: the day of filing, or of the latest paper bound.

        Taken from the case, so that the same case gives the same bytes whatever the clock says.
        """
        day = max([self.filed_on, *(paper.paper.date for paper in self.papers)])
        return datetime.fromisoformat(f"{day}T00:00:00+08:00")
