"""The overview of an agency, from what is kept. ``docgen.service.reports.overview`` adds up."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime

from docgen.case import Case, load_case
from docgen.case.deadlines import deadlines
from docgen.case.measures import Measures, measure
from docgen.catalogue.lists import Lists
from docgen.registry.registry import Registry
from docgen.registry.values import CaseKey
from docgen.service.errors import CaseInvalidError
from docgen.service.line.sealed import key_of_record
from docgen.service.office import Office
from docgen.service.reports.overview import gather

__all__ = ["OpenTerm", "OverviewWork"]

_MOST_READ = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTerm:
    """A term that still runs, or ran out, in an open case; texts by language.

    ``code`` is that of its clock, ``where`` the JSON Pointer of what set it going.
    """

    case_id: str
    number: str | None
    cause: str
    party: str
    code: str
    where: str
    title: Mapping[str, str]
    paper: str
    clause: str
    consequence: Mapping[str, str]
    due: date
    is_overdue: bool


class OverviewWork:
    """Measures the cases of a home; each once, until it changes."""

    def __init__(
        self,
        *,
        registry: Registry,
        offices: Callable[[], AbstractContextManager[Office]],
    ) -> None:
        self._registry = registry
        self._offices = offices
        self._read: dict[tuple[str, str], tuple[str, Case | None]] = {}

    def measures(self, agency: str, *, now: datetime) -> tuple[Measures, ...]:
        """The measures of every case of an agency, by case id."""
        with self._offices() as office:
            return gather(
                agency,
                archive=office.archive,
                registry=self._registry,
                sealed=lambda number: _of_dossier(office, number, now),
                still_open=lambda raw: _of_text(office, raw),
            )

    def agencies(self) -> dict[str, str]:
        """The agencies that have cases or people here: names by code, in the order of codes."""
        with self._registry.reading() as unit:
            known = {row.code: row.name for row in unit.agencies.all()}
        with self._offices() as office:
            for number in office.archive.numbers():
                record = office.archive.get(number)
                key = key_of_record(record)
                if key is not None:
                    known.setdefault(key.agency, record.agency)
            for each in office.registry.open_cases():
                body = json.loads(each.content)["authority"]["body"]
                known.setdefault(body["code"], body["name"])
        return dict(sorted(known.items()))

    def terms(self, agency: str, *, today: date) -> tuple[OpenTerm, ...]:
        """What runs out in the open cases of an agency: overdue first, then by day."""
        with self._registry.reading() as unit:
            unsealed = unit.cases.unsealed(agency)
        found: list[OpenTerm] = []
        for case_id, digest in unsealed.items():
            case = self._case(agency, case_id, digest)
            found += _terms(case, self._lists(), today) if case is not None else ()
        return tuple(sorted(found, key=lambda each: (not each.is_overdue, each.due, each.case_id)))

    def _lists(self) -> Lists:
        with self._offices() as office:
            return office.catalogue.lists

    def _case(self, agency: str, case_id: str, digest: str) -> Case | None:
        """An open case, read once for each of its texts."""
        key = (agency, case_id)
        held = self._read.get(key)
        if held is None or held[0] != digest:
            with self._registry.reading() as unit:
                row = unit.cases.find(CaseKey(agency=agency, case_id=case_id))
            with self._offices() as office:
                made = load_case(row.content, catalogue=office.catalogue).case if row else None
            held = (digest, made)
            if len(self._read) >= _MOST_READ:
                self._read.clear()
            self._read[key] = held
        return held[1]


def _terms(case: Case, lists: Lists, today: date) -> Iterator[OpenTerm]:
    clocks = lists.clocks_of(case.data["route"])
    for each in deadlines(case, clocks=clocks, calendar=lists.workdays, today=today, sealed=False):
        if each.state in ("overdue", "open"):
            yield OpenTerm(
                case_id=case.case_id,
                number=case.number,
                cause=str(case.data["cause"]),
                party=str(case.data["party"]["name"]),
                code=each.clock.code,
                where=each.where,
                title=each.clock.title,
                paper=each.paper,
                clause=each.clock.clause,
                consequence=each.clock.consequence,
                due=each.due,
                is_overdue=each.state == "overdue",
            )


def _of_dossier(office: Office, number: str, now: datetime) -> Measures | None:
    """A sealed case, with what an evaluator would give it; None where it cannot be read."""
    try:
        found = office.evaluate_dossier(number, now=now)
    except CaseInvalidError:
        return None
    return measure(found.case, score=found.evaluation.score)


def _of_text(office: Office, raw: bytes) -> Measures | None:
    case = load_case(raw, catalogue=office.catalogue).case
    return None if case is None else measure(case)
