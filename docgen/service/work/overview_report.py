"""The overview of an agency as a typeset report. Not for its values (``service.reports``)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from docgen.messages import text
from docgen.service.office import Office
from docgen.service.reports.overview import OVERVIEW_FIELDS, Period, overview, within
from docgen.service.reports.overview_report import ReportWords, overview_sheet
from docgen.service.views import Language
from docgen.service.work.overview import OverviewWork
from docgen.values import name_in

__all__ = ["overview_report", "overview_titles", "overview_words"]


def overview_titles(language: Language) -> dict[str, str]:
    """The headings of the figures, by field."""
    return {
        field: text(f"statistics-{field.replace('_', '-')}", language) for field in OVERVIEW_FIELDS
    }


def overview_words(office: Office, language: Language) -> dict[str, dict[str, str]]:
    """The words for codes, by field: routes and kinds of papers."""
    routes = office.catalogue.lists.routes.by_code
    return {
        "by_route": {code: route.title[language] for code, route in routes.items()},
        "papers": {
            each.code: name_in(each.title, language) for each in office.catalogue.instruments
        },
    }


def overview_report(
    work: OverviewWork,
    office: Office,
    *,
    agency: str,
    name: str,
    period: Period,
    wanted: Mapping[str, str],
    now: datetime,
) -> bytes:
    """The report of the agency whose code and name are given, as PDF.

    ``wanted`` narrows it to the cases that have these values.
    """
    measures = work.measures(agency, now=now)
    words = ReportWords(
        titles=overview_titles("zh"),
        names=overview_words(office, "zh"),
        officers={code: person for each in measures for code, person in each.names.items()},
    )
    sheet = overview_sheet(
        overview(within(measures, period, **wanted)),
        work.terms(agency, today=now.date()),
        agency=name,
        period=period,
        scope=_scope(wanted, words),
        words=words,
        today=now.date(),
    )
    return office.overview_report(sheet, now=now)


_FIELDS = {"paper": "papers", "officer": "by_officer"}
_OF_SCOPE = {"open": "在办", "closed": "已办结", "yes": "是", "no": "否", "any": "可计的"}


def _scope(wanted: Mapping[str, str], words: ReportWords) -> str:
    """What the cases counted have in common, in words."""
    told = []
    for name, value in wanted.items():
        field = _FIELDS.get(name, f"by_{name}" if f"by_{name}" in words.titles else name)
        named = words.officers if name == "officer" else words.names.get(field, {})
        shown = named.get(value, _OF_SCOPE.get(value, value))
        told.append(shown if name == "state" else f"{words.titles[field]}：{shown}")
    return "，".join(told)
