"""The frozen values of cases, drafts and files in progress. Not for how they are stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from docgen.registry.values import CaseKey
from docgen.values import FileKind

__all__ = ["CaseRow", "CaseVersion", "DraftRow", "DraftVersion", "FileRow", "UploadRow"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseVersion:
    """One text of a case. ``version`` counts from 1; ``saved_by`` is an actor, never a name."""

    version: int
    digest: str
    saved_at: datetime
    saved_by: str

    @property
    def tag(self) -> str:
        """What identifies this text of the case: the content of an ETag."""
        return f"{self.version}-{self.digest[:16]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """A case with its newest text."""

    key: CaseKey
    place: int
    opened_at: datetime
    newest: CaseVersion
    content: bytes
    dossier: str | None = None
    editions: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftVersion:
    """One text of a draft. ``version`` counts from 1; ``saved_by`` is an actor, never a name."""

    version: int
    saved_at: datetime
    saved_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A draft with its newest text; ``case_id`` is that of the case it became or came from."""

    id: str
    agency: str
    case_id: str | None
    title: str
    opened_at: datetime
    opened_by: str
    newest: DraftVersion
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """A file of an agency, known by its digest; ``size`` in bytes.

    ``kind`` is what it is as evidence, None where nobody looked.
    """

    ref: int
    sha256: str
    size: int
    kind: FileKind | None
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadRow:
    """A file on its way in: ``received`` of ``size`` bytes are here."""

    id: str
    agency: str
    size: int
    sha256: str
    received: int
    chunks: int
    opened_by: str
    expires_at: datetime
    file_ref: int | None
