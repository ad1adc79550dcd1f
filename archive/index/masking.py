"""What a snippet must not show: numbers that name a person, addresses, and what the record marks.

Works on normal text, so that spaces and full-width digits hide nothing. Not for finding: what is
masked is still searched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.index.addresses import address_spans
from archive.index.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["MASK", "masked_spans"]

MASK = "***"

_FEWEST_DIGITS = 6
_CALENDAR_DATE = (
    r"(?<![0-9a-z])(?:19|20)\d\d(?P<mark>[-./])(?:0?[1-9]|1[0-2])(?P=mark)(?:3[01]|[12]\d|0?[1-9])"
    r"(?=\d?\d:|[^0-9a-z]|$)"
)
_YEAR_OF_A_NUMBER = r"\((?:19|20)\d\d\)"
_TOKEN = re.compile(
    rf"(?P<date>{_CALENDAR_DATE}|{_YEAR_OF_A_NUMBER})"
    r"|(?P<token>[0-9a-z]+(?:[-\u2010-\u2015./·*()+]{1,2}[0-9a-z]+)*)",
    re.ASCII,
)


def masked_spans(
    normal: str, *, masked: Sequence[str], shown: Sequence[str], start: int, end: int
) -> list[tuple[int, int]]:
    """Give the spans of ``normal`` that touch ``start`` to ``end`` and must not be shown.

    ``masked`` are terms of the record; ``shown`` are the dossier's own numbers, which may stand.
    """
    shown_spans = [span for term in shown for span in _places(normal, normalise(term))]
    spans = [span for term in masked for span in _places(normal, normalise(term))]
    spans += address_spans(normal)
    for first, last in _numbers(normal):
        if not any(a <= first and last <= b for a, b in shown_spans):
            spans.append((first, last))
    return sorted(span for span in spans if span[0] < end and span[1] > start)


def _places(normal: str, term: str) -> Iterator[tuple[int, int]]:
    at = normal.find(term) if term else -1
    while at >= 0:
        yield at, at + len(term)
        at = normal.find(term, at + 1)


def _numbers(normal: str) -> Iterator[tuple[int, int]]:
    for match in _TOKEN.finditer(normal):
        token = match["token"]
        if token and sum(character.isdigit() for character in token) >= _FEWEST_DIGITS:
            yield match.span()
