"""``/archive``: dossiers found by what stands in them, and those chosen as a list to print.

Not for open cases.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from archive.values import Hit, SearchPage
from docgen.compose.face import AGENCY_FACET
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action, may
from docgen.service.line.results import SearchWanted
from docgen.web.callers import site_of
from docgen.web.cursors import place_of, written
from docgen.web.pages.archive.dossier import readable, record_of
from docgen.web.pages.frame import page, page_router
from docgen.web.pages.times import read_time
from docgen.web.pages.visits import Visit, visiting

__all__ = ["router"]

router = page_router()

_FACETS = ("type", "outcome", "year", "unit")
_SHOWN = 20
_MOST_VALUES = 12
_THUMBNAILS = 3


class Asked(BaseModel):
    """What is searched for; values of one facet are alternatives."""

    model_config = ConfigDict(extra="ignore")

    q: str = Field("", max_length=200)
    type: list[str] = Field([], max_length=20)
    outcome: list[str] = Field([], max_length=20)
    year: list[str] = Field([], max_length=20)
    unit: list[str] = Field([], max_length=20)
    from_: str = Field("", alias="from", pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")
    to: str = Field("", pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")
    sort: Literal["newest", "oldest", "number"] = "newest"
    internal: bool = False
    cursor: str | None = Field(None, max_length=64)

    def path(self, **changes: object) -> str:
        """The page of this search with some of it changed; a facet's value is set or taken away."""
        given = {**self.model_dump(by_alias=True, exclude={"cursor"}), **changes}
        pairs = [
            (name, each)
            for name, value in given.items()
            for each in (value if isinstance(value, list) else [value])
            if each not in ("", None, False)
        ]
        return f"/archive?{urlencode(pairs)}"

    def toggled(self, facet: str, value: str) -> str:
        """The page with a value of a facet set, or taken away."""
        held: list[str] = getattr(self, facet)
        rest = [each for each in held if each != value]
        return self.path(**{facet: rest if value in held else [*held, value]})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value of a facet as the list of filters shows it."""

    value: str
    count: int
    path: str
    chosen: bool


@router.get("/archive")
def search(
    request: Request,
    visit: Annotated[Visit, visiting(Action.DOSSIER_FIND)],
    asked: Annotated[Asked, Query()],
) -> Response:
    """Dossiers found by what stands in them; all of them, newest first, before a search."""
    site, occasion = site_of(request), visit.occasion
    internal = asked.internal and may(occasion.principal, Action.DOSSIER_READ_INTERNAL)
    offset = place_of(asked.cursor) or 0
    wanted = SearchWanted(
        query=asked.q or None,
        filters=_filters(asked, occasion),
        date_from=_day(asked.from_),
        date_to=_day(asked.to),
        offset=offset,
        limit=_SHOWN,
        sort=asked.sort,
        with_internal=internal,
    )
    with site.offices() as office:
        found = office.search(wanted)
    site.note(occasion.entry(Action.DOSSIER_FIND, "search"))
    shown = offset + len(found.hits)
    return page(
        request,
        visit,
        "archive.html",
        asked=asked,
        found=found,
        hits=[_hit(each, asked) for each in found.hits],
        facets={name: _choices(found, name, asked) for name in _FACETS},
        older=asked.path(cursor=written(shown)) if shown < found.total else None,
        may_internal=may(occasion.principal, Action.DOSSIER_READ_INTERNAL),
    )


def _filters(asked: Asked, occasion: Occasion) -> dict[str, Sequence[str]]:
    filters: dict[str, Sequence[str]] = {
        name: values for name in _FACETS if (values := getattr(asked, name))
    }
    return {**filters, AGENCY_FACET: (occasion.principal.agency,)}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _choices(found: SearchPage, facet: str, asked: Asked) -> list[Choice]:
    chosen: list[str] = getattr(asked, facet)
    counts = dict(found.facets.get(facet, {}))
    counts |= {value: 0 for value in chosen if value not in counts}
    ordered = sorted(counts.items(), key=lambda each: (each[0] not in chosen, -each[1], each[0]))
    return [
        Choice(value=value, count=count, path=asked.toggled(facet, value), chosen=value in chosen)
        for value, count in ordered[:_MOST_VALUES]
    ]


def _hit(hit: Hit, asked: Asked) -> Mapping[str, Any]:
    mark = urlencode({"mark": asked.q}) if asked.q else ""
    pages = [
        {"volume": volume, "page": number, "picture": _picture(hit.number, volume, number, mark)}
        for volume, first, last in hit.pages
        for number in range(first, last + 1)
    ]
    return {
        "number": hit.number,
        "case_number": hit.case_number,
        "title": hit.title,
        "snippet": _marked(hit.snippet, asked.q),
        "outcome": "".join(hit.facets.get("outcome", ())),
        "date": "".join(hit.facets.get("date", ())),
        "pages": pages[:_THUMBNAILS],
        "more": max(0, len(pages) - _THUMBNAILS),
        "mark": mark,
    }


def _picture(number: str, volume: str, page_number: int, mark: str, width: int = 180) -> str:
    query = f"width={width}" + (f"&{mark}" if mark else "")
    return f"/archive/{number}/{volume}/{page_number}.png?{query}"


def _marked(snippet: str, query: str) -> list[tuple[str, bool]]:
    """A snippet in pieces, each with whether it is a word of the query."""
    text = " ".join(snippet.split())
    words = sorted({each for each in query.split() if each}, key=len, reverse=True)
    if not words:
        return [(text, False)]
    pieces = re.split(f"({'|'.join(map(re.escape, words))})", text, flags=re.IGNORECASE)
    return [(piece, place % 2 == 1) for place, piece in enumerate(pieces) if piece]


@router.get("/archive-list")
def reading_list(
    request: Request,
    visit: Annotated[Visit, visiting(Action.DOSSIER_READ)],
    number: Annotated[list[str], Query(max_length=200)] = [],  # noqa: B006 - read only
) -> Response:
    """The dossiers chosen for the reading room, as a list to print."""
    site = site_of(request)
    records = [record_of(site, each, visit.occasion) for each in dict.fromkeys(number)]
    rows = [
        {
            "record": record,
            "pages": sum(each.pages for each in readable(record, visit.occasion)),
            "volumes": len(readable(record, visit.occasion)),
        }
        for record in records
    ]
    made = read_time(visit.occasion.at)
    return page(request, visit, "reading-list.html", rows=rows, made=made)
