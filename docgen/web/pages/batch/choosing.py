"""``/batch``: the first two steps: the model and the spreadsheet, then which column is which field.

Not for what the rows make (``checked``).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Depends, File, Form, Query, Request, Response, UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse

from docgen.case import Case
from docgen.case.pointer import pointer
from docgen.catalogue import Catalogue
from docgen.messages import text as text_of
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.service.batch.checking import Plan, check, written
from docgen.service.batch.columns import PartyKind, example_list
from docgen.service.batch.earlier import Earlier, earlier_papers, ids_of, is_made
from docgen.service.batch.recipients import (
    CaseField,
    columns_of,
    fields_of,
    guesses,
    lacking,
    recipients,
    titles_of,
)
from docgen.service.errors import BatchInputError
from docgen.service.happenings import number_of
from docgen.web.callers import site_of
from docgen.web.errors import BodyTooLargeError
from docgen.web.pages.batch.kept import (
    Digest,
    as_workbook,
    base_of,
    file_of,
    keep,
    names_of,
    plan_of,
)
from docgen.web.pages.frame import page, page_router, told_of
from docgen.web.pages.times import read_time
from docgen.web.pages.visits import Visit, visiting
from docgen.web.site import Site

__all__ = ["router"]

router = page_router(uploads=True)

_MOST_BYTES = 16 * 1024 * 1024
_MOST_ROWS = 5000
_OFFERED = 60
_LOOKED_AT = 1000
_RECENT = 5
_PLACES = 3
_LONGEST_NAME = 120
_COLUMN = re.compile("column-[0-9]{1,2}")
_PATH = re.compile(r"[^/\\]*$")

Sought = Annotated[str, Query(max_length=100)]
PlanAsked = Annotated[str, Query(pattern="^([0-9a-f]{64})?$")]


@router.get("/batch")
def begin(
    request: Request,
    visit: Annotated[Visit, visiting(Action.BATCH_RUN)],
    q: Sought = "",
    plan: PlanAsked = "",
) -> Response:
    """Choose the case whose papers everybody gets, and the spreadsheet of the recipients."""
    chosen = plan_of(site_of(request), plan, visit.occasion) if plan else None
    return _begin(request, visit, q=q, base=chosen.base if chosen else "", chosen=chosen, plan=plan)


def _begin(
    request: Request,
    visit: Visit,
    *,
    q: str = "",
    base: str = "",
    chosen: Plan | None = None,
    plan: str = "",
    problem: str = "",
) -> Response:
    site = site_of(request)
    cases = list(_models(site, visit, q.strip(), base))
    answer = page(
        request,
        visit,
        "batch.html",
        cases=cases,
        q=q,
        base=base,
        plan=plan,
        file_name=chosen.name if chosen else "",
        problem=problem,
        recent=list(_recent(site, visit)),
    )
    answer.status_code = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    return answer


def _models(site: Site, visit: Visit, sought: str, base: str) -> Iterator[Mapping[str, str]]:
    """The newest cases that may be a model: all that match, else those that no batch made."""
    agency, offered = visit.occasion.principal.agency, 0
    with site.registry.reading() as unit:
        rows = unit.cases.page(agency, before=None, limit=_LOOKED_AT)
    for row in rows:
        case_id, case = row.key.case_id, json.loads(row.content)
        number, party = number_of(case) or "", case["party"].get("name", "")
        words = (case_id, number, party, case["cause"])
        # A case that a batch made is a recipient's, and seldom a model.
        wanted = any(sought in each for each in words) if sought else not is_made(case_id)
        if case_id != base and (not wanted or offered >= _OFFERED):
            continue
        offered += 1
        yield {"id": case_id, "number": number, "party": party, "cause": case["cause"]}


def _recent(site: Site, visit: Visit) -> Iterator[Mapping[str, Any]]:
    """The newest batches, to be come back to."""
    for job in site.jobs.page(visit.occasion, limit=_RECENT, kind="batch"):
        yield {"id": job.id, "at": read_time(job.created_at), "state": job.state}


@router.get("/batch/example.xlsx")
def example(
    visit: Annotated[Visit, visiting(Action.BATCH_RUN)], kind: PartyKind = "organisation"
) -> Response:
    """A list of recipients to be written over."""
    title, other, head, also = (
        text_of(f"page-batch-{code}", visit.language)
        for code in (f"example-{kind}", "example-names", "column", "example-also")
    )
    made = example_list(kind, title=title, other=other, names=(head, also))
    return as_workbook(made, visit, f"batch-example-{kind}")


@router.post("/batch")
async def choose(
    request: Request,
    visit: Annotated[Visit, visiting(Action.BATCH_RUN)],
    base: Annotated[str, Form(max_length=60)],
    file: Annotated[UploadFile | None, File()] = None,
    plan: Annotated[str, Form(pattern="^([0-9a-f]{64})?$")] = "",
) -> Response:
    """Keep what was chosen, and go on to the columns."""
    data = await file.read(_MOST_BYTES + 1) if file is not None else b""
    if len(data) > _MOST_BYTES:
        raise BodyTooLargeError(most=_MOST_BYTES)
    name = _name(file.filename or "") if file is not None else ""
    return await run_in_threadpool(_choose, request, visit, base, plan, name, data)


def _name(given: str) -> str:
    """The user's name of a file: without a folder, and no longer than can be shown."""
    found = _PATH.search(given)
    return (found[0] if found else "")[:_LONGEST_NAME]


