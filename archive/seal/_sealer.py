"""Putting the integrity seal on a PDF, with a key that is held ready.

The seal is an incremental update: the bound bytes stand unchanged before it. It certifies the file
against any further change (DocMDP level 1) and is invisible. Not for binding or verifying.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.cms_embedder import (
    PdfCMSEmbedder,
    SigIOSetup,
    SigMDPSetup,
    SigObjSetup,
)
from pyhanko.sign.signers.pdf_byterange import SignatureObject

from archive.errors import DossierInvalidError
from archive.seal._cms import CmsBuilder
from archive.seal._credential import Credential
from archive.seal.values import KeyKind

__all__ = ["Sealer"]

_FIELD = "IntegritySeal"
_DIGEST = "sha256"


class _SealWriter(IncrementalPdfFileWriter):
    """An update that leaves the document's metadata alone: its times are given, not the clock's."""

    def _update_meta(self) -> None:
        return


class Sealer:
    """A sealing key, loaded once. ``seal`` may be called from several threads."""

    __slots__ = ("_builder", "_credential")

    def __init__(self, credential: Credential) -> None:
        self._credential = credential
        self._builder = CmsBuilder(credential)

    @property
    def kind(self) -> KeyKind:
        """``trial`` or ``agency``: whether what is sealed must be marked a specimen."""
        return self._credential.kind

    @property
    def fingerprint(self) -> str:
        """Hex SHA-256 of the sealing certificate."""
        return self._credential.fingerprint

    @property
    def certificate(self) -> bytes:
        """The sealing certificate, DER."""
        return self._credential.certificate.public_bytes(Encoding.DER)

    @property
    def not_after(self) -> datetime:
        """The last moment at which the certificate may seal."""
        return self._credential.certificate.not_valid_after_utc

    def check_time(self, now: datetime) -> None:
        """Raise ``KeyUnusableError`` where sealing at ``now`` would be refused."""
        self._credential.check_time(now, "the sealing key")

    def seal(self, pdf: bytes, *, now: datetime, reason: str, location: str = "") -> bytes:
        """Return ``pdf`` with an integrity seal of the aware time ``now``.

        Raises ``KeyUnusableError`` where the certificate is not valid then, and
        ``DossierInvalidError`` where ``pdf`` cannot be read or is signed already.
        """
        self.check_time(now)
        try:
            return self._embed(pdf, now, reason, location)
        except (PdfError, SigningError) as error:
            raise DossierInvalidError(
                what="the PDF cannot be sealed",
                where="the volume",
                next="bind it anew; a file that is signed already is never sealed again",
            ) from error

    def _embed(self, pdf: bytes, now: datetime, reason: str, location: str) -> bytes:
        writer = _SealWriter(BytesIO(pdf))
        if "/AcroForm" in writer.root:
            raise SigningError("the document has a form")
        field = SigFieldSpec(_FIELD, readable_field_name="完整性封存")
        steps = PdfCMSEmbedder(new_field_spec=field).write_cms(_FIELD, writer)
        next(steps)
        placeholder = SignatureObject(
            timestamp=now,
            subfilter=SigSeedSubFilter.PADES,
            reason=reason or None,
            location=location or None,
            bytes_reserved=2 * self._builder.length,
        )
        certify = SigMDPSetup(_DIGEST, certify=True, docmdp_perms=MDPPerm.NO_CHANGES)
        steps.send(SigObjSetup(placeholder, mdp_setup=certify))
        prepared, output = steps.send(SigIOSetup(_DIGEST, in_place=True))
        steps.send(self._builder.build(prepared.document_digest))
        sealed = output.getvalue()
        assert isinstance(sealed, bytes)
        return sealed
