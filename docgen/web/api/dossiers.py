"""``/v1/dossiers`` and ``/v1/search``: what is sealed, found, read and verified."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from archive.errors import DossierNotFoundError
from archive.values import DossierRecord, VolumeKind
from docgen.compose.face import AGENCY_FACET
from docgen.registry.access.values import Outcome
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action, may
from docgen.service.line.results import SearchWanted
from docgen.service.line.sealed import agency_of
from docgen.service.reports.evaluating import CaseEvaluation
from docgen.service.views import evaluation_data, record_data, report_data, search_data
from docgen.web.api.models import (
    DossierAnswer,
    EvaluationAnswer,
    SearchAnswer,
    VerificationAnswer,
)
from docgen.web.api.responses import PDF_ANSWER, pdf_answer, problems
from docgen.web.callers import allowed, site_of
from docgen.web.conditions import unless_known
from docgen.web.cursors import place_of, written
from docgen.web.downloads import named_file, under_name
from docgen.web.errors import DutyMissingError
from docgen.web.moments import Day
from docgen.web.request import Spoken, language_of
from docgen.web.site import Site

__all__ = ["router"]

router = APIRouter(prefix="/v1", tags=["dossiers"])

_PNG: dict[int | str, dict[str, Any]] = {
    200: {"content": {"image/png": {"schema": {"type": "string", "format": "binary"}}}}
}


def _record(site: Site, number: str, occasion: Occasion) -> DossierRecord:
    """A dossier of the caller's agency; one of another agency is not there."""
    with site.offices() as office:
        record = office.show(number)
        if agency_of(record) != occasion.principal.agency:
            raise DossierNotFoundError(number=number)
    return record


class SearchQuery(BaseModel):
    """What is searched for; filters of one name are alternatives."""

    model_config = ConfigDict(extra="forbid")

    q: str | None = Field(None, max_length=200)
    type: list[str] = Field([], max_length=20)
    party: list[str] = Field([], max_length=20)
    outcome: list[str] = Field([], max_length=20)
    year: list[str] = Field([], max_length=20)
    from_: Day | None = Field(None, alias="from")
    to: Day | None = None
    sort: Literal["newest", "oldest", "number"] = "newest"
    internal: bool = False
    limit: int = Field(20, ge=1, le=100)
    cursor: str | None = Field(None, max_length=64)


@router.get("/search", response_model=SearchAnswer, responses=problems())
def search(
    request: Request,
    language: Spoken,
    occasion: Annotated[Occasion, allowed(Action.DOSSIER_FIND)],
    asked: Annotated[SearchQuery, Query()],
) -> dict[str, Any]:
    """Find dossiers by what stands in them. Facets count all hits, not only this page's."""
    if asked.internal and not may(occasion.principal, Action.DOSSIER_READ_INTERNAL):
        raise DutyMissingError(action=Action.DOSSIER_READ_INTERNAL.value)
    site = site_of(request)
    offset = place_of(asked.cursor) or 0
    given = asked.model_dump(include={"type", "party", "outcome", "year"})
    filters: dict[str, Sequence[str]] = {
        name: tuple(values) for name, values in given.items() if values
    }
    filters[AGENCY_FACET] = (occasion.principal.agency,)
    wanted = SearchWanted(
        query=asked.q,
        filters=filters,
        date_from=asked.from_,
        date_to=asked.to,
        offset=offset,
        limit=asked.limit,
        sort=asked.sort,
        with_internal=asked.internal,
    )
    with site.offices() as office:
        page = office.search(wanted)
    site.note(occasion.entry(Action.DOSSIER_FIND, "search"))
    shown = offset + len(page.hits)
    following = written(shown) if page.hits and shown < page.total else None
    return {**search_data(page, language), "next": following}


@router.get("/dossiers/{number}", response_model=DossierAnswer, responses=problems(404))
def show(
    request: Request,
    number: str,
    occasion: Annotated[Occasion, allowed(Action.DOSSIER_READ)],
) -> dict[str, Any]:
    """What the archive tells of a dossier."""
    site = site_of(request)
    record = _record(site, number, occasion)
    site.note(occasion.entry(Action.DOSSIER_READ, f"dossier:{record.number}"))
    return record_data(record)


def _may_read(occasion: Occasion, volume: VolumeKind) -> None:
    wanted = Action.DOSSIER_READ_INTERNAL if volume == "internal" else Action.DOSSIER_READ
    if not may(occasion.principal, wanted):
        raise DutyMissingError(action=wanted.value)


