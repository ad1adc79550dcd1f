"""``/admin/templates`` and ``/admin/lists``: the agency's own Word templates and lists.

A template is checked and shown before it is published; a list says what a new workbook changes.
Papers that are issued stay as they are.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Annotated

from fastapi import File, Form, Query, Request, Response, UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse

from archive.durable import make_folders, write_files
from docgen.catalogue.files import shipped_folder
from docgen.errors import DocgenError
from docgen.fill import load_template
from docgen.service.access.policy import Action
from docgen.service.lists.exchange import (
    ListChange,
    compare_lists,
    export_lists,
    import_lists,
)
from docgen.service.lists.view import is_own
from docgen.service.office import Office
from docgen.service.templates import inspect, preview
from docgen.service.versions import keep_version
from docgen.service.views import finding_data
from docgen.service.work.errors import PageMissingError
from docgen.values import has_errors
from docgen.web.callers import site_of
from docgen.web.downloads import named_file
from docgen.web.errors import BodyTooLargeError
from docgen.web.pages.admin.shared import is_shared, refuse_shared
from docgen.web.pages.admin.versions import WORD, versions_of
from docgen.web.pages.frame import page, page_router, told_of
from docgen.web.pages.visits import Visit, visiting

__all__ = ["router"]

router = page_router(uploads=True)

_MOST_BYTES = 8 * 1024 * 1024
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LISTS = ("exemptions", "benchmarks", "statutes", "divisions", "workdays", "phrases")


@router.get("/admin/templates")
def templates(
    request: Request, visit: Annotated[Visit, visiting(Action.TEMPLATE_MANAGE)]
) -> Response:
    """Every instrument with its template."""
    with site_of(request).offices() as office:
        catalogue, own = office.catalogue, office.home.templates
        rows = [
            (each, catalogue.template_path(each.code).is_relative_to(own))
            for each in catalogue.instruments
        ]
    return page(
        request,
        visit,
        "admin-templates.html",
        rows=rows,
        shared=is_shared(request, visit, Action.TEMPLATE_MANAGE),
    )


@router.get("/admin/templates/{code}.docx")
def template_file(
    request: Request, code: str, visit: Annotated[Visit, visiting(Action.TEMPLATE_MANAGE)]
) -> Response:
    """The Word file of a template, to be edited."""
    with site_of(request).offices() as office:
        data = office.catalogue.template_path(code).read_bytes()
        title = office.catalogue.instrument(code).title
    named = named_file("template", ".docx", visit.language, title=title, code=code)
    return Response(data, media_type=WORD, headers=dict(named))


async def _word(file: Annotated[UploadFile, File()]) -> bytes:
    data = await file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise BodyTooLargeError(most=_MOST_BYTES)
    return data


@router.get("/admin/templates/{code}")
def template(
    request: Request,
    code: str,
    visit: Annotated[Visit, visiting(Action.TEMPLATE_MANAGE)],
    published: Annotated[bool, Query()] = False,
) -> Response:
    """The template in force, page by page; ``published`` right after it was."""
    with site_of(request).offices() as office:
        data = office.catalogue.template_path(code).read_bytes()
    return _shown(request, visit, code, data, is_new=False, published=published)


@router.post("/admin/templates/{code}")
async def try_template(
    request: Request,
    code: str,
    visit: Annotated[Visit, visiting(Action.TEMPLATE_MANAGE)],
    file: Annotated[UploadFile, File()],
) -> Response:
    """A new Word file: checked and shown. Nothing is published."""
    data = await _word(file)
    return await run_in_threadpool(_shown, request, visit, code, data, is_new=True)


def _shown(
    request: Request,
    visit: Visit,
    code: str,
    data: bytes,
    *,
    is_new: bool,
    published: bool = False,
) -> Response:
    digest = hashlib.sha256(data).hexdigest()
    with site_of(request).offices() as office:
        instrument = office.catalogue.instrument(code)
        findings = inspect(office.catalogue, instrument, data, printer=office.printer)
        drawn = [] if has_errors(findings) else _pages(office, code, data)
        is_own = office.catalogue.template_path(code).is_relative_to(office.home.templates)
    return page(
        request,
        visit,
        "admin-template.html",
        instrument=instrument,
        findings=finding_data(findings, visit.language),
        wrong=has_errors(findings),
        pages=[_inline(each) for each in drawn] if is_new else _paths(code, digest, len(drawn)),
        is_new=is_new,
        shared=is_shared(request, visit, Action.TEMPLATE_MANAGE),
        published=published,
        is_own=is_own,
        digest=digest,
        versions=[] if is_new else versions_of(site_of(request), visit, code),
        data=base64.b64encode(data).decode() if is_new and not has_errors(findings) else "",
    )


def _inline(drawn: bytes) -> str:
    """A picture of a file that is kept nowhere yet."""
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn).decode()}"


def _paths(code: str, digest: str, count: int) -> list[str]:
    return [f"/admin/templates/{code}/{digest}/{page}.svg" for page in range(1, count + 1)]


@router.get("/admin/templates/{code}/{digest}/{number}.svg")
def template_page(
    request: Request,
    code: str,
    digest: str,
    number: int,
    visit: Annotated[Visit, visiting(Action.TEMPLATE_MANAGE, counted=False)],
) -> Response:
    """A page of the template in force, where it still has this digest.

    Raises:
        PageMissingError: it has no such page, or is another one by now.
    """
    del visit
    with site_of(request).offices() as office:
        data = office.catalogue.template_path(code).read_bytes()
        same = hashlib.sha256(data).hexdigest() == digest
        drawn = _pages(office, code, data) if same else []
    if not 1 <= number <= len(drawn):
        raise PageMissingError(page=number, pages=len(drawn))
    return Response(drawn[number - 1], media_type="image/svg+xml")


def _pages(office: Office, code: str, data: bytes) -> list[bytes]:
    """The pages as pictures, with a made-up case that names each field."""
    drafts = preview(
        office.catalogue,
        office.catalogue.instrument(code),
        printer=office.printer,
        formats=("svg",),
        case=None,
        template=load_template(data),
    )
    return [each.data for each in drafts if each.name.endswith(".svg")]


@router.post("/admin/templates/{code}/publish")
def publish(
    request: Request,
    code: str,
    visit: Annotated[Visit, visiting(Action.TEMPLATE_MANAGE)],
    data: Annotated[str, Form(max_length=2 * _MOST_BYTES)],
) -> Response:
    """Put the checked file in force for papers issued from now on.

    Raises:
        SharedByAgenciesError: other agencies are at work in this home.
    """
    refuse_shared(request, visit, Action.TEMPLATE_MANAGE)
    word, site = base64.b64decode(data, validate=True), site_of(request)
    with site.offices() as office:
        instrument = office.catalogue.instrument(code)
        findings = inspect(office.catalogue, instrument, word, printer=office.printer)
        if has_errors(findings):
            return _shown(request, visit, code, word, is_new=True)
        folder = office.home.templates / ("dossier" if instrument.tier == "dossier" else "")
        make_folders(folder)
        _keep_own(office, code)
        digest = keep_version(office.home, code, word)
        write_files({folder / f"{code}.docx": word})
    detail = {"sha256": digest}
    site.note(visit.occasion.entry(Action.TEMPLATE_MANAGE, f"template:{code}", detail=detail))
    path = f"/admin/templates/{code}?published=true"
    return RedirectResponse(path, status_code=HTTPStatus.SEE_OTHER)


def _keep_own(office: Office, code: str) -> None:
    """Keep the agency's template that is in force, wherever it came from."""
    path = office.catalogue.template_path(code)
    if path.is_relative_to(office.home.templates):
        keep_version(office.home, code, path.read_bytes())


