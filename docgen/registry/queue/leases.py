"""Jobs as workers hold them, in the caller's transaction: on a lease that a sign of life renews.

A worker that dies lets its lease run out, and another takes the job up. Every writing transaction
holds the one write lock, so what is read here stays true until it commits, on SQLite and on
PostgreSQL alike. A worker that lost its lease can write nothing more of the job. Not for doing it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, insert, or_, select, update

from docgen.registry._service_tables import job_files, jobs
from docgen.registry.errors import JobDeadlineError, JobWorkerLostError
from docgen.registry.queue.jobs import job_row
from docgen.registry.queue.moments import moment, stamp
from docgen.registry.queue.values import JobFile, JobRow, JobState

__all__ = ["LATE", "Beat", "Leases", "QueueState", "backoff"]

FIRST_WAIT_S = 2
LONGEST_WAIT_S = 600
LATE: Mapping[str, Any] = {"code": JobDeadlineError.code, "params": {}}
LOST: Mapping[str, Any] = {"code": JobWorkerLostError.code, "params": {}}


class Beat(StrEnum):
    """What a worker learns when it gives a sign of life."""

    GO_ON = "go-on"
    CANCEL = "cancel"
    LATE = "late"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueState:
    """How much is to be done: jobs by state, and since when the oldest due one waits."""

    waiting: int
    running: int
    oldest_due: datetime | None


def backoff(attempts: int) -> timedelta:
    """How long a job rests after so many attempts that failed: 2 s, doubled up to ten minutes."""
    exponent = min(max(attempts - 1, 0), 16)
    return timedelta(seconds=min(FIRST_WAIT_S * 2**exponent, LONGEST_WAIT_S))


class Leases:
    """The jobs of a registry as workers take and return them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def is_due(self, now: datetime) -> bool:
        """Whether there is anything to claim or to put right; reads only."""
        at = stamp(now)
        waits = and_(jobs.c.state == "waiting", or_(jobs.c.run_at <= at, jobs.c.deadline <= at))
        stale = and_(jobs.c.state == "running", jobs.c.leased_until <= at)
        query = select(jobs.c.id).where(or_(waits, stale)).limit(1)
        return self._connection.execute(query).first() is not None

    def claim(
        self, *, by: str, now: datetime, lease: timedelta, kinds: Collection[str]
    ) -> JobRow | None:
        """Take the job that has been due longest, until ``now + lease``; None where none is due.

        ``by`` names one run of one worker process, so that no other can be taken for it.
        """
        self.sweep(now)
        due = (
            select(jobs.c.id)
            .where(jobs.c.state == "waiting", jobs.c.run_at <= stamp(now))
            .where(jobs.c.kind.in_(sorted(kinds)))
            .order_by(jobs.c.run_at, jobs.c.created_at, jobs.c.id)
            .limit(1)
            .scalar_subquery()
        )
        taken = {
            "state": "running",
            "attempts": jobs.c.attempts + 1,
            "leased_by": by,
            "leased_until": stamp(now + lease),
            "started_at": func.coalesce(jobs.c.started_at, stamp(now)),
        }
        claimed = update(jobs).where(jobs.c.id == due).values(taken).returning(jobs)
        row = self._connection.execute(claimed).mappings().one_or_none()
        return None if row is None else job_row(row)

    def renew(self, job: JobRow, *, now: datetime, lease: timedelta) -> Beat:
        """Give a sign of life; what the worker is to do next."""
        query = select(jobs.c.cancel_asked).where(_held(job))
        cancel = self._connection.execute(query).scalar_one_or_none()
        if cancel is None:
            return Beat.LOST
        if job.deadline <= now:
            return Beat.LATE
        renewed = update(jobs).where(_held(job)).values(leased_until=stamp(now + lease))
        self._connection.execute(renewed)
        return Beat.CANCEL if cancel else Beat.GO_ON

    def progress(self, job: JobRow, *, done: int, total: int) -> bool:
        """Say how far the job is; False where it is no longer held."""
        told = update(jobs).where(_held(job)).values(done=done, total=total)
        return self._connection.execute(told).rowcount == 1

    def finish(
        self,
        job: JobRow,
        *,
        result: Mapping[str, Any],
        files: Iterable[JobFile] = (),
        now: datetime,
    ) -> bool:
        """End a job well, with what it made; False, and nothing kept, where it is not held."""
        text = json.dumps(dict(result), ensure_ascii=False, sort_keys=True)
        if not self._end(job, "done", now, result=text):
            return False
        rows = [
            {"job": job.id, "name": each.name, "media_type": each.media_type, "data": each.data}
            for each in files
        ]
        if rows:
            self._connection.execute(insert(job_files), rows)
        return True

    def fail(
        self, job: JobRow, *, error: Mapping[str, Any], can_retry: bool, now: datetime
    ) -> JobState | None:
        """A job did not succeed: it waits for another attempt, or has failed; None if not held."""
        text = json.dumps(dict(error), ensure_ascii=False, sort_keys=True)
        again = now + backoff(job.attempts)
        if not can_retry or job.attempts >= job.most_attempts or again >= job.deadline:
            return "failed" if self._end(job, "failed", now, error=text) else None
        return "waiting" if self._rest(job, run_at=again, error=text) else None

    def cancelled(self, job: JobRow, *, now: datetime) -> bool:
        """End a job that was called off."""
        return self._end(job, "cancelled", now)

    def give_back(self, job: JobRow, *, now: datetime) -> bool:
        """Return a job that was not done, as when the worker is stopped; it is no attempt."""
        return self._rest(job, run_at=now, attempts=job.attempts - 1)

    def sweep(self, now: datetime) -> int:
        """End or take up again what nobody works on any more; how many jobs it concerned."""
        at = stamp(now)
        stale = and_(jobs.c.state == "running", jobs.c.leased_until <= at)
        late = or_(stale, jobs.c.state == "waiting") & (jobs.c.deadline <= at)
        worn = jobs.c.attempts >= jobs.c.most_attempts
        return (
            self._settle(stale & (jobs.c.cancel_asked == 1), state="cancelled", ended_at=at)
            + self._settle(late, state="failed", error=json.dumps(LATE), ended_at=at)
            + self._settle(stale & worn, state="failed", error=json.dumps(LOST), ended_at=at)
            + self._settle(stale, state="waiting", run_at=at)
        )

    def state(self, now: datetime) -> QueueState:
        """How much there is to be done."""
        counted = select(jobs.c.state, func.count()).group_by(jobs.c.state)
        counts = {row[0]: row[1] for row in self._connection.execute(counted)}
        oldest = select(func.min(jobs.c.run_at)).where(
            jobs.c.state == "waiting", jobs.c.run_at <= stamp(now)
        )
        return QueueState(
            waiting=counts.get("waiting", 0),
            running=counts.get("running", 0),
            oldest_due=moment(self._connection.execute(oldest).scalar_one()),
        )

    def _settle(self, condition: ColumnElement[bool], **values: str) -> int:
        freed = {"leased_until": None, "leased_by": None, **values}
        return self._connection.execute(update(jobs).where(condition).values(freed)).rowcount

    def _end(self, job: JobRow, state: JobState, now: datetime, **values: str) -> bool:
        ended = {"error": None, **values, "state": state, "ended_at": stamp(now)}
        freed = {"leased_until": None, "leased_by": None}
        done = update(jobs).where(_held(job)).values(ended | freed)
        return self._connection.execute(done).rowcount == 1

    def _rest(self, job: JobRow, *, run_at: datetime, **values: Any) -> bool:  # noqa: ANN401 - columns
        waits = {"state": "waiting", "run_at": stamp(run_at), **values}
        freed = {"leased_until": None, "leased_by": None}
        done = update(jobs).where(_held(job)).values(waits | freed)
        return self._connection.execute(done).rowcount == 1


def _held(job: JobRow) -> ColumnElement[bool]:
    """Whether the job still is this worker's, in this attempt."""
    return and_(
        jobs.c.id == job.id,
        jobs.c.state == "running",
        jobs.c.leased_by == job.leased_by,
        jobs.c.attempts == job.attempts,
    )
