"""How a home numbers: what may be chosen, and which numbers come next.

Numbers that were given stay: each series goes on after its last serial, whatever the pattern.
Not for counting (``docgen.registry``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from docgen.catalogue import InstrumentType
from docgen.catalogue.formats import is_case_number
from docgen.errors import DocgenError
from docgen.registry.numbers import NumberPattern
from docgen.registry.registry import Registry
from docgen.registry.values import CaseKey, NumberWanted
from docgen.service.errors import NumberingUnfitError
from docgen.service.settings import Settings

__all__ = ["KEYS", "NextNumber", "Numbering", "faults_of", "mark_of", "next_numbers"]

KEYS = ("numbers.pattern", "numbers.case_kind", "numbers.register_kind")
"""The settings of numbers, in the order in which they are shown."""

_LONGEST_KIND = 10
_KIND = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fffA-Za-z]+")
_MARK, _YEAR, _HIGHEST = "示交", 2026, 99_999


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """A choice of the settings of numbers."""

    pattern: str
    case_kind: str
    register_kind: str

    @classmethod
    def of(cls, settings: Settings) -> Numbering:
        """What is in force."""
        return cls(
            pattern=settings.numbers_pattern,
            case_kind=settings.numbers_case_kind,
            register_kind=settings.numbers_register_kind,
        )

    def within(self, settings: Settings) -> Settings:
        """The settings with this choice."""
        return replace(
            settings,
            numbers_pattern=self.pattern,
            numbers_case_kind=self.case_kind,
            numbers_register_kind=self.register_kind,
        )

    def onto(self, now: Numbering, *, shown: Numbering) -> Numbering:
        """What differs here from what was ``shown``, and else what is in force ``now``."""
        ours, theirs = self.values(), now.values()
        merged = [
            ours[key] if ours[key] != each else theirs[key] for key, each in shown.values().items()
        ]
        return Numbering.from_values(merged)

    @classmethod
    def from_values(cls, values: Iterable[str]) -> Numbering:
        """From values in the order of the keys."""
        pattern, case_kind, register_kind = values
        return cls(pattern=pattern, case_kind=case_kind, register_kind=register_kind)

    def values(self) -> Mapping[str, str]:
        """By key of the setting."""
        return dict(zip(KEYS, (self.pattern, self.case_kind, self.register_kind), strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class NextNumber:
    """The number that comes next for a kind word; ``titles`` are its papers, none of cases."""

    kind: str
    titles: tuple[str, ...]
    number: str


def faults_of(
    chosen: Numbering, instruments: Iterable[InstrumentType]
) -> Mapping[str, DocgenError]:
    """What is wrong with a choice, by key of the setting; empty where all of it will do."""
    kinds = {each.number: each.title for each in instruments if each.number}
    found: dict[str, DocgenError] = {}
    for key in KEYS[1:]:
        fault = _kind_fault(chosen.values()[key], kinds)
        if fault:
            found[key] = NumberingUnfitError(what=fault)
    if chosen.case_kind == chosen.register_kind and KEYS[2] not in found:
        found[KEYS[2]] = NumberingUnfitError(what="it is that of case numbers")
    try:
        _require_official_form(chosen)
    except DocgenError as error:
        found[KEYS[0]] = error
    return found


def _kind_fault(kind: str, taken: Mapping[str, str]) -> str:
    if len(kind) > _LONGEST_KIND or not _KIND.fullmatch(kind):
        return "it must be one to ten Chinese characters or letters"
    return "papers have it already" if kind in taken else ""


def _require_official_form(chosen: Numbering) -> None:
    """Raise where numbers would not be what the schema of the case takes for one."""
    pattern = NumberPattern(chosen.pattern)
    kind = chosen.case_kind if _KIND.fullmatch(chosen.case_kind) else _MARK
    for seq in (1, _HIGHEST):
        if not is_case_number(pattern.write(mark=_MARK, kind=kind, year=_YEAR, seq=seq)):
            raise NumberingUnfitError(
                what="the year must stand in 〔〕 and the serial right before 号 (GB/T 9704)"
            )


def mark_of(registry: Registry, agency: str) -> str:
    """The mark of the agency (机关代字) as its newest case has it; "" where there is no case."""
    with registry.reading() as unit:
        rows = unit.cases.page(agency, before=None, limit=1)
    return str(json.loads(rows[0].content)["authority"]["body"]["mark"]) if rows else ""


def next_numbers(
    registry: Registry,
    chosen: Numbering,
    instruments: Iterable[InstrumentType],
    *,
    agency: str,
    mark: str,
    year: int,
) -> tuple[NextNumber, ...]:
    """What would be given next in each series of an agency. Nothing is taken by asking."""
    titles = {chosen.case_kind: [""], chosen.register_kind: [""]}
    for each in instruments:
        if each.number:
            titles.setdefault(each.number, []).append(each.title)
    wanted = [
        NumberWanted(holder=f"paper:{kind}", mark=mark, kind=kind, year=year, where="")
        for kind in titles
    ]
    planned = registry.plan(
        CaseKey(agency=agency, case_id=""), wanted, pattern=NumberPattern(chosen.pattern)
    )
    return tuple(
        NextNumber(kind=kind, titles=tuple(filter(None, named)), number=plan.number)
        for (kind, named), plan in zip(titles.items(), planned, strict=True)
    )