@router.post("/admin/templates/{code}/withdraw")
def withdraw(
    request: Request, code: str, visit: Annotated[Visit, visiting(Action.TEMPLATE_MANAGE)]
) -> Response:
    """Take the agency's template out of force: the shipped one counts again.

    Raises:
        SharedByAgenciesError: other agencies are at work in this home.
    """
    refuse_shared(request, visit, Action.TEMPLATE_MANAGE)
    site = site_of(request)
    with site.offices() as office:
        instrument, path = office.catalogue.instrument(code), office.catalogue.template_path(code)
        if path.is_relative_to(office.home.templates) and not instrument.agency:
            _keep_own(office, code)
            path.unlink()
    detail = {"change": "withdrawn"}
    site.note(visit.occasion.entry(Action.TEMPLATE_MANAGE, f"template:{code}", detail=detail))
    return RedirectResponse(f"/admin/templates/{code}", status_code=HTTPStatus.SEE_OTHER)


def _folders(office: Office) -> tuple[Path, Path]:
    return office.home.root, shipped_folder()


def _rows(office: Office) -> list[tuple[str, bool]]:
    """The lists, each with whether the agency has its own."""
    return [(name, is_own(_folders(office), name)) for name in _LISTS]


@router.get("/admin/lists")
def lists(request: Request, visit: Annotated[Visit, visiting(Action.LIST_MANAGE)]) -> Response:
    """The lists in force, each as a workbook to take out and to bring back."""
    return _lists_page(request, visit)


