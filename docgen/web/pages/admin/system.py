"""``/admin``: how the system is: jobs, health, settings, the audit trail. Not for changing them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Query, Request, Response
from starlette.responses import RedirectResponse

from docgen.messages import page_text
from docgen.messages import text as text_of
from docgen.registry.numbers import parse_dossier
from docgen.registry.queue.values import JobRow
from docgen.service.access.policy import Action
from docgen.service.jobs.batch import REPORT
from docgen.service.jobs.exporting import WORKBOOK
from docgen.service.views import Language, job_data
from docgen.service.webhooks.vault import unreadable
from docgen.values import name_in
from docgen.web.callers import site_of
from docgen.web.pages.admin.trail import case_ids, told_entry
from docgen.web.pages.case_numbers import case_numbers
from docgen.web.pages.frame import page, page_router
from docgen.web.pages.people import names_of
from docgen.web.pages.times import read_time
from docgen.web.pages.visits import Visit, visiting
from docgen.web.readiness import checks_of
from docgen.web.site import Site

__all__ = ["router"]

router = page_router()

_SHOWN = 100
# What the files of jobs are called, by their names.
_FILES = {REPORT: "page-batch-report-json", WORKBOOK: "page-admin-job-registers"}


@router.get("/admin")
def system(request: Request, visit: Annotated[Visit, visiting(Action.SYSTEM_READ)]) -> Response:
    """What is there: the archive, the registry, the key, the jobs that wait."""
    site = site_of(request)
    with site.offices() as office:
        key = office.key
        facts = {
            "dossiers": _count(office.archive.numbers(), visit.occasion.principal.agency),
            "registry": "PostgreSQL" if site.registry.is_postgresql else "SQLite",
            "key": key.kind if key else "none",
            "key_until": read_time(key.not_after) if key else "",
            "instruments": len(office.catalogue.instruments),
        }
    facts["secrets"] = "lost" if unreadable(site.registry, site.vault) else "open"
    jobs = site.jobs.page(visit.occasion, before=None, limit=_SHOWN, state=None)
    names = {each.id: site.jobs.file_names(each) for each in jobs}
    numbers = case_numbers(site, visit, {case for each in jobs if (case := _case_of(each))})
    rows = [
        (
            _told(each, names[each.id], visit.language),
            _object(each, numbers, visit.language),
            read_time(each.created_at),
        )
        for each in jobs
    ]
    health = checks_of(site)
    called = {name: text_of(code, visit.language) for name, code in _FILES.items()}
    return page(request, visit, "admin.html", facts=facts, jobs=rows, called=called, health=health)


def _told(job: JobRow, files: Iterable[str], language: Language) -> dict[str, Any]:
    return job_data(job, language, files=files, speak=page_text)


def _case_of(job: JobRow) -> str:
    """The id of the case that a job seals, or that is the model of its batch."""
    return str(job.target or job.params.get("model") or "")


def _object(job: JobRow, numbers: Mapping[str, str], language: Language) -> str:
    """What a job is of, for people: a case, a spreadsheet, or all there is."""
    case = numbers.get(_case_of(job), _case_of(job))
    if job.kind == "batch" and case:
        name = job.params.get("name", "")
        return text_of("page-admin-job-of-list", language, name=name, case=case)
    if job.kind == "batch":
        return text_of("page-admin-job-of-sent", language)
    return case or text_of("page-admin-job-of-all", language)


def _count(numbers: Iterable[str], agency: str) -> int:
    """How many dossiers are the agency's own."""
    parsed = (parse_dossier(each) for each in numbers)
    return sum(1 for each in parsed if each is not None and each[0] == agency)


@router.post("/admin/jobs/{ident}/cancel")
def cancel(
    request: Request, ident: str, visit: Annotated[Visit, visiting(Action.JOB_CANCEL)]
) -> Response:
    """Call a job off."""
    site_of(request).jobs.cancel(ident, visit.occasion)
    return RedirectResponse("/admin", status_code=HTTPStatus.SEE_OTHER)


@router.get("/admin/audit")
def audit(
    request: Request,
    visit: Annotated[Visit, visiting(Action.AUDIT_READ)],
    target: Annotated[str, Query(max_length=200)] = "",
    before: Annotated[int | None, Query(ge=1)] = None,
) -> Response:
    """Who did or read what, the newest first."""
    site, agency = site_of(request), visit.occasion.principal.agency
    with site.registry.reading() as unit:
        rows = unit.audit.newest(agency=agency, target=target, before=before, limit=_SHOWN)
    numbers = case_numbers(site, visit, case_ids(rows))
    names = {
        **names_of(site, visit),
        **_titles(site, visit.language),
        **{f"case:{each}": number for each, number in numbers.items()},
    }
    return page(
        request,
        visit,
        "admin-audit.html",
        rows=[(row, read_time(row.at), told_entry(row, names, visit.language)) for row in rows],
        target=target,
        older=rows[-1].place if len(rows) == _SHOWN else None,
    )


def _titles(site: Site, language: Language) -> dict[str, str]:
    """What templates and registers are called, by how the trail names them."""
    with site.offices() as office:
        catalogue = office.catalogue
    templates = {
        f"{kind}:{each.code}": name_in(each.title, language)
        for each in catalogue.instruments
        for kind in ("template", "retention")
    }
    known = catalogue.lists.registers
    registers = {f"register:{each.code}": each.title[language] for each in known}
    return templates | registers
