"""The kinds of job: what each does, how often it is tried and how long it may take.

A new kind is a function here and a row of ``KINDS``. Not for claiming and ending jobs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from docgen.registry.queue.values import NewJob
from docgen.service.access.occasion import Occasion
from docgen.service.jobs.batch import run_batch
from docgen.service.jobs.deadlines import tell_deadlines
from docgen.service.jobs.exporting import export_registers
from docgen.service.jobs.sealing import seal_case
from docgen.service.jobs.sweeping import sweep
from docgen.service.jobs.verifying import verify_archive
from docgen.service.jobs.work import Outcome, Work

__all__ = ["KINDS", "JobKind", "asked", "planned"]


@dataclass(frozen=True, slots=True, kw_only=True)
class JobKind:
    """``most_attempts`` counts workers that died, too; ``lasts`` is from asking to the deadline."""

    run: Callable[[Work], Outcome]
    most_attempts: int
    lasts: timedelta


KINDS: Mapping[str, JobKind] = {
    "seal": JobKind(run=seal_case, most_attempts=8, lasts=timedelta(hours=2)),
    "batch": JobKind(run=run_batch, most_attempts=8, lasts=timedelta(hours=24)),
    "export": JobKind(run=export_registers, most_attempts=4, lasts=timedelta(hours=2)),
    "verify": JobKind(run=verify_archive, most_attempts=3, lasts=timedelta(hours=24)),
    "deadlines": JobKind(run=tell_deadlines, most_attempts=5, lasts=timedelta(hours=12)),
    "sweep": JobKind(run=sweep, most_attempts=3, lasts=timedelta(hours=1)),
}
_SYSTEM = "system"


def asked(
    kind: str, *, ident: str, target: str, params: Mapping[str, Any], occasion: Occasion
) -> NewJob:
    """A job that somebody asks for, to be done at once."""
    known = KINDS[kind]
    return NewJob(
        id=ident,
        agency=occasion.principal.agency,
        kind=kind,
        target=target,
        params=params,
        most_attempts=known.most_attempts,
        run_at=occasion.at,
        deadline=occasion.at + known.lasts,
        created_at=occasion.at,
        created_by=occasion.principal.actor,
        correlation=occasion.correlation,
    )


def planned(now: datetime, *, verify_days: int) -> tuple[NewJob, ...]:
    """The jobs that recur, as they are due by ``now``; the id of each names its occasion.

    ``verify_days`` is every how many days the archive is verified, 0 for never.
    """
    day = now.date()
    wanted = [("deadlines", f"deadlines-{day}"), ("sweep", f"sweep-{day}-{now.hour:02}")]
    if verify_days:
        wanted.append(("verify", f"verify-{day.toordinal() // verify_days}-{verify_days}"))
    return tuple(_recurring(kind, ident, now) for kind, ident in wanted)


def _recurring(kind: str, ident: str, now: datetime) -> NewJob:
    known = KINDS[kind]
    return NewJob(
        id=ident,
        agency="",
        kind=kind,
        target="",
        params={},
        most_attempts=known.most_attempts,
        run_at=now,
        deadline=now + known.lasts,
        created_at=now,
        created_by=_SYSTEM,
        correlation="",
    )
