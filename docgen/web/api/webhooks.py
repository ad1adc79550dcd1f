"""``/v1/webhooks``: other systems that are told of events, and how that went."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from docgen.registry.queue.values import DeliveryRow, DeliveryState, WebhookRow
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.web.api.models import (
    DeliveryAnswer,
    DeliveryList,
    WebhookAnswer,
    WebhookList,
    WebhookSecretAnswer,
)
from docgen.web.api.responses import problems
from docgen.web.callers import allowed, site_of
from docgen.web.cursors import moment_of, written_moment
from docgen.web.idempotency import Answer, once_done
from docgen.web.small import SmallBodyRoute

__all__ = ["router"]

router = APIRouter(prefix="/v1/webhooks", tags=["webhooks"], route_class=SmallBodyRoute)

_Types = Annotated[list[Annotated[str, Field(max_length=64)]], Field(min_length=1, max_length=50)]


class WebhookAsked(BaseModel):
    """Who is to be told of what."""

    model_config = ConfigDict(extra="forbid")

    url: str = Field(max_length=2048, description="An https address")
    types: _Types


class WebhookChanged(BaseModel):
    """What is to be changed; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    url: str | None = Field(None, max_length=2048)
    types: _Types | None = None
    state: Literal["active", "disabled"] | None = None


def webhook_data(webhook: WebhookRow) -> dict[str, Any]:
    """A webhook as JSON, without its secret."""
    return {
        "id": webhook.id,
        "url": webhook.url,
        "types": sorted(webhook.types),
        "state": webhook.state,
        "created_at": webhook.created_at.isoformat(),
        "created_by": webhook.created_by,
    }


def delivery_data(delivery: DeliveryRow) -> dict[str, Any]:
    """A delivery as JSON."""
    waits = delivery.state == "waiting"
    return {
        "id": delivery.id,
        "event": delivery.event,
        "type": delivery.type,
        "happened_at": delivery.happened_at.isoformat(),
        "state": delivery.state,
        "attempts": delivery.attempts,
        "next_at": delivery.next_at.isoformat() if waits else None,
        "last_status": delivery.last_status,
        "last_error": delivery.last_error,
        "ended_at": delivery.ended_at.isoformat() if delivery.ended_at else None,
    }


@router.post(
    "", status_code=201, response_model=WebhookSecretAnswer, responses=problems(408, 409, 413, 422)
)
def create(
    request: Request,
    wanted: WebhookAsked,
    occasion: Annotated[Occasion, allowed(Action.WEBHOOK_MANAGE)],
) -> Response:
    """Tell an address of events from now on. The secret is in this answer and in no other."""
    work = site_of(request).webhooks
    return once_done(
        request,
        occasion,
        wanted.model_dump(),
        lambda also: work.create(wanted.url, wanted.types, occasion, also=also),
        lambda made: _with_secret(made, HTTPStatus.CREATED),
    )


def _with_secret(webhook: WebhookRow, status: HTTPStatus) -> Answer:
    place = f"/v1/webhooks/{webhook.id}"
    headers = {"Location": place} if status == HTTPStatus.CREATED else {}
    body = {**webhook_data(webhook), "secret": webhook.secret}
    return Answer(status=status, headers=headers, body=body, secret_of=place)


@router.get("", response_model=WebhookList, responses=problems())
def list_webhooks(
    request: Request,
    occasion: Annotated[Occasion, allowed(Action.WEBHOOK_MANAGE)],
) -> dict[str, Any]:
    """The webhooks of the agency."""
    found = site_of(request).webhooks.list(occasion)
    return {"webhooks": [webhook_data(each) for each in found]}


@router.get("/{webhook_id}", response_model=WebhookAnswer, responses=problems(404))
def read(
    request: Request,
    webhook_id: str,
    occasion: Annotated[Occasion, allowed(Action.WEBHOOK_MANAGE)],
) -> dict[str, Any]:
    """One webhook."""
    return webhook_data(site_of(request).webhooks.find(webhook_id, occasion))


@router.patch("/{webhook_id}", response_model=WebhookAnswer, responses=problems(404, 408, 413, 422))
def change(
    request: Request,
    webhook_id: str,
    wanted: WebhookChanged,
    occasion: Annotated[Occasion, allowed(Action.WEBHOOK_MANAGE)],
) -> dict[str, Any]:
    """Change its address or events, disable it, or make it active again."""
    changed = site_of(request).webhooks.change(
        webhook_id, occasion, url=wanted.url, types=wanted.types, state=wanted.state
    )
    return webhook_data(changed)


@router.delete("/{webhook_id}", status_code=204, responses=problems(404))
def delete(
    request: Request,
    webhook_id: str,
    occasion: Annotated[Occasion, allowed(Action.WEBHOOK_MANAGE)],
) -> Response:
    """Tell it nothing any more."""
    site_of(request).webhooks.delete(webhook_id, occasion)
    return Response(status_code=204)


@router.post(
    "/{webhook_id}:rotate", response_model=WebhookSecretAnswer, responses=problems(404, 409, 422)
)
def rotate(
    request: Request,
    webhook_id: str,
    occasion: Annotated[Occasion, allowed(Action.WEBHOOK_MANAGE)],
) -> Response:
    """Give it a new secret, in this answer and no other; the old one signs beside it for a day."""
    work = site_of(request).webhooks
    return once_done(
        request,
        occasion,
        {},
        lambda also: work.rotate(webhook_id, occasion, also=also),
        lambda made: _with_secret(made, HTTPStatus.OK),
    )


@router.get("/{webhook_id}/deliveries", response_model=DeliveryList, responses=problems(404))
def deliveries(
    request: Request,
    webhook_id: str,
    occasion: Annotated[Occasion, allowed(Action.WEBHOOK_MANAGE)],
    state: DeliveryState | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str | None, Query(max_length=128)] = None,
) -> dict[str, Any]:
    """What it was told and is still to be told, the newest event first."""
    found = site_of(request).webhooks.deliveries(
        webhook_id, occasion, limit=limit + 1, before=moment_of(cursor), state=state
    )
    last, more = found[limit - 1 : limit], len(found) > limit
    return {
        "deliveries": [delivery_data(each) for each in found[:limit]],
        "next": written_moment(last[0].happened_at, last[0].id) if more else None,
    }


@router.post(
    "/{webhook_id}/deliveries/{delivery_id}:replay", status_code=202,
    response_model=DeliveryAnswer, responses=problems(404, 409),
)  # fmt: skip
def replay(
    request: Request,
    webhook_id: str,
    delivery_id: str,
    occasion: Annotated[Occasion, allowed(Action.WEBHOOK_MANAGE)],
) -> dict[str, Any]:
    """Deliver once more, under the same id."""
    return delivery_data(site_of(request).webhooks.replay(webhook_id, delivery_id, occasion))
