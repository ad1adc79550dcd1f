"""The filing order of papers, by the profile that an agency chose.

The stage annotation of each instrument gives the order of the procedure; a receipt follows the
papers it lists. Not for evidence, which follows the papers.
"""

from __future__ import annotations

from collections.abc import Sequence

from docgen.case import Paper
from docgen.compose.values import FilingOrder
from docgen.values import DECISIONS, Role

__all__ = ["filing_order"]

# Compared element by element; a longer key stands right behind the one it extends.
_Key = tuple[int | str, ...]


def filing_order(papers: Sequence[Paper], profile: FilingOrder) -> tuple[Paper, ...]:
    """The papers as they are filed."""
    keys = {paper.id: _own_key(paper, index, profile) for index, paper in enumerate(papers)}
    for index, paper in enumerate(papers):
        if paper.type.role is Role.RECEIPT:
            keys[paper.id] = _receipt_key(paper, index, keys)
    return tuple(sorted(papers, key=lambda paper: keys[paper.id]))


def _own_key(paper: Paper, index: int, profile: FilingOrder) -> _Key:
    first = profile == "decision-first" and paper.type.role in DECISIONS
    return (-1 if first else paper.type.stage, paper.date, index)


def _receipt_key(paper: Paper, index: int, keys: dict[str, _Key]) -> _Key:
    """Right behind the last of the papers it lists, where any of them is bound here."""
    listed = [keys[ident] for ident in paper.fact("lists") or () if ident in keys]
    return (*max(listed), 1, index) if listed else keys[paper.id]
