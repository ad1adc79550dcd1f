"""Evidence registered and kept, and cases handed over to the police: in time, and at all (R4, R8).

Sources: 行政处罚法 27 and 56, 国务院令第310号 (2020) 5, 6 and 11. Not for the evidence itself
(``proof``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from docgen.case.rules.asking import wanting
from docgen.case.rules.model import Code, Context, Demand, Rule, Weight
from docgen.case.rules.reading import at_fact, day, items, made_on, moment, of_role, workdays
from docgen.values import Finding, Role

if TYPE_CHECKING:
    from docgen.case.values import Paper

__all__ = ["RULES"]

ART_56 = "行政处罚法第五十六条、第八十五条"
TRANSFERS = "行政执法机关移送涉嫌犯罪案件的规定第五条"

KEPT_LONG = Code(name="R8-preservation-too-long", clause=ART_56, weight=Weight.ERROR)
DEALT_LATE = Code(name="R8-preservation-late", clause=ART_56, weight=Weight.WARNING)
NOT_DEALT = Code(name="R8-preservation-unresolved", clause=ART_56, weight=Weight.MISSING)
APPROVED_LATE = Code(name="R8-transfer-approved-late", clause=TRANSFERS, weight=Weight.WARNING)
SENT_LATE = Code(name="R8-transfer-late", clause=TRANSFERS, weight=Weight.WARNING)
UNAPPROVED = Code(name="R8-transfer-before-approval", clause=TRANSFERS, weight=Weight.ERROR)
NOT_TRANSFERRED = Code(
    name="R4-not-transferred", clause="行政处罚法第二十七条第一款", weight=Weight.MISSING
)
PENALISED = Code(
    name="R4-penalty-instead",
    clause="行政执法机关移送涉嫌犯罪案件的规定第十一条第一款",
    weight=Weight.ERROR,
)

PRESERVED_WORKDAYS = 7
PENALTIES = (Role.DECISION_PENALTY, Role.DECISION_ON_THE_SPOT)
TO_APPROVE = timedelta(days=3)
TO_SEND = timedelta(hours=24)


def _releases(ctx: Context) -> Mapping[object, Paper]:
    """What was done with the evidence of a register, by the id of the register."""
    return {paper.fact("answers"): paper for paper in of_role(ctx, Role.PRESERVATION_RELEASE)}


def _to_release(ctx: Context) -> Iterator[Demand]:
    """行政处罚法 56: within seven days something is decided on what was registered."""
    releases = _releases(ctx)
    for register in of_role(ctx, Role.PRESERVATION):
        yield Demand(
            roles=(Role.PRESERVATION_RELEASE,),
            code=NOT_DEALT,
            met=register.id in releases,
            where=register.pointer,
            params={"title": register.type.title},
        )


def _preserved(ctx: Context) -> Iterator[Finding]:
    yield from wanting(ctx, _to_release(ctx))
    releases = _releases(ctx)
    for register in of_role(ctx, Role.PRESERVATION):
        title, until = register.type.title, day(register.fact("preserved_until"))
        if until and workdays(ctx, made_on(register), until) > PRESERVED_WORKDAYS:
            yield ctx.found(KEPT_LONG, at_fact(register, "preserved_until"), title=title, day=until)
        release = releases.get(register.id)
        if release and workdays(ctx, made_on(register), made_on(release)) > PRESERVED_WORKDAYS:
            yield ctx.found(
                DEALT_LATE,
                f"{release.pointer}/date",
                title=release.type.title,
                other=title,
                day=made_on(release),
            )


def _transfers(ctx: Context) -> Iterator[Finding]:
    for paper in of_role(ctx, Role.CRIME_TRANSFER):
        yield from _in_time(ctx, paper)


def _in_time(ctx: Context, paper: Paper) -> Iterator[Finding]:
    reported, approved = moment(paper.fact("reported_at")), moment(paper.fact("approved_at"))
    sent = moment((paper.service or {}).get("served_at"))
    at, title = at_fact(paper, "approved_at"), paper.type.title
    if reported and approved and approved.date() - reported.date() > TO_APPROVE:
        yield ctx.found(APPROVED_LATE, at, title=title, day=approved.date())
    if approved and ((sent and sent < approved) or made_on(paper) < approved.date()):
        yield ctx.found(UNAPPROVED, at, title=title, day=approved.date())
    elif approved and sent and sent - approved > TO_SEND:
        at = f"{paper.pointer}/service/served_at"
        yield ctx.found(SENT_LATE, at, title=title, day=sent.date())


def _to_transfer(ctx: Context) -> Iterator[Demand]:
    """行政处罚法 27: what is suspected to be a crime goes to the police."""
    # Papers of the soft way are named by R4-suspected-crime, which asks for the transfer too.
    named = of_role(ctx, *PENALTIES, Role.COMMITMENT, Role.DECISION_NO_PENALTY)
    for at, exclusion in items(ctx.data.get("conduct") or {}, "soft_exclusions"):
        if exclusion.get("kind") == "suspected_crime":
            yield Demand(
                roles=(Role.CRIME_TRANSFER,),
                code=NOT_TRANSFERRED,
                met=bool(of_role(ctx, Role.CRIME_TRANSFER)),
                where=f"/conduct{at}/kind",
                params=None if named else {},
            )


def _handed_over(ctx: Context) -> Iterator[Finding]:
    """A suspected crime goes to the police; a penalty never stands in for that."""
    for demand in _to_transfer(ctx):
        for paper in of_role(ctx, *PENALTIES) if not demand.met else ():
            yield ctx.found(PENALISED, demand.where, title=paper.type.title)
        yield from wanting(ctx, (demand,))


def _terms(ctx: Context) -> Iterator[Finding]:
    yield from _preserved(ctx)
    yield from _transfers(ctx)


RULES = (
    Rule(
        number="R8",
        codes=(KEPT_LONG, DEALT_LATE, NOT_DEALT, APPROVED_LATE, SENT_LATE, UNAPPROVED),
        check=_terms,
        asks=_to_release,
    ),
    Rule(
        number="R4",
        codes=(NOT_TRANSFERRED, PENALISED),
        check=_handed_over,
        asks=_to_transfer,
    ),
)
