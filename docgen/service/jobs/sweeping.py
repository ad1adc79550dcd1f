"""The job ``sweep``: forgets what is no longer needed, and marks where the audit trail stands.

Not for what must stay: cases, audit.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from docgen.registry.queue.values import JobRow
from docgen.registry.registry import Registry
from docgen.service.access.marks import mark_trail
from docgen.service.jobs.work import Outcome, Work

__all__ = ["sweep"]

_ANSWERS_KEPT = timedelta(days=7)
_UNUSED_FILES_KEPT = timedelta(days=7)
_BELIEVED_AT_MOST = timedelta(days=1)
_LOOKED_AT = 100


def sweep(work: Work) -> Outcome:
    """Forget what has expired: uploads, unused files, answers, jobs and messages that ended."""
    bench = work.bench
    mark_trail(bench.registry, bench.office.home.marks, bench.now())
    now = _believed(bench.registry, work.job.agency, bench.now())
    kept = timedelta(days=bench.office.settings.jobs_kept_days)
    forgotten: dict[str, int | str] = {"until": now.isoformat()}
    with bench.registry.writing() as unit:
        forgotten["answers"] = unit.answers.sweep(now - _ANSWERS_KEPT)
    with bench.registry.writing() as unit:
        forgotten["uploads"] = unit.files.sweep(now=now, unused_since=now - _UNUSED_FILES_KEPT)
    with bench.registry.writing() as unit:
        forgotten["jobs"] = unit.jobs.forget(now - kept)
        forgotten["deliveries"] = unit.deliveries.forget(now - kept)
    return Outcome(result=forgotten)


def _believed(registry: Registry, agency: str, now: datetime) -> datetime:
    """The time, or a day after that of the last sweeps where the clock says it is later still.

    A clock that leaps ahead would else have years forgotten before anybody can put it right; after
    a standstill the sweeps of some hours make up for it.
    """
    with registry.reading() as unit:
        swept = unit.jobs.page(agency, limit=_LOOKED_AT, state="done", kind="sweep")
    latest = max(map(_until, swept), default=now)
    return min(now, latest + _BELIEVED_AT_MOST)


def _until(swept: JobRow) -> datetime:
    told = (swept.result or {}).get("until")
    return datetime.fromisoformat(told) if told else swept.created_at
