"""What a case leaves for other cases to be compared with: who was where when, and its reasons.

A person of the agency is known by the certificate, as a digest. Reasons are compared without what
is this case's own: figures, plates and names, so that a copied text is known again although they
were changed in it. Not for judging (``docgen.case.rules.others``) nor for keeping (the registry).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from docgen.case.canonical import Json
from docgen.case.dates import parse_time

if TYPE_CHECKING:
    from docgen.case.values import Case, Paper

__all__ = [
    "PRESENT",
    "Presence",
    "Traces",
    "likeness",
    "marks_of",
    "own_reasons",
    "presences",
    "same_place",
    "traces_of",
]

# The facts that name who of the agency is there while a record is made.
PRESENT = ("officers", "interviewers", "visitors", "recorder")
_PURPOSE = "docgen/officer/1"
_DIGITS = 32
# Chinese numerals are figures too.
_WORDS = re.compile("[㐀-䶿一-鿿]+")
_FIGURES = re.compile("[〇零一二三四五六七八九十百千万两]")
_SHINGLE = 3
_SHORTEST = 24
# Near-duplicates by min-hashing: with four marks of five minima each, two texts that share 0.9 of
# their shingles have a mark in common in 97 of 100 cases, those that share a half in 12.
_BANDS, _ROWS = 4, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """One person at one place, from ``start`` to ``end``, by the paper of this title."""

    officer: str
    start: datetime
    end: datetime
    place: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """What is kept of a case for later ones; ``reasons`` are those of each decision."""

    presences: tuple[Presence, ...] = ()
    reasons: tuple[str, ...] = ()


def traces_of(case: Case) -> Traces:
    """The traces of a case."""
    reasons = (own_reasons(case, paper) for paper in case.papers)
    return Traces(
        presences=tuple(presence for _, _, presence in presences(case)),
        reasons=tuple(filter(None, reasons)),
    )


def presences(case: Case) -> Iterator[tuple[Paper, str, Presence]]:
    """Who was where when, by the records of a case, each with its paper and the person's id."""
    numbers = {
        person["id"]: person["certificate"]["number"]
        for person in case.data.get("staff") or ()
        if person.get("certificate")
    }
    for paper in case.papers:
        begun, ended, place = (paper.fact(each) for each in ("started_at", "ended_at", "place"))
        if not (begun and ended and place):
            continue
        for ident in dict.fromkeys(_present(paper)):
            if ident in numbers:
                presence = Presence(
                    officer=_digest(numbers[ident]),
                    start=parse_time(str(begun)),
                    end=parse_time(str(ended)),
                    place=str(place),
                    title=paper.type.title,
                )
                yield paper, ident, presence


def _present(paper: Paper) -> Iterator[str]:
    for fact in PRESENT:
        named = paper.fact(fact)
        yield from (named,) if isinstance(named, str) else map(str, named or ())


def _digest(number: str) -> str:
    return hashlib.sha256(f"{_PURPOSE}\0{number}".encode()).hexdigest()[:_DIGITS]


def same_place(one: str, other: str) -> bool:
    """Whether two places may be one, as when only one of them names the city."""
    first, second = _plain(one), _plain(other)
    return first in second or second in first


def _plain(place: str) -> str:
    return "".join(each for each in place if each.isalnum())


def own_reasons(case: Case, paper: Paper) -> str:
    """The reasons of a decision without figures and names; empty where they are too short."""
    told = "".join(_strings(paper.fact("reasons")))
    for name in _names(case.data):
        told = told.replace(name, "")
    text = _FIGURES.sub("", "".join(_WORDS.findall(told)))
    return text if len(text) >= _SHORTEST else ""


def _strings(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from _strings(each)


def _names(data: Mapping[str, Any]) -> Iterator[str]:
    """Names and plate of a case, the longest first, lest a part of one be taken out of another."""
    party = data["party"]
    holders = [party, party.get("operator"), party.get("legal_representative")]
    holders += data.get("representatives") or ()
    names = {each["name"] for each in holders if each and each.get("name")}
    names.add((data.get("vehicle") or {}).get("plate") or "")
    yield from sorted(names - {""}, key=len, reverse=True)


def marks_of(reasons: str) -> frozenset[str]:
    """The marks by which nearly identical reasons are found."""
    lowest = [b"\xff"] * (_BANDS * _ROWS)
    for shingle in _shingles(reasons):
        digest = hashlib.blake2b(shingle.encode(), digest_size=8).digest()
        place = int.from_bytes(digest) % len(lowest)
        lowest[place] = min(lowest[place], digest)
    bands = (lowest[at : at + _ROWS] for at in range(0, len(lowest), _ROWS))
    return frozenset(
        hashlib.sha256(bytes([place]) + b"".join(band)).hexdigest()[:_DIGITS]
        for place, band in enumerate(bands)
    )


def likeness(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1: the share of their runs of three characters in common."""
    first, second = _shingles(one), _shingles(other)
    return len(first & second) / len(first | second) if first and second else 0.0


def _shingles(text: str) -> frozenset[str]:
    return frozenset(text[at : at + _SHINGLE] for at in range(len(text) - _SHINGLE + 1))
