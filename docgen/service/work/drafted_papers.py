"""The issued papers of a draft: they say there what they said when they were issued.

Not for papers that are still being written, nor for the kept case itself.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

__all__ = ["with_issued"]

_AFTERWARDS = ("execution", "service")


def with_issued(
    case: Mapping[str, Any], kept: Sequence[Mapping[str, Any]], issued: Collection[str]
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """A case with its ``issued`` papers as they are ``kept``, and the ids of those that were not.

    What happens to a paper after issuing, its signing and service, is the draft's own.
    """
    given = case.get("papers")
    papers = list(given) if isinstance(given, list) else []
    held = []
    for at, paper in enumerate(kept):
        if paper["id"] not in issued:
            continue
        place = _place(papers, paper["id"])
        mine = None if place is None else papers[place]
        theirs = dict(paper) if mine is None else _after(paper, mine)
        if mine == theirs:
            continue
        held.append(paper["id"])
        if place is None:
            papers.insert(at, theirs)
        else:
            papers[place] = theirs
    return {**case, "papers": papers} if held else dict(case), tuple(held)


def _place(papers: Sequence[Any], ident: str) -> int | None:
    places = (at for at, each in enumerate(papers) if isinstance(each, dict))
    return next((at for at in places if papers[at].get("id") == ident), None)


def _after(issued: Mapping[str, Any], drafted: Mapping[str, Any]) -> dict[str, Any]:
    """An issued paper with what a draft says of its signing and service."""
    return {**issued, **{each: drafted[each] for each in _AFTERWARDS if each in drafted}}
