"""``/sign-in``: to the agency's identity provider and back.

The browser keeps a ticket and the page it wanted in one cookie; both are looked at again when it
comes back. Not for passwords (``door``).
"""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import quote, unquote

from fastapi import Request, Response
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse

from docgen.service.access.errors import AccessDeniedError, BrakedError, ProviderError
from docgen.service.access.oidc.sign_in import Return
from docgen.web.callers import SESSION_COOKIE, refuse_nul, site_of
from docgen.web.pages.arriving import (
    has_provider,
    let_in,
    local_path,
    refused_page,
    set_cookie,
)
from docgen.web.pages.frame import page_router
from docgen.web.problems import status_of
from docgen.web.request import address_of
from docgen.web.site import Site

__all__ = ["RETURN_PATH", "router"]

router = page_router()

RETURN_PATH = "/sign-in/return"
_COOKIE = "docgen_sign_in"
_COOKIE_PATH = "/sign-in"


@router.get("/sign-in")
def depart(request: Request) -> Response:
    """Send the browser to the identity provider."""
    refuse_nul(request)
    site, wanted = _site(request), local_path(request.query_params.get("next", "/"))
    now = site.clock()
    site.rates.take(f"sign-in:{address_of(request)}", now)
    try:
        departure = site.doors.begin_sign_in(site.settings.oidc_pages + RETURN_PATH, now=now)
    except ProviderError as error:
        return refused_page(request, error, wanted=wanted, status=status_of(error))
    response = RedirectResponse(departure.url, status_code=HTTPStatus.SEE_OTHER)
    seconds = int((departure.expires_at - now).total_seconds())
    kept = f"{departure.ticket}.{quote(wanted, safe='')}"
    set_cookie(request, response, _COOKIE, kept, seconds=seconds, path=_COOKIE_PATH)
    return response


@router.get(RETURN_PATH)
def come_back(request: Request) -> Response:
    """Let in whom the identity provider vouches for, or say why not."""
    refuse_nul(request)
    site = _site(request)
    ticket, _, kept = request.cookies.get(_COOKIE, "").partition(".")
    wanted = local_path(unquote(kept))
    try:
        opened = site.doors.finish_sign_in(
            _brought(request, ticket),
            address=address_of(request),
            now=site.clock(),
            replaces=request.cookies.get(SESSION_COOKIE, ""),
        )
    except (AccessDeniedError, BrakedError, ProviderError) as error:
        response = refused_page(request, error, wanted=wanted, status=status_of(error))
    else:
        response = let_in(request, opened.token, wanted)
    response.delete_cookie(_COOKIE, path=_COOKIE_PATH)
    return response


def _brought(request: Request, ticket: str) -> Return:
    said = request.query_params
    return Return(
        ticket=ticket,
        state=said.get("state", ""),
        code="" if "error" in said else said.get("code", ""),
        issuer=said.get("iss", ""),
    )


def _site(request: Request) -> Site:
    """The site, where people may come this way."""
    site = site_of(request)
    if not has_provider(site.settings):
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return site
