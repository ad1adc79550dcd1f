"""The values that pass between the archive and those who use it.

``Dossier`` is the one value a producer of documents hands over; nothing in it knows of cases or
law. Everything here is frozen. Not for behaviour: binding, sealing and storing live beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

__all__ = [
    "Attachment",
    "Deposit",
    "Dossier",
    "DossierRecord",
    "Hit",
    "Part",
    "Producer",
    "SearchPage",
    "StoredVolume",
    "VerificationFinding",
    "VerificationReport",
    "Volume",
    "VolumeKind",
]

VolumeKind = Literal["main", "internal"]

# What a producer wants back one day, as JSON values; the archive does not look into it.
Producer = Callable[[], Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One paper, sheet or piece of evidence as it is bound into a volume.

    Attributes:
        title: what the contents sheet and the bookmark call it.
        pdf: a complete PDF of this part, PDF/A-2b, untagged.
        kind: ``sheet`` (cover, contents, backing sheet), ``paper`` or ``evidence``.
        numbered: whether its pages count and carry a dossier page number. Sheets do not.
        document_number: 文号, empty where it has none.
        responsible: 责任者, the body that made it.
        date: 成文日期 as YYYY-MM-DD, empty where unknown.
        reference: a stable key of the producer (``paper:scene``, ``evidence:e1``).
        page_texts: the searchable body text of each page, in reading order, without running
            heads, feet and stamps; one entry per page of ``pdf``.
        scan: page images of an executed copy (PDF). Where given, each of its pages is laid over
            the page of ``pdf`` of the same index, whose text stays selectable beneath it; extra
            pages of the scan follow.
    """

    title: str
    pdf: bytes
    kind: Literal["sheet", "paper", "evidence"]
    numbered: bool
    document_number: str = ""
    responsible: str = ""
    date: str = ""
    reference: str = ""
    page_texts: tuple[str, ...] = ()
    scan: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file embedded in a volume as an associated file (PDF/A-3).

    ``relationship`` is the AFRelationship name: Source, Data, Supplement or Alternative.
    ``modified`` must be aware; it is written as given.
    """

    name: str
    media_type: str
    data: bytes
    relationship: Literal["Source", "Data", "Supplement", "Alternative"]
    description: str
    modified: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """One sealed PDF of a dossier: 正卷 (``main``) or 副卷 (``internal``).

    ``contents_pages`` is the page plan that the contents sheet prints: for each numbered part, by
    index into ``parts``, its first and last dossier page number. Binding checks it (R16).
    """

    kind: VolumeKind
    title: str
    parts: tuple[Part, ...]
    contents_pages: Mapping[int, tuple[int, int]]
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything the archive needs to bind, seal, keep and find one dossier.

    Attributes:
        number: the dossier number, unique in the archive; letters, digits and hyphens.
        case_number: 案号 or 登记号, another name by which it is found.
        edition: 1 for the first sealing, then one more for each supplement.
        title: 案卷题名.
        agency: the executing body (全宗) that is responsible.
        classification: class code of the filing scheme.
        retention: retention code (``Y``, ``D30``, ``D10``).
        facets: name to values (``type``, ``party``, ``outcome``, ``date`` ...), all strings. What
            begins with ``_`` is matched by filters, and never shown, counted or searched as text.
        volumes: the sealed volumes of this edition, main first.
        metadata: flat descriptive metadata that goes into XMP and the stored record.
        content_digest: hex SHA-256 by the producer over all inputs; equal digest, same dossier.
        created: time written into PDF and XMP, aware; never the clock's.
        specimen: text stamped on every page (样卷) of a trial home, or None.
        corner: where page numbers stand (``top-outer`` or ``bottom-right``).
        supplements: the number of the edition this one supplements, or None.
    """

    number: str
    case_number: str
    edition: int
    title: str
    agency: str
    classification: str
    retention: str
    facets: Mapping[str, tuple[str, ...]]
    volumes: tuple[Volume, ...]
    metadata: Mapping[str, str]
    content_digest: str
    created: datetime
    specimen: str | None = None
    corner: Literal["top-outer", "bottom-right"] = "bottom-right"
    supplements: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredVolume:
    """A sealed volume as kept: its path inside the object, digest, pages and outline."""

    kind: VolumeKind
    edition: int
    path: str
    sha256: str
    pages: int
    bytes: int
    outline: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRecord:
    """What the archive tells of one dossier without opening its PDFs.

    ``producer`` is what was kept for the producer with the newest edition; no reader is shown it.
    """

    number: str
    case_number: str
    editions: int
    title: str
    agency: str
    classification: str
    retention: str
    facets: Mapping[str, tuple[str, ...]]
    metadata: Mapping[str, str]
    volumes: tuple[StoredVolume, ...]
    content_digests: tuple[str, ...]
    sealed_at: tuple[datetime, ...]
    specimen: bool
    producer: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deposit:
    """What depositing did: ``created`` is False when the same content was there already."""

    record: DossierRecord
    created: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One dossier found: the record's face, a snippet, and the pages where the query stands.

    ``pages`` are volume, first and last page of the file, in the newest edition that holds any of
    the query; ``edition`` is that edition.
    """

    number: str
    case_number: str
    title: str
    facets: Mapping[str, tuple[str, ...]]
    snippet: str
    pages: tuple[tuple[VolumeKind, int, int], ...]
    edition: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationFinding:
    """One thing a verification found wrong: a stable code, where, and the fields of its text."""

    code: str
    where: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """A page of hits. ``total`` is exact; ``facets`` count the whole result, not the page.

    ``findings`` tell what was wrong on the way (an index that had to be passed by, a dossier that
    could not be read); they never make the hits wrong.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str, int]]
    findings: tuple[VerificationFinding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationReport:
    """The answer of a verification.

    ``verdict`` is ``whole`` (unchanged, signer trusted), ``signer-unknown`` (unchanged, signer not
    among the trusted) or ``broken`` (at least one finding). Where the findings are of the log or
    the declarations, ``alone`` tells what holds of the dossier by itself. ``notes`` are worth
    knowing and break nothing. ``signer`` is the certificate's subject, ``sealed_at`` the signed
    time, where they could be read.
    """

    subject: str
    verdict: Literal["whole", "signer-unknown", "broken"]
    findings: tuple[VerificationFinding, ...]
    signer: str = ""
    sealed_at: datetime | None = None
    pages: int = 0
    notes: tuple[VerificationFinding, ...] = ()
    alone: Literal["whole", "signer-unknown", "broken"] | None = None

    @property
    def exit_status(self) -> int:
        """0 whole, 5 broken, 7 whole but the signer is not known."""
        return {"whole": 0, "broken": 5, "signer-unknown": 7}[self.verdict]
