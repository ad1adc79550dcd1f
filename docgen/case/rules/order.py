"""What must come before what: the order of papers, records and the file's end, and terms (R8, R9).

Not for certificates (``people``), approvals (``approval``) or re-checks (``recheck``).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from docgen.case.pointer import pointer
from docgen.case.rules.model import Code, Context, Rule, Weight
from docgen.case.rules.reading import (
    at_fact,
    day,
    items,
    made_on,
    moment,
    of_role,
    period,
    signatures,
    workdays,
)
from docgen.values import Finding, Role

if TYPE_CHECKING:
    from docgen.case.values import Paper

__all__ = ["RULES"]

OUT_OF_ORDER = Code(name="R9-out-of-order", clause="行政处罚法第五十四条", weight=Weight.ERROR)
FILED_EARLY = Code(
    name="R9-filed-before-source", clause="行政处罚法第五十四条第二款", weight=Weight.ERROR
)
CONDUCT_LATE = Code(
    name="R9-conduct-after-filing", clause="行政处罚法第五十四条第二款", weight=Weight.ERROR
)
CONDUCT_AFTER_SCENE = Code(
    name="R9-conduct-after-scene", clause="行政处罚法第五十五条", weight=Weight.ERROR
)
REVERSED = Code(name="R9-times-reversed", clause="行政处罚法第五十五条", weight=Weight.ERROR)
WRONG_DAY = Code(name="R9-record-date-differs", clause="行政处罚法第五十五条", weight=Weight.ERROR)
SIGNED_EARLY = Code(name="R9-signed-too-early", clause="行政处罚法第五十五条", weight=Weight.ERROR)
COPIED_EARLY = Code(name="R9-copy-too-early", clause="行政处罚法第四十七条", weight=Weight.ERROR)
CLOSED_EARLY = Code(
    name="R9-closed-before-service", clause="行政处罚法第六十一条", weight=Weight.ERROR
)
FILE_DATES = Code(name="R9-dossier-dates", clause="行政处罚法第四十七条", weight=Weight.ERROR)
NO_SUCH_EVIDENCE_YET = Code(
    name="R9-evidence-after-paper", clause="行政处罚法第四十条", weight=Weight.ERROR
)
OTHER_TERM = Code(
    name="R9-deadlines-differ", clause="行政处罚法第二十八条第一款", weight=Weight.WARNING
)
NOT_AS_ANNOUNCED = Code(
    name="R9-interview-not-as-announced", clause="案卷评查标准", weight=Weight.WARNING
)
PASSED_TERM = Code(
    name="R9-term-already-passed", clause="行政处罚法第二十八条", weight=Weight.ERROR
)
FUTURE = Code(name="R9-in-the-future", clause="档案法第三十七条", weight=Weight.ERROR)
LATE_DECISION = Code(name="R8-decision-late", clause="行政处罚法第六十条", weight=Weight.WARNING)
LATE_SERVICE = Code(
    name="R8-service-late", clause="行政处罚法第六十一条、第八十五条", weight=Weight.WARNING
)


def _papers(ctx: Context) -> Iterator[Finding]:
    for chain in ctx.catalogue.lists.routes.order:
        met = [min(found, key=made_on) for role in chain if (found := of_role(ctx, role))]
        for earlier, later in pairwise(met):
            if made_on(earlier) > made_on(later):
                yield ctx.found(
                    OUT_OF_ORDER,
                    f"{later.pointer}/date",
                    title=later.type.title,
                    day=made_on(later),
                    other=earlier.type.title,
                    other_day=made_on(earlier),
                )


def _beginning(ctx: Context) -> Iterator[Finding]:
    received = day(ctx.data["source"]["received_at"])
    acted = moment((ctx.data.get("conduct") or {}).get("at"))
    filed_early = False
    for paper in of_role(ctx, Role.FILING):
        at, filed = f"{paper.pointer}/date", made_on(paper)
        if received and filed < received:
            yield ctx.found(FILED_EARLY, at, day=filed, received=received)
        if acted and filed < acted.date():
            filed_early = True
            yield ctx.found(CONDUCT_LATE, "/conduct/at", day=filed, happened=acted.date())
    # Camera footage and reports lie before the scene record; nothing recorded can lie after it.
    ends = [span.end for paper in of_role(ctx, Role.SCENE) if (span := period(paper))]
    if acted and ends and acted > max(ends) and not filed_early:
        yield ctx.found(CONDUCT_AFTER_SCENE, "/conduct/at")


def _records(ctx: Context) -> Iterator[Finding]:
    for paper in ctx.case.papers:
        span = period(paper)
        if span is None:
            continue
        title = paper.type.title
        if span.start >= span.end:
            yield ctx.found(REVERSED, at_fact(paper, "ended_at"), title=title)
        elif not span.start.date() <= made_on(paper) <= span.end.date():
            at = f"{paper.pointer}/date"
            yield ctx.found(WRONG_DAY, at, title=title, day=made_on(paper), made=span.start.date())


def _signing(ctx: Context) -> Iterator[Finding]:
    for paper in ctx.case.papers:
        span, title, last = period(paper), paper.type.title, None
        for index, signature in enumerate(signatures(paper)):
            signed = moment(signature.get("signed_at"))
            if signed is None:
                continue
            last = max(last, signed) if last else signed
            at = f"{paper.pointer}/execution/signatures/{index}/signed_at"
            begun = span is not None and signed < span.start
            if begun or (paper.type.outgoing and signed.date() < made_on(paper)):
                yield ctx.found(SIGNED_EARLY, at, title=title)
        copied = moment((paper.executed_copy or {}).get("made_at"))
        if copied and last and copied < last:
            at = f"{paper.pointer}/execution/copy/made_at"
            yield ctx.found(COPIED_EARLY, at, title=title)


def _ending(ctx: Context) -> Iterator[Finding]:
    ends = of_role(ctx, Role.CLOSING, Role.COMPLETION)
    for end in ends:
        for paper in ctx.case.papers:
            served = day((paper.service or {}).get("served_at"))
            if served and served > made_on(end) and paper.type.outgoing:
                yield ctx.found(
                    CLOSED_EARLY,
                    f"{end.pointer}/date",
                    title=end.type.title,
                    day=made_on(end),
                    other=paper.type.title,
                    served=served,
                )
    yield from _file_dates(ctx, ends)


def _file_dates(ctx: Context, ends: tuple[Paper, ...]) -> Iterator[Finding]:
    dossier = ctx.data["dossier"]
    closed, filed = day(dossier.get("closed_on")), day(dossier.get("filed_on"))
    report = max((made_on(end) for end in ends), default=None)
    if closed and report and closed < report:
        yield ctx.found(FILE_DATES, "/dossier/closed_on", day=closed, other=report)
    if closed and filed and filed < closed:
        yield ctx.found(FILE_DATES, "/dossier/filed_on", day=filed, other=closed)


def _terms(ctx: Context) -> Iterator[Finding]:
    for paper in ctx.case.papers:
        term = day(paper.fact("deadline"))
        recheck = day(paper.fact("recheck_due"))
        pairs = (("deadline", term, made_on(paper)), ("recheck_due", recheck, term))
        for fact, due, start in pairs:
            served = day((paper.service or {}).get("served_at")) or start
            if due and start and served and due < max(start, served):
                at, began = at_fact(paper, fact), max(start, served)
                yield ctx.found(PASSED_TERM, at, title=paper.type.title, day=due, other=began)
    yield from _other_terms(ctx)
    yield from _interviews(ctx)


def _evidence(ctx: Context) -> Iterator[Finding]:
    """A paper that rests on evidence of a later day."""
    taken = {
        each["id"]: obtained
        for _, each in items(ctx.data, "evidence")
        if (obtained := day(each.get("obtained_at") or each.get("started_at")))
    }
    for paper in ctx.case.papers:
        span = period(paper)
        last = max(made_on(paper), span.end.date()) if span else made_on(paper)
        later = {ident for ident, obtained in taken.items() if obtained > last}
        if not any(text in later for _, text in ctx.content.texts_of(paper)):
            continue
        # What merely reads like an id is none: the schema tells.
        for string in ctx.catalogue.schemas.strings(paper.type.code, paper.data):
            if string.value in later and string.definition.startswith("evidence_ref"):
                at = f"{paper.pointer}/data{pointer(string.path)}"
                params = {"title": paper.type.title, "day": taken[string.value]}
                yield ctx.found(NO_SUCH_EVIDENCE_YET, at, **params)


def _other_terms(ctx: Context) -> Iterator[Finding]:
    """What was promised is due on the day that was ordered, or on one given later."""
    ordered = of_role(ctx, Role.CORRECTION_ORDER, Role.EXTENSION)
    terms = {term for paper in ordered if (term := day(paper.fact("deadline")))}
    for paper in of_role(ctx, Role.COMMITMENT):
        promised = day(paper.fact("deadline"))
        if promised and terms and promised not in terms:
            params = {"title": paper.type.title, "other": ordered[0].type.title}
            yield ctx.found(OTHER_TERM, at_fact(paper, "deadline"), **params)


def _interviews(ctx: Context) -> Iterator[Finding]:
    """An interview on another day than the party was told, or told of when it was over."""
    for notice in of_role(ctx, Role.INTERVIEW_NOTICE):
        begins = moment(notice.fact("convened_at"))
        served = moment((notice.service or {}).get("served_at"))
        if begins and served and served > begins:
            params = {"title": notice.type.title, "day": begins.date(), "other": served.date()}
            yield ctx.found(PASSED_TERM, at_fact(notice, "convened_at"), **params)
    for record in of_role(ctx, Role.INTERVIEW_RECORD):
        for notice in of_role(ctx, Role.INTERVIEW_NOTICE):
            told, held = day(notice.fact("convened_at")), day(record.fact("started_at"))
            if record.fact("answers") == notice.id and told and held and told != held:
                at = at_fact(record, "started_at")
                params = {"title": record.type.title, "other": notice.type.title}
                yield ctx.found(NOT_AS_ANNOUNCED, at, **params)


def _dates(ctx: Context) -> Iterator[tuple[str, object]]:
    data = ctx.data
    yield "/source/received_at", data["source"]["received_at"]
    yield "/conduct/at", (data.get("conduct") or {}).get("at")
    for at, evidence in items(data, "evidence"):
        for key in ("started_at", "ended_at", "obtained_at"):
            yield f"{at}/{key}", evidence.get(key)
    for paper in ctx.case.papers:
        yield from _paper_dates(paper)
    for key in ("closed_on", "filed_on"):
        yield f"/dossier/{key}", data["dossier"].get(key)


def _paper_dates(paper: Paper) -> Iterator[tuple[str, object]]:
    yield f"{paper.pointer}/date", paper.date
    for fact in ("started_at", "ended_at", "rechecked_on", "published_on"):
        yield at_fact(paper, fact), paper.fact(fact)
    for index, signature in enumerate(signatures(paper)):
        at = f"{paper.pointer}/execution/signatures/{index}/signed_at"
        yield at, signature.get("signed_at")
    copy = paper.executed_copy or {}
    yield f"{paper.pointer}/execution/copy/made_at", copy.get("made_at")
    service = paper.service or {}
    for key in ("served_at", "arrived_at"):
        yield f"{paper.pointer}/service/{key}", service.get(key)


def _future(ctx: Context) -> Iterator[Finding]:
    today = ctx.evidence.today
    if today is None:
        return
    # A fact may stand at the paper's own date: one place, one finding.
    for at, value in dict(_dates(ctx)).items():
        given = day(value)
        if given and given > today:
            yield ctx.found(FUTURE, at, day=given, today=today)


def _order(ctx: Context) -> Iterator[Finding]:
    for check in (_papers, _beginning, _records, _evidence, _signing, _ending, _terms, _future):
        yield from check(ctx)


def _deadlines(ctx: Context) -> Iterator[Finding]:
    filed = min(map(made_on, of_role(ctx, Role.FILING)), default=None)
    for decision in of_role(ctx, Role.DECISION_NO_PENALTY, Role.DECISION_PENALTY):
        made = made_on(decision)
        if filed and (made - filed).days > ctx.config.decision_days:
            at = f"{decision.pointer}/date"
            yield ctx.found(LATE_DECISION, at, title=decision.type.title, days=(made - filed).days)
        served = day((decision.service or {}).get("served_at"))
        if served and workdays(ctx, made, served) > ctx.config.service_workdays:
            at = f"{decision.pointer}/service/served_at"
            days = workdays(ctx, made, served)
            yield ctx.found(LATE_SERVICE, at, title=decision.type.title, days=days)


RULES = (
    Rule(
        number="R9",
        codes=(
            OUT_OF_ORDER,
            FILED_EARLY,
            CONDUCT_LATE,
            CONDUCT_AFTER_SCENE,
            REVERSED,
            WRONG_DAY,
            SIGNED_EARLY,
            COPIED_EARLY,
            CLOSED_EARLY,
            FILE_DATES,
            NO_SUCH_EVIDENCE_YET,
            OTHER_TERM,
            NOT_AS_ANNOUNCED,
            PASSED_TERM,
            FUTURE,
        ),
        check=_order,
    ),
    Rule(number="R8", codes=(LATE_DECISION, LATE_SERVICE), check=_deadlines),
)