def _choose(
    request: Request, visit: Visit, base: str, plan: str, name: str, data: bytes
) -> Response:
    site, occasion = site_of(request), visit.occasion
    base_of(site, base, occasion)
    earlier = plan_of(site, plan, occasion) if plan else None
    if earlier is not None and not name:
        chosen = replace(earlier, base=base)
    else:
        try:
            columns_of(data, name)
        except BatchInputError as error:
            said = told_of(error, visit.language)["message"]
            return _begin(request, visit, base=base, chosen=earlier, plan=plan, problem=said)
        chosen = Plan(base=base, file=keep(site, data, occasion), name=name, mapping={})
    return _to(f"/batch/plans/{keep(site, written(chosen), occasion)}")


def _to(path: str) -> Response:
    return RedirectResponse(path, status_code=HTTPStatus.SEE_OTHER)


@router.get("/batch/plans/{sha256}")
def columns(
    request: Request, sha256: Digest, visit: Annotated[Visit, visiting(Action.BATCH_RUN)]
) -> Response:
    """Say which column holds which field."""
    return _columns(request, visit, sha256)


def _columns(request: Request, visit: Visit, sha256: str, *, problem: str = "") -> Response:
    site, occasion = site_of(request), visit.occasion
    plan = plan_of(site, sha256, occasion)
    case = base_of(site, plan.base, occasion)
    data = file_of(site, plan.file, occasion)
    found = columns_of(data, plan.name)
    fields, called = _fields(site, case, visit)
    chosen = {int(place): given for place, given in plan.mapping.items()}
    chosen = chosen or dict(guesses(found, fields))
    missing = lacking(case, fields, chosen.values())
    answer = page(
        request,
        visit,
        "batch-columns.html",
        plan=plan,
        sha256=sha256,
        problem=problem,
        party=case.data["party"].get("name", ""),
        cause=case.data["cause"],
        number=number_of(case.data) or text_of("page-no-number", visit.language),
        columns=[(each, chosen.get(each.place, "")) for each in found],
        fields=[(each.pointer, called(each.pointer)) for each in fields],
        evidence=case.data["evidence"],
        lacking=[called(each) for each in missing.pointers],
        told=[
            {
                "field": called(pointer(each.path)),
                "text": each.text,
                "places": [called(place) for place in each.places[:_PLACES]],
            }
            for each in missing.told
        ],
        titles=titles_of(data, plan.name),
    )
    answer.status_code = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    return answer


def _fields(
    site: Site, case: Case, visit: Visit
) -> tuple[tuple[CaseField, ...], Callable[[str], str]]:
    """The fields of a case, and what a place of it is called in the visitor's language."""
    with site.offices() as office:
        fields = fields_of(office.catalogue, case)
    return fields, names_of(site, case, visit)


async def _mapping(request: Request) -> dict[str, str]:
    form = await request.form()
    return {
        name.removeprefix("column-"): pointer
        for name, pointer in form.items()
        if _COLUMN.fullmatch(name) and isinstance(pointer, str) and pointer
    }


@router.post("/batch/plans/{sha256}")
def look_through(
    request: Request,
    sha256: Digest,
    visit: Annotated[Visit, visiting(Action.BATCH_RUN)],
    mapping: Annotated[dict[str, str], Depends(_mapping)],
    evidence: Annotated[tuple[str, ...], Form(max_length=200)] = (),
) -> Response:
    """Make and check the case of each row, and go on to what was found."""
    site, occasion = site_of(request), visit.occasion
    plan = replace(plan_of(site, sha256, occasion), mapping=mapping, evidence=evidence)
    here = keep(site, written(plan), occasion)
    case = base_of(site, plan.base, occasion)
    fields, called = _fields(site, case, visit)
    twice = [each for each, count in Counter(mapping.values()).items() if count > 1]
    if twice:
        said = text_of("page-batch-twice", visit.language, field=called(twice[0]))
        return _columns(request, visit, here, problem=said)
    with site.offices() as office:
        catalogue = office.catalogue
    rows = recipients(
        file_of(site, plan.file, occasion),
        {int(place): given for place, given in mapping.items()},
        case,
        catalogue=catalogue,
        prefix=ids_of(plan.base, here),
        name=plan.name,
        fields=fields,
        evidence=evidence,
    )
    if len(rows) > _MOST_ROWS:
        said = text_of("page-batch-too-many", visit.language, most=_MOST_ROWS)
        return _columns(request, visit, here, problem=said)
    found = check(
        plan,
        rows,
        lambda raw: site.cases.check(raw, occasion).findings,
        partial(_earlier, site, occasion, case.case_id, catalogue),
    )
    return _to(f"/batch/lists/{keep(site, written(found), occasion)}")


def _earlier(
    site: Site,
    occasion: Occasion,
    base: str,
    catalogue: Catalogue,
    cases: Sequence[Mapping[str, Any]],
) -> list[Earlier | None]:
    """What the party of each case has of the model's papers already."""
    with site.registry.reading() as unit:
        return earlier_papers(unit, occasion.principal.agency, base, cases, catalogue)
