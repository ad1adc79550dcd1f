"""Which issued papers print what another paper loses when it is voided: its number, its service.

Not for voiding, nor for what else may have changed since a paper was issued (``issuing``).
"""

from __future__ import annotations

from collections.abc import Container

from docgen.case import Case, Paper
from docgen.service.line.printing import Printer

__all__ = ["SOME_NUMBER", "papers_to_void", "prints"]

SOME_NUMBER = "〔0000〕0号"
"""Where a number would stand; any does."""


def prints(case: Case, paper: Paper, other: str, *, printer: Printer) -> bool:
    """Whether ``paper`` would read differently once ``other`` is voided and issued anew."""
    after = case.voided(other, number=SOME_NUMBER)
    texts = (printer.fill_paper(each, each.paper(paper.id), draft=False) for each in (case, after))
    return len(set(texts)) > 1


def papers_to_void(
    case: Case, issued: Container[str], voided: str, *, printer: Printer
) -> tuple[Paper, ...]:
    """The issued papers that have to be voided with the paper ``voided``, in that order.

    Those that print it, and those that print one of these, the last of the case first. ``case`` has
    the numbers that its papers were given.
    """
    found: set[str] = set()
    open_ones = [voided]
    while open_ones:
        other = open_ones.pop()
        for paper in case.papers:
            is_new = paper.id in issued and paper.id not in found and paper.id != voided
            if is_new and paper.id != other and prints(case, paper, other, printer=printer):
                found.add(paper.id)
                open_ones.append(paper.id)
    return tuple(paper for paper in reversed(case.papers) if paper.id in found)
