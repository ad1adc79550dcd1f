"""Whether a first offence was looked up, in the right period, and truly found so (R2).

Earlier cases that the archive and the registry hold come in as evidence. Cases found by the name
alone prove nothing and raise nothing. Not for the other grounds (``grounds``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.case.first_offence import acted_at, listed_from, stated_window, window_start
from docgen.case.names import normalise_number
from docgen.case.rules.asking import up_to, wanting
from docgen.case.rules.model import Code, Context, Demand, Rule, Weight
from docgen.case.rules.reading import at_fact, day, made_on, of_role
from docgen.values import Finding, Role

if TYPE_CHECKING:
    from docgen.case.values import Paper

__all__ = ["RULES"]

ART_33 = "行政处罚法第三十三条第一款"

LATE = Code(name="R2-query-after-decision", clause=ART_33, weight=Weight.ERROR)
MISSING = Code(name="R2-query-missing", clause=ART_33, weight=Weight.MISSING)
COUNTED = Code(name="R2-not-a-first-offence", clause=ART_33, weight=Weight.ERROR)
CONTRADICTED = Code(name="R2-earlier-case-unlisted", clause=ART_33, weight=Weight.ERROR)
UNREADABLE = Code(name="R2-earlier-cases-unreadable", clause=ART_33, weight=Weight.MISSING)
OTHER_RULE = Code(name="R2-window-differs", clause=ART_33, weight=Weight.WARNING)
OTHER_QUERY = Code(name="R2-query-differs", clause=ART_33, weight=Weight.WARNING)
BY_NAME = Code(name="R2-query-by-name", clause=ART_33, weight=Weight.WARNING)
SHORT = Code(name="R2-window-short", clause=ART_33, weight=Weight.ERROR)

FIRST_OFFENCE = "33-1-first"


def _looked_up(ctx: Context) -> Iterator[Finding]:
    yield from _late(ctx)
    yield from _of_the_ground(ctx)
    yield from _retold(ctx)
    for record in of_role(ctx, Role.FIRST_OFFENCE_QUERY):
        yield from _window(ctx, record)
        if set(record.fact("matched_by") or ()) == {"name"}:
            yield ctx.found(BY_NAME, at_fact(record, "matched_by"), title=record.type.title)
        # What was sealed is not judged by what came to light later.
        if record.id not in ctx.evidence.sealed:
            yield from _unlisted(ctx, record)


def _late(ctx: Context) -> Iterator[Finding]:
    decisions = of_role(ctx, Role.DECISION_NO_PENALTY)
    if not decisions:
        return
    first = min(map(made_on, decisions))
    for paper in ctx.case.papers:
        for at, found in ctx.content.objects_of(paper):
            asked = day(found.get("queried_at"))
            if asked and asked > first:
                yield ctx.found(LATE, f"{at}/queried_at", title=paper.type.title, day=asked)


def _retold(ctx: Context) -> Iterator[Finding]:
    """Other papers tell of the very query that is on record."""
    records = of_role(ctx, Role.FIRST_OFFENCE_QUERY)
    known = {each.fact("asked_at") for each in records}
    for paper in ctx.case.papers:
        if not known or paper in records:
            continue
        for at, found in ctx.content.objects_of(paper):
            if "queried_at" in found and found["queried_at"] not in known:
                title, other = paper.type.title, records[0].type.title
                yield ctx.found(OTHER_QUERY, f"{at}/queried_at", title=title, other=other)


def _of_the_ground(ctx: Context) -> Iterator[Finding]:
    """What the ground asks: a record, and one that counts no case."""
    yield from wanting(ctx, _asked(ctx))
    for paper in _first_offences(ctx):
        for last in _records(ctx, paper)[-1:]:
            yield from _counted(ctx, last, paper)


def _asked(ctx: Context) -> Iterator[Demand]:
    for paper in _first_offences(ctx):
        yield Demand(
            roles=(Role.FIRST_OFFENCE_QUERY,),
            code=MISSING,
            met=bool(_records(ctx, paper)),
            where=at_fact(paper, "ground"),
            params={"title": paper.type.title},
        )


def _first_offences(ctx: Context) -> Sequence[Paper]:
    """The paper that names this ground: the decision, once there is one."""
    decided = of_role(ctx, Role.DECISION_NO_PENALTY)
    named = [each for each in decided or ctx.case.papers if each.fact("ground") == FIRST_OFFENCE]
    return named[:1]


def _records(ctx: Context, paper: Paper) -> Sequence[Paper]:
    """The records that count for ``paper``, oldest first; a decision looks back."""
    if paper.type.role is Role.DECISION_NO_PENALTY:
        return up_to(ctx, Role.FIRST_OFFENCE_QUERY, paper)
    return sorted(of_role(ctx, Role.FIRST_OFFENCE_QUERY), key=made_on)


def _counted(ctx: Context, record: Paper, paper: Paper) -> Iterator[Finding]:
    for index, earlier in enumerate(record.fact("earlier")):
        if earlier["counted"]:
            at = f"{at_fact(record, 'earlier')}/{index}/counted"
            yield ctx.found(COUNTED, at, title=record.type.title, other=paper.type.title)


def _window(ctx: Context, record: Paper) -> Iterator[Finding]:
    window, at, title = stated_window(record), at_fact(record, "window"), record.type.title
    wanted = ctx.config.first_offence_window
    if window.rule != wanted:
        yield ctx.found(OTHER_RULE, f"{at}/rule", title=title, rule=window.rule, wanted=wanted)
    acted = acted_at(ctx.case)
    if acted is None:
        return
    start = window_start(window.rule, acted.date(), listed=listed_from(ctx.case))
    if start and window.start > start:
        yield ctx.found(SHORT, f"{at}/from", title=title, day=window.start, due=start)
    if window.end < acted.date():
        yield ctx.found(SHORT, f"{at}/to", title=title, day=window.end, due=acted.date())


def _unlisted(ctx: Context, record: Paper) -> Iterator[Finding]:
    if ctx.evidence.earlier is None:
        yield ctx.found(UNREADABLE, at_fact(record, "earlier"), title=record.type.title)
        return
    acted, stated = acted_at(ctx.case), stated_window(record)
    if acted is None:
        return
    start = window_start(stated.rule, acted.date(), listed=listed_from(ctx.case))
    window = replace(stated, start=min(stated.start, start or stated.start), end=acted.date())
    listed = {normalise_number(each["number"]) for each in record.fact("earlier")}
    for earlier in ctx.evidence.earlier:
        counts = earlier.at <= acted and window.holds(earlier, agency=ctx.case.agency_code)
        if counts and listed.isdisjoint(earlier.names):
            at = at_fact(record, "earlier")
            yield ctx.found(CONTRADICTED, at, title=record.type.title, number=earlier.number)


RULES = (
    Rule(
        number="R2",
        codes=(
            LATE,
            MISSING,
            COUNTED,
            CONTRADICTED,
            UNREADABLE,
            OTHER_RULE,
            OTHER_QUERY,
            BY_NAME,
            SHORT,
        ),
        check=_looked_up,
        asks=_asked,
    ),
)
