"""Codes of administrative divisions (GB/T 2260), with those that are no longer given.

An identity number keeps the code of its day for life, so a retired code is as good as a new one.
Not for the check digits of a number (``formats``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from docgen.catalogue.errors import CatalogueInvalidError

__all__ = ["Division", "Divisions", "read_divisions"]

_ADVICE = "compare it with the divisions that ship with the program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """What a code stood for between two years; None where a year is not known, or not yet."""

    code: str
    name: str
    since: int | None
    until: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Divisions:
    """All divisions by code; ``complete`` are the provinces whose codes are all listed."""

    by_code: Mapping[str, tuple[Division, ...]]
    complete: frozenset[str]

    def has(self, code: str) -> bool:
        """Whether this code was ever given, as far as that is known."""
        province = code[:2]
        if f"{province}0000" not in self.by_code:
            return False
        return province not in self.complete or code in self.by_code

    def has_prefecture(self, code: str) -> bool:
        """The same for the prefecture of a code: registrars give zones codes of their own."""
        return self.has(f"{code[:4]}00")


def read_divisions(document: Mapping[str, Any], where: str) -> Divisions:
    """The divisions of a list file that its schema accepts.

    Raises:
        CatalogueInvalidError: a code given twice at a time, or a province that is not listed.
    """
    by_code: dict[str, tuple[Division, ...]] = {}
    for entry in document["divisions"]:
        division = Division(**entry)
        former = by_code.get(division.code, ())
        if not _follows(division, former):
            what = f"{division.code}: two names at a time, or an end before its beginning"
            raise CatalogueInvalidError(what=what, where=where, next=_ADVICE)
        by_code[division.code] = (*former, division)
    unknown = [each for each in document["complete"] if f"{each}0000" not in by_code]
    if unknown:
        what = f"{unknown[0]}: a complete province without its own code"
        raise CatalogueInvalidError(what=what, where=where, next=_ADVICE)
    return Divisions(by_code=MappingProxyType(by_code), complete=frozenset(document["complete"]))


def _follows(division: Division, former: tuple[Division, ...]) -> bool:
    if division.since and division.until and division.until < division.since:
        return False
    if not former:
        return True
    ended = former[-1].until
    return ended is not None and division.since is not None and ended <= division.since
