"""Selecting and ordering: the rows of segments and of the undrained tail that answer a query.

Segments and tail give the same kind of selection, so totals, facets and order are exact over
both. Not for opening segments or reading records.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

import numpy as np

from archive.errors import QueryInvalidError
from archive.record import shown_facets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from archive.index.document import Document, Face
    from archive.index.segment import Segment

__all__ = ["Criteria", "Section", "SegmentSection", "Sort", "TailSection", "count", "order"]

Sort = Literal["newest", "oldest", "number"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """What a dossier must satisfy: every term, every filter by one of its values, the dates."""

    terms: tuple[str, ...]
    fields: tuple[str, ...]
    filters: Mapping[str, Sequence[str]]
    date_from: date | None
    date_to: date | None

    @property
    def first_day(self) -> int:
        """The first day as an ordinal."""
        return self.date_from.toordinal() if self.date_from else 0

    @property
    def last_day(self) -> int:
        """The last day as an ordinal."""
        return self.date_to.toordinal() if self.date_to else 10**9


class Section(Protocol):
    """A part of the archive that can be searched.

    **Contract.** ``select`` gives the rows that satisfy the criteria, exactly; the columns
    ``day``, ``seq`` and ``number`` and the other methods are by row.
    """

    @property
    def day(self) -> NDArray[np.int64]:
        """Ordinal dates."""
        ...

    @property
    def seq(self) -> NDArray[np.int64]:
        """Log numbers, each unique in the archive."""
        ...

    @property
    def number(self) -> NDArray[np.str_]:
        """Dossier numbers."""
        ...

    def select(self, criteria: Criteria) -> NDArray[np.int64]:
        """Give the rows that satisfy the criteria."""
        ...

    def facets(self, rows: NDArray[np.int64]) -> Mapping[tuple[str, str], int]:
        """Count the values of the facets that may be shown over rows."""
        ...

    def face(self, row: int) -> Face:
        """Give what a hit shows."""
        ...

    def numbers_of_case(self, case_number: str) -> list[tuple[int, str]]:
        """Give log and dossier numbers of those with a case number."""
        ...


class SegmentSection:
    """A segment without the rows that something newer replaces."""

    def __init__(self, segment: Segment, dead: Sequence[int]) -> None:
        self._segment = segment
        self._alive = np.ones(len(segment), dtype=bool)
        self._alive[np.array(dead, dtype=np.int64)] = False
        self.day = segment.day
        self.seq = segment.seq
        self.number = segment.number

    def select(self, criteria: Criteria) -> NDArray[np.int64]:
        """Give the rows that satisfy the criteria."""
        alive = self._alive & (self.day >= criteria.first_day) & (self.day <= criteria.last_day)
        for name, values in criteria.filters.items():
            alive &= self._mask(self._segment.having(name, values))
        for term in criteria.terms:
            if not alive.any():
                break
            alive &= self._mask(self._segment.find(term, criteria.fields))
        return np.flatnonzero(alive)

    def _mask(self, rows: NDArray[np.int64] | NDArray[np.uint32]) -> NDArray[np.bool_]:
        mask = np.zeros(len(self._alive), dtype=bool)
        mask[rows] = True
        return mask

    def facets(self, rows: NDArray[np.int64]) -> Mapping[tuple[str, str], int]:
        """Count facet values over rows."""
        return self._segment.count_facets(self._mask(rows))

    def face(self, row: int) -> Face:
        """Give what a hit shows."""
        return self._segment.face(row)

    def numbers_of_case(self, case_number: str) -> list[tuple[int, str]]:
        """Give log and dossier numbers of those with a case number."""
        rows = [row for row in self._segment.rows_of_case(case_number) if self._alive[row]]
        return [(int(self.seq[row]), str(self.number[row])) for row in rows]


class TailSection:
    """Dossiers that no segment holds yet, searched by looking through their text."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents
        self.day = np.array([each.day for each in documents], dtype=np.int64)
        self.seq = np.array([each.seq for each in documents], dtype=np.int64)
        self.number = np.array([each.face.number for each in documents], dtype=np.str_)

    def select(self, criteria: Criteria) -> NDArray[np.int64]:
        """Give the rows that satisfy the criteria."""
        rows = [row for row, each in enumerate(self._documents) if _satisfies(each, criteria)]
        return np.array(rows, dtype=np.int64)

    def facets(self, rows: NDArray[np.int64]) -> Mapping[tuple[str, str], int]:
        """Count facet values over rows."""
        return Counter(
            pair
            for row in rows.tolist()
            for pair in {
                (name, value)
                for name, values in shown_facets(self._documents[row].face.facets).items()
                for value in values
            }
        )

    def face(self, row: int) -> Face:
        """Give what a hit shows."""
        return self._documents[row].face

    def numbers_of_case(self, case_number: str) -> list[tuple[int, str]]:
        """Give log and dossier numbers of those with a case number."""
        return [
            (each.seq, each.face.number)
            for each in self._documents
            if each.face.case_number == case_number
        ]


def _satisfies(document: Document, criteria: Criteria) -> bool:
    return (
        criteria.first_day <= document.day <= criteria.last_day
        and all(
            not set(values).isdisjoint(document.face.facets.get(name, ()))
            for name, values in criteria.filters.items()
        )
        and all(
            any(term in document.texts[name] for name in criteria.fields) for term in criteria.terms
        )
    )


def count(
    sections: Sequence[Section], chosen: Sequence[NDArray[np.int64]], *, most: int
) -> dict[str, dict[str, int]]:
    """Add up the facets of all sections; of each facet, its ``most`` frequent values."""
    total: Counter[tuple[str, str]] = Counter()
    for section, rows in zip(sections, chosen, strict=True):
        total.update(section.facets(rows))
    facets: dict[str, dict[str, int]] = {}
    for (name, value), number in sorted(total.items(), key=lambda item: (-item[1], item[0])):
        values = facets.setdefault(name, {})
        if len(values) < most:
            values[value] = number
    return facets


def order(
    sections: Sequence[Section],
    chosen: Sequence[NDArray[np.int64]],
    *,
    sort: Sort,
    offset: int,
    limit: int,
) -> list[tuple[Section, int]]:
    """Give a page of the selected rows in the order asked for; equals by the log, newest first."""
    owner = np.repeat(np.arange(len(sections)), [len(rows) for rows in chosen])
    pairs = list(zip(sections, chosen, strict=True))
    rows = np.concatenate(chosen)
    keys = _keys(pairs, sort)
    page = np.lexsort(keys)[offset : offset + limit]
    return [(sections[owner[at]], int(rows[at])) for at in page]


def _keys(
    pairs: Sequence[tuple[Section, NDArray[np.int64]]], sort: Sort
) -> Sequence[NDArray[np.int64] | NDArray[np.str_]]:
    """Give the columns to sort by, the weightiest last."""
    if sort == "number":
        return [np.concatenate([section.number[rows] for section, rows in pairs])]
    if sort not in {"newest", "oldest"}:
        raise QueryInvalidError(
            what=f"an unknown order {sort!r}", next="use newest, oldest or number"
        )
    sign = -1 if sort == "newest" else 1
    seq = np.concatenate([section.seq[rows] for section, rows in pairs])
    day = np.concatenate([section.day[rows] for section, rows in pairs])
    return [sign * seq, sign * day]
