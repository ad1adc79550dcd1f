"""The texts around the sheet in plain words; its own words are a list (``plain-words.json``)."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PAGES_OF_PLAIN_WORDS"]

PAGES_OF_PLAIN_WORDS: Mapping[str, Mapping[str, str]] = {
    "page-plain": {"zh": "白话说明", "en": "In plain words"},
    "page-plain-print": {"zh": "打印", "en": "Print"},
}
