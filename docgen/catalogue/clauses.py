"""Clauses of law as lists name them: what a listed matter violates, and by what it is punished.

Not for whether they exist: that is the statutes'.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Clause", "read_clauses"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """An article, or a paragraph or item of it; suffix, paragraph and item are 0 if not named."""

    law: str
    article: int
    suffix: int = 0
    paragraph: int = 0
    item: int = 0

    def agrees_with(self, cited: Mapping[str, Any]) -> bool:
        """Whether a citation names the same, as far as both go into the article."""
        if (self.law, self.article) != (cited["law"], cited["article"]):
            return False
        others = (cited.get("article_suffix"), cited.get("paragraph"), cited.get("item"))
        own = (self.suffix, self.paragraph, self.item)
        if own[0] != (others[0] or 0):
            return False
        return all(not a or not b or a == b for a, b in zip(own[1:], others[1:], strict=True))


def read_clauses(entries: Iterable[Mapping[str, Any]]) -> tuple[Clause, ...]:
    """The clauses of a list entry that its schema accepts."""
    return tuple(
        Clause(
            law=entry["law"],
            article=entry["article"],
            suffix=entry.get("article_suffix", 0),
            paragraph=entry.get("paragraph", 0),
            item=entry.get("item", 0),
        )
        for entry in entries
    )
