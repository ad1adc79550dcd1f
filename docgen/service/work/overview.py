"""The overview of an agency, from what is kept. Adding up is ``docgen.service.overview``'s."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from docgen.case import load_case
from docgen.case.measures import Measures, measure
from docgen.registry.registry import Registry
from docgen.service.errors import CaseInvalidError
from docgen.service.office import Office
from docgen.service.overview import gather

__all__ = ["OverviewWork"]


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
