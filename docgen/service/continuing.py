"""Going on with numbers after a restore: the last ones given are told as they stand on papers.

Not for which number comes next (``numbering``), nor for counting (``docgen.registry``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from docgen.registry.numbers import DOSSIERS, NumberPattern, parse_dossier
from docgen.registry.registry import Registry
from docgen.registry.unit import Unit
from docgen.registry.values import Series
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.service.errors import NumberUnreadError
from docgen.service.numbering import mark_of

__all__ = ["agencies_of", "go_on", "read_series"]


def agencies_of(registry: Registry) -> tuple[str, ...]:
    """The codes of the agencies that are known, by their cases, their series or their people."""
    with registry.reading() as unit:
        known = {*unit.cases.agencies(), *(each.code for each in unit.agencies.all())}
    return tuple(sorted(known | {each.agency for each in registry.series()}))


def read_series(
    registry: Registry,
    numbers: Iterable[str],
    *,
    agencies: Collection[str],
    pattern: NumberPattern,
    kinds: Collection[str],
) -> tuple[Series, ...]:
    """The series of numbers as they stand on papers, each with its serial as the last one.

    Raises:
        NumberUnreadError: a number is of no series of these agencies.
    """
    marks = {each: mark_of(registry, each) for each in agencies}
    longest_first = sorted(kinds, key=len, reverse=True)
    found = []
    for number in numbers:
        series = next(_readings(number, marks, pattern, longest_first), None)
        if series is None:
            raise NumberUnreadError(number=number)
        found.append(series)
    return tuple(found)


def _readings(
    number: str, marks: dict[str, str], pattern: NumberPattern, kinds: Collection[str]
) -> Iterator[Series]:
    dossier = parse_dossier(number)
    if dossier is not None and dossier[0] in marks:
        yield Series(agency=dossier[0], kind=DOSSIERS, year=dossier[1], last=dossier[2])
    for agency, mark in marks.items():
        # Where several agencies number alike, only the mark tells whose a number is.
        for kind in kinds if mark or len(marks) == 1 else ():
            read = pattern.read(number, mark=mark, kind=kind)
            if read is not None:
                yield Series(agency=agency, kind=kind, year=read[0], last=read[1])


def go_on(registry: Registry, after: Iterable[Series], occasion: Occasion) -> None:
    """Give numbers again, each series after the serial told; written on the audit trail."""
    told = tuple(after)

    def note(unit: Unit) -> None:
        detail = {f"{each.agency}:{each.kind}:{each.year}": str(each.last) for each in told}
        entry = occasion.entry(Action.SETTING_MANAGE, "numbers:continue", detail=detail)
        unit.audit.append([entry])

    registry.go_on(told, also=note)
