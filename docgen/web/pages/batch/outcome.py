"""``/batch/{job}``: how far a batch is, and afterwards what became of every row.

The report as a workbook, the rows to correct, all papers to be printed. Not for doing the work.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from fastapi import Query, Request, Response

from docgen.messages import page_text
from docgen.registry.queue.values import JobRow
from docgen.service.access.policy import Action
from docgen.service.batch.checking import CheckedList
from docgen.service.batch.report import Titled, reasons_of, report_workbook
from docgen.service.errors import BatchInputError, BatchIssuedError, BatchRepeatedError
from docgen.service.jobs.batch import REPORT
from docgen.service.jobs.errors import JobFileUnknownError
from docgen.service.views import job_data
from docgen.web.callers import site_of
from docgen.web.pages.batch.checked import rows_as_workbook
from docgen.web.pages.batch.kept import as_workbook, list_of
from docgen.web.pages.case.printing import printed
from docgen.web.pages.frame import page, page_router
from docgen.web.pages.times import BEIJING
from docgen.web.pages.visits import Visit, visiting
from docgen.web.site import Site

__all__ = ["router"]

router = page_router()

_PRINTED_AT_ONCE = 500
# Rows with these have nothing to be corrected: their parties have the paper.
_LEFT_OUT = frozenset({BatchRepeatedError.code, BatchIssuedError.code})


@router.get("/batch/{job_id}")
def progress(
    request: Request, job_id: str, visit: Annotated[Visit, visiting(Action.BATCH_RUN)]
) -> Response:
    """How far it is, and afterwards what became of every row, what was not issued first."""
    site = site_of(request)
    job = site.jobs.find(job_id, visit.occasion)
    names = site.jobs.file_names(job)
    rows = _rows(site, job, visit) if REPORT in names else []
    titled = _titles(site, visit)
    lines = [
        {
            **each,
            "why": () if each["ok"] else reasons_of(each["error"], visit.language),
            "papers": [
                {**paper, "title": titled(paper["type"])} for paper in each.get("papers", ())
            ],
        }
        for each in rows
    ]
    return page(
        request,
        visit,
        "batch-progress.html",
        job=job_data(job, visit.language, files=names, speak=page_text),
        ended=job.has_ended,
        told=REPORT in names,
        failed=[each for each in lines if not each["ok"]],
        done=[each for each in lines if each["ok"]],
        correctable=job.params["format"] == "checked",
        plan=_plan_name(site, job, visit),
        parts=_parts(len(list(_papers(rows)))),
    )


def _parts(papers: int) -> list[tuple[int, int]]:
    """The first and the last paper of each PDF."""
    firsts = range(1, papers + 1, _PRINTED_AT_ONCE)
    return [(first, min(first + _PRINTED_AT_ONCE - 1, papers)) for first in firsts]


def _rows(site: Site, job: JobRow, visit: Visit) -> list[dict[str, Any]]:
    report = json.loads(site.jobs.file(job.id, REPORT, visit.occasion).data)
    rows: list[dict[str, Any]] = report["rows"]
    return rows


def _titles(site: Site, visit: Visit) -> Titled:
    with site.offices() as office:
        catalogue = office.catalogue
    words = catalogue.lists.words(visit.language)

    def titled(code: str) -> str:
        title = catalogue.instrument(code).title
        return words.get(title, title)

    return titled


def _list(site: Site, job: JobRow, visit: Visit) -> CheckedList:
    if job.params["format"] != "checked":
        raise JobFileUnknownError(job=job.id)
    return list_of(site, job.params["file"], visit.occasion)


def _plan_name(site: Site, job: JobRow, visit: Visit) -> str:
    """The user's name of the spreadsheet, while it is kept."""
    try:
        return _list(site, job, visit).plan.name
    except (BatchInputError, JobFileUnknownError):
        return ""


@router.get("/batch/{job_id}/report.xlsx")
def report(
    request: Request, job_id: str, visit: Annotated[Visit, visiting(Action.BATCH_RUN)]
) -> Response:
    """The report as a workbook, in the language of the page."""
    site = site_of(request)
    job = site.jobs.find(job_id, visit.occasion)
    made = report_workbook(
        _rows(site, job, visit), language=visit.language, titled=_titles(site, visit)
    )
    return as_workbook(made, visit, "batch-report", day=job.created_at.astimezone(BEIJING).date())


@router.get("/batch/{job_id}/refused.xlsx")
def refused(
    request: Request, job_id: str, visit: Annotated[Visit, visiting(Action.BATCH_RUN)]
) -> Response:
    """The rows that were not issued as they came, with the reasons, to be corrected.

    Not those of a party that has its paper by another row: it would get a second one.
    """
    site = site_of(request)
    job = site.jobs.find(job_id, visit.occasion)
    told = {
        each["row"]: "\n".join(reasons_of(each["error"], visit.language))
        for each in _rows(site, job, visit)
        if not each["ok"] and each["error"]["code"] not in _LEFT_OUT
    }
    return rows_as_workbook(site, _list(site, job, visit), told, visit)


@router.get("/batch/{job_id}/papers.pdf")
def papers(
    request: Request,
    job_id: str,
    visit: Annotated[Visit, visiting(Action.BATCH_RUN)],
    first: Annotated[int, Query(ge=1)] = 1,
) -> Response:
    """The papers that were issued, in the order of the rows, from the ``first`` on, to be printed.

    So many as can be printed at once.
    """
    site = site_of(request)
    rows = _rows(site, site.jobs.find(job_id, visit.occasion), visit)
    wanted = list(_papers(rows))[first - 1 : first - 1 + _PRINTED_AT_ONCE]
    return printed(request, visit, wanted, name="batch-papers")


def _papers(rows: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for row in rows:
        found: list[Mapping[str, Any]] = row.get("papers", [])
        yield from ((row["case_id"], each["id"]) for each in found)
