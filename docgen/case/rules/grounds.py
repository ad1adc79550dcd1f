"""What each ground of a no-penalty decision asks for (R1).

The matrix is 行政处罚法 30, 31, 33, 36 and 57; the schema of the decision already asks for what a
single paper can show. Not for re-checks themselves (``recheck``)
nor for the query of earlier cases (``first_offence``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docgen.case.rules.asking import expected, foreseen_ground, up_to, wanting
from docgen.case.rules.identity import age_on_the_day
from docgen.case.rules.model import Code, Context, Demand, Rule, Weight
from docgen.case.rules.reading import at_fact, day, fact_refs, limitation_ends, of_role
from docgen.case.rules.wording import own_words
from docgen.values import Finding, Role

if TYPE_CHECKING:
    from docgen.case.values import Paper

__all__ = ["RULES"]

ART_33 = "行政处罚法第三十三条第一款"
ART_57 = "行政处罚法第五十七条第一款第三项"

NO_EDUCATION = Code(
    name="R1-education-missing", clause="行政处罚法第三十三条第三款", weight=Weight.MISSING
)
EDUCATED = Code(name="R1-education-forbidden", clause=ART_57, weight=Weight.ERROR)
NO_PROOF = Code(name="R1-correction-unproved", clause=ART_33, weight=Weight.MISSING)
UNCORRECTED = Code(name="R1-not-corrected", clause=ART_33, weight=Weight.ERROR)
CORRECTED_LATE = Code(name="R1-corrected-late", clause=ART_33, weight=Weight.WARNING)
ORDER_REMAINS = Code(name="R1-order-remains", clause=ART_57, weight=Weight.WARNING)
GUILTY_WORDS = Code(name="R1-words-of-violation", clause=ART_57, weight=Weight.ERROR)
OTHER_LESSON = Code(
    name="R1-education-of-other-rule",
    clause="行政处罚法第三十三条第三款",
    weight=Weight.WARNING,
)
OF_AGE = Code(name="R1-not-under-fourteen", clause="行政处罚法第三十条", weight=Weight.ERROR)
UNDER_AGE = Code(name="R1-under-fourteen", clause="行政处罚法第三十条", weight=Weight.ERROR)
WITHIN_LIMITATION = Code(
    name="R1-within-limitation", clause="行政处罚法第三十六条", weight=Weight.ERROR
)
OTHER_GROUND = Code(name="R1-ground-differs", clause=ART_33, weight=Weight.WARNING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a ground asks of the rest of the file."""

    education: bool
    correction: bool


UNDER_FOURTEEN = "30"
LIMITATION = "36"
NOT_ESTABLISHED = "57-1-3"
MATRIX: Mapping[str, Ground] = {
    "33-1-minor": Ground(education=True, correction=True),
    "33-1-first": Ground(education=True, correction=True),
    "33-2": Ground(education=True, correction=False),
    UNDER_FOURTEEN: Ground(education=False, correction=False),
    "31": Ground(education=False, correction=False),
    LIMITATION: Ground(education=False, correction=False),
    NOT_ESTABLISHED: Ground(education=False, correction=False),
}
FOURTEEN = 14
VIOLATION_WORDS = ("违法行为", "改正", "教育", "承诺")


def _matrix(ctx: Context) -> Iterator[Finding]:
    yield from wanting(ctx, _asked(ctx))
    for decision in of_role(ctx, Role.DECISION_NO_PENALTY):
        name = decision.fact("ground")
        ground = MATRIX.get(name)
        if ground is None:
            continue
        if ground.correction:
            yield from _correction(ctx, decision)
        if name == NOT_ESTABLISHED:
            yield from _not_established(ctx, decision)
        yield from _age(ctx, decision, name)
        yield from _limitation(ctx, decision, name)
        yield from _grounds_told(ctx, decision, name)
    yield from _lessons(ctx)


def _asked(ctx: Context) -> Iterator[Demand]:
    """The papers that the grounds of the decisions ask for, or that of the one to come."""
    decisions = of_role(ctx, Role.DECISION_NO_PENALTY)
    for decision in decisions:
        yield from _asked_by(ctx, decision)
    if decisions or Role.DECISION_NO_PENALTY not in expected(ctx):
        return
    name, presumed = foreseen_ground(ctx)
    for role, code in _of(name):
        met = bool(of_role(ctx, role))
        yield Demand(roles=(role,), code=code, met=met, presumed=presumed)


