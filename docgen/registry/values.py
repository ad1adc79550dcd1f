"""The frozen values that go into and come out of the registry. Not for how they are stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Self

from docgen.case.rules import Elsewhere, OtherReasons
from docgen.case.traces import Traces

__all__ = [
    "CaseAccount",
    "CaseKey",
    "Counter",
    "DossierRow",
    "EditionRow",
    "FrozenCase",
    "FrozenOrigin",
    "FrozenPaper",
    "IssueBatch",
    "NumberRow",
    "NumberWanted",
    "OpenCase",
    "Others",
    "PaperDraft",
    "PlannedNumber",
    "Restored",
    "Series",
    "Standing",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseKey:
    """A case is known by its agency and its case id, not by its number."""

    agency: str
    case_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase:
    """A case that is not sealed, with its newest text."""

    key: CaseKey
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedTo:
    """A paper in force of a case whose party is known by a digest."""

    digest: str
    case_id: str
    type: str
    title: str
    number: str | None
    issued_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """What other cases say that one is compared with."""

    elsewhere: tuple[Elsewhere, ...] = ()
    reasons: tuple[OtherReasons, ...] = ()


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
class FrozenOrigin:
    """What is known of an issued paper beside its bytes.

    ``inputs`` is the digest of the paper's own data at issue; ``versions`` names the template,
    schema and program that made the bytes.
    """

    paper_id: str
    type: str
    title: str
    number: str | None
    date: str
    inputs: str
    pdf_sha256: str
    docx_sha256: str
    versions: Mapping[str, str]
    substitutions: tuple[str, ...]
    issued_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenPaper(FrozenOrigin):
    """An issued paper. It is never rendered again.

    ``pdf`` and ``docx`` are None where the registry was lost and restored from the archive: such
    a paper is sealed, and its bytes stand in the dossier.
    """

    pdf: bytes | None
    docx: bytes | None
    page_texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenCase:
    """What the registry holds of a case: its number and its papers in force, by paper id."""

    number: str | None = None
    papers: Mapping[str, FrozenPaper] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueBatch:
    """Papers and numbers that are committed together, with the case text they came from.

    ``parties`` are digests by which other cases of the same party find this one, ``traces`` what
    later cases are compared with; ``by`` is the actor who issues. ``expected`` is the digest of the
    text that is to be the newest, "" where the case is to be new, None where any will do.
    """

    content: bytes
    papers: tuple[PaperDraft, ...]
    numbers: tuple[PlannedNumber, ...]
    now: datetime
    parties: frozenset[str] = frozenset()
    by: str = "command"
    traces: Traces = field(default_factory=Traces)
    expected: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionRow:
    """One sealed edition as the catalogue knows it; a cache of the archive."""

    edition: int
    content_digest: str
    parts: tuple[str, ...]
    sealed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRow:
    """A number that a case or one of its papers took; ``seq`` is None for a given number."""

    number: str
    kind: str
    year: int
    seq: int | None
    holder: str
    state: Literal["used", "voided"]
    taken_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """How far a series of numbers has counted."""

    kind: str
    year: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Series(Counter):
    """A series of an agency; ``kind`` is the word in its numbers."""

    agency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAccount:
    """All that the registry must remember of a sealed case, small enough to be kept with it.

    ``counters`` are those of the whole agency at that moment, so that numbers of papers which are
    not sealed yet are not given again either. ``traces`` are what later cases are compared with.
    """

    papers: tuple[FrozenOrigin, ...] = ()
    numbers: tuple[NumberRow, ...] = ()
    counters: tuple[Counter, ...] = ()
    traces: Traces = field(default_factory=Traces)


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRow:
    """A dossier number with its case, and the editions sealed so far."""

    number: str
    key: CaseKey
    editions: tuple[EditionRow, ...] = ()
    state: Literal["reserved", "sealed"] = "reserved"
    account: CaseAccount = field(default_factory=CaseAccount)

    @property
    def parts(self) -> frozenset[str]:
        """The keys of all that is sealed."""
        return frozenset(part for edition in self.editions for part in edition.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was entered from the archive: dossiers known to it, numbers and papers not yet here.

    ``unknown`` of the dossiers were not even reserved for their cases: the registry was of an
    earlier time.
    ``clashes`` are numbers that another case holds in this registry, each with the dossier that
    holds it in the archive.
    """

    dossiers: int = 0
    unknown: int = 0
    numbers: int = 0
    papers: int = 0
    clashes: tuple[tuple[str, str], ...] = ()

    def plus(self, other: Self) -> Restored:
        """Both together."""
        return Restored(
            dossiers=self.dossiers + other.dossiers,
            unknown=self.unknown + other.unknown,
            numbers=self.numbers + other.numbers,
            papers=self.papers + other.papers,
            clashes=(*self.clashes, *other.clashes),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A case among others, as of one moment: what is issued of it, which numbers it cannot have.

    ``taken`` are those that others hold or that are voided.
    """

    frozen: FrozenCase
    taken: frozenset[str]
    dossier: DossierRow | None
    others: Others
