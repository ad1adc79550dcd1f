"""What other cases say against this one: an officer elsewhere, copied reasons (R21, R30).

The other cases come in as evidence. What was sealed is not judged by what came to light later. Not
for records of the one case that overlap (``people``) nor for first offences (``first_offence``).
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.case.rules.model import Code, Context, Rule, Weight
from docgen.case.rules.reading import at_fact
from docgen.case.traces import likeness, own_reasons, presences, same_place
from docgen.values import Finding

__all__ = ["RULES"]

ELSEWHERE = Code(name="R21-elsewhere", clause="行政处罚法第四十二条第一款", weight=Weight.WARNING)
COPIED = Code(name="R30-reasons-alike", clause="案卷评查标准", weight=Weight.WARNING)

NEARLY_IDENTICAL = 0.85


def _elsewhere(ctx: Context) -> Iterator[Finding]:
    if not ctx.evidence.elsewhere:
        return
    for paper, person, here in presences(ctx.case):
        if paper.id in ctx.evidence.sealed:
            continue
        for other in ctx.evidence.elsewhere:
            there = other.presence
            meets = there.start < here.end and here.start < there.end
            if there.officer != here.officer or not meets or same_place(here.place, there.place):
                continue
            yield ctx.found(
                ELSEWHERE,
                at_fact(paper, "started_at"),
                title=paper.type.title,
                person=person,
                number=other.number,
                other=there.title,
            )


def _copied(ctx: Context) -> Iterator[Finding]:
    if not ctx.evidence.reasons:
        return
    for paper in ctx.case.papers:
        own = own_reasons(ctx.case, paper)
        if not own or paper.id in ctx.evidence.sealed:
            continue
        texts = {each.text: each.number for each in ctx.evidence.reasons}
        alike, number = max((likeness(own, text), number) for text, number in texts.items())
        if alike >= NEARLY_IDENTICAL:
            at = at_fact(paper, "reasons")
            yield ctx.found(COPIED, at, title=paper.type.title, number=number)


RULES = (
    Rule(number="R21", codes=(ELSEWHERE,), check=_elsewhere),
    Rule(number="R30", codes=(COPIED,), check=_copied),
)
