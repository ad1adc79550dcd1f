"""What cases are called where a page knows only their ids. Not for what is known of a case."""

from __future__ import annotations

import json
from collections.abc import Iterable

from docgen.registry.values import CaseKey
from docgen.web.pages.visits import Visit
from docgen.web.site import Site

__all__ = ["case_numbers"]


def case_numbers(site: Site, visit: Visit, case_ids: Iterable[str]) -> dict[str, str]:
    """The number of each case by its id, or its register number; of who has one."""
    agency = visit.occasion.principal.agency
    with site.registry.reading() as unit:
        found = {each: unit.cases.find(CaseKey(agency=agency, case_id=each)) for each in case_ids}
    texts = {each: json.loads(row.content) for each, row in found.items() if row is not None}
    numbers = {each: text["number"] or text.get("register_number") for each, text in texts.items()}
    return {each: number for each, number in numbers.items() if number}
