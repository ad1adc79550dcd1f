"""The document around a seal: readable, one signature, its form points to it, attachments whole.

Read through qpdf, with its repairs switched off; no stream is expanded beyond the size it states.
Not for what the signature covers.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Pdf, PdfError, Stream, String

from archive.values import VerificationFinding
from archive.verify._frame import WHOLE_FILE

__all__ = ["DocumentReport", "read_document"]

_CHUNK = 1 << 20
_UNREADABLE = (
    *(PdfError, RuntimeError, MemoryError),
    *(ArithmeticError, AttributeError, LookupError, TypeError, ValueError),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReport:
    """Pages of the document (0 where it cannot be read) and what is wrong with it."""

    pages: int
    findings: tuple[VerificationFinding, ...]


def read_document(data: bytes, cms: bytes | None) -> DocumentReport:
    """Check the document; ``cms`` is the seal that was found in its bytes, if one was."""
    try:
        with Pdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True) as pdf:
            findings = (*_signatures(pdf, cms), *_attachments(pdf))
            return DocumentReport(pages=len(pdf.pages), findings=findings)
    except _UNREADABLE:
        damaged = VerificationFinding(code="structure-damaged", where=WHOLE_FILE)
        return DocumentReport(pages=0, findings=(damaged,))


def _signatures(pdf: Pdf, cms: bytes | None) -> Iterator[VerificationFinding]:
    found = sum(
        1 for item in pdf.objects if isinstance(item, Dictionary) and Name.ByteRange in item
    )
    if found > 1:
        count = {"count": str(found)}
        yield VerificationFinding(code="second-signature", where=WHOLE_FILE, params=count)
    if cms is not None and cms not in _signed_fields(pdf):
        yield VerificationFinding(code="signature-unreferenced", where="the form")


def _signed_fields(pdf: Pdf) -> Iterator[bytes]:
    form = pdf.Root.get(Name.AcroForm)
    fields = form.get(Name.Fields) if isinstance(form, Dictionary) else None
    for field in fields if isinstance(fields, Array) else ():
        value = field.get(Name.V) if isinstance(field, Dictionary) else None
        contents = value.get(Name.Contents) if isinstance(value, Dictionary) else None
        if isinstance(contents, String):
            yield bytes(contents)


def _attachments(pdf: Pdf) -> Iterator[VerificationFinding]:
    files = pdf.Root.get(Name.AF)
    for index, file in enumerate(files if isinstance(files, Array) else (), start=1):
        stream = file.EF.F
        if not isinstance(stream, Stream) or not _is_whole(stream):
            where = f"attachment {index}"
            yield VerificationFinding(code="attachment-damaged", where=where)


def _is_whole(stream: Stream) -> bool:
    parameters = stream.Params
    size, checksum = int(parameters.Size), bytes(parameters.CheckSum)
    digest = hashlib.md5(usedforsecurity=False)
    total = 0
    try:
        for chunk in _chunks(stream):
            total += len(chunk)
            if total > size:
                return False
            digest.update(chunk)
    except zlib.error:
        return False
    return total == size and digest.digest() == checksum


def _chunks(stream: Stream) -> Iterator[bytes]:
    raw = stream.read_raw_bytes()
    if not _is_deflated(stream.get(Name.Filter)):
        yield raw
        return
    inflater = zlib.decompressobj()
    while not inflater.eof:
        chunk = inflater.decompress(raw, _CHUNK)
        raw = inflater.unconsumed_tail
        if not chunk and not raw:
            return
        yield chunk


def _is_deflated(stream_filter: Object | None) -> bool:
    return stream_filter == Name.FlateDecode
