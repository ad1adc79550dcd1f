"""``/v1/keys``: keys of other systems, kept by the administrators of each agency.

A new key is in one answer: an Idempotency-Key that is sent again is told which key was made.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Request, Response

from docgen.service.access.keyring import NewKey
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.service.access.views import key_data
from docgen.service.also import Also
from docgen.web.api.models_of_access import KeyAnswer, KeyList, KeyTerm, NewKeyAnswer, SentKey
from docgen.web.api.responses import problems
from docgen.web.callers import allowed, site_of
from docgen.web.idempotency import Answer, once_done
from docgen.web.small import SmallBodyRoute

__all__ = ["router"]

router = APIRouter(prefix="/v1/keys", tags=["keys"], route_class=SmallBodyRoute)

Administrator = Annotated[Occasion, allowed(Action.KEY_MANAGE)]


@router.get("", response_model=KeyList, responses=problems())
def list_keys(request: Request, occasion: Administrator) -> dict[str, Any]:
    """The keys of the agency, revoked ones too."""
    site = site_of(request)
    site.note(occasion.entry(Action.KEY_MANAGE, "keys", detail={"change": "none"}))
    found = site.keyring.keys(occasion.principal.agency)
    return {"keys": [key_data(row) for row in found]}


@router.post(
    "", status_code=201, response_model=NewKeyAnswer, responses=problems(408, 409, 413, 422)
)
def add(request: Request, sent: SentKey, occasion: Administrator) -> Response:
    """Make a key; its secret is in this answer and nowhere else."""

    def work(also: Also[NewKey]) -> NewKey:
        return site_of(request).keyring.add(
            sent.name,
            agency=occasion.principal.agency,
            duties=frozenset(sent.duties),
            days=sent.days,
            occasion=occasion,
            also=also,
        )

    return once_done(request, occasion, sent.model_dump(mode="json"), work, _shown_once)


@router.post("/{key_id}:revoke", response_model=KeyAnswer, responses=problems(404))
def revoke(request: Request, key_id: str, occasion: Administrator) -> dict[str, Any]:
    """Let a key open nothing any more, at once."""
    return key_data(site_of(request).keyring.revoke(key_id, occasion))


@router.post(
    "/{key_id}:rotate", status_code=201, response_model=NewKeyAnswer,
    responses=problems(404, 408, 409, 413, 422),
)  # fmt: skip
def rotate(request: Request, key_id: str, sent: KeyTerm, occasion: Administrator) -> Response:
    """Replace a key: the new one opens now, the old one for some days more.

    A key is replaced by one: where the new one got lost, revoke it, and replace the old one again.
    """

    def work(also: Also[NewKey]) -> NewKey:
        keyring = site_of(request).keyring
        return keyring.rotate(key_id, days=sent.days, occasion=occasion, also=also)

    return once_done(request, occasion, sent.model_dump(mode="json"), work, _shown_once)


def _shown_once(made: NewKey) -> Answer:
    body = {"key": key_data(made.row), "token": made.token}
    return Answer(status=HTTPStatus.CREATED, body=body, secret_of=f"/v1/keys/{made.row.id}")
