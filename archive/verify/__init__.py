"""Verification: what a seal still says of what was sealed. Shares no code with the writer."""

from archive.codes import STORED_CODES, VERIFICATION_CODES
from archive.verify._sealed_pdf import verify_pdf
from archive.verify.stored import StoredArchive, open_stored

__all__ = [
    "STORED_CODES",
    "VERIFICATION_CODES",
    "StoredArchive",
    "open_stored",
    "verify_pdf",
]
