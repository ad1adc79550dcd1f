"""``/v1/reviews``: cases looked at by another than who handles them, with remarks on fields."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from docgen.registry.work.reviews import RemarkRow, ReviewState
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.service.work.reviews import Review
from docgen.web.api.models import ReviewAnswer, ReviewList
from docgen.web.api.responses import problems
from docgen.web.callers import allowed, site_of
from docgen.web.cursors import place_of, written
from docgen.web.idempotency import Answer, once_done
from docgen.web.small import SmallBodyRoute

__all__ = ["router"]

router = APIRouter(prefix="/v1", tags=["reviews"], route_class=SmallBodyRoute)


class Asked(BaseModel):
    """For which stage a review is asked."""

    model_config = ConfigDict(extra="forbid")

    stage: Literal["issue", "seal"] = "issue"


class Remarked(BaseModel):
    """A remark on a field, or on the case as a whole."""

    model_config = ConfigDict(extra="forbid")

    pointer: str = Field("", max_length=500)
    text: str = Field(min_length=1, max_length=2000)


class Decided(BaseModel):
    """What is said with a decision."""

    model_config = ConfigDict(extra="forbid")

    note: str = Field("", max_length=2000)


def review_data(review: Review) -> dict[str, Any]:
    """A review as JSON."""
    row = review.row
    return {
        "id": row.id,
        "case_id": row.key.case_id,
        "version": row.version,
        "stage": row.stage,
        "state": row.state,
        "current": review.is_current,
        "asked_by": row.asked_by,
        "asked_at": row.asked_at.isoformat(),
        "decided_by": row.decided_by,
        "decided_at": row.decided_at.isoformat() if row.decided_at else None,
        "note": row.note,
        "remarks": [_remark(each) for each in review.remarks],
    }


def _remark(remark: RemarkRow) -> dict[str, Any]:
    return {
        "id": remark.id,
        "pointer": remark.pointer,
        "text": remark.text,
        "made_by": remark.made_by,
        "made_at": remark.made_at.isoformat(),
        "settled_by": remark.settled_by,
        "settled_at": remark.settled_at.isoformat() if remark.settled_at else None,
    }


@router.post(
    "/cases/{case_id}/reviews", status_code=201, response_model=ReviewAnswer,
    responses=problems(404, 408, 409, 413, 422),
)  # fmt: skip
def ask(
    request: Request,
    case_id: str,
    asked: Asked,
    occasion: Annotated[Occasion, allowed(Action.CASE_CHANGE)],
) -> Response:
    """Ask for a review of the case as it is now."""
    work = site_of(request).reviews
    return once_done(
        request,
        occasion,
        asked.model_dump(),
        lambda also: work.ask(case_id, asked.stage, occasion, also=also),
        lambda made: _created(made, {"Location": f"/v1/reviews/{made.row.id}"}),
    )


def _created(review: Review, headers: Mapping[str, str]) -> Answer:
    return Answer(status=HTTPStatus.CREATED, headers=headers, body=review_data(review))


@router.get("/cases/{case_id}/reviews", response_model=ReviewList, responses=problems(404))
def of_case(
    request: Request,
    case_id: str,
    occasion: Annotated[Occasion, allowed(Action.CASE_READ)],
) -> dict[str, Any]:
    """Every review of a case, the newest first."""
    site_of(request).cases.find(case_id, occasion)
    found = site_of(request).reviews.of_case(case_id, occasion)
    return {"reviews": [review_data(each) for each in found], "next": None}


@router.get("/reviews", response_model=ReviewList, responses=problems())
def queue(
    request: Request,
    occasion: Annotated[Occasion, allowed(Action.CASE_READ)],
    state: Annotated[list[ReviewState], Query(max_length=4)] = ["asked"],  # noqa: B006 - read only
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str | None, Query(max_length=64)] = None,
) -> dict[str, Any]:
    """The reviews of the agency in some states, the longest waiting first."""
    offset = place_of(cursor) or 0
    found = site_of(request).reviews.queue(occasion, states=state, limit=limit + 1, offset=offset)
    more = len(found) > limit
    return {
        "reviews": [review_data(each) for each in found[:limit]],
        "next": written(offset + limit) if more else None,
    }


@router.get("/reviews/{review_id}", response_model=ReviewAnswer, responses=problems(404))
def read(
    request: Request,
    review_id: str,
    occasion: Annotated[Occasion, allowed(Action.CASE_READ)],
) -> dict[str, Any]:
    """A review with its remarks."""
    return review_data(site_of(request).reviews.find(review_id, occasion))


@router.post(
    "/reviews/{review_id}/remarks", status_code=201, response_model=ReviewAnswer,
    responses=problems(404, 408, 409, 413, 422),
)  # fmt: skip
def remark(
    request: Request,
    review_id: str,
    made: Remarked,
    occasion: Annotated[Occasion, allowed(Action.CASE_REVIEW)],
) -> Response:
    """Remark on a field of the reviewed case."""
    work = site_of(request).reviews
    return once_done(
        request,
        occasion,
        made.model_dump(),
        lambda also: work.remark(review_id, made.pointer, made.text, occasion, also=also),
        lambda review: _created(review, {}),
    )


@router.post(
    "/reviews/{review_id}/remarks/{remark_id}:settle", response_model=ReviewAnswer,
    responses=problems(404, 409, 422),
)  # fmt: skip
def settle(
    request: Request,
    review_id: str,
    remark_id: str,
    occasion: Annotated[Occasion, allowed(Action.CASE_CHANGE)],
) -> Response:
    """Note that a remark is dealt with."""
    work = site_of(request).reviews
    return once_done(
        request,
        occasion,
        {},
        lambda also: work.settle(review_id, remark_id, occasion, also=also),
        _changed,
    )


def _changed(review: Review) -> Answer:
    return Answer(body=review_data(review))


@router.post(
    "/reviews/{review_id}:approve",
    response_model=ReviewAnswer,
    responses=problems(404, 408, 409, 413, 422),
)
def approve(
    request: Request,
    review_id: str,
    decided: Decided,
    occasion: Annotated[Occasion, allowed(Action.CASE_REVIEW)],
) -> Response:
    """Approve the case for the stage that was asked for."""
    return _decided(request, occasion, review_id, "approved", decided.note)


def _decided(
    request: Request, occasion: Occasion, review_id: str, state: ReviewState, note: str
) -> Response:
    work = site_of(request).reviews
    return once_done(
        request,
        occasion,
        {"note": note},
        lambda also: work.decide(review_id, state, note, occasion, also=also),
        _changed,
    )


@router.post(
    "/reviews/{review_id}:return",
    response_model=ReviewAnswer,
    responses=problems(404, 408, 409, 413, 422),
)
def give_back(
    request: Request,
    review_id: str,
    decided: Decided,
    occasion: Annotated[Occasion, allowed(Action.CASE_REVIEW)],
) -> Response:
    """Return the case to the handler."""
    return _decided(request, occasion, review_id, "returned", decided.note)


@router.post(
    "/reviews/{review_id}:withdraw",
    response_model=ReviewAnswer,
    responses=problems(404, 409, 422),
)
def withdraw(
    request: Request,
    review_id: str,
    occasion: Annotated[Occasion, allowed(Action.CASE_CHANGE)],
) -> Response:
    """Withdraw the request."""
    return _decided(request, occasion, review_id, "withdrawn", "")
