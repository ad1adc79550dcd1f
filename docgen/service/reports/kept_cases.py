"""Every case that is kept, with how far it came: as its dossier holds it, or as it stands open.

Not for what is told of the cases (``registers``, ``overview``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.archive import Archive
from archive.values import DossierRecord
from docgen.case import Case, Paper, load_case
from docgen.catalogue import Catalogue
from docgen.registry.registry import Registry
from docgen.service.reports.evaluating import case_as_sealed

__all__ = ["KeptCase", "kept_cases"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCase:
    """A case, whether its dossier is sealed, and the ids of its issued papers."""

    case: Case
    is_sealed: bool
    issued: frozenset[str]

    @property
    def papers(self) -> tuple[Paper, ...]:
        """Its issued papers; what is still being written is none of them."""
        return tuple(paper for paper in self.case.papers if paper.id in self.issued)


def kept_cases(
    archive: Archive, records: Iterable[DossierRecord], registry: Registry, catalogue: Catalogue
) -> Iterator[KeptCase]:
    """The cases of the dossiers, then the open ones; those that no longer load are left out."""
    for record in records:
        case = load_case(case_as_sealed(archive, record), catalogue=catalogue).case
        if case is not None:
            issued = frozenset(paper.id for paper in case.papers)
            yield KeptCase(case=case, is_sealed=True, issued=issued)
    with registry.reading() as unit:
        for each in registry.open_cases():
            case = load_case(each.content, catalogue=catalogue).case
            if case is not None:
                yield KeptCase(case=case, is_sealed=False, issued=unit.cases.issued(each.key))
