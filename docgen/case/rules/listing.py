"""Whether a list applies, condition by condition, and what shuts the soft way (R3, R4).

A policy's exclusion closes the commitment route; it cannot cancel what 行政处罚法 33 gives. Only a
suspected crime blocks. Not for an unlisted matter, which is decided under the law.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from docgen.case.rules.model import Code, Context, Rule, Weight
from docgen.case.rules.reading import day, items, objects, of_role
from docgen.values import Finding, Role

if TYPE_CHECKING:
    from docgen.case.values import Paper

__all__ = ["RULES"]

ART_33 = "行政处罚法第三十三条第一款"

LATE_LIST = Code(name="R3-list-not-in-force", clause="行政处罚法第三十七条", weight=Weight.WARNING)
UNMET = Code(name="R3-condition-unmet", clause=ART_33, weight=Weight.ERROR)
UNEVIDENCED = Code(name="R3-condition-unevidenced", clause=ART_33, weight=Weight.MISSING)
CRIME = Code(name="R4-suspected-crime", clause="行政处罚法第二十七条", weight=Weight.ERROR)
EXCLUDED = Code(
    name="R4-commitment-excluded", clause="全面推行柔性执法工作的意见四（四）", weight=Weight.ERROR
)


def _conditions(ctx: Context) -> Iterator[Finding]:
    for paper in of_role(ctx, Role.LIST_REVIEW):
        yield from _in_force(ctx, paper)
        # A listed matter to which the list is not applied answers with its reasons instead.
        if paper.data.get("applied") is False:
            continue
        for at, condition in _answers(paper, "met"):
            if not condition["met"]:
                yield ctx.found(UNMET, f"{at}/met", title=paper.type.title)
            elif not condition.get("evidence"):
                yield ctx.found(UNEVIDENCED, f"{at}/evidence", title=paper.type.title)


def _in_force(ctx: Context, paper: Paper) -> Iterator[Finding]:
    acted = day((ctx.data.get("conduct") or {}).get("at"))
    for at, found in _answers(paper, "valid_from"):
        begins = day(found["valid_from"])
        if acted and begins and begins > acted:
            yield ctx.found(LATE_LIST, f"{at}/valid_from", title=paper.type.title, day=begins)


def _answers(paper: Paper, key: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The objects of a review that answer ``key``."""
    for at, found in objects(paper.data, f"{paper.pointer}/data"):
        if key in found:
            yield at, found


def _exclusions(ctx: Context) -> Iterator[Finding]:
    for at, exclusion in items(ctx.data.get("conduct") or {}, "soft_exclusions"):
        crime = exclusion["kind"] == "suspected_crime"
        closed = (Role.COMMITMENT, Role.DECISION_NO_PENALTY) if crime else (Role.COMMITMENT,)
        for paper in of_role(ctx, *closed):
            pointer = f"/conduct{at}/kind"
            yield ctx.found(CRIME if crime else EXCLUDED, pointer, title=paper.type.title)
    for review in of_role(ctx, Role.LIST_REVIEW):
        for at, answer in _answers(review, "applies"):
            for paper in of_role(ctx, Role.COMMITMENT) if answer["applies"] else ():
                yield ctx.found(EXCLUDED, f"{at}/applies", title=paper.type.title)


RULES = (
    Rule(number="R3", codes=(LATE_LIST, UNMET, UNEVIDENCED), check=_conditions),
    Rule(number="R4", codes=(CRIME, EXCLUDED), check=_exclusions),
)
