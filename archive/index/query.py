"""The query language: words side by side must all be there; ``"quoted words"`` are one phrase.

Grammar: white space separates terms, and each term must stand somewhere in the dossier. A term in
ASCII quotation marks keeps its white space together, that is, it is one exact phrase; the marks
count only at the two ends of a term, everywhere else they are text. Everything else, Chinese
quotation marks too, is searched as it stands, after normalisation. There are no operators.
Not for filters, dates and sorting.
"""

from __future__ import annotations

import re

from archive.errors import QueryInvalidError
from archive.index.text import normalise

__all__ = ["parse_query"]

_LONGEST = 1000
_MOST_TERMS = 32
_TERM = re.compile(r'(?<!\S)"(?P<phrase>[^"]+)"(?!\S)|(?P<word>\S+)')


def parse_query(query: str) -> tuple[str, ...]:
    """Give the normalised terms of a query, longest first."""
    if len(query) > _LONGEST:
        raise QueryInvalidError(what="too many characters", next=f"use at most {_LONGEST}")
    found = (match["phrase"] or match["word"] for match in _TERM.finditer(query))
    terms = {term for term in map(normalise, found) if term}
    if not terms:
        raise QueryInvalidError(
            what="nothing that can be searched", next="give at least one visible character"
        )
    if len(terms) > _MOST_TERMS:
        raise QueryInvalidError(what="too many terms", next=f"use at most {_MOST_TERMS}")
    return tuple(sorted(terms, key=lambda term: (-len(term), term)))
