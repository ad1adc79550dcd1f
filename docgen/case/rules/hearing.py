"""How a hearing is held: asked for, announced in time, chaired by an outsider, written down (R28).

Sources: 行政处罚法 63-65, 85. Not for whether the right to a hearing was told, nor for a hearing
asked for and never held (``penalty``).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from docgen.case.rules.asking import wanting
from docgen.case.rules.model import Code, Context, Demand, Rule, Weight
from docgen.case.rules.reading import (
    at_fact,
    day,
    fact_refs,
    handlers,
    made_on,
    of_role,
    workdays,
)
from docgen.values import Finding, Role

if TYPE_CHECKING:
    from docgen.case.values import Paper

__all__ = ["RULES"]

UNANNOUNCED = Code(
    name="R28-hearing-not-announced", clause="行政处罚法第六十四条第二项", weight=Weight.ERROR
)
SHORT_NOTICE = Code(
    name="R28-hearing-announced-late",
    clause="行政处罚法第六十四条第二项、第八十五条",
    weight=Weight.ERROR,
)
CHAIR_HANDLED = Code(
    name="R28-hearing-chair-handled", clause="行政处罚法第六十四条第四项", weight=Weight.ERROR
)
UNWRITTEN = Code(
    name="R28-hearing-without-record",
    clause="行政处罚法第六十四条第八项、第六十五条",
    weight=Weight.ERROR,
)
DAY_DIFFERS = Code(
    name="R28-hearing-day-differs", clause="行政处罚法第六十四条第二项", weight=Weight.ERROR
)
NOT_AS_ANNOUNCED = Code(
    name="R28-hearing-not-as-announced",
    clause="行政处罚法第六十四条第二项、第四项",
    weight=Weight.WARNING,
)
ASKED_EARLY = Code(
    name="R28-hearing-request-date", clause="行政处罚法第六十四条第一项", weight=Weight.ERROR
)

NOTICE_WORKDAYS = 7


def _hearings(ctx: Context) -> Iterator[Finding]:
    notices = of_role(ctx, Role.HEARING_NOTICE)
    records = of_role(ctx, Role.HEARING_RECORD)
    for notice in notices:
        yield from _announced(ctx, notice)
    for record in records:
        yield from _as_announced(ctx, record, notices)
    for paper in (*notices, *records):
        yield from _outsiders(ctx, paper)
    yield from wanting(ctx, _held(ctx))
    for decision in of_role(ctx, Role.DECISION_PENALTY):
        yield from _on_file(ctx, decision, records)


def _convened(notice: Paper) -> date | None:
    return day(notice.fact("convened_at"))


def _announced(ctx: Context, notice: Paper) -> Iterator[Finding]:
    title, convened = notice.type.title, _convened(notice)
    served = day((notice.service or {}).get("served_at")) or made_on(notice)
    if convened and workdays(ctx, served, convened) < NOTICE_WORKDAYS:
        at = at_fact(notice, "convened_at")
        yield ctx.found(SHORT_NOTICE, at, title=title, day=convened, served=served)
    asked = day(notice.fact("requested_on"))
    told = [
        day((each.service or {}).get("served_at")) or made_on(each)
        for each in of_role(ctx, Role.VIOLATION_NOTICE)
        if each.id == notice.fact("answers")
    ]
    if asked and (asked > made_on(notice) or any(asked < each for each in told)):
        yield ctx.found(ASKED_EARLY, at_fact(notice, "requested_on"), title=title, day=asked)


def _outsiders(ctx: Context, paper: Paper) -> Iterator[Finding]:
    """Who leads the hearing did not investigate the case."""
    acting = handlers(ctx, "officers")
    for fact in ("chair", "hearers"):
        for person in fact_refs(paper, fact):
            if person in acting:
                at = at_fact(paper, fact)
                yield ctx.found(CHAIR_HANDLED, at, title=paper.type.title, person=person)


def _as_announced(ctx: Context, record: Paper, notices: tuple[Paper, ...]) -> Iterator[Finding]:
    """Another time, or another chair, than the party was told of."""
    followed = record.fact("answers")
    for notice in (each for each in notices if each.id == followed):
        params = {"title": record.type.title, "other": notice.type.title}
        if day(record.fact("started_at")) != _convened(notice):
            yield ctx.found(NOT_AS_ANNOUNCED, at_fact(record, "started_at"), **params)
        if record.fact("chair") != notice.fact("chair"):
            yield ctx.found(NOT_AS_ANNOUNCED, at_fact(record, "chair"), **params)


def _held(ctx: Context) -> Iterator[Demand]:
    """行政处罚法 64: a hearing that was held was announced, and is on record."""
    for decision in of_role(ctx, Role.DECISION_PENALTY):
        if day((decision.fact("hearing") or {}).get("held_on")) is None:
            continue
        for role, code in ((Role.HEARING_NOTICE, UNANNOUNCED), (Role.HEARING_RECORD, UNWRITTEN)):
            yield Demand(
                roles=(role,),
                code=code,
                met=bool(of_role(ctx, role)),
                where=f"{at_fact(decision, 'hearing')}/held_on",
                params={"title": decision.type.title},
            )


def _on_file(ctx: Context, decision: Paper, records: tuple[Paper, ...]) -> Iterator[Finding]:
    held = day((decision.fact("hearing") or {}).get("held_on"))
    if held is None:
        return
    at, title = f"{at_fact(decision, 'hearing')}/held_on", decision.type.title
    if records and held not in {day(record.fact("started_at")) for record in records}:
        yield ctx.found(DAY_DIFFERS, at, title=title, other=records[0].type.title, day=held)


RULES = (
    Rule(
        number="R28",
        codes=(
            UNANNOUNCED,
            SHORT_NOTICE,
            CHAIR_HANDLED,
            UNWRITTEN,
            DAY_DIFFERS,
            NOT_AS_ANNOUNCED,
            ASKED_EARLY,
        ),
        check=_hearings,
        asks=_held,
    ),
)
