"""What a file is, as far as evidence goes: of which kind, or why its pages cannot be made.

Looked at once when a file arrives, and again when it is bound. Not for what a picture shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from docgen.case.rules import FileFault
from docgen.service.settings import Settings
from docgen.typeset.libreoffice import PDFIUM_LOCK
from docgen.values import FileKind

__all__ = ["EvidenceLimits", "fault_of", "kind_of", "named_kind"]

_MAGIC: Mapping[bytes, FileKind] = {
    b"\xff\xd8\xff": FileKind.JPEG,
    b"\x89PNG\r\n\x1a\n": FileKind.PNG,
    b"%PDF-": FileKind.PDF,
}
_SUFFIXES: Mapping[str, FileKind] = {
    ".jpg": FileKind.JPEG,
    ".jpeg": FileKind.JPEG,
    ".png": FileKind.PNG,
    ".pdf": FileKind.PDF,
}
_FAULTS: Mapping[FileKind, FileFault] = {
    FileKind.OTHER: FileFault.KIND,
    FileKind.DAMAGED: FileFault.DAMAGED,
    FileKind.ENCRYPTED: FileFault.ENCRYPTED,
    FileKind.TOO_MANY_PIXELS: FileFault.TOO_LARGE,
    FileKind.TOO_MANY_PAGES: FileFault.TOO_LARGE,
}
_NOT_ENCRYPTED = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLimits:
    """How much is taken in at most."""

    file_bytes: int
    total_bytes: int
    image_pixels: int
    pdf_pages: int

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The limits that are set."""
        return cls(
            file_bytes=settings.limits_evidence_bytes,
            total_bytes=settings.limits_total_bytes,
            image_pixels=settings.limits_image_pixels,
            pdf_pages=settings.limits_pdf_pages,
        )


def named_kind(name: str) -> FileKind:
    """The kind that the name of a file says it is."""
    return _SUFFIXES.get(Path(name).suffix.lower(), FileKind.OTHER)


def fault_of(name: str, kind: FileKind) -> FileFault | None:
    """Why a file of this kind cannot be bound under this name; None where it can."""
    if kind in _FAULTS:
        return _FAULTS[kind]
    named = named_kind(name)
    if named is FileKind.OTHER:
        return FileFault.KIND
    return None if named is kind else FileFault.DISGUISED


def kind_of(data: bytes, limits: EvidenceLimits) -> FileKind:
    """The kind of a file, or why it cannot be bound: damaged, encrypted, too large."""
    kind = next((kind for magic, kind in _MAGIC.items() if data.startswith(magic)), FileKind.OTHER)
    if kind is FileKind.OTHER:
        return kind
    if kind is FileKind.PDF:
        return _kind_of_pdf(data, limits.pdf_pages)
    return _kind_of_image(data, kind, limits.image_pixels)


def _kind_of_image(data: bytes, kind: FileKind, most: int) -> FileKind:
    from docgen.compose.picture import PICTURE_FAULTS, open_picture  # brings in Pillow

    try:
        with open_picture(data, formats=(kind.upper(),)) as image:
            if image.width * image.height > most:
                return FileKind.TOO_MANY_PIXELS
            image.load()
    except PICTURE_FAULTS:
        return FileKind.DAMAGED
    return kind


def _kind_of_pdf(data: bytes, most: int) -> FileKind:
    import pypdfium2  # slow to import, and most commands take in no PDF

    with PDFIUM_LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            locked = getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
            return FileKind.ENCRYPTED if locked else FileKind.DAMAGED
        try:
            pages = len(document)
            locked = pypdfium2.raw.FPDF_GetSecurityHandlerRevision(document.raw) != _NOT_ENCRYPTED
        finally:
            document.close()
    if locked:
        return FileKind.ENCRYPTED
    return FileKind.PDF if 1 <= pages <= most else FileKind.TOO_MANY_PAGES
