"""``/admin/rules/agencies``: the agencies of the home: their names, and one more.

Where other agencies work in the home, an administrator names their own only. Not for users, but for
the first administrator of an agency that is added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Annotated

from fastapi import Form, Query, Request, Response
from starlette.responses import RedirectResponse

from docgen.errors import DocgenError
from docgen.service.access.accounts import AGENCY_CODE, AGENCY_NAME, LOGIN, NAME, NewUser
from docgen.service.access.errors import (
    AgencyExistsError,
    LoginTakenError,
    NameUnfitError,
)
from docgen.service.access.policy import Action, Duty
from docgen.web.callers import site_of
from docgen.web.pages.admin.shared import is_shared
from docgen.web.pages.frame import page, page_router, told_of
from docgen.web.pages.times import read_time
from docgen.web.pages.visits import Visit, visiting
from docgen.web.problems import status_of

__all__ = ["router"]

_PATH = "/admin/rules/agencies"
_FIELDS: Mapping[str, str] = {
    AGENCY_CODE: "code",
    AGENCY_NAME: "name",
    LOGIN: "login",
    NAME: "person",
}

router = page_router()

Managing = Annotated[Visit, visiting(Action.AGENCY_MANAGE)]
Typed = Annotated[str, Form(max_length=1000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """What somebody typed into the form of a new agency; its password is not sent back."""

    code: str = ""
    name: str = ""
    login: str = ""
    person: str = ""
    password: str = field(default="", repr=False)


@router.get(_PATH)
def agencies(
    request: Request, visit: Managing, done: Annotated[str, Query(max_length=40)] = ""
) -> Response:
    """The agencies; ``done`` right after one was added or named."""
    return _agencies_page(request, visit, done=done)


@router.post(_PATH)
def add(
    request: Request,
    visit: Managing,
    code: Typed = "",
    name: Typed = "",
    login: Typed = "",
    person: Typed = "",
    password: Typed = "",
) -> Response:
    """Add an agency with its first administrator."""
    given = _Given(code=code.strip(), name=name, login=login, person=person, password=password)
    first = NewUser(
        login=given.login,
        name=given.person,
        agency=given.code,
        duties=frozenset({Duty.ADMINISTRATOR}),
        password=given.password,
    )
    accounts = site_of(request).accounts
    faults = (
        ()
        if is_shared(request, visit, Action.AGENCY_MANAGE)
        else accounts.faults_of(given.code, given.name, first)
    )
    if faults:
        return _agencies_page(request, visit, given=given, errors=faults)
    try:
        accounts.add_agency(given.code, given.name, visit.occasion, first=first)
    except (AgencyExistsError, LoginTakenError) as error:
        return _agencies_page(request, visit, given=given, errors=(error,))
    return _back("added")


@router.post(f"{_PATH}/name")
def rename(request: Request, visit: Managing, code: Typed = "", name: Typed = "") -> Response:
    """Give an agency another name."""
    try:
        site_of(request).accounts.rename_agency(code, name, visit.occasion)
    except NameUnfitError as error:
        return _agencies_page(request, visit, of=code, typed=name, errors=(error,))
    return _back("named")


def _back(done: str) -> Response:
    return RedirectResponse(f"{_PATH}?done={done}", status_code=HTTPStatus.SEE_OTHER)


def _agencies_page(
    request: Request,
    visit: Visit,
    *,
    given: _Given | None = None,
    of: str = "",
    typed: str = "",
    errors: Sequence[DocgenError] = (),
    done: str = "",
) -> Response:
    """``errors`` are about the new agency as ``given``, or about the name ``typed`` of ``of``."""
    own, shared = visit.occasion.principal.agency, is_shared(request, visit, Action.AGENCY_MANAGE)
    rows = site_of(request).accounts.agencies()
    told = {_field_of(each): told_of(each, visit.language)["message"] for each in errors}
    return page(
        request,
        visit,
        "admin-agencies.html",
        rows=[
            (each, read_time(each.created_at), typed if each.code == of else each.name)
            for each in rows
            if each.code == own or not shared
        ],
        own=own,
        of=of,
        told=next(iter(told.values()), ""),
        given=given or _Given(),
        wrong={} if of else told,
        done=done,
        shared=shared,
        status=status_of(errors[0]) if errors else HTTPStatus.OK,
    )


def _field_of(error: DocgenError) -> str:
    """The field that an error is about."""
    if isinstance(error, AgencyExistsError):
        return "code"
    if isinstance(error, LoginTakenError):
        return "login"
    return _FIELDS.get(str(error.params.get("what")), "password")
