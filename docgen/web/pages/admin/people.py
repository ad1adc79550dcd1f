"""``/admin/users`` and ``/admin/keys``: who may come in, and with which duties."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Literal, TypeAlias
from urllib.parse import urlencode

from fastapi import Form, Query, Request, Response
from starlette.responses import RedirectResponse

from docgen.errors import DocgenError
from docgen.service.access.accounts import Accounts, NewUser
from docgen.service.access.errors import (
    LastAdministratorError,
    OwnAccountError,
    PasswordUnfitError,
)
from docgen.service.access.keyring import Keyring
from docgen.service.access.policy import Action, Duty
from docgen.web.callers import site_of
from docgen.web.pages.frame import page, page_router, told_of
from docgen.web.pages.times import read_time
from docgen.web.pages.visits import Visit, visiting
from docgen.web.problems import status_of
from docgen.web.site import Site

__all__ = ["router"]

router = page_router()

Duties = Annotated[list[Duty], Form()]
_Done: TypeAlias = Literal["added", "duties", "password", "active", "disabled"]


def _accounts(site: Site) -> Accounts:
    return Accounts(site.registry, site.settings)


def _keyring(site: Site) -> Keyring:
    return Keyring(site.registry, site.settings)


def _back(path: str) -> Response:
    return RedirectResponse(path, status_code=HTTPStatus.SEE_OTHER)


def _told(done: _Done, ident: str) -> Response:
    return _back(f"/admin/users?{urlencode({'done': done, 'of': ident})}")


@router.get("/admin/users")
def users(
    request: Request,
    visit: Annotated[Visit, visiting(Action.USER_MANAGE)],
    done: Annotated[_Done | None, Query()] = None,
    of: Annotated[str, Query(max_length=100)] = "",
) -> Response:
    """The users of the agency; ``done`` right after something was done to the user ``of``."""
    return _users_page(request, visit, done=done, of=of)


def _users_page(
    request: Request,
    visit: Visit,
    *,
    error: DocgenError | None = None,
    given: NewUser | None = None,
    of: str = "",
    done: _Done | None = None,
) -> Response:
    """``error`` says why nothing was done: of a new user as ``given``, or of the user ``of``."""
    agency = visit.occasion.principal.agency
    rows = _accounts(site_of(request)).users(agency)
    return page(
        request,
        visit,
        "admin-users.html",
        rows=[(row, read_time(row.created_at)) for row in rows],
        duties=list(Duty),
        me=visit.occasion.principal.actor.removeprefix("user:"),
        given=given,
        of=of,
        done=done,
        whom=next((each for each in rows if done and each.id == of), None),
        wrong=told_of(error, visit.language)["message"] if error else "",
        status=status_of(error) if error else HTTPStatus.OK,
    )


@router.post("/admin/users")
def add_user(
    request: Request,
    visit: Annotated[Visit, visiting(Action.USER_MANAGE)],
    login: Annotated[str, Form(max_length=100)],
    name: Annotated[str, Form(max_length=100)],
    password: Annotated[str, Form(max_length=1000)],
    duty: Duties = [],  # noqa: B006 - read only
) -> Response:
    """A new user of the agency."""
    new = NewUser(
        login=login,
        name=name,
        agency=visit.occasion.principal.agency,
        duties=frozenset(duty),
        password=password,
    )
    try:
        row = _accounts(site_of(request)).add_user(new, visit.occasion)
    except DocgenError as error:
        return _users_page(request, visit, error=error, given=new)
    return _told("added", row.id)


@router.post("/admin/users/{ident}/duties")
def set_duties(
    request: Request,
    ident: str,
    visit: Annotated[Visit, visiting(Action.USER_MANAGE)],
    duty: Duties = [],  # noqa: B006 - read only
) -> Response:
    """Other duties; they count from the next request on."""
    try:
        _accounts(site_of(request)).set_duties(ident, frozenset(duty), visit.occasion)
    except (LastAdministratorError, OwnAccountError) as error:
        return _users_page(request, visit, error=error, of=ident)
    return _told("duties", ident)


@router.post("/admin/users/{ident}/password")
def set_password(
    request: Request,
    ident: str,
    visit: Annotated[Visit, visiting(Action.USER_MANAGE)],
    password: Annotated[str, Form(max_length=1000)],
) -> Response:
    """Another password; the user's sessions end."""
    try:
        _accounts(site_of(request)).set_password(ident, password, visit.occasion)
    except PasswordUnfitError as error:
        return _users_page(request, visit, error=error, of=ident)
    return _told("password", ident)


