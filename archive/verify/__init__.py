"""Verification: what a seal still says of what was sealed. Shares no code with the writer."""

from archive.verify._sealed_pdf import verify_pdf
from archive.verify.codes import VERIFICATION_CODES

__all__ = ["VERIFICATION_CODES", "verify_pdf"]
