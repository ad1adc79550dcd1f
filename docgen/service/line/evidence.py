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

__all__ = ["EvidenceLimits", "FileWanted", "files_wanted", "take_in"]

_MAGIC: Mapping[str, tuple[bytes, ...]] = {
    "jpeg": (b"\xff\xd8\xff",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "pdf": (b"%PDF-",),
}
_SUFFIXES: Mapping[str, str] = {
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".png": "png",
    ".pdf": "pdf",
}
_REFUSALS: Mapping[int, type[EvidenceFileError]] = {
    errno.ENOENT: EvidenceMissingError,
    errno.ELOOP: EvidenceLinkError,
}
_NOT_ENCRYPTED = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLimits:
    """How much is taken in at most."""

    file_bytes: int
    total_bytes: int
    image_pixels: int
    pdf_pages: int


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
    kind = _SUFFIXES.get(Path(one.name).suffix.lower())
    if kind is None:
        raise EvidenceKindError(file=one.name, where=one.where)
    if not data.startswith(_MAGIC[kind]):
        raise EvidenceDisguisedError(file=one.name, where=one.where)
    if kind == "pdf":
        _check_pdf(one, data, limits.pdf_pages)
    else:
        _check_image(one, data, kind, limits.image_pixels)


def _check_image(one: FileWanted, data: bytes, kind: str, most: int) -> None:
    from docgen.compose.picture import PICTURE_FAULTS, open_picture  # brings in Pillow

    try:
        with open_picture(data, formats=(kind.upper(),)) as image:
            if image.width * image.height > most:
                setting = "limits.image_pixels"
                raise EvidencePixelsError(
                    file=one.name, where=one.where, most=most, setting=setting
                )
            image.load()
    except PICTURE_FAULTS as error:
        raise EvidenceDamagedError(file=one.name, where=one.where) from error


def _check_pdf(one: FileWanted, data: bytes, most: int) -> None:
    import pypdfium2  # slow to import, and most commands take in no PDF

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
        kind = EvidenceEncryptedError if locked else EvidenceDamagedError
        raise kind(file=one.name, where=one.where) from error
    try:
        pages = len(document)
        locked = pypdfium2.raw.FPDF_GetSecurityHandlerRevision(document.raw) != _NOT_ENCRYPTED
    finally:
        document.close()
    if locked:
        raise EvidenceEncryptedError(file=one.name, where=one.where)
    if not 1 <= pages <= most:
        setting = "limits.pdf_pages"
        raise EvidencePagesError(
            file=one.name, where=one.where, pages=pages, most=most, setting=setting
        )