def _lists_page(
    request: Request,
    visit: Visit,
    *,
    changes: Sequence[ListChange] | None = None,
    data: bytes = b"",
    error: DocgenError | None = None,
) -> Response:
    """``data`` is a checked workbook that is not in force yet."""
    with site_of(request).offices() as office:
        rows = _rows(office)
    return page(
        request,
        visit,
        "admin-lists.html",
        rows=rows,
        shared=is_shared(request, visit, Action.LIST_MANAGE),
        changes=changes,
        moved=any(each.path for each in changes or ()),
        data=base64.b64encode(data).decode(),
        wrong=told_of(error, visit.language) if error else None,
    )


@router.get("/admin/lists.xlsx")
def lists_file(request: Request, visit: Annotated[Visit, visiting(Action.LIST_MANAGE)]) -> Response:
    """All lists in force as one workbook."""
    with site_of(request).offices() as office:
        data = export_lists(_folders(office), _LISTS)
    named = named_file("lists", ".xlsx", visit.language)
    return Response(data, media_type=_XLSX, headers=dict(named))


@router.post("/admin/lists")
async def try_lists(
    request: Request,
    visit: Annotated[Visit, visiting(Action.LIST_MANAGE)],
    file: Annotated[UploadFile, File()],
) -> Response:
    """A workbook: checked, and what it would change. Nothing is put in force."""
    data, name = await _word(file), Path(file.filename or "lists.xlsx").name
    return await run_in_threadpool(_tried, request, visit, data, name)


def _tried(request: Request, visit: Visit, data: bytes, name: str) -> Response:
    try:
        with site_of(request).offices() as office:
            changes = compare_lists(data, where=name, folders=_folders(office))
    except DocgenError as error:
        return _lists_page(request, visit, error=error)
    return _lists_page(request, visit, changes=changes, data=data)


@router.post("/admin/lists/publish")
def publish_lists(
    request: Request,
    visit: Annotated[Visit, visiting(Action.LIST_MANAGE)],
    data: Annotated[str, Form(max_length=2 * _MOST_BYTES)],
) -> Response:
    """Put the lists of a checked workbook in force, all of them or none.

    Raises:
        SharedByAgenciesError: other agencies are at work in this home.
    """
    refuse_shared(request, visit, Action.LIST_MANAGE)
    site, book = site_of(request), base64.b64decode(data, validate=True)
    with site.offices() as office:
        changes = import_lists(book, where="lists.xlsx", folders=_folders(office), wanted=None)
    detail = {"sha256": hashlib.sha256(book).hexdigest()}
    site.note(visit.occasion.entry(Action.LIST_MANAGE, "lists", detail=detail))
    return _lists_page(request, visit, changes=changes)
