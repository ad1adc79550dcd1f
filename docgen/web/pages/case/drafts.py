"""What the scripts of the case screen ask for: changes saved, pages shown, papers begun and issued.

Not for drafts themselves (``docgen.service.work.drafting``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response

from docgen.case.beginning import begin_paper
from docgen.case.canonical import thaw
from docgen.case.changes import Change, difference, read_changes
from docgen.catalogue.forms import form_in, form_of
from docgen.errors import DocgenError
from docgen.fill import TemplateValueError
from docgen.messages import text as text_of
from docgen.registry.values import CaseKey
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.service.work.drafting import Draft, Refused, Saved, Submitted
from docgen.typeset.errors import MissingGlyphError
from docgen.values import Role
from docgen.web.bodies import read_json
from docgen.web.callers import site_of
from docgen.web.errors import RequestError
from docgen.web.pages.case.afterwards import issued_ids
from docgen.web.pages.case.previewing import preview_data
from docgen.web.pages.case.standing import draft_data, name_of, standing
from docgen.web.pages.frame import data_router
from docgen.web.pages.times import BEIJING, read_time
from docgen.web.pages.visits import Visit, visiting
from docgen.web.site import Site

__all__ = ["router"]

router = data_router()

_MOST_KNOWN = 200
_UNCOVERED = "R15-character-uncovered"
Writing = Annotated[Visit, visiting(Action.CASE_CHANGE, counted=False)]


async def _body(request: Request, _visit: Writing) -> dict[str, Any]:
    """What a script sends; it is read only of who may write."""
    return await read_json(request, most=site_of(request).settings.limits_case_bytes * 2)


Body = Annotated[dict[str, Any], Depends(_body)]


async def _changes(body: Body) -> tuple[Change, ...]:
    try:
        return read_changes(body.get("changes"))
    except ValueError as error:
        raise RequestError from error


def _answer(request: Request, visit: Visit, draft: Draft, refused: Refused = ()) -> dict[str, Any]:
    site = site_of(request)
    with site.registry.reading() as unit:
        known = draft_data(unit, draft, visit, refused)
    return known | standing(site, draft, visit)


def _saved(request: Request, visit: Visit, saved: Saved) -> dict[str, Any]:
    told = _answer(request, visit, saved.draft, saved.refused)
    return told | {"held": list(saved.held)}


@router.get("/forms/{name}")
def form(request: Request, name: str, visit: Writing) -> dict[str, Any]:
    """The form of the case or of an instrument, in the language of the page."""
    with site_of(request).offices() as office:
        catalogue = office.catalogue
    if name != "case":
        catalogue.instrument(name)
    return form_in(form_of(catalogue.schemas, name), catalogue.lists.words(visit.language))


@router.post("/drafts/{draft_id}/changes")
def change(
    request: Request,
    draft_id: str,
    changes: Annotated[tuple[Change, ...], Depends(_changes)],
    visit: Writing,
) -> dict[str, Any]:
    """Save what was typed; what met another's change is told and not made."""
    return _saved(request, visit, site_of(request).drafts.change(draft_id, changes, visit.occasion))


@router.get("/drafts/{draft_id}/state")
def state(
    request: Request,
    draft_id: str,
    visit: Writing,
    since: Annotated[int, Query(ge=0)] = 0,
) -> dict[str, Any]:
    """The draft, where it is newer than version ``since``."""
    draft = site_of(request).drafts.find(draft_id, visit.occasion)
    if draft.newest.version == since:
        return {"version": since}
    return _answer(request, visit, draft)


@router.post("/preview", response_class=Response)
def preview(request: Request, body: Body, visit: Writing) -> Response:
    """The pages of a paper as typed now, saved or not; known ones without their picture."""
    shown = json.dumps(_pages(request, body, visit), ensure_ascii=False, separators=(",", ":"))
    return Response(shown.encode("utf-8"), media_type="application/json")


