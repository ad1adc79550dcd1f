"""Who approves, and when: not a handler, not before the report, not against a refusal (R23).

Approvals signed by hand on the printed paper are signatures (``execution``).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from docgen.case.rules.model import Code, Context, Rule, Weight
from docgen.case.rules.reading import approvals, at_fact, fact_refs, handlers, of_role
from docgen.values import Finding, Named, Role

if TYPE_CHECKING:
    from docgen.case.values import Paper

__all__ = ["RULES"]

CLAUSE = "行政处罚法第五十七条第一款"

BY_HANDLER = Code(name="R23-approver-handled", clause=CLAUSE, weight=Weight.ERROR)
BEFORE_REPORT = Code(name="R23-approved-before-report", clause=CLAUSE, weight=Weight.ERROR)
OUT_OF_ORDER = Code(name="R23-approvals-out-of-order", clause=CLAUSE, weight=Weight.ERROR)
INSPECTED_EARLY = Code(
    name="R23-inspection-approved-late", clause="国办发〔2024〕54号", weight=Weight.ERROR
)
REFUSED = Code(name="R23-not-approved", clause=CLAUSE, weight=Weight.ERROR)

MADE_FIRST = Code(name="R23-made-before-approval", clause=CLAUSE, weight=Weight.ERROR)

OF_NOTHING = Code(
    name="R23-approval-of-nothing", clause="全面推行柔性执法工作的意见", weight=Weight.WARNING
)

DECIDED_FIRST = Code(name="R23-decided-before-approval", clause=CLAUSE, weight=Weight.ERROR)

REPORTS = frozenset(
    {
        Role.APPROVAL,
        Role.CLOSING,
        Role.COMPLETION,
        Role.INVESTIGATION,
        Role.LIST_REVIEW,
        Role.NO_FILING,
    }
)


def _approved(ctx: Context) -> Iterator[Finding]:
    acting = handlers(ctx, "officers")
    for paper in ctx.case.papers:
        title, approver = paper.type.title, paper.fact("approved_by")
        if approver in acting:
            at = at_fact(paper, "approved_by")
            yield ctx.found(BY_HANDLER, at, title=title, person=approver)
        for index, opinion in enumerate(approvals(paper)):
            at = f"{at_fact(paper, 'approvals')}/{index}"
            if opinion["by"] in acting:
                yield ctx.found(BY_HANDLER, f"{at}/by", title=title, person=opinion["by"])
            if not opinion["approved"]:
                yield ctx.found(REFUSED, f"{at}/approved", title=title)
        yield from _days(ctx, paper)
        yield from _inspection(ctx, paper)
    yield from _of_nothing(ctx)
    yield from _made_first(ctx)
    yield from _decided_first(ctx)


def _days(ctx: Context, paper: Paper) -> Iterator[Finding]:
    days = [opinion["on"] for opinion in approvals(paper)]
    at, title = at_fact(paper, "approvals"), paper.type.title
    for index, (earlier, later) in enumerate(pairwise(days)):
        if later < earlier:
            yield ctx.found(OUT_OF_ORDER, f"{at}/{index + 1}/on", title=title, day=later)
    # A report dated by its last approval is whole; one approved before it was written is not.
    if paper.type.role in REPORTS and days and min(days) < paper.date != max(days):
        params = {"title": title, "day": min(days), "made": paper.date}
        yield ctx.found(BEFORE_REPORT, f"{at}/{days.index(min(days))}/on", **params)


def _inspection(ctx: Context, paper: Paper) -> Iterator[Finding]:
    """An inspection beside a visit is approved before anyone sets out."""
    approved = (paper.fact("inspection") or {}).get("approved_on")
    if approved and approved > paper.date:
        at = f"{at_fact(paper, 'inspection')}/approved_on"
        yield ctx.found(INSPECTED_EARLY, at, title=paper.type.title, day=approved)


def _of_nothing(ctx: Context) -> Iterator[Finding]:
    """What an approval is of cannot be put in once it is issued."""
    route = ctx.catalogue.lists.routes.by_code.get(ctx.data["route"])
    roles = route.approved() if route is not None else ()
    titles = [each.title for role in roles for each in ctx.catalogue.by_role(role)]
    for approval in of_role(ctx, Role.APPROVAL) if titles else ():
        if not fact_refs(approval, "lists"):
            papers = Named.joined("/", titles)
            at = at_fact(approval, "lists")
            yield ctx.found(OF_NOTHING, at, title=approval.type.title, papers=papers)


def _made_first(ctx: Context) -> Iterator[Finding]:
    """A paper that an approval allows bears no earlier day than the last of its opinions."""
    for approval in of_role(ctx, Role.APPROVAL):
        approved = max((opinion["on"] for opinion in approvals(approval)), default=approval.date)
        for ident in fact_refs(approval, "lists"):
            made = ctx.case.paper(ident)
            if made.date < approved:
                at = f"{made.pointer}/date"
                yield ctx.found(MADE_FIRST, at, title=made.type.title, day=approved)


def _decided_first(ctx: Context) -> Iterator[Finding]:
    """行政处罚法 57(1): the head examines what the inquiry found, and decides after that."""
    for report in of_role(ctx, Role.INVESTIGATION):
        examined = max((opinion["on"] for opinion in approvals(report)), default=report.date)
        for decision in of_role(ctx, Role.DECISION_NO_PENALTY, Role.DECISION_PENALTY):
            if report.date <= decision.date < examined:
                at = f"{decision.pointer}/date"
                params = {"title": decision.type.title, "other": report.type.title}
                yield ctx.found(DECIDED_FIRST, at, day=examined, **params)


RULES = (
    Rule(
        number="R23",
        codes=(
            BY_HANDLER,
            BEFORE_REPORT,
            OUT_OF_ORDER,
            REFUSED,
            INSPECTED_EARLY,
            MADE_FIRST,
            OF_NOTHING,
            DECIDED_FIRST,
        ),
        check=_approved,
    ),
)
