"""Every finding that a search can carry, with its text in Chinese and in English.

The place stands beside the text, in ``where``. None of them makes a hit or a total wrong, except
that a dossier whose record cannot be read can only be found by what the index knew of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["SEARCH_CODES"]

SEARCH_CODES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "index-broken": (
            "检索索引已损坏或不属于本档案库，本次改为逐卷查找；请重建索引",
            "the search index is damaged or of another archive and was passed by; rebuild it",
        ),
        "record-unreadable": (
            "卷宗 {number} 的记录无法读取，可能未被检索到；请验证该卷宗",
            "the record of dossier {number} cannot be read, so it may be missing; verify it",
        ),
    }
)
"""Code to Chinese and English text."""
