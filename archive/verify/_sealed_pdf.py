"""Verifying one sealed PDF, alone: whole, whole but of an unknown signer, or broken.

Shares nothing with what binds and seals. Every check runs as far as it can, so that a report
names all that is wrong. Hostile bytes make a report, never an exception.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from cryptography import x509

from archive.values import VerificationFinding, VerificationReport
from archive.verify._document import read_document
from archive.verify._frame import WHOLE_FILE, find_frame
from archive.verify._profile import SealedCms, read_cms
from archive.verify._trust import certificate_findings, is_trusted, load_trust

__all__ = ["verify_pdf"]

_HEADER = b"%PDF-"


def verify_pdf(data: bytes, *, trust: Sequence[bytes], subject: str = "") -> VerificationReport:
    """Verify the sealed PDF ``data``.

    ``trust`` holds X.509 certificates, PEM or DER: the signer's own or an authority's above it.
    ``subject`` is what the report calls the file. Raises ``KeyUnusableError`` for a trusted
    certificate that cannot be read; never for ``data``.
    """
    trusted = load_trust(trust)
    if not data.startswith(_HEADER):
        finding = VerificationFinding(code="not-a-pdf", where=WHOLE_FILE)
        return VerificationReport(subject=subject, verdict="broken", findings=(finding,))
    frame, findings = find_frame(data)
    sealed_at, sealed = None, None
    if frame is not None:
        sealed_at = frame.sealed_at
        sealed, more = read_cms(frame.cms, frame.digest)
        findings += more
    if sealed is not None:
        findings += certificate_findings(sealed.certificates, sealed_at)
    document = read_document(data, frame.cms if frame else None)
    findings += document.findings
    return VerificationReport(
        subject=subject,
        verdict="broken" if findings else _verdict(sealed, trusted, sealed_at),
        findings=tuple(findings),
        signer=sealed.certificates[0].subject.rfc4514_string() if sealed else "",
        sealed_at=sealed_at,
        pages=document.pages,
    )


def _verdict(
    sealed: SealedCms | None, trusted: Sequence[x509.Certificate], sealed_at: datetime | None
) -> Literal["whole", "signer-unknown", "broken"]:
    if sealed is None or sealed_at is None:
        return "broken"
    known = is_trusted(sealed.certificates, trusted, sealed_at)
    return "whole" if known else "signer-unknown"
