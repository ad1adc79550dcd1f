"""Whether the party was heard, and whether the re-check holds (R28, R29).

Not for what a re-check means for the decision (``grounds``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from docgen.case.rules.model import Code, Context, Rule, Weight
from docgen.case.rules.reading import at_fact, day, fact_refs, made_on, of_role
from docgen.values import DECISIONS, Finding, Role

if TYPE_CHECKING:
    from datetime import date

    from docgen.case.values import Paper

__all__ = ["RULES"]

ART_45 = "行政处罚法第四十五条第一款"
ART_33 = "行政处罚法第三十三条第一款"

UNREVIEWED = Code(name="R28-statement-unreviewed", clause=ART_45, weight=Weight.ERROR)
NOT_HEARD = Code(name="R28-disagreement-unrecorded", clause=ART_45, weight=Weight.ERROR)
OTHER_HEARD_DAY = Code(name="R28-heard-day-differs", clause=ART_45, weight=Weight.WARNING)
HEARD_LATE = Code(name="R28-heard-after-decision", clause=ART_45, weight=Weight.ERROR)
RECORD_UNREVIEWED = Code(name="R28-record-unreviewed", clause=ART_45, weight=Weight.MISSING)
UNRECORDED = Code(name="R28-statement-unrecorded", clause=ART_45, weight=Weight.MISSING)
LATE = Code(name="R29-recheck-late", clause=ART_33, weight=Weight.WARNING)
NO_EVIDENCE = Code(name="R29-recheck-without-evidence", clause=ART_33, weight=Weight.MISSING)
UNCHECKED = Code(name="R29-requirement-unchecked", clause=ART_33, weight=Weight.WARNING)
OLD_EVIDENCE = Code(name="R29-evidence-too-old", clause=ART_33, weight=Weight.ERROR)
EXTENSION_LATE = Code(
    name="R29-extension-after-term", clause="行政处罚法第二十八条第一款", weight=Weight.WARNING
)
OTHER_RESULT = Code(name="R29-result-contradicted", clause=ART_33, weight=Weight.ERROR)
OTHER_DAY = Code(name="R29-correction-day-differs", clause=ART_33, weight=Weight.ERROR)
CONTRADICTED = Code(name="R29-conclusion-contradicted", clause=ART_33, weight=Weight.ERROR)


def _heard(ctx: Context) -> Iterator[Finding]:
    disagreed = any(
        (paper.execution or {}).get("choice") == "disagrees"
        for paper in of_role(ctx, Role.COMMITMENT)
    )
    records = of_role(ctx, Role.STATEMENT)
    for paper in of_role(ctx, *DECISIONS):
        title = paper.type.title
        for at, hearing in ctx.content.objects_of(paper):
            heard = day(hearing.get("heard_on"))
            if heard is None:
                continue
            if hearing.get("statement") and not hearing.get("review"):
                yield ctx.found(UNREVIEWED, f"{at}/review", title=title)
            if not hearing.get("statement"):
                yield from _unrecorded(ctx, paper, f"{at}/statement", disagreed=disagreed)
            if heard > made_on(paper):
                yield ctx.found(HEARD_LATE, f"{at}/heard_on", title=title, day=heard)
            if records and hearing.get("statement") and heard not in map(made_on, records):
                other = records[0].type.title
                yield ctx.found(OTHER_HEARD_DAY, f"{at}/heard_on", title=title, other=other)
    yield from _reviewed(ctx)


def _unrecorded(ctx: Context, paper: Paper, at: str, *, disagreed: bool) -> Iterator[Finding]:
    """A decision that says nothing was put forward, and a file that says something was."""
    if disagreed:
        yield ctx.found(NOT_HEARD, at, title=paper.type.title)
    for record in of_role(ctx, Role.STATEMENT):
        if record.fact("statement") and made_on(record) <= made_on(paper):
            params = {"title": paper.type.title, "other": record.type.title}
            yield ctx.found(UNRECORDED, at, **params)


def _reviewed(ctx: Context) -> Iterator[Finding]:
    """What was said on record is reviewed, in the decision or in the report that proposes it."""
    decided = [
        hearing
        for paper in of_role(ctx, Role.DECISION_NO_PENALTY)
        for _, hearing in ctx.content.objects_of(paper)
        if hearing.get("heard_on") and hearing.get("statement") and hearing.get("review")
    ]
    reported = {
        ident
        for paper in of_role(ctx, Role.INVESTIGATION)
        if paper.fact("review")
        for ident in fact_refs(paper, "answers")
    }
    for record in of_role(ctx, Role.STATEMENT):
        if record.fact("statement") and not decided and record.id not in reported:
            at = at_fact(record, "statement")
            yield ctx.found(RECORD_UNREVIEWED, at, title=record.type.title)


def _rechecked(ctx: Context) -> Iterator[Finding]:
    due = _latest(ctx, "recheck_due")
    term = _latest(ctx, "deadline")
    known = {evidence["id"] for evidence in ctx.data["evidence"]}
    for paper in of_role(ctx, Role.RECHECK):
        title, done = paper.type.title, made_on(paper)
        explained = (paper.execution or {}).get("remarks")
        if due and done > due and not explained:
            yield ctx.found(LATE, at_fact(paper, "rechecked_on"), title=title, day=done, due=due)
        if not any(text in known for _, text in ctx.content.texts_of(paper)):
            yield ctx.found(NO_EVIDENCE, f"{paper.pointer}/data", title=title)
        else:
            yield from _unevidenced(ctx, paper)
        yield from _unchecked(ctx, paper)
        yield from _old_evidence(ctx, paper)
        yield from _results(ctx, paper)
        yield from _conclusion(ctx, paper, term)
    yield from _same_day(ctx)
    yield from _extended(ctx)


def _checks(ctx: Context, paper: Paper) -> list[tuple[str, Mapping[str, Any]]]:
    """What a re-check says of each requirement, with its pointer."""
    return [(at, check) for at, check in ctx.content.objects_of(paper) if "result" in check]


def _unevidenced(ctx: Context, paper: Paper) -> Iterator[Finding]:
    """A requirement said to be corrected, with nothing that shows it."""
    for at, check in _checks(ctx, paper):
        if check["result"] == "corrected" and check.get("evidence") == ():
            yield ctx.found(NO_EVIDENCE, f"{at}/evidence", title=paper.type.title)


def _unchecked(ctx: Context, paper: Paper) -> Iterator[Finding]:
    """Fewer answers than an order that the re-check names has requirements."""
    answered = len(_checks(ctx, paper))
    for order in (ctx.case.paper(ident) for ident in fact_refs(paper, "answers")):
        required = len(order.data.get("requirements") or ())
        if order.type.role is Role.CORRECTION_ORDER and answered and answered < required:
            params = {"title": paper.type.title, "other": order.type.title}
            yield ctx.found(UNCHECKED, f"{paper.pointer}/data", count=required, **params)


def _old_evidence(ctx: Context, paper: Paper) -> Iterator[Finding]:
    """A re-check whose pictures were all taken before anything was required."""
    cited = {text for _, text in ctx.content.texts_of(paper)}
    taken = [
        day(each.get("obtained_at") or each.get("started_at"))
        for each in ctx.data["evidence"]
        if each["kind"] in {"photo", "recording"} and each["id"] in cited
    ]
    asked = [made_on(ctx.case.paper(ident)) for ident in fact_refs(paper, "answers")]
    if asked and taken and all(one and one < min(asked) for one in taken):
        yield ctx.found(OLD_EVIDENCE, f"{paper.pointer}/data", title=paper.type.title)


def _extended(ctx: Context) -> Iterator[Finding]:
    """More time is asked for before the time is over."""
    for paper in of_role(ctx, Role.EXTENSION):
        asked = day(paper.fact("asked_at"))
        for ident in fact_refs(paper, "answers"):
            term = day(ctx.case.paper(ident).fact("deadline"))
            if asked and term and asked > term:
                at = at_fact(paper, "asked_at")
                yield ctx.found(EXTENSION_LATE, at, title=paper.type.title, day=asked, due=term)


def _latest(ctx: Context, fact: str) -> date | None:
    days = [day(paper.fact(fact)) for paper in ctx.case.papers]
    return max((each for each in days if each), default=None)


def _results(ctx: Context, paper: Paper) -> Iterator[Finding]:
    """A re-check that found one requirement unmet cannot conclude that all was corrected."""
    if paper.fact("outcome") == "not_corrected":
        return
    for at, check in ctx.content.objects_of(paper):
        if check.get("result") in {"not_corrected", "partly"}:
            yield ctx.found(OTHER_RESULT, f"{at}/result", title=paper.type.title)


def _same_day(ctx: Context) -> Iterator[Finding]:
    rechecks = of_role(ctx, Role.RECHECK)
    last = max(rechecks, key=made_on, default=None)
    expected = day(last.fact("corrected_on")) if last else None
    for paper in of_role(ctx, Role.CLOSING):
        stated = day(paper.fact("corrected_on"))
        if stated and expected and stated != expected:
            at = at_fact(paper, "corrected_on")
            yield ctx.found(OTHER_DAY, at, title=paper.type.title, day=stated, other=expected)


def _conclusion(ctx: Context, paper: Paper, term: date | None) -> Iterator[Finding]:
    corrected = day(paper.fact("corrected_on"))
    if corrected is None:
        return
    late = term is not None and corrected > term and paper.fact("outcome") == "in_time"
    acted = day((ctx.data.get("conduct") or {}).get("at"))
    if late or corrected > made_on(paper) or (acted and corrected < acted):
        at = at_fact(paper, "corrected_on")
        yield ctx.found(CONTRADICTED, at, title=paper.type.title, day=corrected)


RULES = (
    Rule(
        number="R28",
        codes=(UNREVIEWED, NOT_HEARD, UNRECORDED, HEARD_LATE, OTHER_HEARD_DAY, RECORD_UNREVIEWED),
        check=_heard,
    ),
    Rule(
        number="R29",
        codes=(
            EXTENSION_LATE,
            LATE,
            NO_EVIDENCE,
            UNCHECKED,
            OLD_EVIDENCE,
            OTHER_RESULT,
            CONTRADICTED,
            OTHER_DAY,
        ),
        check=_rechecked,
    ),
)
