"""The statutes on record as the form offers them: names, articles, and their words on a day.

Not for judging what a case cites (``docgen.case.rules.citation``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Any

from fastapi import Query, Request

from docgen.catalogue.statutes import Statute
from docgen.service.access.policy import Action
from docgen.web.callers import site_of
from docgen.web.pages.frame import data_router
from docgen.web.pages.visits import Visit, visiting

__all__ = ["router"]

router = data_router()


@router.get("/statutes")
def statutes(
    request: Request,
    on: Annotated[date, Query()],
    _visit: Annotated[Visit, visiting(Action.CASE_CHANGE, counted=False)],
) -> dict[str, Any]:
    """What was in force on a day: of each statute its short names and the articles worded here."""
    with site_of(request).offices() as office:
        known = office.catalogue.lists.statutes
    return {"statutes": list(_in_force(known.by_name.values(), on))}


def _in_force(known: Iterable[Statute], on: date) -> Iterator[dict[str, Any]]:
    for statute in known:
        version = statute.on(on)
        if version is not None:
            yield {
                "name": statute.name,
                "short": list(statute.short),
                "articles": [
                    [*number, [each.replace("\n", "") for each in article.wording]]
                    for number, article in sorted(version.known.items())
                    if article.wording
                ],
            }
