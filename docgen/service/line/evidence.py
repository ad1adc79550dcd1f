"""Taking in the files of a case: evidence and executed copies, each checked before it is used.

A file must lie in the case's folder itself, be no link, have the digest the case states, and be
what its name says. Not for turning them into pages (``docgen.compose``).
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.service.errors import (
    EvidenceDamagedError,
    EvidenceDigestError,
    EvidenceDisguisedError,
    EvidenceEncryptedError,
    EvidenceFileError,
    EvidenceFolderMissingError,
    EvidenceIrregularError,
    EvidenceKindError,
    EvidenceLinkError,
    EvidenceMissingError,
    EvidencePagesError,
    EvidencePathError,
    EvidencePixelsError,
    EvidenceTooLargeError,
    EvidenceUnreadableError,
)
from docgen.service.line.file_kinds import EvidenceLimits, kind_of, named_kind
from docgen.values import FileKind

__all__ = ["FileWanted", "files_wanted", "take_in"]

_REFUSALS: Mapping[int, type[EvidenceFileError]] = {
    errno.ENOENT: EvidenceMissingError,
    errno.ELOOP: EvidenceLinkError,
}
_UNUSABLE: Mapping[FileKind, tuple[type[EvidenceFileError], str]] = {
    FileKind.DAMAGED: (EvidenceDamagedError, ""),
    FileKind.ENCRYPTED: (EvidenceEncryptedError, ""),
    FileKind.TOO_MANY_PIXELS: (EvidencePixelsError, "image_pixels"),
    FileKind.TOO_MANY_PAGES: (EvidencePagesError, "pdf_pages"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileWanted:
    """A file that a case names: its name, its stated digest, and the JSON Pointer to it."""

    name: str
    sha256: str
    where: str


def files_wanted(case: Mapping[str, Any]) -> Iterator[FileWanted]:
    """The files that a case names, evidence first, in its order."""
    for index, item in enumerate(case["evidence"]):
        if item.get("file"):
            yield _wanted(item, f"/evidence/{index}/file")
    for index, paper in enumerate(case["papers"]):
        copy = (paper.get("execution") or {}).get("copy")
        if copy:
            yield _wanted(copy, f"/papers/{index}/execution/copy/file")


def _wanted(holder: Mapping[str, Any], where: str) -> FileWanted:
    return FileWanted(name=holder["file"], sha256=holder["sha256"] or "", where=where)


def take_in(case: Mapping[str, Any], folder: Path, limits: EvidenceLimits) -> Mapping[str, bytes]:
    """The bytes of every file that ``case`` names, by name, checked.

    Raises:
        EvidenceFolderMissingError: the case names files and there is no folder.
        EvidenceFileError: a file is missing, a link, too large, altered, or of another kind.
    """
    wanted = tuple(files_wanted(case))
    if wanted and not folder.is_dir():
        raise EvidenceFolderMissingError(where=folder)
    taken: dict[str, bytes] = {}
    for one in wanted:
        known = taken.get(one.name)
        data = _read(folder, one, limits.file_bytes) if known is None else known
        if hashlib.sha256(data).hexdigest() != one.sha256:
            raise EvidenceDigestError(file=one.name, where=one.where)
        if known is None:
            _check_kind(one, data, limits)
        taken[one.name] = data
        _check_total(one, taken, limits.total_bytes)
    return taken


def _check_total(one: FileWanted, taken: Mapping[str, bytes], most: int) -> None:
    if sum(map(len, taken.values())) > most:
        setting = "limits.total_bytes"
        raise EvidenceTooLargeError(file=one.name, where=one.where, most=most, setting=setting)


def _read(folder: Path, one: FileWanted, most: int) -> bytes:
    if one.name != Path(one.name).name or one.name in ("", ".", "..") or "\\" in one.name:
        raise EvidencePathError(file=one.name, where=one.where)
    try:
        handle = os.open(folder / one.name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        kind = _REFUSALS.get(error.errno or 0, EvidenceUnreadableError)
        raise kind(file=one.name, where=one.where) from error
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise EvidenceIrregularError(file=one.name, where=one.where)
        if status.st_size > most:
            setting = "limits.evidence_bytes"
            raise EvidenceTooLargeError(file=one.name, where=one.where, most=most, setting=setting)
        with os.fdopen(handle, "rb", closefd=False) as stream:
            return stream.read(most)
    finally:
        os.close(handle)


def _check_kind(one: FileWanted, data: bytes, limits: EvidenceLimits) -> None:
    named = named_kind(one.name)
    if named is FileKind.OTHER:
        raise EvidenceKindError(file=one.name, where=one.where)
    found = kind_of(data, limits)
    if found in _UNUSABLE:
        kind, limit = _UNUSABLE[found]
        more = {"most": getattr(limits, limit), "setting": f"limits.{limit}"} if limit else {}
        raise kind(file=one.name, where=one.where, **more)
    if found is not named:
        raise EvidenceDisguisedError(file=one.name, where=one.where)
