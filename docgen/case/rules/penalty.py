"""What a penalty asks for: told and heard before, lawful in kind, paid to a bank (R28, R35).

Sources: 行政处罚法 44, 45, 51, 58, 59, 62-64, 67-69. Not for the days of service (``order``) nor
for whether a penalty is fit: that is a person's judgement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from docgen.case.money import amount_of
from docgen.case.rules.asking import wanting
from docgen.case.rules.identity import age_on_the_day
from docgen.case.rules.model import Code, Context, Demand, Rule, Weight
from docgen.case.rules.reading import (
    at_fact,
    day,
    fact_refs,
    limitation_ends,
    made_on,
    of_role,
    workdays,
)
from docgen.values import DECISIONS, Finding, Role

if TYPE_CHECKING:
    from docgen.case.values import Paper

__all__ = ["RULES"]

NOT_TOLD = Code(
    name="R28-notice-missing", clause="行政处罚法第四十四条、第六十二条", weight=Weight.ERROR
)
TOLD_LATE = Code(
    name="R28-notice-after-decision",
    clause="行政处罚法第四十四条、第六十二条",
    weight=Weight.ERROR,
)
HEARING_NOT_TOLD = Code(
    name="R28-hearing-not-told", clause="行政处罚法第六十三条第一款", weight=Weight.ERROR
)
LARGE_FINE = Code(
    name="R28-large-fine-without-hearing",
    clause="行政处罚法第六十三条第一款第一项",
    weight=Weight.WARNING,
)
HEARING_UNRECORDED = Code(
    name="R28-hearing-unrecorded", clause="行政处罚法第六十五条", weight=Weight.ERROR
)
TERM_OPEN = Code(
    name="R28-hearing-term-open",
    clause="行政处罚法第六十四条第一项、第八十五条",
    weight=Weight.ERROR,
)
NOT_HELD = Code(
    name="R28-hearing-not-held", clause="行政处罚法第六十三条第一款", weight=Weight.ERROR
)
HEAVIER = Code(
    name="R28-heavier-than-told",
    clause="行政处罚法第四十四条、第四十五条第二款",
    weight=Weight.ERROR,
)
UNNAMED = Code(
    name="R35-penalty-unnamed", clause="行政处罚法第五十九条第一款第三项", weight=Weight.ERROR
)
UNPAYABLE = Code(
    name="R35-payment-missing",
    clause="行政处罚法第五十九条第一款第四项、第六十七条",
    weight=Weight.ERROR,
)
BEYOND = Code(name="R35-beyond-on-the-spot", clause="行政处罚法第五十一条", weight=Weight.ERROR)
COLLECTED = Code(
    name="R35-collected-on-the-spot", clause="行政处罚法第六十八条第一项", weight=Weight.ERROR
)
UNDISCUSSED = Code(
    name="R35-discussion-missing", clause="行政处罚法第五十七条第二款", weight=Weight.WARNING
)
NOT_AGREED = Code(
    name="R35-review-not-agreed", clause="行政处罚法第五十八条第一款", weight=Weight.ERROR
)
TWICE = Code(name="R35-fined-twice", clause="行政处罚法第二十九条", weight=Weight.ERROR)
CONTRADICTED = Code(
    name="R35-decisions-contradict", clause="行政处罚法第五十七条第一款", weight=Weight.ERROR
)
NO_BANK = Code(
    name="R35-payment-not-to-a-bank", clause="行政处罚法第六十七条第三款", weight=Weight.WARNING
)
OTHER_ENDING = Code(
    name="R35-closing-differs", clause="行政处罚法第五十九条第一款第三项", weight=Weight.WARNING
)
CHILD = Code(name="R35-under-fourteen", clause="行政处罚法第三十条", weight=Weight.ERROR)
STALE = Code(
    name="R35-limitation-passed", clause="行政处罚法第三十六条第一款", weight=Weight.WARNING
)
UNREVIEWED = Code(
    name="R35-legal-review-missing",
    clause="行政处罚法第五十八条第一款第二项",
    weight=Weight.MISSING,
)

# Kinds that need no number to be heard on: 63(1)(3) and (4).
HEARD_ALWAYS = frozenset(
    {"downgrade", "revoke_licence", "suspend_business", "close_business", "restrict_employment"}
)
FOURTEEN = 14
# 57(2) and 58: what the reviewers may say but that they agree, or agree once it is corrected.
REFUSALS = frozenset({"returned", "transfer"})
BANKS = ("银行", "信用社", "信用合作", "财政", "国库", "支付")
_TOLD_FINE = re.compile(r"罚款(?:人民币)?([0-9]+(?:\.[0-9]{1,2})?)元")
HEARING_WORKDAYS = 5
# 51 and 68: in yuan; an individual business is a citizen here.
SPOT_OF_UNIT, SPOT_OF_PERSON, COLLECTED_AT_MOST = Decimal(3000), Decimal(200), Decimal(100)


def _fine(paper: Paper) -> Decimal:
    money = paper.fact("amount")
    return amount_of(money) if money else Decimal(0)


def _kinds(paper: Paper) -> frozenset[str]:
    return frozenset(paper.fact("kinds") or ())


def _is_unit(ctx: Context) -> bool:
    return bool(ctx.data["party"]["kind"] == "organisation")


def _told(ctx: Context) -> Iterator[Finding]:
    for notice in of_role(ctx, Role.VIOLATION_NOTICE):
        yield from _hearing_right(ctx, notice)
    for decision in of_role(ctx, Role.DECISION_PENALTY):
        told = _notice(ctx, decision)
        if told is None:
            at = at_fact(decision, "answers")
            yield ctx.found(NOT_TOLD, at, title=decision.type.title)
            continue
        yield from _before(ctx, told, decision)
        yield from _as_told(ctx, told, decision)
        yield from _hearing(ctx, told, decision)


def _notice(ctx: Context, decision: Paper) -> Paper | None:
    answered = decision.fact("answers")
    notices = of_role(ctx, Role.VIOLATION_NOTICE)
    return next((notice for notice in notices if notice.id == answered), None)


def _served(paper: Paper) -> date | None:
    return day((paper.service or {}).get("served_at"))


def _hearing_right(ctx: Context, notice: Paper) -> Iterator[Finding]:
    if notice.fact("hearing"):
        return
    at, title = at_fact(notice, "hearing"), notice.type.title
    if _kinds(notice) & HEARD_ALWAYS:
        yield ctx.found(HEARING_NOT_TOLD, at, title=title)
        return
    large = ctx.config.large_fine_unit if _is_unit(ctx) else ctx.config.large_fine_person
    if _fine(notice) >= large:
        yield ctx.found(LARGE_FINE, at, title=title, amount=large)


def _before(ctx: Context, notice: Paper, decision: Paper) -> Iterator[Finding]:
    reached = _served(notice) or made_on(notice)
    if reached > made_on(decision):
        yield ctx.found(
            TOLD_LATE,
            f"{decision.pointer}/date",
            title=decision.type.title,
            other=notice.type.title,
            day=reached,
        )


def _as_told(ctx: Context, notice: Paper, decision: Paper) -> Iterator[Finding]:
    """A party must not fare worse for having spoken, nor be surprised."""
    params = {"title": decision.type.title, "other": notice.type.title}
    if _fine(decision) > _fine(notice):
        yield ctx.found(HEAVIER, at_fact(decision, "amount"), **params)
    if _kinds(decision) - _kinds(notice):
        yield ctx.found(HEAVIER, at_fact(decision, "kinds"), **params)


def _hearing(ctx: Context, notice: Paper, decision: Paper) -> Iterator[Finding]:
    at, title = at_fact(decision, "hearing"), decision.type.title
    if not notice.fact("hearing"):
        return
    hearing: Mapping[str, Any] | None = decision.fact("hearing")
    if hearing is None:
        yield ctx.found(HEARING_UNRECORDED, at, title=title, other=notice.type.title)
        return
    held, waived = day(hearing["held_on"]), day(hearing["waived_on"])
    if held or (waived and waived <= made_on(decision)):
        return
    if hearing["requested"]:
        yield ctx.found(NOT_HELD, f"{at}/held_on", title=title)
    served = _served(notice)
    if served and workdays(ctx, served, made_on(decision)) <= HEARING_WORKDAYS:
        yield ctx.found(TERM_OPEN, f"{decision.pointer}/date", title=title, served=served)


def _lawful(ctx: Context) -> Iterator[Finding]:
    roles = (Role.VIOLATION_NOTICE, Role.DECISION_PENALTY, Role.DECISION_ON_THE_SPOT)
    for paper in of_role(ctx, *roles):
        title, fine = paper.type.title, _fine(paper)
        if not fine and not _kinds(paper):
            yield ctx.found(UNNAMED, at_fact(paper, "kinds"), title=title)
        if fine and paper.type.role is not Role.VIOLATION_NOTICE and not paper.fact("payment"):
            yield ctx.found(UNPAYABLE, at_fact(paper, "payment"), title=title)
    yield from wanting(ctx, _to_review(ctx))
    for paper in of_role(ctx, Role.DECISION_ON_THE_SPOT):
        yield from _on_the_spot(ctx, paper)
    yield from _stale(ctx)
    yield from _decided(ctx)


def _to_review(ctx: Context) -> Iterator[Demand]:
    """行政处罚法 58(1)(2): what was decided after a hearing is reviewed first."""
    for paper in of_role(ctx, Role.DECISION_PENALTY):
        if (paper.fact("hearing") or {}).get("held_on"):
            yield Demand(
                roles=(Role.LEGAL_REVIEW,),
                code=UNREVIEWED,
                met=bool(of_role(ctx, Role.LEGAL_REVIEW)),
                where=paper.pointer,
                params={"title": paper.type.title},
            )


def _decided(ctx: Context) -> Iterator[Finding]:
    """Each act is decided once, by those who may, on whoever may be punished."""
    decisions = of_role(ctx, Role.DECISION_PENALTY, Role.DECISION_ON_THE_SPOT)
    for paper in decisions[1:]:
        if _fine(paper) and _fine(decisions[0]):
            yield ctx.found(TWICE, at_fact(paper, "amount"), title=paper.type.title)
    withdrawn = {
        ident for each in of_role(ctx, Role.AMENDMENT) for ident in fact_refs(each, "answers")
    }
    spared = [each for each in of_role(ctx, Role.DECISION_NO_PENALTY) if each.id not in withdrawn]
    years = age_on_the_day(ctx)
    for paper in decisions:
        title = paper.type.title
        if spared and paper.id not in withdrawn:
            yield ctx.found(CONTRADICTED, paper.pointer, title=title, other=spared[0].type.title)
        if ctx.data["party"]["kind"] == "person" and years is not None and years < FOURTEEN:
            yield ctx.found(CHILD, paper.pointer, title=title)
        if _kinds(paper) & HEARD_ALWAYS and not of_role(ctx, Role.DISCUSSION):
            yield ctx.found(UNDISCUSSED, at_fact(paper, "kinds"), title=title)
        payment = paper.fact("payment") or {}
        if payment.get("bank") and not any(word in payment["bank"] for word in BANKS):
            yield ctx.found(NO_BANK, f"{at_fact(paper, 'payment')}/bank", title=title)
    yield from _reviewed(ctx)
    yield from _ended(ctx)


def _ended(ctx: Context) -> Iterator[Finding]:
    """A closing report that tells of another fine than was decided."""
    decided = {_fine(paper) for paper in of_role(ctx, *DECISIONS)}
    for paper in of_role(ctx, Role.CLOSING):
        for at, text in ctx.content.texts_of(paper):
            told = {Decimal(amount) for amount in _TOLD_FINE.findall(text)}
            if told - decided:
                yield ctx.found(OTHER_ENDING, at, title=paper.type.title)


def _reviewed(ctx: Context) -> Iterator[Finding]:
    """What the legal reviewers last said before a decision is that they agree."""
    for paper in of_role(ctx, Role.DECISION_PENALTY, Role.DECISION_NO_PENALTY):
        before = [
            each for each in of_role(ctx, Role.LEGAL_REVIEW) if made_on(each) <= made_on(paper)
        ]
        last = max(before, key=made_on, default=None)
        if last is not None and last.fact("outcome") in REFUSALS:
            params = {"title": last.type.title, "other": paper.type.title}
            yield ctx.found(NOT_AGREED, at_fact(last, "outcome"), **params)


def _stale(ctx: Context) -> Iterator[Finding]:
    ends, found = limitation_ends(ctx), day(ctx.data["source"]["received_at"])
    if ends is None or found is None or found <= ends:
        return
    for paper in of_role(ctx, Role.DECISION_PENALTY, Role.DECISION_ON_THE_SPOT):
        yield ctx.found(STALE, f"{paper.pointer}/date", title=paper.type.title, day=ends)


def _on_the_spot(ctx: Context, paper: Paper) -> Iterator[Finding]:
    most = SPOT_OF_UNIT if _is_unit(ctx) else SPOT_OF_PERSON
    if _fine(paper) > most:
        at = at_fact(paper, "amount")
        yield ctx.found(BEYOND, at, title=paper.type.title, amount=most)
    ground = (paper.fact("payment") or {}).get("ground")
    if ground == "small" and _fine(paper) > COLLECTED_AT_MOST:
        at = f"{at_fact(paper, 'payment')}/ground"
        yield ctx.found(COLLECTED, at, title=paper.type.title, amount=COLLECTED_AT_MOST)


RULES = (
    Rule(
        number="R28",
        codes=(
            NOT_TOLD,
            TOLD_LATE,
            HEARING_NOT_TOLD,
            LARGE_FINE,
            HEARING_UNRECORDED,
            TERM_OPEN,
            NOT_HELD,
            HEAVIER,
        ),
        check=_told,
    ),
    Rule(
        number="R35",
        codes=(
            UNNAMED,
            UNPAYABLE,
            BEYOND,
            COLLECTED,
            UNREVIEWED,
            STALE,
            TWICE,
            CONTRADICTED,
            CHILD,
            UNDISCUSSED,
            NOT_AGREED,
            NO_BANK,
            OTHER_ENDING,
        ),
        check=_lawful,
        asks=_to_review,
    ),
)
