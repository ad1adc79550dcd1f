"""Whether the minutes of a talk can have been written in its time (R31).

Counts Chinese characters against minutes; what is plausible is a setting. Not for whether times
overlap (``people``) nor for recordings (``proof``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.case.rules.model import Code, Context, Rule, Weight
from docgen.case.rules.reading import at_fact, of_role, period
from docgen.values import Finding, Role

__all__ = ["RULES"]

CLAUSE = "案卷评查标准"

TOO_MUCH = Code(name="R31-too-much-for-its-time", clause=CLAUSE, weight=Weight.WARNING)
TOO_LITTLE = Code(name="R31-too-little-for-its-time", clause=CLAUSE, weight=Weight.WARNING)

TALKS = (Role.INQUIRY, Role.INTERVIEW_RECORD, Role.STATEMENT, Role.HEARING_RECORD, Role.EDUCATION)
# Of a talk of half an hour or more something is written down each minute.
LONG_MINUTES, LEAST_PER_MINUTE = 30, 1
_CHARACTER = re.compile("[㐀-䶿一-鿿]")


def _talks(ctx: Context) -> Iterator[Finding]:
    for paper in of_role(ctx, *TALKS):
        span = period(paper)
        minutes = int((span.end - span.start).total_seconds() // 60) if span else 0
        if minutes <= 0:
            continue
        written = sum(len(_CHARACTER.findall(text)) for _, text in ctx.content.texts_of(paper))
        most = ctx.config.most_characters_per_minute
        params = {"title": paper.type.title, "minutes": minutes, "count": written}
        at = at_fact(paper, "ended_at")
        if written > most * minutes:
            yield ctx.found(TOO_MUCH, at, **params, most=most)
        elif minutes >= LONG_MINUTES and written < LEAST_PER_MINUTE * minutes:
            yield ctx.found(TOO_LITTLE, at, **params)


RULES = (Rule(number="R31", codes=(TOO_MUCH, TOO_LITTLE), check=_talks),)
