"""Texts that a spreadsheet program left where something else was meant: formulas, error values.

They come in by lists whose cells were copied as values. Not for reading spreadsheets.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["is_error_value", "is_formula"]

# What Excel, WPS and LibreOffice show; a cell that is too narrow shows only the sign.
_ERROR_VALUE = re.compile(
    r"#(?:NULL|DIV/0|VALUE|REF|NAME|NUM|SPILL|CALC|FIELD|BLOCKED|CONNECT|UNKNOWN|BUSY|EXTERNAL"
    r"|PYTHON|TIMEOUT)[!?]?|#N/A[!?]?|#GETTING_DATA|#+|ERR:[0-9]{3}"
)
# The sign that makes a cell text, which pasting keeps, and what nobody sees.
_BEFORE = "'’‘\u200b\ufeff"


def is_formula(text: str) -> bool:
    """Whether a text begins as a formula does, full-width too."""
    return _bare(text).startswith("=")


def is_error_value(text: str) -> bool:
    """Whether a text is nothing but the error that a cell showed, full-width too."""
    return _ERROR_VALUE.fullmatch(_bare(text).upper()) is not None


def _bare(text: str) -> str:
    """Without what stands around it."""
    return unicodedata.normalize("NFKC", text).strip().lstrip(_BEFORE).strip()
