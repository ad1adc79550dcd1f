"""``/batch/lists``: what the rows make, the question before numbers are used, and the beginning.

Not for what became of the rows (``outcome``).
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Annotated, Any, Literal

from fastapi import Form, Request, Response
from starlette.responses import RedirectResponse

from docgen.messages import text as text_of
from docgen.service.access.policy import Action
from docgen.service.batch.checking import CheckedList, CheckedRow
from docgen.service.batch.recipients import rows_out
from docgen.service.batch.report import reasons_of, without_codes
from docgen.service.views import Language
from docgen.web.callers import site_of
from docgen.web.pages.batch.kept import (
    Digest,
    as_workbook,
    base_of,
    digest_of_plan,
    file_of,
    list_of,
    names_of,
)
from docgen.web.pages.frame import page, page_router
from docgen.web.pages.visits import Visit, visiting
from docgen.web.site import Site

__all__ = ["router"]

router = page_router()

_LISTED = 500
_LINE_END = re.compile("\r\n?|\n")
_PAGES = 2

Shown = Literal["all", "bad", "had", "repeated", "good"]


@router.get("/batch/lists/{sha256}")
def preview(
    request: Request,
    sha256: Digest,
    visit: Annotated[Visit, visiting(Action.BATCH_RUN)],
    show: Shown = "all",
) -> Response:
    """The first paper as it will look, and every row with what is wrong, wrong ones first."""
    site = site_of(request)
    found = list_of(site, sha256, visit.occasion)
    kinds = _kinds(found)
    called = names_of(site, base_of(site, found.plan.base, visit.occasion), visit)
    rows = [each for kind in kinds if show in ("all", kind) for each in kinds[kind]]
    return page(
        request,
        visit,
        "batch-preview.html",
        sha256=sha256,
        plan=found.plan,
        plan_sha256=digest_of_plan(found.plan),
        show=show,
        counts={"all": len(found.rows), **{kind: len(each) for kind, each in kinds.items()}},
        common=[
            text
            for row in found.rows[:1]
            for zh, text in _errors(row, visit.language).items()
            if zh in found.wrong_in_all
        ],
        remarks=[found.remarks[place]["message"][visit.language] for place in sorted(found.of_all)],
        can_go_on=any(not each.is_again for each in found.good),
        rows=[_line(found, each, visit.language, called) for each in rows[:_LISTED]],
        most=_LISTED,
        shown=len(rows),
        pages=_pages(site, found.good[0].raw, visit) if found.good and show == "all" else [],
    )


def _kinds(found: CheckedList) -> Mapping[Shown, Sequence[CheckedRow]]:
    """The rows by what becomes of them."""
    others = [each for each in found.good if each.had is None]
    return {
        "bad": [each for each in found.rows if not each.is_good],
        "had": [each for each in found.good if each.had is not None],
        "repeated": [each for each in others if each.repeats is not None],
        "good": [each for each in others if each.repeats is None],
    }


def _line(
    found: CheckedList, row: CheckedRow, language: Language, called: Callable[[str], str]
) -> Mapping[str, Any]:
    own = [place for place in row.remarks if place not in found.of_all]
    common = found.wrong_in_all
    return {
        "number": row.number,
        "name": row.name,
        "good": row.is_good,
        "had": row.had,
        "again": row.is_again,
        "repeats": row.repeats,
        "wrong": [text for zh, text in _errors(row, language).items() if zh not in common],
        "changes": [
            {
                "field": called(each.pointer),
                "before": _LINE_END.sub("↵", each.before),
                "after": each.after,
            }
            for each in row.changes
        ],
        "remarks": [found.remarks[place]["message"][language] for place in own],
    }


def _errors(row: CheckedRow, language: Language) -> Mapping[str, str]:
    """Why a row cannot be issued, in the language of the page, by its Chinese."""
    found = row.error["findings"] if row.error else ()
    errors = [each["message"] for each in found if each["severity"] == "error"]
    return {message["zh"]: without_codes(message[language]) for message in errors}


def _pages(site: Site, raw: bytes, visit: Visit) -> list[str]:
    """The first pages of the first paper that leaves the agency, or of the first at all."""
    papers = json.loads(raw)["papers"]
    with site.offices() as office:
        outgoing = [each for each in papers if office.catalogue.instrument(each["type"]).outgoing]
        chosen = (outgoing or papers)[0]["id"]
        drafts = office.draft(raw, chosen, format_="svg", now=visit.occasion.at)
    pages = [each.data for each in drafts if each.name.endswith(".svg")][:_PAGES]
    return [f"data:image/svg+xml;base64,{base64.b64encode(each).decode()}" for each in pages]


@router.get("/batch/lists/{sha256}/refused.xlsx")
def refused(
    request: Request, sha256: Digest, visit: Annotated[Visit, visiting(Action.BATCH_RUN)]
) -> Response:
    """The rows that cannot be issued as they came, with the reasons, to be corrected."""
    site = site_of(request)
    found = list_of(site, sha256, visit.occasion)
    told = {
        each.number: "\n".join(reasons_of(each.error, visit.language))
        for each in found.rows
        if each.error is not None
    }
    return rows_as_workbook(site, found, told, visit)


def rows_as_workbook(
    site: Site, found: CheckedList, told: Mapping[int, str], visit: Visit
) -> Response:
    """Some rows of a list as they came, with what is told of each, as a workbook."""
    data = file_of(site, found.plan.file, visit.occasion)
    title = text_of("page-batch-refused-title", visit.language)
    why = text_of("page-batch-why", visit.language)
    made = rows_out(data, found.plan.name, told, title=title, why=why)
    return as_workbook(made, visit, "batch-refused")


@router.get("/batch/lists/{sha256}/confirm")
def ask(
    request: Request, sha256: Digest, visit: Annotated[Visit, visiting(Action.BATCH_RUN)]
) -> Response:
    """Ask before numbers are used."""
    site = site_of(request)
    found = list_of(site, sha256, visit.occasion)
    case = base_of(site, found.plan.base, visit.occasion)
    with site.offices() as office:
        words = office.catalogue.lists.words(visit.language)
    asked = [each for each in found.good if each.is_asked]
    again = sum(each.is_again for each in found.good)
    return page(
        request,
        visit,
        "batch-confirm.html",
        sha256=sha256,
        plan=found.plan,
        good=len(found.good) - len(asked) - again,
        asked=asked,
        again=again,
        bad=len(found.rows) - len(found.good),
        papers=[
            {
                "title": words.get(each.type.title, each.type.title),
                "numbered": each.type.number is not None,
            }
            for each in case.papers
        ],
    )


@router.post("/batch/lists/{sha256}")
def run(
    request: Request,
    sha256: Digest,
    visit: Annotated[Visit, visiting(Action.BATCH_RUN)],
    repeated: Annotated[Literal["", "yes"], Form()] = "",
) -> Response:
    """Have the cases taken in and their papers issued."""
    site = site_of(request)
    plan = list_of(site, sha256, visit.occasion).plan
    job = site.jobs.issue_list(
        sha256, visit.occasion, repeated=repeated == "yes", name=plan.name, model=plan.base
    )
    return RedirectResponse(f"/batch/{job.id}", status_code=HTTPStatus.SEE_OTHER)
