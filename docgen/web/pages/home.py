"""``/``: what is being written, and the cases of the agency, newest first, as looked for.

Who reads no cases is led on to the first place that they may go to.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Query, Request, Response

from docgen.service.access.policy import Action, may
from docgen.service.work.case_list import CasesWanted, ListedCase, State, listed
from docgen.service.work.newcase import is_sample
from docgen.web.callers import site_of
from docgen.web.cursors import place_of, written
from docgen.web.pages.arriving import gone_to
from docgen.web.pages.case.standing import name_of
from docgen.web.pages.frame import page, page_router
from docgen.web.pages.navigation import home_of
from docgen.web.pages.times import read_time
from docgen.web.pages.visits import Visit, visiting
from docgen.web.site import Site

__all__ = ["router"]

router = page_router()

_SHOWN = 50
_SHOWN_REVIEWS = ("asked", "returned")


class Asked:
    """What is looked for in the list."""

    def __init__(
        self,
        q: Annotated[str, Query(max_length=100)] = "",
        state: State = "",
        route: Annotated[str, Query(max_length=60)] = "",
        mine: bool = False,
    ) -> None:
        self.words, self.state, self.route, self.mine = q.strip(), state, route, mine


@router.get("/")
def show(
    request: Request,
    visit: Annotated[Visit, visiting(Action.CATALOGUE_READ)],
    asked: Annotated[Asked, Depends()],
    cursor: Annotated[str | None, Query(max_length=64)] = None,
) -> Response:
    """Drafts that are no case yet, and the cases that are looked for."""
    principal = visit.occasion.principal
    if not may(principal, Action.CASE_READ):
        return gone_to(home_of(principal))
    return _cases_page(request, visit, asked, cursor)


def _cases_page(request: Request, visit: Visit, asked: Asked, cursor: str | None) -> Response:
    site, principal = site_of(request), visit.occasion.principal
    may_write = may(principal, Action.CASE_CHANGE)
    wanted = CasesWanted(
        words=asked.words,
        state=asked.state,
        route=asked.route,
        saved_by=principal.actor if asked.mine else "",
    )
    with site.registry.reading() as unit:
        found = listed(unit, principal.agency, wanted, before=place_of(cursor))
        cases = list(islice(found, _SHOWN + 1))
    with site.offices() as office:
        routes = office.catalogue.lists.routes.by_code
    titles = {code: route.title[visit.language] for code, route in routes.items()}
    shown = cases[:_SHOWN]
    query = {"q": asked.words, "state": asked.state, "route": asked.route}
    query |= {"mine": "true"} if asked.mine else {}
    return page(
        request,
        visit,
        "home.html",
        may_write=may_write,
        may_seal=may(principal, Action.CASE_SEAL),
        drafts=_drafts(site, visit) if may_write and wanted.is_any and cursor is None else [],
        cases=[_line(each, titles) for each in shown],
        older=_link(query, written(shown[-1].row.place)) if len(cases) > _SHOWN else "",
        newest=_link(query, "") if cursor is not None else "",
        asked=asked,
        routes=titles,
        searched=not wanted.is_any,
    )


def _drafts(site: Site, visit: Visit) -> list[Mapping[str, Any]]:
    found = [each for each in site.drafts.listed(visit.occasion) if each.case_id is None]
    with site.registry.reading() as unit:
        return [
            {
                "id": each.id,
                "cause": each.title,
                "sample": is_sample(each.case),
                "party": _party(each.case),
                "saved_at": read_time(each.newest.saved_at),
                "saved_by": name_of(unit, each.newest.saved_by),
            }
            for each in found
        ]


def _party(case: Mapping[str, Any]) -> str:
    party = case.get("party")
    name = party.get("name") if isinstance(party, dict) else None
    return name if isinstance(name, str) else ""


def _link(query: Mapping[str, str], cursor: str) -> str:
    given = {name: value for name, value in (*query.items(), ("cursor", cursor)) if value}
    return f"/?{urlencode(given)}"


def _line(found: ListedCase, titles: Mapping[str, str]) -> Mapping[str, Any]:
    row, data, review = found.row, found.data, found.review
    return {
        "case_id": row.key.case_id,
        "number": data["number"] or data.get("register_number"),
        "cause": data["cause"],
        "party": _party(data),
        "route": titles.get(data["route"], data["route"]),
        "saved_at": read_time(row.newest.saved_at),
        "sealed": row.editions > 0,
        "review": review.state if review and review.state in _SHOWN_REVIEWS else "",
    }
