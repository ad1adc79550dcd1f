"""Phrases for common facts, which an agency edits: the texts, and the fields they are for.

What is to be filled in stands in 〔〕. Not for filling it in (``docgen.case.phrases``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docgen.catalogue.errors import CatalogueInvalidError

__all__ = ["BLANK", "Phrase", "Phrases", "read_phrases"]

BLANK = re.compile("〔([^〔〕\n]*)〕")
"""A place to be filled in, by its name; the year of a document number has figures there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase.

    Attributes:
        code: what it is called in the list.
        title: what it says, in a few words.
        instruments: the codes of the instruments it is for; empty for all.
        fields: the Chinese titles of the fields it is for.
        text: its words.
    """

    code: str
    title: str
    instruments: frozenset[str]
    fields: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """All phrases in their order, and the names of all their blanks."""

    entries: tuple[Phrase, ...]
    blanks: frozenset[str]


def read_phrases(document: Mapping[str, Any], where: str) -> Phrases:
    """The phrases of a list file that its schema accepts.

    Raises:
        CatalogueInvalidError: two phrases of one code.
    """
    entries: dict[str, Phrase] = {}
    for entry in document["entries"]:
        code = entry["code"]
        if code in entries:
            raise CatalogueInvalidError(
                what=f"two entries of the code {code}",
                where=where,
                next="correct it, or export the list and import it again",
            )
        entries[code] = Phrase(
            code=code,
            title=entry["title"],
            instruments=frozenset(entry["instruments"]),
            fields=tuple(entry["fields"]),
            text=entry["text"],
        )
    blanks = (name for each in entries.values() for name in BLANK.findall(each.text))
    return Phrases(entries=tuple(entries.values()), blanks=frozenset(blanks))
