"""The job ``verify``: every dossier of the archive is checked, and what is not whole is told.

Not for checking itself (``archive.verify``).
"""

from __future__ import annotations

from archive.values import VerificationReport
from docgen.registry.numbers import parse_dossier
from docgen.registry.queue.values import Event
from docgen.service.jobs.work import Outcome, Work

__all__ = ["verify_archive"]

_BROKEN = "broken"


def verify_archive(work: Work) -> Outcome:
    """Check all dossiers, or those that ``params`` names."""
    office = work.bench.office
    listed = {*office.archive.numbers(), *office.registry.sealed()}
    numbers = tuple(work.job.params.get("dossiers") or sorted(listed))
    broken: list[VerificationReport] = []
    for place, number in enumerate(numbers, 1):
        report = office.verify(number, trust=())
        if report.verdict == _BROKEN:
            broken.append(report)
        work.progress(place, len(numbers))
    return Outcome(
        result={"verified": len(numbers), "broken": [each.subject for each in broken]},
        events=tuple(_event(work, report) for report in broken),
    )


def _event(work: Work, report: VerificationReport) -> Event:
    number = report.subject
    told = {"dossier": number, "codes": sorted({each.code for each in report.findings})}
    parsed = parse_dossier(number)
    agency = parsed[0] if parsed else ""
    once = f"{number}:{work.bench.now().date()}"
    return work.event("verification.failed", told, agency=agency, once=once)
