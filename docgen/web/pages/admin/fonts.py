"""``/admin/rules/fonts``: the fonts in force, one more, one less.

A file is examined before it is put in force. Papers that are issued stay as they are.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import File, Form, Query, Request, Response, UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse

from docgen.errors import DocgenError
from docgen.registry.access.values import AuditRow
from docgen.service.access.policy import Action
from docgen.service.errors import FontNeededError
from docgen.service.fonts import FontFile, add_font, font_files_of, remove_font, unread_files
from docgen.typeset.errors import FontMissingError
from docgen.typeset.examined import ExaminedFont
from docgen.typeset.fonts import FontSet, load_fonts
from docgen.web.callers import site_of
from docgen.web.errors import BodyTooLargeError
from docgen.web.pages.admin.shared import is_shared, refuse_shared
from docgen.web.pages.frame import page, page_router, told_of
from docgen.web.pages.people import names_of
from docgen.web.pages.times import read_time
from docgen.web.pages.visits import Visit, visiting
from docgen.web.problems import status_of

__all__ = ["fonts_in_force", "router"]

_MOST_BYTES = 64 * 1024 * 1024
_PATH = "/admin/rules/fonts"
_ENTRIES = 10_000

router = page_router(uploads=True, most_bytes=_MOST_BYTES + 1024 * 1024)

Managing = Annotated[Visit, visiting(Action.FONT_MANAGE)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """A font file on the page: who added it and when, and "" where nobody did by a page."""

    file: FontFile
    by: str
    at: str
    samples: tuple[tuple[ExaminedFont, str], ...]


@router.get(_PATH)
def fonts(
    request: Request,
    visit: Managing,
    added: Annotated[str, Query(max_length=300)] = "",
    removed: Annotated[bool, Query()] = False,
) -> Response:
    """The fonts in force; ``added`` and ``removed`` right after one was."""
    return _fonts_page(request, visit, added=added, removed=removed)


def _fonts_page(
    request: Request,
    visit: Visit,
    *,
    added: str = "",
    removed: bool = False,
    error: DocgenError | None = None,
    needed: str = "",
) -> Response:
    """``error`` is what is wrong with a file that was sent, or that is ``needed``."""
    site = site_of(request)
    in_force = fonts_in_force(request)
    files = font_files_of(site.home, in_force)
    added_by, names = _added_by(request, visit), names_of(site, visit)
    return page(
        request,
        visit,
        "admin-fonts.html",
        rows=in_force.table(),
        files=[_shown(each, added_by.get(each.sha256), names) for each in files],
        fresh=next((each for each in files if each.name == added), None),
        unread=unread_files(site.home),
        removed=removed,
        needed=needed,
        shared=is_shared(request, visit, Action.FONT_MANAGE),
        most=_MOST_BYTES >> 20,
        wrong=told_of(error, visit.language)["message"] if error else "",
        status=status_of(error) if error else HTTPStatus.OK,
    )


def fonts_in_force(request: Request) -> FontSet:
    """The fonts in force; the bundled ones while a file of the home bars all others."""
    with site_of(request).offices() as office:
        try:
            return office.fonts
        except FontMissingError:
            return load_fonts(None, None)


def _added_by(request: Request, visit: Visit) -> Mapping[str, AuditRow]:
    """The entries of the trail on fonts that people of the agency added, by digest."""
    with site_of(request).registry.reading() as unit:
        rows = unit.audit.rows(
            agency=visit.occasion.principal.agency, target="fonts", limit=_ENTRIES
        )
    return {
        str(row.detail["sha256"]): row
        for row in rows
        if row.outcome == "done" and row.detail.get("change") == "added"
    }


def _shown(file: FontFile, row: AuditRow | None, names: Mapping[str, str]) -> _Shown:
    return _Shown(
        file=file,
        by=names.get(row.actor, row.actor) if row else "",
        at=read_time(row.at) if row else "",
        samples=tuple((each, _inline(each.sample)) for each in file.fonts),
    )


def _inline(drawn: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.encode()).decode()}"


@router.post(_PATH)
async def add(request: Request, visit: Managing, file: Annotated[UploadFile, File()]) -> Response:
    """Examine a font file and put it in force.

    Raises:
        SharedByAgenciesError: other agencies are at work in this home.
    """
    data = await file.read(_MOST_BYTES + 1)
    return await run_in_threadpool(_added, request, visit, data)


def _added(request: Request, visit: Visit, data: bytes) -> Response:
    refuse_shared(request, visit, Action.FONT_MANAGE)
    site = site_of(request)
    try:
        if len(data) > _MOST_BYTES:
            raise BodyTooLargeError(most=_MOST_BYTES)
        with site.offices() as office:
            made = add_font(office.home, data)
    except DocgenError as error:
        return _fonts_page(request, visit, error=error)
    detail = {"change": "added", "font": made.fonts[0].name, "sha256": made.sha256}
    site.note(visit.occasion.entry(Action.FONT_MANAGE, "fonts", detail=detail))
    return _back(f"added={quote(made.name)}")


@router.post(f"{_PATH}/remove")
def remove(
    request: Request, visit: Managing, name: Annotated[str, Form(max_length=300)]
) -> Response:
    """Take a font file of the home out of force.

    Raises:
        SharedByAgenciesError: other agencies are at work in this home.
        FontUnknownError: the home has no such file.
    """
    refuse_shared(request, visit, Action.FONT_MANAGE)
    site, in_force = site_of(request), fonts_in_force(request)
    try:
        digest = remove_font(site.home, name, fonts=in_force, registry=site.registry)
    except FontNeededError as error:
        return _fonts_page(request, visit, error=error, needed=name)
    detail = {"change": "delete", "font": name, "sha256": digest}
    site.note(visit.occasion.entry(Action.FONT_MANAGE, "fonts", detail=detail))
    return _back("removed=true")


def _back(query: str) -> Response:
    return RedirectResponse(f"{_PATH}?{query}", status_code=HTTPStatus.SEE_OTHER)
