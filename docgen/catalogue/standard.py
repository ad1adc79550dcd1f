"""The standard of an evaluation of dossiers (案卷评查) as data: parts, items, points, defects.

An item collects findings of the rules; a defect of its own kind makes the whole file fail
(不合格卷). Not for scoring a case (``docgen.case.evaluation``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docgen.catalogue.errors import CatalogueInvalidError

__all__ = ["Standard", "StandardItem", "StandardPart", "read_standard"]

_ADVICE = "compare it with the evaluation that ships with the program"


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardPart:
    """A part of the standard with the points that it can give."""

    code: str
    title: Mapping[str, str]
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardItem:
    """One item: ``points`` off once, or for each finding up to ``most``; ``zero`` fails the file.

    An item without findings takes those that no other item names.
    """

    code: str
    title: Mapping[str, str]
    part: str
    zero: bool
    points: int
    each: bool
    most: int
    findings: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A whole standard; ``passing`` is the least score of a file that passes."""

    title: str
    passing: int
    parts: tuple[StandardPart, ...]
    items: tuple[StandardItem, ...]

    def item_of(self, finding: str) -> StandardItem | None:
        """The item that a finding belongs to."""
        named = next((item for item in self.items if finding in item.findings), None)
        return named or next((item for item in self.items if not item.findings), None)


def read_standard(document: Mapping[str, Any], where: str) -> Standard:
    """The standard of a list file that its schema accepts.

    Raises:
        CatalogueInvalidError: an item of a part that does not exist, or a finding in two items.
    """
    parts = tuple(
        StandardPart(code=part["code"], title=part["title"], points=part["points"])
        for part in document["parts"]
    )
    items = tuple(
        StandardItem(**{**item, "findings": frozenset(item["findings"])})
        for item in document["items"]
    )
    known = {part.code for part in parts}
    stray = next((item.code for item in items if item.part not in known), None)
    if stray is not None:
        raise CatalogueInvalidError(
            what=f"the item `{stray}` has no part", where=where, next=_ADVICE
        )
    named = [finding for item in items for finding in item.findings]
    twice = next((finding for finding in sorted(named) if named.count(finding) > 1), None)
    if twice is not None:
        raise CatalogueInvalidError(what=f"{twice} in two items", where=where, next=_ADVICE)
    return Standard(title=document["title"], passing=document["pass"], parts=parts, items=items)
