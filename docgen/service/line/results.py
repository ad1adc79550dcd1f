"""What an office answers with, and what a search asks of it: frozen values. Not for the work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.index import Sort
    from docgen.case import Case
    from docgen.case.deadlines import Deadline
    from docgen.registry.values import Restored
    from docgen.service.drafts import Draft
    from docgen.service.line.intake import TakenCase
    from docgen.service.line.issuing import Issued
    from docgen.values import Finding

__all__ = [
    "CaseDeadlines",
    "DraftResult",
    "IssueResult",
    "RebuildResult",
    "SearchWanted",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueResult:
    """What issuing did, and what was found short of an error."""

    issued: Issued
    taken: TakenCase


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDeadlines:
    """The terms of a case, most pressing first."""

    case: Case
    deadlines: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftResult:
    """Drafts, and everything found in the case, errors of law included."""

    drafts: tuple[Draft, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RebuildResult:
    """What rebuilding did; ``made_anew`` where there was no registry any more.

    ``audit_lost`` is the entry of the audit trail up to which it is lost, or 0.
    """

    entries: int
    restored: Restored
    made_anew: bool
    audit_lost: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchWanted:
    """A search as a user asks for it."""

    query: str | None
    filters: dict[str, Sequence[str]]
    date_from: date | None = None
    date_to: date | None = None
    offset: int = 0
    limit: int = 20
    sort: Sort = "newest"
    with_internal: bool = False
