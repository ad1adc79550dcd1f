"""Whether what is cited exists, was in force on the day, and is cited in full (R12, R26).

Knows only the statutes of its settings; an unknown one is taken as it is. Not for whether the
cited article fits the conduct: that is a person's judgement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from docgen.case.rules.model import Code, Context, Rule, Weight
from docgen.case.rules.reading import citations, day
from docgen.values import Finding

__all__ = ["RULES"]

NO_BASIS = Code(
    name="R12-basis-missing", clause="行政处罚法第五十九条第一款第三项", weight=Weight.ERROR
)
NOT_IN_FORCE = Code(name="R12-law-not-in-force", clause="行政处罚法第三十七条", weight=Weight.ERROR)
NO_ARTICLE = Code(
    name="R12-article-does-not-exist",
    clause="行政处罚法第五十九条第一款第三项",
    weight=Weight.ERROR,
)
SHORT_NAME = Code(name="R26-law-name-short", clause="案卷评查标准", weight=Weight.WARNING)
MARKED_NAME = Code(name="R26-law-name-marked", clause="案卷评查标准", weight=Weight.WARNING)
NO_PARAGRAPH = Code(name="R26-paragraph-missing", clause="案卷评查标准", weight=Weight.WARNING)

STATE = "中华人民共和国"
BOOK_MARKS = "《》〈〉"


def _basis(ctx: Context) -> Iterator[Finding]:
    conduct = ctx.data.get("conduct")
    if conduct is not None and not conduct["violated"]:
        yield ctx.found(NO_BASIS, "/conduct/violated")
    for at, cited in citations(ctx.data, ""):
        statute = ctx.config.statutes.get(cited["law"])
        if statute is None:
            continue
        acted = _day_of(ctx, at)
        begun = acted is None or statute.in_force_from <= acted
        ended = acted and statute.in_force_to is not None and acted > statute.in_force_to
        if not begun or ended:
            yield ctx.found(NOT_IN_FORCE, f"{at}/law", law=cited["law"], day=acted)
        elif statute.articles is not None and cited["article"] > statute.articles:
            yield ctx.found(NO_ARTICLE, f"{at}/article", law=cited["law"], article=cited["article"])


def _day_of(ctx: Context, at: str) -> date | None:
    """The day by which a citation is judged: of its paper, else of the conduct (处罚法 37)."""
    for paper in ctx.case.papers:
        if at.startswith(f"{paper.pointer}/"):
            return day(paper.date)
    return day((ctx.data.get("conduct") or {}).get("at"))


def _shape(ctx: Context) -> Iterator[Finding]:
    for at, cited in citations(ctx.data, ""):
        law = cited["law"]
        if any(mark in law for mark in BOOK_MARKS):
            yield ctx.found(MARKED_NAME, f"{at}/law", law=law)
        elif law.endswith("法") and not law.endswith("办法") and not law.startswith(STATE):
            yield ctx.found(SHORT_NAME, f"{at}/law", law=law)
        if not cited.get("paragraph") and _is_divided(ctx, cited):
            yield ctx.found(NO_PARAGRAPH, at, law=law, article=cited["article"])


def _is_divided(ctx: Context, cited: Mapping[str, Any]) -> bool:
    """Whether the article is known to have several paragraphs, or is quoted with several."""
    if "\n" in (cited.get("text") or "").strip() and not cited.get("item"):
        return True
    statute = ctx.config.statutes.get(cited["law"])
    return statute is not None and cited["article"] in statute.divided


RULES = (
    Rule(number="R12", codes=(NO_BASIS, NOT_IN_FORCE, NO_ARTICLE), check=_basis),
    Rule(number="R26", codes=(SHORT_NAME, MARKED_NAME, NO_PARAGRAPH), check=_shape),
)
