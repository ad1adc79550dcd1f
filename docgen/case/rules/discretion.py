"""Whether a fine follows the benchmark of discretion that covers the conduct (R35).

Source: 国办发〔2022〕27号, under 行政处罚法 34: a decision says how a benchmark was applied. Knows
the benchmarks of the list; a conduct in none is decided under the law. Not for whether a penalty
is fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from docgen.case.money import amount_of
from docgen.case.rules.model import Code, Context, Rule, Weight
from docgen.case.rules.reading import at_fact, day, of_role
from docgen.catalogue.statutes import plain_text
from docgen.values import Finding, Role

if TYPE_CHECKING:
    from docgen.case.values import Paper
    from docgen.catalogue.matters import Benchmark, Grade

__all__ = ["RULES"]

CLAUSE = "国办发〔2022〕27号、行政处罚法第三十四条"

UNCITED = Code(name="R35-benchmark-uncited", clause=CLAUSE, weight=Weight.ERROR)
OUTSIDE = Code(name="R35-outside-benchmark", clause=CLAUSE, weight=Weight.WARNING)

PENALTIES = (Role.VIOLATION_NOTICE, Role.DECISION_PENALTY, Role.DECISION_ON_THE_SPOT)
_CITED = re.compile("裁量(?:权)?(?:基准|标准)")


def _benchmarks(ctx: Context) -> Iterator[Finding]:
    conduct = ctx.data.get("conduct")
    acted = day((conduct or {}).get("at"))
    if conduct is None or acted is None:
        return
    for paper in of_role(ctx, *PENALTIES):
        fine = paper.fact("amount")
        covering = ctx.catalogue.lists.benchmarks.covering(conduct, acted) if fine else ()
        if covering:
            yield from _applied(ctx, paper, amount_of(fine), covering[0])


def _applied(ctx: Context, paper: Paper, fine: Decimal, benchmark: Benchmark) -> Iterator[Finding]:
    text = plain_text("".join(text for _, text in ctx.content.texts_of(paper)))
    at, title = at_fact(paper, "amount"), paper.type.title
    named = {"title": title, "list": benchmark.list, "item": benchmark.item}
    # The form of a decision on the spot has no place for reasons.
    has_reasons = paper.type.role is not Role.DECISION_ON_THE_SPOT
    if has_reasons and not _is_cited(text, benchmark):
        yield ctx.found(UNCITED, at, **named)
    grades = _named(text, benchmark) or benchmark.grades
    least = min(each.at_least for each in grades)
    most = max(each.at_most for each in grades)
    if not least <= fine <= most:
        yield ctx.found(OUTSIDE, at, **named, least=least, most=most)


def _is_cited(text: str, benchmark: Benchmark) -> bool:
    """Whether a benchmark is cited, and this one by the number of its own document."""
    numbers = re.findall(f"《{re.escape(benchmark.list)}》[（(]([^（()）]+)[)）]", text)
    return bool(_CITED.search(text)) and set(numbers) <= {benchmark.document}


def _named(text: str, benchmark: Benchmark) -> tuple[Grade, ...]:
    """The one step that a paper says it applies; none where it names several, or no step."""
    said = tuple(each for each in benchmark.grades if re.search(_said(each.degree), text))
    return said if len(said) == 1 else ()


def _said(degree: str) -> str:
    word = re.escape(degree)
    return f"“{word}”|(?:属于|属|情节|后果){word}|{word}(?:情形|情节|档|等次|违法)"


RULES = (Rule(number="R35", codes=(UNCITED, OUTSIDE), check=_benchmarks),)