@router.post("/admin/users/{ident}/active")
def set_active(
    request: Request,
    ident: str,
    visit: Annotated[Visit, visiting(Action.USER_MANAGE)],
    active: Annotated[bool, Form()] = False,
) -> Response:
    """Let a user in again, or no more."""
    try:
        _accounts(site_of(request)).set_active(ident, visit.occasion, active=active)
    except LastAdministratorError as error:
        return _users_page(request, visit, error=error, of=ident)
    return _told("active" if active else "disabled", ident)


@dataclass(frozen=True, slots=True, kw_only=True)
class _AskedKey:
    """A key as it was asked for."""

    name: str = ""
    days: int = 90
    duties: frozenset[Duty] = frozenset({Duty.INTEGRATOR})


def _keys_page(
    request: Request,
    visit: Visit,
    *,
    token: str = "",
    error: DocgenError | None = None,
    given: _AskedKey | None = None,
) -> Response:
    agency = visit.occasion.principal.agency
    rows = _keyring(site_of(request)).keys(agency)
    return page(
        request,
        visit,
        "admin-keys.html",
        rows=[
            {
                "row": row,
                "expires": read_time(row.expires_at),
                "used": read_time(row.last_used_at) if row.last_used_at else "",
                "open": row.opens_at(visit.occasion.at),
            }
            for row in reversed(rows)
        ],
        duties=[each for each in Duty if each is not Duty.ADMINISTRATOR],
        token=token,
        overlap=site_of(request).settings.access_key_overlap_days,
        given=given or _AskedKey(),
        wrong=told_of(error, visit.language)["message"] if error else "",
        status=status_of(error) if error else HTTPStatus.OK,
    )


@router.get("/admin/keys")
def keys(request: Request, visit: Annotated[Visit, visiting(Action.KEY_MANAGE)]) -> Response:
    """The keys of systems."""
    return _keys_page(request, visit)


@router.post("/admin/keys")
def add_key(
    request: Request,
    visit: Annotated[Visit, visiting(Action.KEY_MANAGE)],
    name: Annotated[str, Form(max_length=100)],
    days: Annotated[int, Form(ge=1, le=10_000)] = 365,
    duty: Duties = [Duty.INTEGRATOR],  # noqa: B006 - read only
) -> Response:
    """A new key; it is shown this once."""
    asked = _AskedKey(name=name, days=days, duties=frozenset(duty))
    try:
        made = _keyring(site_of(request)).add(
            name,
            agency=visit.occasion.principal.agency,
            duties=asked.duties,
            days=days,
            occasion=visit.occasion,
        )
    except DocgenError as error:
        return _keys_page(request, visit, error=error, given=asked)
    return _keys_page(request, visit, token=made.token)


@router.post("/admin/keys/{ident}/revoke")
def revoke(
    request: Request, ident: str, visit: Annotated[Visit, visiting(Action.KEY_MANAGE)]
) -> Response:
    """Let a key open nothing any more."""
    _keyring(site_of(request)).revoke(ident, visit.occasion)
    return _back("/admin/keys")


@router.post("/admin/keys/{ident}/rotate")
def rotate(
    request: Request, ident: str, visit: Annotated[Visit, visiting(Action.KEY_MANAGE)]
) -> Response:
    """A new key in place of one; it is shown this once."""
    made = _keyring(site_of(request)).rotate(ident, days=None, occasion=visit.occasion)
    return _keys_page(request, visit, token=made.token)
