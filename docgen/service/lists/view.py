"""What of a list is in force on a day, as rows to be shown. Not for judging by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from docgen.catalogue.lists import list_document, list_path, read_list

if TYPE_CHECKING:
    from docgen.catalogue.divisions import Divisions
    from docgen.catalogue.matters import Benchmarks, Exemptions, Matter
    from docgen.catalogue.phrases import Phrases
    from docgen.catalogue.statutes import Statutes
    from docgen.catalogue.workdays import WorkdayCalendar

__all__ = ["ListedEntry", "entries_of", "is_own"]

OUTCOMES: Mapping[str, str] = {
    "no_penalty": "免罚",
    "lighter": "从轻",
    "reduced": "减轻",
    "no_coercion": "免强制",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEntry:
    """An entry: its name, what it is, since when and until when, and lines of detail."""

    name: str
    title: str
    first: date | None = None
    last: date | None = None
    details: tuple[str, ...] = ()


def entries_of(folders: tuple[Path, ...], name: str, day: date) -> tuple[ListedEntry, ...]:
    """The entries of a list that hold on ``day``.

    Raises:
        CatalogueInvalidError: the list cannot be used.
    """
    known = read_list(name, list_document(folders, name), f"{name}.json")
    return tuple(_VIEWS[name](known, day))


def is_own(folders: tuple[Path, ...], name: str) -> bool:
    """Whether the agency's own list is in force rather than the program's."""
    return list_path(folders, name) != list_path(folders[-1:], name)


def _exemptions(known: Exemptions, day: date) -> Iterator[ListedEntry]:
    for each in known.entries:
        if each.validity.holds_on(day):
            conditions = (f"{place}. {text}" for place, text in enumerate(each.conditions, 1))
            outcome = OUTCOMES[each.outcome]
            yield _matter(each, f"{outcome}  {each.title}", tuple(conditions))


def _benchmarks(known: Benchmarks, day: date) -> Iterator[ListedEntry]:
    for each in known.entries:
        if each.validity.holds_on(day):
            grades = (
                f"{grade.degree}  {grade.circumstances}  {grade.at_least}–{grade.at_most}元"
                for grade in each.grades
            )
            yield _matter(each, each.title, tuple(grades))


def _matter(each: Matter, title: str, details: tuple[str, ...]) -> ListedEntry:
    return ListedEntry(
        name=f"{each.document} {each.item}",
        title=title,
        first=each.validity.first,
        last=each.validity.last,
        details=details,
    )


def _statutes(known: Statutes, day: date) -> Iterator[ListedEntry]:
    for statute in known.by_name.values():
        version = statute.on(day)
        if version is not None:
            yield ListedEntry(
                name=statute.name,
                title=version.document,
                first=version.validity.first,
                last=version.validity.last,
            )


def _divisions(known: Divisions, day: date) -> Iterator[ListedEntry]:
    for names in known.by_code.values():
        for each in names:
            began = each.since is None or each.since <= day.year
            if began and (each.until is None or day.year <= each.until):
                yield ListedEntry(name=each.code, title=each.name)


def _workdays(known: WorkdayCalendar, day: date) -> Iterator[ListedEntry]:
    days = {**dict.fromkeys(known.off, "放假"), **dict.fromkeys(known.working, "上班")}
    for each in sorted(days):
        if each.year == day.year:
            yield ListedEntry(name=each.isoformat(), title=days[each])


def _phrases(known: Phrases, day: date) -> Iterator[ListedEntry]:  # noqa: ARG001 - always in force
    for each in known.entries:
        yield ListedEntry(
            name=each.code,
            title=each.title,
            details=("、".join(each.fields), *each.text.split("\n")),
        )


_VIEWS: Mapping[str, Callable[[Any, date], Iterator[ListedEntry]]] = MappingProxyType(
    {
        "exemptions": _exemptions,
        "benchmarks": _benchmarks,
        "statutes": _statutes,
        "divisions": _divisions,
        "workdays": _workdays,
        "phrases": _phrases,
    }
)