def _pages(request: Request, body: dict[str, Any], visit: Visit) -> dict[str, Any]:
    case, place, known = body.get("case"), body.get("place"), body.get("known", [])
    if not isinstance(case, dict) or type(place) is not int or not isinstance(known, list):
        raise RequestError
    site = site_of(request)
    today = visit.occasion.at.astimezone(BEIJING).date()
    issued = _issued(site, body, visit)
    if issued:
        case = _as_issued(site, case, place, str(body["issued"]), visit)
    digests = {each for each in known[:_MOST_KNOWN] if isinstance(each, str)}
    try:
        shown = site.previewer.preview(case, place, known=digests, on=today, issued=issued)
    except MissingGlyphError as error:
        named = {"character": error.params["character"], "codepoint": error.params["code_point"]}
        return {"pages": None, "reason": text_of(_UNCOVERED, visit.language, **named)}
    except TemplateValueError:
        return {"pages": None, "reason": text_of("page-case-stale-value", visit.language)}
    return {"pages": []} if shown is None else preview_data(shown)


def _issued(site: Site, body: dict[str, Any], visit: Visit) -> Collection[str]:
    """The papers that are issued, where the page says that the one shown is."""
    named = body.get("issued")
    if not isinstance(named, str):
        return ()
    draft = site.drafts.find(named, visit.occasion)
    return issued_ids(site, draft.case_id, visit.occasion)


def _as_issued(
    site: Site, case: dict[str, Any], place: int, draft_id: str, visit: Visit
) -> dict[str, Any]:
    """The case with which the paper at a place was issued, its papers where the page has them."""
    draft = site.drafts.find(draft_id, visit.occasion)
    papers = case.get("papers")
    whole = isinstance(papers, list) and all(isinstance(each, dict) for each in papers)
    if draft.case_id is None or not whole or not 0 <= place < len(papers or ()):
        return case
    key = CaseKey(agency=visit.occasion.principal.agency, case_id=draft.case_id)
    with site.registry.reading() as unit:
        text = unit.cases.issued_from(key, str(case["papers"][place].get("id")))
    if text is None:
        return case
    then: dict[str, Any] = json.loads(text)
    known = {each["id"]: each for each in then["papers"]}
    return then | {"papers": [known.get(each.get("id"), each) for each in case["papers"]]}


@router.post("/drafts/{draft_id}/papers")
def add_paper(request: Request, draft_id: str, body: Body, visit: Writing) -> dict[str, Any]:
    """Begin the next paper with what the case says already."""
    site, occasion = site_of(request), visit.occasion
    draft = site.drafts.find(draft_id, occasion)
    paper = _begun(site, draft, str(body.get("type")), occasion)
    papers = [*draft.case.get("papers", ()), paper]
    changes = difference(draft.case, draft.case | {"papers": papers})
    saved = site.drafts.change(draft_id, changes, occasion)
    return _answer(request, visit, saved.draft, saved.refused) | {"paper": paper["id"]}


def _begun(site: Site, draft: Draft, code: str, occasion: Occasion) -> dict[str, Any]:
    """A new paper; a query of earlier cases is made at once, where the case says enough for it."""
    day = occasion.at.astimezone(BEIJING).date()
    with site.offices() as office:
        catalogue = office.catalogue
    begun = begin_paper(draft.case, code, on=day, catalogue=catalogue)
    if catalogue.instrument(code).role is not Role.FIRST_OFFENCE_QUERY:
        return begun
    data, _ = site.drafts.complete(draft, occasion)
    raw = json.dumps(data, ensure_ascii=False).encode("utf-8")
    try:
        with site.offices() as office:
            query = office.first_offence(raw, listed=None, by=None, now=occasion.at)
    except DocgenError:  # the case is not far enough; the clerk sees in the form what is missing
        return begun
    made: dict[str, Any] = thaw(query.paper)
    return made | {"id": begun["id"]}


