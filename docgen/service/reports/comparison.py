"""Holds the archive to the registry's list of sealed dossiers: listed and not there is lost.

The archive alone cannot tell that an entry was cut off its log together with the object. Not for
what the archive finds in itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from archive.values import VerificationFinding, VerificationReport
from docgen.service.errors import DossierLostError

__all__ = ["lost_report", "refuse_lost", "with_losses"]

Editions = Mapping[str, int]


def refuse_lost(listed: Editions, kept: Editions) -> None:
    """Raise ``DossierLostError`` for the first dossier that the archive has less of than listed."""
    for number, known in sorted(listed.items()):
        found = kept.get(number, 0)
        if found < known:
            raise DossierLostError(number=number, known=known, found=found)


def with_losses(
    reports: Iterable[VerificationReport], listed: Editions, kept: Editions, *, where: str
) -> Iterator[VerificationReport]:
    """The reports of the archive, those of lost editions broken, then one per lost dossier."""
    told = set()
    for report in reports:
        told.add(report.subject)
        known, found = listed.get(report.subject, 0), kept.get(report.subject, 0)
        if known > found:
            finding = _finding(report.subject, known, found, where)
            yield replace(report, verdict="broken", findings=(*report.findings, finding))
        else:
            yield report
    for number, known in sorted(listed.items()):
        if number not in told and number not in kept:
            yield lost_report(number, known, where=where)


def lost_report(number: str, known: int, *, where: str) -> VerificationReport:
    """The report of a dossier that is listed as sealed and of which the log has no whole entry."""
    finding = _finding(number, known, 0, where)
    return VerificationReport(subject=number, verdict="broken", findings=(finding,))


def _finding(number: str, known: int, found: int, where: str) -> VerificationFinding:
    return VerificationFinding(
        code=DossierLostError.code,
        where=where,
        params={"number": number, "known": str(known), "found": str(found)},
    )
