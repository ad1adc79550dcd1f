"""Who may act: two certified officers, nobody in two roles, nobody in two places (R5, R21, R22).

Not for signatures (``execution``) nor for who approves (``approval``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any

from docgen.case.rules.model import Code, Context, Rule, Weight
from docgen.case.rules.reading import (
    at_fact,
    fact_refs,
    handlers,
    items,
    made_on,
    of_role,
    period,
    signatures,
    staff_by_id,
)
from docgen.values import Finding, Role

if TYPE_CHECKING:
    from docgen.case.values import Paper

__all__ = ["RULES"]

TOO_FEW = Code(name="R5-officers-too-few", clause="行政处罚法第四十二条第一款", weight=Weight.ERROR)
SERVERS = Code(
    name="R5-servers-too-few", clause="交通运输行政执法文书式样第23号", weight=Weight.WARNING
)
NO_CERTIFICATE = Code(
    name="R5-certificate-missing",
    clause="行政处罚法第四十二条第一款、第五十五条",
    weight=Weight.ERROR,
)
SAME_CERTIFICATE = Code(
    name="R5-certificate-shared", clause="行政处罚法第四十二条第一款", weight=Weight.ERROR
)
SAME_PERSON = Code(
    name="R5-person-twice", clause="行政处罚法第四十二条第一款", weight=Weight.WARNING
)
REVIEWER_HANDLED = Code(
    name="R5-reviewer-handled", clause="行政处罚法第五十八条", weight=Weight.ERROR
)
VISITOR_HANDLED = Code(
    name="R5-visitor-handled", clause="行政处罚案件回访制度", weight=Weight.ERROR
)
INTERPRETER_HANDLED = Code(
    name="R5-interpreter-handled", clause="行政处罚法第四十三条", weight=Weight.ERROR
)
UNDECIDED = Code(name="R5-recusal-undecided", clause="行政处罚法第四十三条", weight=Weight.MISSING)
RECUSED = Code(name="R5-recused-handled", clause="行政处罚法第四十三条", weight=Weight.ERROR)
TWO_PLACES = Code(name="R21-two-places", clause="行政处罚法第四十二条第一款", weight=Weight.ERROR)
EXPIRED = Code(
    name="R22-certificate-not-valid", clause="行政处罚法第四十二条第一款", weight=Weight.ERROR
)
DELEGATION = Code(name="R22-delegation-not-valid", clause="行政处罚法第二十条", weight=Weight.ERROR)
AUXILIARY = Code(
    name="R22-auxiliary-as-officer", clause="行政处罚法第四十二条第一款", weight=Weight.ERROR
)

TEAM_FACTS = ("officers", "interviewers", "visitors")


def _teams(ctx: Context) -> Iterator[tuple[Paper, str, tuple[str, ...]]]:
    for paper in ctx.case.papers:
        for fact in TEAM_FACTS:
            if paper.fact(fact) is not None:
                yield paper, fact, fact_refs(paper, fact)


def _two_officers(ctx: Context) -> Iterator[Finding]:
    for paper, fact, team in _teams(ctx):
        at = at_fact(paper, fact)
        if len(team) < ctx.config.minimum_officers:
            yield ctx.found(TOO_FEW, at, title=paper.type.title, count=len(team))
        if fact == "officers":
            yield from _uncertified(ctx, paper, team, at)
    yield from _servers(ctx)
    yield from _shared_certificates(ctx)
    yield from _mixed_roles(ctx)
    yield from _reviewers(ctx)
    yield from _recusals(ctx)


def _servers(ctx: Context) -> Iterator[Finding]:
    for paper in ctx.case.papers:
        service = paper.service
        if service and service["method"] in {"direct", "lien"}:
            count = len(set(service["by"]))
            if count < ctx.config.minimum_servers:
                at = f"{paper.pointer}/service/by"
                yield ctx.found(SERVERS, at, title=paper.type.title, count=count)


def _uncertified(ctx: Context, paper: Paper, team: tuple[str, ...], at: str) -> Iterator[Finding]:
    staff = staff_by_id(ctx)
    for person in team:
        known = staff.get(person)
        if known and known["duty"] != "auxiliary" and not known.get("certificate"):
            yield ctx.found(NO_CERTIFICATE, at, title=paper.type.title, person=person)


def _shared_certificates(ctx: Context) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    names: dict[str, str] = {}
    for at, person in items(ctx.data, "staff"):
        other = names.setdefault(person["name"], person["id"])
        if other != person["id"]:
            yield ctx.found(SAME_PERSON, f"{at}/name", person=person["id"], other=other)
        number = (person.get("certificate") or {}).get("number")
        if number is None:
            continue
        if number in seen:
            pointer = f"{at}/certificate/number"
            yield ctx.found(SAME_CERTIFICATE, pointer, person=person["id"], other=seen[number])
        seen.setdefault(number, person["id"])


def _mixed_roles(ctx: Context) -> Iterator[Finding]:
    staff, acting = staff_by_id(ctx), handlers(ctx, "officers", "interviewers")
    for paper, fact, team in _teams(ctx):
        at = at_fact(paper, fact)
        for person in team:
            if fact == "visitors" and person in _before(ctx, paper, acting):
                yield ctx.found(VISITOR_HANDLED, at, title=paper.type.title, person=person)
            if fact != "visitors" and staff.get(person, {}).get("duty") == "legal_reviewer":
                yield ctx.found(REVIEWER_HANDLED, at, title=paper.type.title, person=person)
    interpreter = ((ctx.data["party"].get("needs") or {}).get("interpreter") or {}).get("name")
    if interpreter and interpreter in {person["name"] for person in staff.values()}:
        yield ctx.found(INTERPRETER_HANDLED, "/party/needs/interpreter/name")


def _reviewers(ctx: Context) -> Iterator[Finding]:
    """行政处罚法 58: who reviews a decision did not prepare it."""
    acting = handlers(ctx, "officers", "interviewers")
    for paper in of_role(ctx, Role.LEGAL_REVIEW):
        for person in fact_refs(paper, "reviewers"):
            if person in acting:
                at = at_fact(paper, "reviewers")
                yield ctx.found(REVIEWER_HANDLED, at, title=paper.type.title, person=person)


def _recusals(ctx: Context) -> Iterator[Finding]:
    """A recusal that was asked for is decided, and who was recused acts no more."""
    decisions = of_role(ctx, Role.RECUSAL)
    for paper in ctx.case.papers:
        asked = (paper.execution or {}).get("choice") == "asks_recusal"
        if asked and not any(made_on(each) >= made_on(paper) for each in decisions):
            at = f"{paper.pointer}/execution/choice"
            yield ctx.found(UNDECIDED, at, title=paper.type.title)
    for decision in decisions:
        recused = decision.fact("recused") if decision.fact("outcome") == "granted" else None
        for paper, fact, team in _teams(ctx):
            if recused in team and made_on(paper) > made_on(decision):
                at = at_fact(paper, fact)
                yield ctx.found(RECUSED, at, title=paper.type.title, person=recused)


def _before(ctx: Context, paper: Paper, acting: frozenset[str]) -> frozenset[str]:
    """Who handled what a return visit follows up: this case, or the closed file it names."""
    followed = paper.fact("followed")
    if not followed:
        return acting
    names = set(followed["handlers"])
    return frozenset(each["id"] for each in ctx.data["staff"] if each["name"] in names)


def _two_places(ctx: Context) -> Iterator[Finding]:
    spans = [span for paper in ctx.case.papers if (span := period(paper))]
    for first, second in combinations(spans, 2):
        if first.start >= second.end or second.start >= first.end:
            continue
        shared = _present(first.paper) & _present(second.paper)
        for person in sorted(shared):
            yield ctx.found(
                TWO_PLACES,
                at_fact(second.paper, "started_at"),
                title=second.paper.type.title,
                other=first.paper.type.title,
                person=person,
            )


def _present(paper: Paper) -> frozenset[str]:
    facts = (*TEAM_FACTS, "recorder", "chair", "hearers")
    return frozenset(person for fact in facts for person in fact_refs(paper, fact))


def _certificates(ctx: Context) -> Iterator[Finding]:
    staff = staff_by_id(ctx)
    for paper, fact, team in _teams(ctx):
        at = at_fact(paper, fact)
        for person in team:
            yield from _on_the_day(ctx, paper, staff.get(person, {}), at)
    for paper in ctx.case.papers:
        for index, signature in enumerate(signatures(paper)):
            at = f"{paper.pointer}/execution/signatures/{index}/by"
            if signature["signer"] == "officers":
                yield from _auxiliaries(ctx, paper, signature.get("by") or (), at)
    yield from _delegation(ctx)


def _delegation(ctx: Context) -> Iterator[Finding]:
    delegation = ctx.data["authority"].get("delegation")
    if not delegation:
        return
    for paper in ctx.case.papers:
        if not delegation["from"] <= paper.date <= delegation["to"]:
            at = f"{paper.pointer}/date"
            yield ctx.found(DELEGATION, at, title=paper.type.title, day=paper.date)


def _on_the_day(
    ctx: Context, paper: Paper, person: Mapping[str, Any], at: str
) -> Iterator[Finding]:
    yield from _auxiliaries(ctx, paper, (person["id"],) if person else (), at)
    certificate = person.get("certificate")
    span = period(paper)
    acted = (span.start.date() if span else made_on(paper)).isoformat()
    if certificate and not certificate["valid_from"] <= acted <= certificate["valid_to"]:
        yield ctx.found(EXPIRED, at, title=paper.type.title, person=person["id"], day=acted)


def _auxiliaries(ctx: Context, paper: Paper, people: tuple[str, ...], at: str) -> Iterator[Finding]:
    staff = staff_by_id(ctx)
    for person in people:
        if staff.get(person, {}).get("duty") == "auxiliary":
            yield ctx.found(AUXILIARY, at, title=paper.type.title, person=person)


RULES = (
    Rule(
        number="R5",
        codes=(
            TOO_FEW,
            SERVERS,
            NO_CERTIFICATE,
            SAME_CERTIFICATE,
            SAME_PERSON,
            REVIEWER_HANDLED,
            VISITOR_HANDLED,
            INTERPRETER_HANDLED,
            UNDECIDED,
            RECUSED,
        ),
        check=_two_officers,
    ),
    Rule(number="R21", codes=(TWO_PLACES,), check=_two_places),
    Rule(number="R22", codes=(EXPIRED, AUXILIARY, DELEGATION), check=_certificates),
)
