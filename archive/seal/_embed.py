"""The signature field and the signature dictionary of a seal, written by pyHanko.

The seal is an incremental update: the bound bytes stand unchanged before it. It certifies the file
against any further change (DocMDP level 1) and is invisible. Not for keys or CMS.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

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

__all__ = ["embed_seal"]

_FIELD = "IntegritySeal"
_DIGEST = "sha256"


class _SealWriter(IncrementalPdfFileWriter):
    """An update that leaves the document's metadata alone: its times are given, not the clock's."""

    def _update_meta(self) -> None:
        return


def embed_seal(
    pdf: bytes,
    *,
    now: datetime,
    reason: str,
    location: str,
    cms_length: int,
    build_cms: Callable[[bytes], bytes],
) -> bytes:
    """Return ``pdf`` with a signature whose CMS, of ``cms_length``, ``build_cms`` makes.

    ``build_cms`` is given the SHA-256 of all that the byte range covers.
    """
    try:
        writer = _writer_of(pdf)
        field = SigFieldSpec(_FIELD, readable_field_name="完整性封存")
        steps = PdfCMSEmbedder(new_field_spec=field).write_cms(_FIELD, writer)
        next(steps)
        placeholder = SignatureObject(
            timestamp=now,
            subfilter=SigSeedSubFilter.PADES,
            reason=reason or None,
            location=location or None,
            bytes_reserved=2 * cms_length,
        )
        certify = SigMDPSetup(_DIGEST, certify=True, docmdp_perms=MDPPerm.NO_CHANGES)
        steps.send(SigObjSetup(placeholder, mdp_setup=certify))
        prepared, output = steps.send(SigIOSetup(_DIGEST, in_place=True))
    except (PdfError, SigningError) as error:
        raise DossierInvalidError(
            what="the PDF cannot be sealed",
            where="the volume",
            next="bind it anew; a file that is signed already is never sealed again",
        ) from error
    steps.send(build_cms(prepared.document_digest))
    sealed = output.getvalue()
    assert isinstance(sealed, bytes)
    return sealed


def _writer_of(pdf: bytes) -> _SealWriter:
    writer = _SealWriter(BytesIO(pdf))
    if "/AcroForm" in writer.root:
        raise SigningError("the document has a form")
    return writer
