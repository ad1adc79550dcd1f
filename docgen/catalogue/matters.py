"""Lists of matters that an authority published: what is let off and how, and how much is fined.

An entry names the document it stands in, so that several lists and versions live side by side. Not
for whether an entry applies to a case (``docgen.case``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, TypeAlias, TypeVar

from docgen.catalogue.clauses import Clause, read_clauses
from docgen.catalogue.errors import CatalogueInvalidError
from docgen.catalogue.statutes import plain_text
from docgen.catalogue.validity import Validity, read_validity

__all__ = [
    "Benchmark",
    "Benchmarks",
    "Exemption",
    "Exemptions",
    "Grade",
    "Matter",
    "Outcome",
    "read_benchmarks",
    "read_exemptions",
]

Outcome: TypeAlias = Literal["no_penalty", "lighter", "reduced", "no_coercion"]
Level: TypeAlias = Literal["national", "provincial", "municipal", "county"]
_BRACKETS = str.maketrans("[]【】（）", "〔〕〔〕〔〕", "《》")
_ADVICE = "correct it, or export the list and import it again with `docgen lists`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One numbered matter of a published list.

    Attributes:
        code: its own name among all entries.
        list: the title of the list it stands in.
        document: the number of the document that published the list: its version.
        precedence: where several lists hold the matter, the greatest prevails.
        item: its number in the list.
    """

    code: str
    list: str
    issuer: str
    document: str
    level: Level
    precedence: int
    validity: Validity
    item: int
    title: str
    violated: tuple[Clause, ...]
    penalty: tuple[Clause, ...]

    def covers(self, conduct: Mapping[str, Any]) -> bool:
        """Whether a conduct violates what it names, and is punished by what it names."""
        return _meet(self.violated, conduct["violated"]) and (
            not self.penalty or not conduct["penalty"] or _meet(self.penalty, conduct["penalty"])
        )


_Listed = TypeVar("_Listed", bound=Matter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption(Matter):
    """A matter that is not or less punished where all ``conditions`` are met and each is proved."""

    outcome: Outcome
    conditions: tuple[str, ...]
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """One step of a benchmark, its fine in whole yuan."""

    degree: str
    circumstances: str
    at_least: int
    at_most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark(Matter):
    """How much a matter is fined, by its gravity (行政处罚法 34)."""

    grades: tuple[Grade, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemptions:
    """All exemptions of all lists, and those of each version of a list by its title and names."""

    entries: tuple[Exemption, ...]
    by_version: Mapping[tuple[str, str], tuple[Exemption, ...]]

    def of(self, title: str, version: str) -> tuple[Exemption, ...]:
        """The entries of one version of a list: the number of its document, or its first day."""
        return self.by_version.get((_plain(title), _plain(version)), ())

    def covering(self, conduct: Mapping[str, Any], day: date) -> tuple[Exemption, ...]:
        """What is in force on ``day`` for a conduct, the list that prevails first."""
        return _covering(self.entries, conduct, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmarks:
    """All benchmarks of all lists."""

    entries: tuple[Benchmark, ...]

    def covering(self, conduct: Mapping[str, Any], day: date) -> tuple[Benchmark, ...]:
        """What is in force on ``day`` for a conduct, the list that prevails first."""
        return _covering(self.entries, conduct, day)


def _covering(
    entries: tuple[_Listed, ...], conduct: Mapping[str, Any], day: date
) -> tuple[_Listed, ...]:
    found = (each for each in entries if each.validity.holds_on(day) and each.covers(conduct))
    return tuple(sorted(found, key=lambda each: -each.precedence))


def _names(document: str, first: date) -> tuple[str, str, str]:
    """How papers name the version of a list."""
    return _plain(document), first.isoformat(), f"{first.year}年{first.month}月{first.day}日"


def _plain(name: str) -> str:
    """A title or number as it is compared: without book marks, with brackets of one kind."""
    return plain_text(name).translate(_BRACKETS)


def read_exemptions(document: Mapping[str, Any], where: str) -> Exemptions:
    """The exemptions of a list file that its schema accepts.

    Raises:
        CatalogueInvalidError: a code, or a number of one version, that stands twice.
    """
    entries = tuple(
        Exemption(
            **_matter(entry, where),
            outcome=entry["outcome"],
            conditions=tuple(entry["conditions"]),
            measures=tuple(entry["measures"]),
        )
        for entry in document["entries"]
    )
    _require_single(entries, where)
    by_version: dict[tuple[str, str], list[Exemption]] = {}
    for entry in entries:
        for name in _names(entry.document, entry.validity.first):
            by_version.setdefault((_plain(entry.list), name), []).append(entry)
    named = {key: tuple(found) for key, found in by_version.items()}
    return Exemptions(entries=entries, by_version=MappingProxyType(named))


def read_benchmarks(document: Mapping[str, Any], where: str) -> Benchmarks:
    """The benchmarks of a list file that its schema accepts.

    Raises:
        CatalogueInvalidError: a code or a number that stands twice, or a step that ends below its
            beginning.
    """
    entries = tuple(
        Benchmark(
            **_matter(entry, where),
            grades=tuple(_grade(each, entry["code"], where) for each in entry["grades"]),
        )
        for entry in document["entries"]
    )
    _require_single(entries, where)
    return Benchmarks(entries=entries)


def _matter(entry: Mapping[str, Any], where: str) -> dict[str, Any]:
    plain = ("code", "list", "issuer", "document", "level", "precedence", "item", "title")
    return {
        **{name: entry[name] for name in plain},
        "validity": read_validity(entry, where),
        "violated": read_clauses(entry["violated"]),
        "penalty": read_clauses(entry["penalty"]),
    }


def _grade(entry: Mapping[str, Any], code: str, where: str) -> Grade:
    if entry["at_least"] > entry["at_most"]:
        raise CatalogueInvalidError(
            what=f"{code}: a step that ends below its beginning", where=where, next=_ADVICE
        )
    return Grade(**entry)


def _require_single(entries: Sequence[Matter], where: str) -> None:
    """One code per entry; one number of a version holds once on a day."""
    codes: set[str] = set()
    numbers: dict[tuple[str, str, int], list[Matter]] = {}
    for entry in entries:
        if entry.code in codes:
            raise CatalogueInvalidError(
                what=f"two entries of the code {entry.code}", where=where, next=_ADVICE
            )
        codes.add(entry.code)
        same = numbers.setdefault((entry.list, entry.document, entry.item), [])
        if any(entry.validity.meets(other.validity) for other in same):
            raise CatalogueInvalidError(
                what=f"{entry.code}: its list has this number twice", where=where, next=_ADVICE
            )
        same.append(entry)


def _meet(clauses: Sequence[Clause], cited: Sequence[Mapping[str, Any]]) -> bool:
    return any(clause.agrees_with(each) for clause in clauses for each in cited)
