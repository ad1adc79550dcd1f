"""The lists beside the schemas: an agency's own file stands in place of the shipped one.

Not for what a list holds: each kind has a module of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import jsonschema_rs

from docgen.catalogue.beginnings import Beginnings, read_beginnings
from docgen.catalogue.clocks import Clock, read_clocks
from docgen.catalogue.divisions import Divisions, read_divisions
from docgen.catalogue.errors import CatalogueInvalidError
from docgen.catalogue.files import read_json_object
from docgen.catalogue.house_style import HouseStyle, read_house_style
from docgen.catalogue.matters import (
    Benchmarks,
    Exemptions,
    read_benchmarks,
    read_exemptions,
)
from docgen.catalogue.phrases import Phrases, read_phrases
from docgen.catalogue.plain_words import PlainWords, read_plain_words
from docgen.catalogue.registers import Register, read_registers
from docgen.catalogue.retention import read_retention
from docgen.catalogue.routes import Routes, read_routes
from docgen.catalogue.standard import Standard, read_standard
from docgen.catalogue.statutes import Statutes, read_statutes
from docgen.catalogue.workdays import WorkdayCalendar, read_workdays
from docgen.values import Named, Role

__all__ = ["Lists", "list_document", "list_faults", "list_path", "load_lists", "read_list"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """The lists in force."""

    beginnings: Beginnings
    workdays: WorkdayCalendar
    clocks: tuple[Clock, ...]
    routes: Routes
    registers: tuple[Register, ...]
    statutes: Statutes
    standard: Standard
    exemptions: Exemptions
    benchmarks: Benchmarks
    divisions: Divisions
    phrases: Phrases
    plain_words: Mapping[Role, PlainWords]
    house_style: HouseStyle
    retention: Mapping[str, str]
    english: Mapping[str, str]

    def named(self, chinese: str) -> str:
        """A title with its English, where there is one."""
        return _named(self.english, chinese)

    def words(self, language: str) -> Mapping[str, str]:
        """Titles, help and words of choices in a language, by their Chinese; none for Chinese."""
        return self.english if language == "en" else {}

    def clocks_of(self, route: str) -> tuple[Clock, ...]:
        """The clocks of a case on a route: none runs from an act where the route tells of none."""
        known = self.routes.by_code.get(route)
        if known is None or known.conduct:
            return self.clocks
        return tuple(each for each in self.clocks if each.start.at != "conduct")


# The lists that an agency exchanges as workbooks.
_READERS: Mapping[str, Callable[[Mapping[str, Any], str], Any]] = MappingProxyType(
    {
        "benchmarks": read_benchmarks,
        "divisions": read_divisions,
        "exemptions": read_exemptions,
        "phrases": read_phrases,
        "statutes": read_statutes,
        "workdays": read_workdays,
    }
)


def load_lists(folders: tuple[Path, ...]) -> Lists:
    """Read each list from the first of the folders that has it; the last is the program's own.

    Raises:
        CatalogueInvalidError: a list that cannot be used, by name and place.
    """
    english = MappingProxyType(list_document(folders, "english")["entries"])
    registers = read_registers(list_document(folders, "registers"), "registers.json")
    return Lists(
        beginnings=read_beginnings(list_document(folders, "beginnings"), "beginnings.json"),
        workdays=read_workdays(list_document(folders, "workdays"), "workdays.json"),
        clocks=read_clocks(list_document(folders, "clocks"), "clocks.json"),
        registers=tuple(_with_english(each, english) for each in registers),
        routes=read_routes(list_document(folders, "routes"), "routes.json"),
        statutes=read_statutes(list_document(folders, "statutes"), "statutes.json"),
        standard=read_standard(list_document(folders, "evaluation"), "evaluation.json"),
        exemptions=read_exemptions(list_document(folders, "exemptions"), "exemptions.json"),
        benchmarks=read_benchmarks(list_document(folders, "benchmarks"), "benchmarks.json"),
        divisions=read_divisions(list_document(folders, "divisions"), "divisions.json"),
        phrases=read_phrases(list_document(folders, "phrases"), "phrases.json"),
        plain_words=read_plain_words(list_document(folders, "plain-words"), "plain-words.json"),
        retention=read_retention(list_document(folders, "retention"), "retention.json"),
        house_style=read_house_style(list_document(folders, "house-style"), "house-style.json"),
        english=english,
    )


def _with_english(register: Register, english: Mapping[str, str]) -> Register:
    """A register whose columns are named in English too."""
    columns = (replace(each, title=_named(english, each.title)) for each in register.columns)
    return replace(register, columns=tuple(columns))


def _named(english: Mapping[str, str], chinese: str) -> str:
    return Named(chinese, english[chinese]) if chinese in english else chinese


def read_list(name: str, document: Mapping[str, Any], where: str) -> Any:  # noqa: ANN401 - what its reader makes
    """What a list that goes into workbooks says, of a document that its schema accepts.

    Raises:
        CatalogueInvalidError: entries that contradict each other.
    """
    return _READERS[name](document, where)


def list_path(folders: tuple[Path, ...], name: str) -> Path:
    """The file of a list: of the first of the folders that has it."""
    paths = [folder / "schemas" / "lists" / f"{name}.json" for folder in folders]
    return next((path for path in paths if path.is_file()), paths[-1])


def list_document(folders: tuple[Path, ...], name: str) -> dict[str, Any]:
    """A list as its file says it.

    Raises:
        CatalogueInvalidError: no JSON, or not as its schema says.
    """
    path = list_path(folders, name)
    document = read_json_object(path)
    for steps, kind in list_faults(folders, name, document):
        at = "/" + "/".join(map(str, steps))
        raise CatalogueInvalidError(
            what=f"{at} does not fit its schema ({kind})",
            where=path.name,
            next=f"compare it with the {name} that ship with the program",
        )
    return document


def list_faults(
    folders: tuple[Path, ...], name: str, document: Mapping[str, Any]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Where a document does not fit the schema of a list, each with the kind of the fault."""
    schema = read_json_object(folders[-1] / "schemas" / "lists" / f"{name}.schema.json")
    for fault in jsonschema_rs.Draft202012Validator(schema).iter_errors(document):
        yield tuple(fault.instance_path), fault.kind.name
