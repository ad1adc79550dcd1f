"""``/cases/new``, ``/cases/{id}`` and ``/drafts/{id}``: a case from first note to issued papers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Request, Response
from starlette.responses import RedirectResponse

from docgen.catalogue import InstrumentType
from docgen.messages.pages_of_case import PAGES_OF_CASE
from docgen.service.access.policy import Action, may
from docgen.service.views import Language
from docgen.service.work.newcase import Wanted, new_case, sample_case
from docgen.web.callers import site_of
from docgen.web.errors import RequestError
from docgen.web.pages.case.reading import reading
from docgen.web.pages.case.standing import draft_data, standing
from docgen.web.pages.door import Fields
from docgen.web.pages.frame import page, page_router
from docgen.web.pages.visits import Visit, visiting

__all__ = ["router"]

router = page_router()

_KINDS = ("person", "organisation", "individual_business")
_SCREEN_TEXTS = "page-case-"


@router.get("/cases/new")
def ask(request: Request, visit: Annotated[Visit, visiting(Action.CASE_CREATE)]) -> Response:
    """What must be known before a case can be begun."""
    with site_of(request).offices() as office:
        routes = tuple(office.catalogue.lists.routes.by_code.values())
    return page(request, visit, "new_case.html", routes=routes, kinds=_KINDS)


@router.post("/cases/new")
def begin(
    request: Request, fields: Fields, visit: Annotated[Visit, visiting(Action.CASE_CREATE)]
) -> Response:
    """Begin a case, empty or as a sample."""
    site, occasion = site_of(request), visit.occasion
    with site.offices() as office:
        route = office.catalogue.lists.routes.by_code.get(fields.get("route", ""))
    if route is None or fields.get("party") not in _KINDS:
        raise RequestError
    filing = fields.get("filing", "")
    wanted = Wanted(
        route=route.code,
        filing=filing if filing in route.filing else route.filing[0],
        party=fields["party"],
    )
    agency, ident = occasion.principal.agency, site.new_id()
    if "sample" in fields:
        case = sample_case(wanted, agency=agency, ident=ident, now=occasion.at)
    else:
        case = new_case(site.registry, wanted, agency=agency, ident=ident, now=occasion.at)
    return _to(site.drafts.open(case, occasion).id)


def _to(draft: str) -> Response:
    return RedirectResponse(f"/drafts/{draft}", status_code=HTTPStatus.SEE_OTHER)


@router.get("/cases/{case_id}")
def open_case(
    request: Request, case_id: str, visit: Annotated[Visit, visiting(Action.CASE_READ)]
) -> Response:
    """A kept case: to be written by who may, to be read by the others, and by all once sealed."""
    sealed = site_of(request).cases.find(case_id, visit.occasion).editions > 0
    if sealed or not may(visit.occasion.principal, Action.CASE_CHANGE):
        return reading(request, case_id, visit)
    return _to(site_of(request).drafts.take_up(case_id, visit.occasion).id)


@router.get("/cases/{case_id}/supplement")
def supplement(
    request: Request, case_id: str, visit: Annotated[Visit, visiting(Action.CASE_CHANGE)]
) -> Response:
    """A sealed case, to have papers added."""
    return _to(site_of(request).drafts.take_up(case_id, visit.occasion).id)


@router.get("/drafts/{draft_id}")
def show(
    request: Request, draft_id: str, visit: Annotated[Visit, visiting(Action.CASE_CHANGE)]
) -> Response:
    """The case screen."""
    site = site_of(request)
    saved = site.drafts.freshen(draft_id, visit.occasion)
    site.note(visit.occasion.entry(Action.CASE_READ, f"draft:{draft_id}"))
    with site.registry.reading() as unit:
        known = draft_data(unit, saved.draft, visit, saved.refused)
    with site.offices() as office:
        catalogue = office.catalogue
    instruments = [each for each in catalogue.instruments if each.tier != "dossier"]
    routes, plain = catalogue.lists.routes.by_code, catalogue.lists.plain_words
    route = routes.get(str(saved.draft.case.get("route")))
    principal = visit.occasion.principal
    words = catalogue.lists.words(visit.language)
    start = {
        **known,
        **standing(site, saved.draft, visit),
        "language": visit.language,
        "texts": _texts(visit.language),
        "instruments": {
            each.code: _described(each, words) | {"plain": each.role in plain}
            for each in instruments
        },
        "may": {"issue": may(principal, Action.PAPER_ISSUE)},
    }
    return page(
        request,
        visit,
        "case_screen.html",
        start=json.dumps(start, ensure_ascii=False).replace("<", "\\u003c"),
        draft=saved.draft,
        sealed=start["sealing"]["dossier"],
        route=route.title[visit.language] if route else "",
    )


@router.post("/drafts/{draft_id}/delete")
def delete(
    request: Request, draft_id: str, visit: Annotated[Visit, visiting(Action.CASE_CHANGE)]
) -> Response:
    """Put a draft away that stands in the list; one that became a case meanwhile stays."""
    drafts = site_of(request).drafts
    if drafts.find(draft_id, visit.occasion).case_id is None:
        drafts.discard(draft_id, visit.occasion)
    return RedirectResponse("/", status_code=HTTPStatus.SEE_OTHER)


def _described(instrument: InstrumentType, words: Mapping[str, str]) -> dict[str, Any]:
    return {
        "title": words.get(instrument.title, instrument.title),
        "tier": instrument.tier,
        "stage": instrument.stage,
        "outgoing": instrument.outgoing,
        "receipt": instrument.receipt,
        "signers": [
            [each.signer, words.get(each.label, each.label), each.count]
            for each in instrument.signers
        ],
    }


def _texts(language: Language) -> dict[str, str]:
    """The texts that the scripts say, by their codes without what all begin with."""
    return {
        code.removeprefix(_SCREEN_TEXTS): texts[language]
        for code, texts in PAGES_OF_CASE.items()
        if code.startswith(_SCREEN_TEXTS)
    }
