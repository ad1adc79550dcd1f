"""What is made public: no personal data, no party by name without a clause, in good time (R18).

Looks at the text that goes out. Not for the masking of search results (``docgen.compose``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from docgen.case.rules.model import Code, Context, Rule, Weight
from docgen.case.rules.reading import (
    approvals,
    at_fact,
    day,
    made_on,
    of_role,
    party_person,
    workdays,
)
from docgen.values import Finding, Role

if TYPE_CHECKING:
    from docgen.case.values import Paper

__all__ = ["RULES"]

EXPOSED = Code(name="R18-personal-data-published", clause="行政处罚法第五十条", weight=Weight.ERROR)
TOLD = Code(name="R18-personal-data-told", clause="行政处罚法第五十条", weight=Weight.ERROR)
INFORMANT = Code(
    name="R18-informant-exposed", clause="行政执法机关举报人保密的规定", weight=Weight.ERROR
)
NAMED = Code(name="R18-party-named", clause="行政处罚法第四十八条第一款", weight=Weight.ERROR)
MINOR = Code(name="R18-minor-published", clause="未成年人保护法第一百零三条", weight=Weight.ERROR)
NEVER = Code(name="R18-ground-published", clause="行政处罚法第五十条", weight=Weight.ERROR)
UNAPPROVED = Code(
    name="R18-published-unapproved", clause="行政处罚法第四十八条第一款", weight=Weight.ERROR
)
WITHDRAWN_LATE = Code(
    name="R18-withdrawn-late",
    clause="行政处罚法第四十八条第二款、第八十五条",
    weight=Weight.WARNING,
)

WITHDRAWAL_WORKDAYS = 3
# The grounds of 行政处罚法 30 and 31.
NEVER_PUBLISHED = frozenset({"30", "31"})
ADULT_YEARS = 18
_PERSONAL = re.compile(
    r"(?<![0-9])(?:[1-9][0-9]{16}[0-9Xx]|1[3-9][0-9]{9})(?![0-9])"
    "|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][A-HJ-NP-Z0-9]{5}"
)
# A name of one character would be found everywhere.
_SHORTEST_NAME = 2


def _published(ctx: Context) -> Iterator[Finding]:
    for paper in of_role(ctx, Role.PUBLICATION):
        yield from _text(ctx, paper)
        yield from _days(ctx, paper)
        yield from _never(ctx, paper)
        born = day((party_person(ctx) or ("", {}))[1].get("birth_date"))
        if born and _years(born, made_on(paper)) < ADULT_YEARS:
            yield ctx.found(MINOR, paper.pointer, title=paper.type.title)
    yield from _told(ctx)
    yield from _informant(ctx)


def _never(ctx: Context, paper: Paper) -> Iterator[Finding]:
    """A decision about a child or a person without capacity is nobody's business."""
    for decision in of_role(ctx, Role.DECISION_NO_PENALTY):
        if decision.fact("ground") in NEVER_PUBLISHED:
            params = {"title": paper.type.title, "other": decision.type.title}
            yield ctx.found(NEVER, paper.pointer, **params)


def _told(ctx: Context) -> Iterator[Finding]:
    """A reply to an informant holds nothing personal of the party."""
    for paper in of_role(ctx, Role.INFORMANT_REPLY):
        text, at = str(paper.fact("operative")), at_fact(paper, "operative")
        if _PERSONAL.search(text) or any(term in text for term in _private_terms(ctx)):
            yield ctx.found(TOLD, at, title=paper.type.title)


def _informant(ctx: Context) -> Iterator[Finding]:
    """Who reported stands in no paper that the party may see."""
    informant = ctx.data.get("informant") or {}
    name = informant.get("name") or ""
    secrets = [*_known(name if len(name) >= _SHORTEST_NAME else None, informant.get("telephone"))]
    for paper in ctx.case.papers if secrets else ():
        if paper.type.volume != "main":
            continue
        for at, text in ctx.content.texts_of(paper):
            if any(secret in text for secret in secrets):
                yield ctx.found(INFORMANT, at, title=paper.type.title)


def _text(ctx: Context, paper: Paper) -> Iterator[Finding]:
    text, at = str(paper.fact("operative")), at_fact(paper, "operative")
    if _PERSONAL.search(text) or any(term in text for term in _private_terms(ctx)):
        yield ctx.found(EXPOSED, at, title=paper.type.title)
    if not paper.fact("named") and ctx.data["party"]["name"] in text:
        yield ctx.found(NAMED, at, title=paper.type.title)


def _private_terms(ctx: Context) -> Iterator[str]:
    """What identifies people beside the party's own name: their numbers, places and names."""
    party = ctx.data["party"]
    person = party_person(ctx)
    yield from _known(party.get("telephone"), (person or ("", {}))[1].get("id_number"))
    if party["kind"] == "person":
        yield party["address"]
    people = [party.get("legal_representative"), party.get("operator")]
    people += [*ctx.data["representatives"], ctx.data.get("informant")]
    for each in filter(None, people):
        name = each.get("name") or ""
        yield from _known(name if len(name) >= _SHORTEST_NAME else None, each.get("telephone"))


def _known(*terms: str | None) -> Iterator[str]:
    return (term for term in terms if term)


def _days(ctx: Context, paper: Paper) -> Iterator[Finding]:
    published, given = day(paper.fact("published_on")), approvals(paper)
    approved = max((opinion["on"] for opinion in given), default=None)
    if published and (approved is None or published.isoformat() < approved):
        at = at_fact(paper, "published_on")
        yield ctx.found(UNAPPROVED, at, title=paper.type.title, day=published)
    withdrawal = paper.fact("withdrawal") or {}
    decided, done = day(withdrawal.get("decided_on")), day(withdrawal.get("done_on"))
    if decided and done and workdays(ctx, decided, done) > WITHDRAWAL_WORKDAYS:
        at = f"{at_fact(paper, 'withdrawal')}/done_on"
        yield ctx.found(
            WITHDRAWN_LATE, at, title=paper.type.title, days=workdays(ctx, decided, done)
        )


def _years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


RULES = (
    Rule(
        number="R18",
        codes=(EXPOSED, TOLD, INFORMANT, NAMED, MINOR, NEVER, UNAPPROVED, WITHDRAWN_LATE),
        check=_published,
    ),
)
