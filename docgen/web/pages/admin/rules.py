"""``/admin/rules``: the agency, its numbers, fonts and retention, and where each is set.

Not for changing them: each has a page of its own below.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from fastapi import Request, Response

from docgen.catalogue.values import RETENTIONS, InstrumentType
from docgen.registry.numbers import NumberPattern
from docgen.service.access.policy import Action
from docgen.service.settings import Settings
from docgen.web.callers import site_of
from docgen.web.pages.frame import page, page_router
from docgen.web.pages.times import BEIJING, read_time
from docgen.web.pages.visits import Visit, visiting

__all__ = ["router"]

router = page_router()

_MARK, _FIRST = "示交", 1


@router.get("/admin/rules")
def rules(request: Request, visit: Annotated[Visit, visiting(Action.SYSTEM_READ)]) -> Response:
    """What is in force here, and where it is set."""
    site, code = site_of(request), visit.occasion.principal.agency
    with site.registry.reading() as unit:
        agency = unit.agencies.find(code)
    with site.offices() as office:
        catalogue, fonts = office.catalogue, office.fonts
    return page(
        request,
        visit,
        "admin-rules.html",
        code=code,
        agency=agency.name if agency else code,
        since=read_time(agency.created_at) if agency else "",
        others=site.accounts.others_work_here(code),
        numbers=_numbers(site.settings, year=visit.occasion.at.astimezone(BEIJING).year),
        fonts=fonts.table(),
        retention=_retention(catalogue.instruments, catalogue.lists.words(visit.language)),
    )


def _numbers(settings: Settings, *, year: int) -> list[Mapping[str, Any]]:
    """The settings of numbers, each with an example where it makes one."""
    pattern, own = NumberPattern(text=settings.numbers_pattern), Settings()

    def row(name: str, kind: str) -> Mapping[str, Any]:
        value = getattr(settings, name)
        return {
            "key": name.replace("_", ".", 1),
            "value": value,
            "shipped": value == getattr(own, name),
            "example": pattern.write(mark=_MARK, kind=kind, year=year, seq=_FIRST),
        }

    return [
        row("numbers_pattern", settings.numbers_case_kind),
        row("numbers_case_kind", settings.numbers_case_kind),
        row("numbers_register_kind", settings.numbers_register_kind),
    ]


def _retention(
    instruments: Iterable[InstrumentType], words: Mapping[str, str]
) -> Mapping[str, list[str]]:
    """The papers by how long they ask to be kept, the longest first."""
    known = list(instruments)
    return {
        term: [words.get(each.title, each.title) for each in known if each.retention == term]
        for term in RETENTIONS
    }
