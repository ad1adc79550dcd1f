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
from docgen.service.fonts import unread_files
from docgen.service.numbering import KEYS, Numbering
from docgen.service.setting_source import SettingSource
from docgen.web.callers import site_of
from docgen.web.pages.admin.fonts import fonts_in_force
from docgen.web.pages.admin.shared import is_shared
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
        catalogue = office.catalogue
    return page(
        request,
        visit,
        "admin-rules.html",
        code=code,
        agency=agency.name if agency else code,
        since=read_time(agency.created_at) if agency else "",
        others=is_shared(request, visit, Action.SETTING_MANAGE),
        numbers=_numbers(site.source, year=visit.occasion.at.astimezone(BEIJING).year),
        fonts=fonts_in_force(request).table(),
        unread=unread_files(site.home),
        retention=_retention(catalogue.instruments, catalogue.lists.words(visit.language)),
    )


def _numbers(source: SettingSource, *, year: int) -> list[Mapping[str, Any]]:
    """The settings of numbers, each with an example, and where it is set."""
    resolved = source.read()
    chosen = Numbering.of(resolved.settings)
    pattern = NumberPattern(text=chosen.pattern)
    kinds = (chosen.case_kind, chosen.case_kind, chosen.register_kind)
    known = {each.key: each for each in resolved.values}
    return [
        {
            "key": key,
            "value": known[key].value,
            "shipped": known[key].origin == "default",
            "fixed": source.fixed_by(known[key].origin),
            "example": pattern.write(mark=_MARK, kind=kind, year=year, seq=_FIRST),
        }
        for key, kind in zip(KEYS, kinds, strict=True)
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
