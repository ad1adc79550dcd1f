"""The job ``sweep``: forgets what is no longer needed, and marks where the audit trail stands.

Not for what must stay: cases, audit.
"""

from __future__ import annotations

from datetime import timedelta

from docgen.service.access.marks import mark_trail
from docgen.service.jobs.work import Outcome, Work

__all__ = ["sweep"]

_ANSWERS_KEPT = timedelta(days=7)
_UNUSED_FILES_KEPT = timedelta(days=7)


def sweep(work: Work) -> Outcome:
    """Forget what has expired: uploads, unused files, answers, jobs and messages that ended."""
    bench, now = work.bench, work.bench.now()
    mark_trail(bench.registry, bench.office.home.marks, now)
    kept = timedelta(days=bench.office.settings.jobs_kept_days)
    forgotten = {}
    with bench.registry.writing() as unit:
        forgotten["answers"] = unit.answers.sweep(now - _ANSWERS_KEPT)
    with bench.registry.writing() as unit:
        forgotten["uploads"] = unit.files.sweep(now=now, unused_since=now - _UNUSED_FILES_KEPT)
    with bench.registry.writing() as unit:
        forgotten["jobs"] = unit.jobs.forget(now - kept)
        forgotten["deliveries"] = unit.deliveries.forget(now - kept)
    return Outcome(result=forgotten)
