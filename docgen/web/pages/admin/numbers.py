"""``/admin/rules/numbers``: how numbers are written, changed after a look at which come next.

Numbers that were given stay as they are. Not for counting.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Form, Query, Request, Response
from starlette.responses import RedirectResponse

from docgen.errors import DocgenError
from docgen.registry.errors import NumbersHeldError
from docgen.service.access.policy import Action
from docgen.service.numbering import KEYS, Numbering, faults_of, mark_of, next_numbers
from docgen.web.callers import site_of
from docgen.web.errors import RequestError
from docgen.web.pages.admin.shared import is_shared, refuse_shared
from docgen.web.pages.frame import page, page_router, told_of
from docgen.web.pages.times import BEIJING
from docgen.web.pages.visits import Visit, visiting

__all__ = ["router"]

_PATH = "/admin/rules/numbers"
_ANY_MARK = "示交"

router = page_router()

Managing = Annotated[Visit, visiting(Action.SETTING_MANAGE)]
Typed = Annotated[str, Form(max_length=200)]


@router.get(_PATH)
def numbers(
    request: Request, visit: Managing, changed: Annotated[bool, Query()] = False
) -> Response:
    """What is in force and which numbers come next; ``changed`` right after it was."""
    return _numbers_page(request, visit, changed=changed)


@router.post(_PATH)
def change(
    request: Request,
    visit: Managing,
    pattern: Typed = "",
    case_kind: Typed = "",
    register_kind: Typed = "",
    shown: Annotated[list[str] | None, Form(max_length=len(KEYS))] = None,
    save: Annotated[bool, Form()] = False,
) -> Response:
    """Show which numbers a choice would give, or, with ``save``, put it in force.

    ``shown`` is what was in force when the form was shown, in the order of the keys. What was
    changed elsewhere since then stays where this form did not change it, and is looked at first.

    Raises:
        SharedByAgenciesError: other agencies are at work in this home.
        RequestError: not all that was shown came.
    """
    refuse_shared(request, visit, Action.SETTING_MANAGE)
    if shown is None or len(shown) != len(KEYS):
        raise RequestError
    known = Numbering.from_values(shown)
    typed = Numbering.from_values(each.strip() for each in (pattern, case_kind, register_kind))
    with site_of(request).offices() as office:
        now = Numbering.of(office.settings)
        chosen = typed.onto(now, shown=known)
        wrong = dict(faults_of(chosen, office.catalogue.instruments))
    if not wrong and save and now == known:
        return _saved(request, visit, chosen, now)
    return _numbers_page(request, visit, chosen=chosen, wrong=wrong, meanwhile=now != known)


def _saved(request: Request, visit: Visit, chosen: Numbering, now: Numbering) -> Response:
    site, before = site_of(request), now.values()
    try:
        with site.offices():
            moved = {key: each for key, each in chosen.values().items() if each != before[key]}
            site.source.change(moved)
    except DocgenError as error:
        return _numbers_page(request, visit, chosen=chosen, wrong={KEYS[0]: error})
    for key, value in moved.items():
        detail = {"change": "change", "before": before[key], "after": value}
        site.note(visit.occasion.entry(Action.SETTING_MANAGE, f"setting:{key}", detail=detail))
    return RedirectResponse(f"{_PATH}?changed=true", status_code=HTTPStatus.SEE_OTHER)


def _numbers_page(
    request: Request,
    visit: Visit,
    *,
    chosen: Numbering | None = None,
    wrong: Mapping[str, DocgenError] | None = None,
    changed: bool = False,
    meanwhile: bool = False,
) -> Response:
    """``chosen`` is what somebody typed, ``wrong`` what is wrong with it.

    ``meanwhile``: what is in force was changed after the form was shown.
    """
    told = {key: told_of(each, visit.language)["message"] for key, each in (wrong or {}).items()}
    with site_of(request).offices() as office:
        now = Numbering.of(office.settings)
    shown, agency = chosen or now, visit.occasion.principal.agency
    held, coming = "", []
    try:
        coming = [] if told else _coming(request, visit, shown)
    except NumbersHeldError as error:
        held = told_of(error, visit.language)["message"]
    return page(
        request,
        visit,
        "admin-numbers.html",
        fields=_fields(request, shown, now, told),
        coming=coming,
        example="" if mark_of(site_of(request).registry, agency) else _ANY_MARK,
        held=held,
        checked=chosen is not None and not told,
        changed=changed,
        meanwhile=meanwhile,
        shared=is_shared(request, visit, Action.SETTING_MANAGE),
        status=HTTPStatus.UNPROCESSABLE_ENTITY if told else HTTPStatus.OK,
    )


def _fields(
    request: Request, shown: Numbering, now: Numbering, told: Mapping[str, str]
) -> list[Mapping[str, str | bool]]:
    """The fields of the form, each with what fixes it from outside, if anything does."""
    source = site_of(request).source
    known = {each.key: each for each in source.read().values}
    return [
        {
            "key": key,
            "name": key.partition(".")[2],
            "value": value,
            "now": now.values()[key],
            "fixed": source.fixed_by(known[key].origin),
            "shipped": known[key].origin == "default",
            "wrong": told.get(key, ""),
        }
        for key, value in shown.values().items()
    ]


def _coming(request: Request, visit: Visit, shown: Numbering) -> list[Mapping[str, Any]]:
    """The next number of each series, with the papers that take it in the reader's language."""
    site, principal = site_of(request), visit.occasion.principal
    with site.offices() as office:
        catalogue = office.catalogue
    words = catalogue.lists.words(visit.language)
    found = next_numbers(
        site.registry,
        shown,
        catalogue.instruments,
        agency=principal.agency,
        mark=mark_of(site.registry, principal.agency) or _ANY_MARK,
        year=visit.occasion.at.astimezone(BEIJING).year,
    )
    keys = dict(zip((shown.case_kind, shown.register_kind), KEYS[1:], strict=True))
    return [
        {
            "kind": each.kind,
            "number": each.number,
            "of": keys.get(each.kind, ""),
            "titles": [words.get(title, title) for title in each.titles],
        }
        for each in found
    ]