@router.get(
    "/dossiers/{number}/volumes/{volume}/file", response_class=Response,
    responses={**PDF_ANSWER, **problems(404)},
)  # fmt: skip
def fetch(
    request: Request,
    number: str,
    volume: Literal["main", "internal"],
    occasion: Annotated[Occasion, allowed(Action.DOSSIER_READ)],
    edition: Annotated[int | None, Query(ge=1, le=10_000)] = None,
) -> Response:
    """The sealed PDF of a volume, with its originals. The internal one has readers of its own."""
    _may_read(occasion, volume)
    site = site_of(request)
    record = _record(site, number, occasion)
    with site.offices() as office:
        pdf = office.fetch(record.number, volume=volume, edition=edition)
    target = f"dossier:{record.number}/{volume}"
    site.note(occasion.entry(Action.DOSSIER_READ, target))
    return unless_known(
        request,
        hashlib.sha256(pdf).hexdigest(),
        lambda: Response(pdf, media_type="application/pdf"),
        headers=under_name(f"{record.number}-{volume}.pdf"),
    )


@router.get(
    "/dossiers/{number}/volumes/{volume}/pages/{page}.png", response_class=Response,
    responses={**_PNG, **problems(404)},
)  # fmt: skip
def picture(
    request: Request,
    number: str,
    volume: Literal["main", "internal"],
    page: int,
    occasion: Annotated[Occasion, allowed(Action.DOSSIER_READ)],
    width: Annotated[int, Query(ge=50, le=2000)] = 800,
    edition: Annotated[int | None, Query(ge=1, le=10_000)] = None,
) -> Response:
    """A page of a sealed volume as a picture, ``width`` pixels wide."""
    _may_read(occasion, volume)
    site = site_of(request)
    record = _record(site, number, occasion)
    with site.offices() as office:
        png = office.page_picture(
            record.number, volume=volume, edition=edition, page=page, width=width
        )
    site.note(occasion.entry(Action.DOSSIER_READ, f"dossier:{record.number}/{volume}/{page}"))
    return unless_known(
        request, hashlib.sha256(png).hexdigest(), lambda: Response(png, media_type="image/png")
    )


@router.get(
    "/dossiers/{number}/verification", response_model=VerificationAnswer, responses=problems(404)
)
def verify(
    request: Request,
    number: str,
    language: Spoken,
    occasion: Annotated[Occasion, allowed(Action.DOSSIER_VERIFY)],
) -> dict[str, Any]:
    """Whether a dossier is whole and unchanged, and whose seal it bears."""
    site = site_of(request)
    record = _record(site, number, occasion)
    with site.offices() as office:
        report = office.verify(record.number, trust=())
    outcome: Outcome = "failed" if report.verdict == "broken" else "done"
    target = f"dossier:{record.number}"
    site.note(occasion.entry(Action.DOSSIER_VERIFY, target, outcome=outcome))
    return report_data(report, language)


def _evaluated(request: Request, number: str, occasion: Occasion) -> CaseEvaluation:
    site = site_of(request)
    record = _record(site, number, occasion)
    site.note(occasion.entry(Action.DOSSIER_READ, f"dossier:{record.number}"))
    with site.offices() as office:
        return office.evaluate_dossier(record.number, now=occasion.at)


@router.get(
    "/dossiers/{number}/evaluation", response_model=EvaluationAnswer, responses=problems(404, 422)
)
def evaluation(
    request: Request,
    number: str,
    language: Spoken,
    occasion: Annotated[Occasion, allowed(Action.DOSSIER_READ)],
) -> dict[str, Any]:
    """The score of a dossier as it was sealed: what fails it, and each deduction with its page."""
    return evaluation_data(_evaluated(request, number, occasion), language)


@router.get(
    "/dossiers/{number}/evaluation.pdf", response_class=Response,
    responses={**PDF_ANSWER, **problems(404, 422)},
)  # fmt: skip
def evaluation_report(
    request: Request,
    number: str,
    occasion: Annotated[Occasion, allowed(Action.DOSSIER_READ)],
) -> Response:
    """The same as a report to be printed."""
    found = _evaluated(request, number, occasion)
    with site_of(request).offices() as office:
        pdf = office.evaluation_report(found, now=occasion.at)
    return pdf_answer(pdf, named_file("evaluation", ".pdf", language_of(request), of=number))
