"""``/v1/statistics``: cases added up, and the cases behind each figure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from docgen.case.dates import BEIJING
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.service.reports.overview import (
    Period,
    overview,
    overview_data,
    overview_workbook,
    within,
)
from docgen.service.work.overview_report import (
    overview_report,
    overview_titles,
    overview_words,
)
from docgen.web.api.models import MeasuredCases, StatisticsAnswer
from docgen.web.api.responses import PDF_ANSWER, pdf_answer, problems
from docgen.web.callers import allowed, site_of
from docgen.web.downloads import named_file
from docgen.web.request import language_of

__all__ = ["Asked", "router"]

router = APIRouter(prefix="/v1/statistics", tags=["statistics"])

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BOOK: dict[int | str, dict[str, Any]] = {
    200: {"content": {_XLSX: {"schema": {"type": "string", "format": "binary"}}}}
}
_SHARE = "^(any|yes|no)?$"


class Asked(BaseModel):
    """Which cases are counted: those opened in the months, that have the values given."""

    model_config = ConfigDict(extra="forbid")

    first: str = Field("", alias="from", pattern=r"^([0-9]{4}-(0[1-9]|1[0-2]))?$")
    last: str = Field("", alias="to", pattern=r"^([0-9]{4}-(0[1-9]|1[0-2]))?$")
    route: str = Field("", max_length=40)
    month: str = Field("", max_length=7)
    district: str = Field("", max_length=40)
    outcome: str = Field("", max_length=200)
    unit: str = Field("", max_length=200)
    officer: str = Field("", max_length=60)
    paper: str = Field("", max_length=60)
    state: str = Field("", pattern="^(open|closed)?$")
    score: str = Field("", pattern="^(any|90-100|80-89|60-79|0-59)?$")
    first_offence: str = Field("", pattern=_SHARE)
    in_time: str = Field("", pattern=_SHARE)
    followed_up: str = Field("", pattern=_SHARE)

    @property
    def wanted(self) -> dict[str, str]:
        """The values given, by name."""
        given: dict[str, str] = self.model_dump(exclude={"first", "last"})
        return {name: value for name, value in given.items() if value}

    @property
    def period(self) -> Period:
        """The months given."""
        return Period(first=self.first, last=self.last)


def _pdf(request: Request, occasion: Occasion, asked: Asked) -> bytes:
    site, agency = site_of(request), occasion.principal.agency
    name = site.overview.agencies().get(agency, agency)
    with site.offices() as office:
        return overview_report(
            site.overview,
            office,
            agency=agency,
            name=name,
            period=asked.period,
            wanted=asked.wanted,
            now=occasion.at.astimezone(BEIJING),
        )


def _named(request: Request, occasion: Occasion, ending: str) -> Mapping[str, str]:
    day = occasion.at.astimezone(BEIJING).date()
    return named_file("overview", ending, language_of(request), day=day)


@router.get("", response_model=StatisticsAnswer, responses=problems())
def read(
    request: Request,
    occasion: Annotated[Occasion, allowed(Action.STATISTICS_READ)],
    asked: Annotated[Asked, Query()],
) -> dict[str, Any]:
    """The agency's cases added up."""
    measures = site_of(request).overview.measures(occasion.principal.agency, now=occasion.at)
    return overview_data(overview(within(measures, asked.period, **asked.wanted)))


@router.get(".xlsx", response_class=Response, responses={**_BOOK, **problems()})
def workbook(
    request: Request,
    occasion: Annotated[Occasion, allowed(Action.STATISTICS_READ)],
    asked: Annotated[Asked, Query()],
) -> Response:
    """The same as a workbook, a sheet per table."""
    site, language = site_of(request), language_of(request)
    with site.offices() as office:
        words: dict[str, Mapping[str, str]] = dict(overview_words(office, language))
    measures = site.overview.measures(occasion.principal.agency, now=occasion.at)
    found = overview(within(measures, asked.period, **asked.wanted))
    words["by_officer"] = {code: name for each in measures for code, name in each.names.items()}
    data = overview_workbook(found, titles=overview_titles(language), names=words)
    return Response(data, media_type=_XLSX, headers=dict(_named(request, occasion, ".xlsx")))


@router.get(".pdf", response_class=Response, responses={**PDF_ANSWER, **problems(422)})
def report(
    request: Request,
    occasion: Annotated[Occasion, allowed(Action.STATISTICS_READ)],
    asked: Annotated[Asked, Query()],
) -> Response:
    """The same as a report to be taken into a meeting, in Chinese, with what runs out when."""
    return pdf_answer(_pdf(request, occasion, asked), _named(request, occasion, ".pdf"))


@router.get("/cases", response_model=MeasuredCases, responses=problems())
def behind(
    request: Request,
    occasion: Annotated[Occasion, allowed(Action.STATISTICS_READ)],
    asked: Annotated[Asked, Query()],
) -> dict[str, Any]:
    """The cases behind a figure, at most 1,000."""
    measures = site_of(request).overview.measures(occasion.principal.agency, now=occasion.at)
    found = list(within(measures, asked.period, **asked.wanted))
    return {
        "total": len(found),
        "cases": [
            {
                "case_id": each.case_id,
                "number": each.number,
                "cause": each.cause,
                "route": each.route,
                "month": each.month,
                "outcome": each.outcome,
            }
            for each in found[:1000]
        ],
    }
