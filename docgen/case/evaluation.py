"""Scoring a file as an evaluator of dossiers would (案卷评查): deductions with place and reason.

Pure: the findings are those of the rules at sealing, the standard is data. Not for pages of a
sealed volume, which the service adds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.catalogue.standard import Standard, StandardItem, StandardPart

if TYPE_CHECKING:
    from docgen.values import Finding

__all__ = ["Deduction", "Evaluation", "PartScore", "evaluate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deduction:
    """What one finding costs: 0 where its item has taken all it may, or is a defect."""

    item: StandardItem
    finding: Finding
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartScore:
    """What a part gives."""

    part: StandardPart
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """A scored file.

    Attributes:
        standard: the standard applied.
        score: the points left; 0 where there is a defect.
        parts: what each part gives, before a defect takes all.
        deductions: one for each finding, in the order of the standard.
        defects: the items that fail the whole file.
    """

    standard: Standard
    score: int
    parts: tuple[PartScore, ...]
    deductions: tuple[Deduction, ...]
    defects: tuple[StandardItem, ...]

    @property
    def passed(self) -> bool:
        """Whether the file passes."""
        return not self.defects and self.score >= self.standard.passing


def evaluate(findings: Sequence[Finding], standard: Standard) -> Evaluation:
    """Score the findings of a case."""
    deductions = [
        deduction
        for item in standard.items
        for deduction in _deductions(
            item, [f for f in findings if standard.item_of(f.code) is item]
        )
    ]
    parts = tuple(PartScore(part=part, score=_left(part, deductions)) for part in standard.parts)
    defects = tuple(dict.fromkeys(each.item.code for each in deductions if each.item.zero))
    failing = tuple(item for item in standard.items if item.code in defects)
    return Evaluation(
        standard=standard,
        score=0 if failing else sum(each.score for each in parts),
        parts=parts,
        deductions=tuple(deductions),
        defects=failing,
    )


def _deductions(item: StandardItem, findings: Sequence[Finding]) -> list[Deduction]:
    taken = 0
    found: list[Deduction] = []
    for finding in findings:
        points = 0 if item.zero or (found and not item.each) else item.points
        points = min(points, max(item.most - taken, 0))
        taken += points
        found.append(Deduction(item=item, finding=finding, points=points))
    return found


def _left(part: StandardPart, deductions: Sequence[Deduction]) -> int:
    lost = sum(each.points for each in deductions if each.item.part == part.code)
    return max(part.points - lost, 0)
