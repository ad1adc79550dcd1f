"""``/account``: who somebody is here, and another password of their own.

Not for the passwords of others (``admin.people``).
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import Form, Query, Request, Response

from docgen.errors import DocgenError
from docgen.messages import text as text_of
from docgen.service.access.errors import BrakedError, LogInRefusedError, PasswordUnfitError
from docgen.service.access.policy import Action, Duty
from docgen.web.callers import site_of
from docgen.web.pages.arriving import let_in
from docgen.web.pages.frame import data_router, page, page_router, told_of
from docgen.web.pages.visits import Visit, visiting
from docgen.web.problems import status_of
from docgen.web.request import address_of

__all__ = ["data", "router"]

router = page_router()
data = data_router()

Typed = Annotated[str, Form(max_length=1000)]


@router.get("/account")
def account(
    request: Request,
    visit: Annotated[Visit, visiting(Action.CATALOGUE_READ, while_choosing=True)],
    changed: Annotated[bool, Query()] = False,
) -> Response:
    """Who one is; ``changed`` right after the password was."""
    return _shown(request, visit, changed=changed)


@data.get("/account/session")
def session(
    visit: Annotated[Visit, visiting(Action.CATALOGUE_READ, counted=False, while_choosing=True)],
) -> dict[str, str]:
    """Who is logged in now, and the token of the session, for a page that was opened before."""
    return {"actor": visit.session.principal.actor, "csrf": visit.session.csrf}


@router.post("/account/password")
def change_password(
    request: Request,
    visit: Annotated[Visit, visiting(Action.CATALOGUE_READ, while_choosing=True)],
    password: Typed,
    new: Typed,
    again: Typed,
) -> Response:
    """Replace one's own password; every session ends and a new one begins."""
    if new != again:
        differs = text_of("page-account-differs", visit.language)
        return _shown(request, visit, wrong=differs, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    site = site_of(request)
    try:
        opened = site.doors.change_password(
            visit.session.login, password, new, address=address_of(request), now=site.clock()
        )
    except LogInRefusedError:
        wrong = text_of("page-account-wrong", visit.language)
        return _shown(request, visit, wrong=wrong, status=HTTPStatus.FORBIDDEN)
    except (BrakedError, PasswordUnfitError) as error:
        return _refused(request, visit, error)
    return let_in(request, opened.token, "/account?changed=true")


def _refused(request: Request, visit: Visit, error: DocgenError) -> Response:
    told = told_of(error, visit.language)["message"]
    return _shown(request, visit, wrong=told, status=status_of(error))


def _shown(
    request: Request,
    visit: Visit,
    *,
    wrong: str = "",
    changed: bool = False,
    status: int = HTTPStatus.OK,
) -> Response:
    site, principal = site_of(request), visit.occasion.principal
    user = site.accounts.user(visit.session.user_id, principal.agency)
    with site.registry.reading() as unit:
        agency = unit.agencies.find(principal.agency)
    return page(
        request,
        visit,
        "account.html",
        status=status,
        user=user,
        agency=agency.name if agency else principal.agency,
        duties=[each for each in Duty if each in principal.duties],
        wrong=wrong,
        changed=changed,
    )
