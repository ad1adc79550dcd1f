"""The lists beside the schemas: an agency's own file stands in place of the shipped one.

Not for what a list holds: each kind has a module of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema_rs

from docgen.catalogue.clocks import Clock, read_clocks
from docgen.catalogue.divisions import Divisions, read_divisions
from docgen.catalogue.errors import CatalogueInvalidError
from docgen.catalogue.files import read_json_object
from docgen.catalogue.matters import (
    Benchmarks,
    Exemptions,
    read_benchmarks,
    read_exemptions,
)
from docgen.catalogue.registers import Register, read_registers
from docgen.catalogue.routes import Routes, read_routes
from docgen.catalogue.standard import Standard, read_standard
from docgen.catalogue.statutes import Statutes, read_statutes
from docgen.catalogue.workdays import WorkdayCalendar, read_workdays

__all__ = ["Lists", "load_lists"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """The lists in force."""

    workdays: WorkdayCalendar
    clocks: tuple[Clock, ...]
    routes: Routes
    registers: tuple[Register, ...]
    statutes: Statutes
    standard: Standard
    exemptions: Exemptions
    benchmarks: Benchmarks
    divisions: Divisions


def load_lists(folders: tuple[Path, ...]) -> Lists:
    """Read each list from the first of the folders that has it; the last is the program's own.

    Raises:
        CatalogueInvalidError: a list that cannot be used, by name and place.
    """
    return Lists(
        workdays=read_workdays(_document(folders, "workdays"), "workdays.json"),
        clocks=read_clocks(_document(folders, "clocks"), "clocks.json"),
        registers=read_registers(_document(folders, "registers"), "registers.json"),
        routes=read_routes(_document(folders, "routes"), "routes.json"),
        statutes=read_statutes(_document(folders, "statutes"), "statutes.json"),
        standard=read_standard(_document(folders, "evaluation"), "evaluation.json"),
        exemptions=read_exemptions(_document(folders, "exemptions"), "exemptions.json"),
        benchmarks=read_benchmarks(_document(folders, "benchmarks"), "benchmarks.json"),
        divisions=read_divisions(_document(folders, "divisions"), "divisions.json"),
    )


def _document(folders: tuple[Path, ...], name: str) -> dict[str, Any]:
    places = [folder / "schemas" / "lists" for folder in folders]
    paths = [place / f"{name}.json" for place in places]
    path = next((path for path in paths if path.is_file()), paths[-1])
    document = read_json_object(path)
    schema = read_json_object(places[-1] / f"{name}.schema.json")
    fault = next(jsonschema_rs.Draft202012Validator(schema).iter_errors(document), None)
    if fault is not None:
        at = "/" + "/".join(str(part) for part in fault.instance_path)
        raise CatalogueInvalidError(
            what=f"{at} does not fit its schema ({fault.kind.name})",
            where=path.name,
            next=f"compare it with the {name} that ship with the program",
        )
    return document
