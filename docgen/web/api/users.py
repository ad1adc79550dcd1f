"""``/v1/users``: who logs in, kept by the administrators of each agency."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from docgen.service.access.accounts import NewUser
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.service.access.views import user_data
from docgen.web.api.models_of_access import (
    SentDuties,
    SentPassword,
    SentUser,
    UserAnswer,
    UserList,
)
from docgen.web.api.responses import problems
from docgen.web.callers import allowed, site_of
from docgen.web.cursors import place_of, written
from docgen.web.idempotency import Answer, once_done
from docgen.web.small import SmallBodyRoute

__all__ = ["router"]

router = APIRouter(prefix="/v1/users", tags=["users"], route_class=SmallBodyRoute)

Administrator = Annotated[Occasion, allowed(Action.USER_MANAGE)]


@router.get("", response_model=UserList, responses=problems())
def list_users(
    request: Request,
    occasion: Administrator,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str | None, Query(max_length=64)] = None,
) -> dict[str, Any]:
    """The users of the agency, by login."""
    site, offset = site_of(request), place_of(cursor) or 0
    found = site.accounts.users(occasion.principal.agency, offset=offset, limit=limit + 1)
    site.note(occasion.entry(Action.USER_MANAGE, "users", detail={"change": "none"}))
    return {
        "users": [user_data(row) for row in found[:limit]],
        "next": written(offset + limit) if len(found) > limit else None,
    }


@router.post("", status_code=201, response_model=UserAnswer, responses=problems(408, 409, 413, 422))
def add(request: Request, sent: SentUser, occasion: Administrator) -> Response:
    """Add a user to the agency.

    Whether a request with an Idempotency-Key is the same is told without its password: nothing that
    is made of a password is kept beside its hash.
    """
    new = NewUser(
        login=sent.login,
        name=sent.name,
        agency=occasion.principal.agency,
        duties=frozenset(sent.duties),
        password=sent.password,
    )
    accounts = site_of(request).accounts
    return once_done(
        request,
        occasion,
        sent.model_dump(mode="json", exclude={"password"}),
        lambda also: accounts.add_user(new, occasion, also=also),
        lambda made: Answer(status=HTTPStatus.CREATED, body=user_data(made)),
    )


@router.get("/{user_id}", response_model=UserAnswer, responses=problems(404))
def read(request: Request, user_id: str, occasion: Administrator) -> dict[str, Any]:
    """A user of the agency."""
    site = site_of(request)
    found = site.accounts.user(user_id, occasion.principal.agency)
    target = f"user:{found.id}"
    site.note(occasion.entry(Action.USER_MANAGE, target, detail={"change": "none"}))
    return user_data(found)


@router.put("/{user_id}/duties", response_model=UserAnswer, responses=problems(404, 408, 409, 413))
def set_duties(
    request: Request, user_id: str, sent: SentDuties, occasion: Administrator
) -> dict[str, Any]:
    """Replace all duties of a user; they count from the next request on."""
    return user_data(site_of(request).accounts.set_duties(user_id, set(sent.duties), occasion))


@router.put(
    "/{user_id}/password", response_model=UserAnswer, responses=problems(404, 408, 413, 422)
)
def set_password(
    request: Request, user_id: str, sent: SentPassword, occasion: Administrator
) -> dict[str, Any]:
    """Give a user another password; their sessions end."""
    return user_data(site_of(request).accounts.set_password(user_id, sent.password, occasion))


@router.post("/{user_id}:disable", response_model=UserAnswer, responses=problems(404, 409))
def disable(request: Request, user_id: str, occasion: Administrator) -> dict[str, Any]:
    """Let a user in no more; their sessions end."""
    return user_data(site_of(request).accounts.set_active(user_id, occasion, active=False))


@router.post("/{user_id}:enable", response_model=UserAnswer, responses=problems(404, 409))
def enable(request: Request, user_id: str, occasion: Administrator) -> dict[str, Any]:
    """Let a disabled user in again."""
    return user_data(site_of(request).accounts.set_active(user_id, occasion, active=True))