def _submitted(request: Request, visit: Visit, submit: Callable[[], Submitted]) -> dict[str, Any]:
    done = submit()
    told = {"held_back": list(done.held_back), "number": done.kept.number}
    return _answer(request, visit, done.draft) | told


@router.post("/drafts/{draft_id}/keep")
def keep(request: Request, draft_id: str, visit: Writing) -> dict[str, Any]:
    """Keep the draft as a case."""
    work = site_of(request).drafts
    return _submitted(request, visit, lambda: work.submit(draft_id, visit.occasion))


@router.post("/drafts/{draft_id}/papers/{paper_id}/issue")
def issue(
    request: Request,
    draft_id: str,
    paper_id: str,
    visit: Annotated[Visit, visiting(Action.PAPER_ISSUE)],
) -> dict[str, Any]:
    """Keep the draft as a case and issue a paper of it."""
    work = site_of(request).drafts
    return _submitted(request, visit, lambda: work.issue(draft_id, paper_id, visit.occasion))


@router.post("/drafts/{draft_id}/papers/{paper_id}/execution")
def execute(
    request: Request,
    draft_id: str,
    paper_id: str,
    visit: Annotated[Visit, visiting(Action.PAPER_EXECUTE)],
) -> dict[str, Any]:
    """Note at the case how an issued paper was signed."""
    work = site_of(request).drafts
    return _submitted(
        request, visit, lambda: work.note(draft_id, paper_id, "execution", visit.occasion)
    )


@router.post("/drafts/{draft_id}/papers/{paper_id}/service")
def serve(
    request: Request,
    draft_id: str,
    paper_id: str,
    visit: Annotated[Visit, visiting(Action.PAPER_SERVE)],
) -> dict[str, Any]:
    """Note at the case how an issued paper was served."""
    work = site_of(request).drafts
    return _submitted(
        request, visit, lambda: work.note(draft_id, paper_id, "service", visit.occasion)
    )


@router.get("/drafts/{draft_id}/versions")
def versions(request: Request, draft_id: str, visit: Writing) -> dict[str, Any]:
    """The versions that are kept, the newest first."""
    site = site_of(request)
    found = site.drafts.versions(draft_id, visit.occasion)
    with site.registry.reading() as unit:
        return {
            "versions": [
                {
                    "version": each.version,
                    "saved_at": read_time(each.saved_at),
                    "saved_by": name_of(unit, each.saved_by),
                }
                for each in found
            ]
        }


@router.get("/drafts/{draft_id}/versions/{version}")
def version_text(request: Request, draft_id: str, version: int, visit: Writing) -> dict[str, Any]:
    """The case as a version had it."""
    return {"case": site_of(request).drafts.text(draft_id, version, visit.occasion)}


@router.post("/drafts/{draft_id}/versions/{version}/restore")
def restore(request: Request, draft_id: str, version: int, visit: Writing) -> dict[str, Any]:
    """Let the draft say again what it said in a version."""
    return _saved(
        request, visit, site_of(request).drafts.restore(draft_id, version, visit.occasion)
    )


@router.post("/drafts/{draft_id}/back")
def back(request: Request, draft_id: str, visit: Writing) -> dict[str, Any]:
    """Drop what is not kept in the case."""
    return _answer(request, visit, site_of(request).drafts.back(draft_id, visit.occasion))


@router.post("/drafts/{draft_id}/discard")
def discard(request: Request, draft_id: str, visit: Writing) -> dict[str, Any]:
    """Put the draft away."""
    site_of(request).drafts.discard(draft_id, visit.occasion)
    return {}


@router.post("/drafts/{draft_id}/reopen")
def reopen(request: Request, draft_id: str, visit: Writing) -> dict[str, Any]:
    """Take the draft up again that was put away, for who still writes in it."""
    return _answer(request, visit, site_of(request).drafts.reopen(draft_id, visit.occasion))
