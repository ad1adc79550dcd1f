"""Texts of what is found in the archive: by itself, as it words them, and beside the registry.

Not for its errors.
"""

from __future__ import annotations

from collections.abc import Mapping

from archive.codes import NOTICE_CODES, SEARCH_CODES, STORED_CODES, VERIFICATION_CODES

__all__ = ["ARCHIVE", "COMPARISON_CODES"]

COMPARISON_CODES: Mapping[str, tuple[str, str]] = {
    "registry-not-compared": (
        "登记库不能读取，没有与其中已封存案卷的清单核对；请用 docgen doctor 检查，恢复后再次核验",
        (
            "the registry cannot be read, so its list of sealed dossiers was not compared; see "
            "`docgen doctor`, restore it and verify again"
        ),
    ),
}

ARCHIVE: Mapping[str, Mapping[str, str]] = {
    code: {"zh": chinese, "en": english}
    for codes in (
        VERIFICATION_CODES,
        STORED_CODES,
        SEARCH_CODES,
        NOTICE_CODES,
        COMPARISON_CODES,
    )
    for code, (chinese, english) in codes.items()
}
