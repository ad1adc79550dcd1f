"""Texts of what the archive finds, as the archive itself words them. Not for its errors."""

from __future__ import annotations

from collections.abc import Mapping

from archive.codes import NOTICE_CODES, SEARCH_CODES, STORED_CODES, VERIFICATION_CODES

__all__ = ["ARCHIVE"]

ARCHIVE: Mapping[str, Mapping[str, str]] = {
    code: {"zh": chinese, "en": english}
    for codes in (VERIFICATION_CODES, STORED_CODES, SEARCH_CODES, NOTICE_CODES)
    for code, (chinese, english) in codes.items()
}
