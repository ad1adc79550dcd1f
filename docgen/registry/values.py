"""The frozen values that go into and come out of the registry. Not for how they are stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

__all__ = [
    "CaseKey",
    "DossierRow",
    "EditionRow",
    "FrozenCase",
    "FrozenPaper",
    "IssueBatch",
    "NumberWanted",
    "PaperDraft",
    "PlannedNumber",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseKey:
    """A case is known by its agency and its case id, not by its number."""

    agency: str
    case_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWanted:
    """A number that an issue needs.

    ``holder`` is ``case`` or ``paper:ID``; ``given`` is the number the case states, or None to
    have the next one allocated; ``where`` is the JSON Pointer at which it stands.
    """

    holder: str
    mark: str
    kind: str
    year: int
    where: str
    given: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedNumber:
    """The number an issue would take now; ``seq`` is None for a given number."""

    wanted: NumberWanted
    number: str
    seq: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDraft:
    """A paper ready to be frozen: its bytes, what they show, and the versions that made them."""

    paper_id: str
    type: str
    title: str
    number: str | None
    date: str
    inputs: str
    pdf: bytes
    docx: bytes
    page_texts: tuple[str, ...]
    versions: Mapping[str, str]
    substitutions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenPaper:
    """An issued paper. It is never rendered again.

    ``inputs`` is the digest of the paper's own data at issue; ``versions`` names the template,
    schema and program that made the bytes.
    """

    paper_id: str
    type: str
    title: str
    number: str | None
    date: str
    inputs: str
    pdf: bytes
    docx: bytes
    pdf_sha256: str
    docx_sha256: str
    page_texts: tuple[str, ...]
    versions: Mapping[str, str]
    substitutions: tuple[str, ...]
    issued_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenCase:
    """What the registry holds of a case: its number and its papers in force, by paper id."""

    number: str | None = None
    papers: Mapping[str, FrozenPaper] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueBatch:
    """Papers and numbers that are committed together, with the case text they came from."""

    content: bytes
    papers: tuple[PaperDraft, ...]
    numbers: tuple[PlannedNumber, ...]
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionRow:
    """One sealed edition as the catalogue knows it; a cache of the archive."""

    edition: int
    content_digest: str
    parts: tuple[str, ...]
    sealed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRow:
    """A dossier number with its case, and the editions sealed so far."""

    number: str
    key: CaseKey
    editions: tuple[EditionRow, ...] = ()
    state: Literal["reserved", "sealed"] = "reserved"
