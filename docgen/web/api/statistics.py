"""``/v1/statistics``: cases added up, and the cases behind each figure."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from docgen.messages import text
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.service.reports.overview import (
    Overview,
    Period,
    Share,
    overview,
    overview_workbook,
    within,
)
from docgen.service.views import Language
from docgen.web.api.models import MeasuredCases, StatisticsAnswer
from docgen.web.api.responses import problems
from docgen.web.callers import allowed, site_of
from docgen.web.request import language_of
from docgen.web.site import Site

__all__ = ["names_of", "router", "titles_of"]

router = APIRouter(prefix="/v1/statistics", tags=["statistics"])

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BOOK: dict[int | str, dict[str, Any]] = {
    200: {"content": {_XLSX: {"schema": {"type": "string", "format": "binary"}}}}
}
_COUNTED = (
    "by_route",
    "by_month",
    "by_district",
    "by_outcome",
    "by_unit",
    "by_officer",
    "papers",
)
_SHARES = ("first_offence", "in_time", "followed_up")
_FIELDS = (*_COUNTED, *_SHARES, "cases", "open", "closed", "shares", "mean_score")


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

    @property
    def wanted(self) -> dict[str, str]:
        """The values given, by name."""
        given: dict[str, str] = self.model_dump(exclude={"first", "last"})
        return {name: value for name, value in given.items() if value}

    @property
    def period(self) -> Period:
        """The months given."""
        return Period(first=self.first, last=self.last)


def titles_of(language: Language) -> dict[str, str]:
    """The headings of the figures."""
    return {field: text(f"statistics-{field.replace('_', '-')}", language) for field in _FIELDS}


def names_of(site: Site, language: Language) -> dict[str, dict[str, str]]:
    """The words for codes: routes and kinds of papers."""
    with site.offices() as office:
        routes = office.catalogue.lists.routes.by_code
        return {
            "by_route": {code: route.title[language] for code, route in routes.items()},
            "papers": {each.code: each.title for each in office.catalogue.instruments},
        }


def _share(share: Share) -> dict[str, int]:
    return {"yes": share.yes, "of": share.of}


def _data(found: Overview) -> dict[str, Any]:
    return {
        "cases": found.cases,
        "open": found.open,
        "closed": found.closed,
        **{field: dict(getattr(found, field)) for field in _COUNTED},
        **{field: _share(getattr(found, field)) for field in _SHARES},
        "mean_score": found.mean_score,
    }


@router.get("", response_model=StatisticsAnswer, responses=problems())
def read(
    request: Request,
    occasion: Annotated[Occasion, allowed(Action.STATISTICS_READ)],
    asked: Annotated[Asked, Query()],
) -> dict[str, Any]:
    """The agency's cases added up."""
    measures = site_of(request).overview.measures(occasion.principal.agency, now=occasion.at)
    return _data(overview(within(measures, asked.period, **asked.wanted)))


@router.get(".xlsx", response_class=Response, responses={**_BOOK, **problems()})
def workbook(
    request: Request,
    occasion: Annotated[Occasion, allowed(Action.STATISTICS_READ)],
    asked: Annotated[Asked, Query()],
) -> Response:
    """The same as a workbook, a sheet per table."""
    site, language = site_of(request), language_of(request)
    measures = site.overview.measures(occasion.principal.agency, now=occasion.at)
    found = overview(within(measures, asked.period, **asked.wanted))
    data = overview_workbook(found, titles=titles_of(language), names=names_of(site, language))
    return Response(data, media_type=_XLSX)


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