def _asked_by(ctx: Context, decision: Paper) -> Iterator[Demand]:
    for role, code in _of(decision.fact("ground")):
        yield Demand(
            roles=(role,),
            code=code,
            met=bool(up_to(ctx, role, decision)),
            where=at_fact(decision, "ground"),
            params={"title": decision.type.title},
        )


def _of(name: object) -> Iterator[tuple[Role, Code]]:
    ground = MATRIX.get(str(name))
    if ground is not None and ground.education:
        yield Role.EDUCATION, NO_EDUCATION
    if ground is not None and ground.correction:
        yield Role.RECHECK, NO_PROOF


def _lessons(ctx: Context) -> Iterator[Finding]:
    """Who is educated is told of a rule that was violated."""
    violated = {_article(each) for each in (ctx.data.get("conduct") or {}).get("violated") or ()}
    for paper in of_role(ctx, Role.EDUCATION):
        taught = {_article(each) for each in paper.fact("articles") or ()}
        if violated and taught and violated.isdisjoint(taught):
            yield ctx.found(OTHER_LESSON, at_fact(paper, "articles"), title=paper.type.title)


def _article(cited: Mapping[str, Any]) -> tuple[str, int, int]:
    return cited["law"], cited["article"], cited.get("article_suffix") or 0


def _correction(ctx: Context, decision: Paper) -> Iterator[Finding]:
    for last in up_to(ctx, Role.RECHECK, decision)[-1:]:
        code = {"not_corrected": UNCORRECTED, "late": CORRECTED_LATE}.get(last.fact("outcome"))
        if code:
            yield ctx.found(code, at_fact(last, "outcome"), title=last.type.title)


def _not_established(ctx: Context, decision: Paper) -> Iterator[Finding]:
    for paper in of_role(ctx, Role.EDUCATION):
        yield ctx.found(EDUCATED, paper.pointer, title=paper.type.title)
    withdrawn = {
        ident for each in of_role(ctx, Role.AMENDMENT) for ident in fact_refs(each, "answers")
    }
    for paper in of_role(ctx, Role.CORRECTION_ORDER, Role.COMMITMENT):
        if paper.id not in withdrawn:
            params = {"title": paper.type.title, "other": decision.type.title}
            yield ctx.found(ORDER_REMAINS, paper.pointer, **params)
    for at, text in ctx.content.texts_of(decision):
        for word in VIOLATION_WORDS:
            if word in own_words(text):
                yield ctx.found(GUILTY_WORDS, at, title=decision.type.title, word=word)


def _age(ctx: Context, decision: Paper, ground: str) -> Iterator[Finding]:
    years = age_on_the_day(ctx)
    if years is None or ctx.data["party"]["kind"] != "person":
        return
    if (ground == UNDER_FOURTEEN) != (years < FOURTEEN):
        code = OF_AGE if ground == UNDER_FOURTEEN else UNDER_AGE
        yield ctx.found(code, at_fact(decision, "ground"), title=decision.type.title)


def _limitation(ctx: Context, decision: Paper, ground: str) -> Iterator[Finding]:
    ends, found = limitation_ends(ctx), day(ctx.data["source"]["received_at"])
    if ground == LIMITATION and ends and found and found <= ends:
        at = at_fact(decision, "ground")
        yield ctx.found(WITHIN_LIMITATION, at, title=decision.type.title, day=ends)


def _grounds_told(ctx: Context, decision: Paper, ground: str) -> Iterator[Finding]:
    for paper in of_role(ctx, Role.LIST_REVIEW, Role.COMMITMENT):
        told = paper.fact("ground")
        if told and ground.startswith("33-1") and told != ground:
            at = at_fact(decision, "ground")
            yield ctx.found(OTHER_GROUND, at, title=decision.type.title, other=paper.type.title)
    for paper in of_role(ctx, Role.INVESTIGATION):
        if paper.fact("ground") not in (None, ground):
            at = at_fact(decision, "ground")
            yield ctx.found(OTHER_GROUND, at, title=decision.type.title, other=paper.type.title)


RULES = (
    Rule(
        number="R1",
        codes=(
            NO_EDUCATION,
            OTHER_LESSON,
            EDUCATED,
            ORDER_REMAINS,
            NO_PROOF,
            UNCORRECTED,
            CORRECTED_LATE,
            GUILTY_WORDS,
            OF_AGE,
            UNDER_AGE,
            WITHIN_LIMITATION,
            OTHER_GROUND,
        ),
        check=_matrix,
        asks=_asked,
    ),
)
