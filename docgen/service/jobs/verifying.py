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
AT_ONCE = 100


def verify_archive(work: Work) -> Outcome:
    """Check the dossiers that ``params`` names, or all: some now, the rest in a job that follows.

    So that other jobs have their turn, one job checks ``at_once`` dossiers, in the order of their
    numbers; ``params`` of the next says ``after`` which it goes on.
    """
    office, params = work.bench.office, work.job.params
    listed = {*office.archive.numbers(), *office.registry.sealed()}
    wanted = sorted(params.get("dossiers") or listed)
    left = [number for number in wanted if number > params.get("after", "")]
    most = int(params.get("at_once", AT_ONCE))
    now, rest = left[:most], left[most:]
    broken: list[VerificationReport] = []
    for place, number in enumerate(now, 1):
        report = office.verify(number, trust=())
        if report.verdict == _BROKEN:
            broken.append(report)
        work.progress(place, len(now))
    return Outcome(
        result={"verified": len(now), "broken": [each.subject for each in broken]},
        events=tuple(_event(work, report) for report in broken),
        follow=({**params, "after": now[-1]},) if rest else (),
    )


def _event(work: Work, report: VerificationReport) -> Event:
    number = report.subject
    told = {"dossier": number, "codes": sorted({each.code for each in report.findings})}
    parsed = parse_dossier(number)
    agency = parsed[0] if parsed else ""
    once = f"{number}:{work.bench.now().date()}"
    return work.event("verification.failed", told, agency=agency, once=once)
