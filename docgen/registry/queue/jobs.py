"""Jobs in the caller's transaction: asked for, looked at, called off. Not for doing them."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, delete, insert, or_, select, update

from docgen.registry._service_tables import job_files, jobs
from docgen.registry.queue.moments import moment, stamp
from docgen.registry.queue.values import JobFile, JobRow, JobState, NewJob

__all__ = ["Jobs", "job_row"]

_OPEN: tuple[JobState, ...] = ("waiting", "running")
_ENDED: tuple[JobState, ...] = ("done", "failed", "cancelled")


class Jobs:
    """The jobs of a registry, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, job: NewJob) -> None:
        """Ask for a job."""
        row = {
            "id": job.id,
            "agency": job.agency,
            "kind": job.kind,
            "target": job.target,
            "params": json.dumps(dict(job.params), ensure_ascii=False, sort_keys=True),
            "state": "waiting",
            "done": 0,
            "total": 0,
            "attempts": 0,
            "most_attempts": job.most_attempts,
            "run_at": stamp(job.run_at),
            "deadline": stamp(job.deadline),
            "cancel_asked": 0,
            "created_at": stamp(job.created_at),
            "created_by": job.created_by,
            "correlation": job.correlation,
        }
        self._connection.execute(insert(jobs).values(row))

    def add_once(self, job: NewJob) -> bool:
        """Ask for a job whose id says what it is for; False where it was asked for before."""
        query = select(jobs.c.id).where(jobs.c.id == job.id)
        if self._connection.execute(query).first() is not None:
            return False
        self.add(job)
        return True

    def find(self, agency: str, ident: str) -> JobRow | None:
        """A job of an agency."""
        query = select(jobs).where(jobs.c.agency == agency, jobs.c.id == ident)
        row = self._connection.execute(query).mappings().one_or_none()
        return None if row is None else job_row(row)

    def open_for(self, agency: str, kind: str, target: str) -> JobRow | None:
        """The job of a kind that is still to be done for a target, if there is one."""
        query = select(jobs).where(
            jobs.c.agency == agency,
            jobs.c.kind == kind,
            jobs.c.target == target,
            jobs.c.state.in_(_OPEN),
        )
        row = self._connection.execute(query.order_by(jobs.c.created_at)).mappings().first()
        return None if row is None else job_row(row)

    def page(
        self,
        agency: str,
        *,
        limit: int,
        before: tuple[datetime, str] | None = None,
        state: JobState | None = None,
        kind: str | None = None,
    ) -> tuple[JobRow, ...]:
        """Jobs of an agency, newest first, those older than ``before`` (creation and id)."""
        query = select(jobs).where(jobs.c.agency == agency)
        if state is not None:
            query = query.where(jobs.c.state == state)
        if kind is not None:
            query = query.where(jobs.c.kind == kind)
        if before is not None:
            at, ident = stamp(before[0]), before[1]
            same = and_(jobs.c.created_at == at, jobs.c.id < ident)
            query = query.where(or_(jobs.c.created_at < at, same))
        query = query.order_by(jobs.c.created_at.desc(), jobs.c.id.desc()).limit(limit)
        return tuple(job_row(row) for row in self._connection.execute(query).mappings())

    def cancel(self, agency: str, ident: str, now: datetime) -> JobRow | None:
        """Call a job off: one that waits at once, one that runs at its next sign of life."""
        mine = (jobs.c.agency == agency) & (jobs.c.id == ident)
        waiting = update(jobs).where(mine, jobs.c.state == "waiting")
        self._connection.execute(waiting.values(state="cancelled", ended_at=stamp(now)))
        running = update(jobs).where(mine, jobs.c.state == "running")
        self._connection.execute(running.values(cancel_asked=1))
        return self.find(agency, ident)

    def file(self, job: JobRow, name: str) -> JobFile | None:
        """A file that a job made."""
        query = select(job_files).where(job_files.c.job == job.id, job_files.c.name == name)
        row = self._connection.execute(query).mappings().one_or_none()
        if row is None:
            return None
        return JobFile(name=row["name"], media_type=row["media_type"], data=bytes(row["data"]))

    def file_names(self, job: JobRow) -> tuple[str, ...]:
        """The names of the files that a job made."""
        query = select(job_files.c.name).where(job_files.c.job == job.id)
        return tuple(self._connection.execute(query.order_by(job_files.c.name)).scalars())

    def forget(self, ended_before: datetime) -> int:
        """Forget the jobs that ended before a time, with their files; how many."""
        old = jobs.c.state.in_(_ENDED) & (jobs.c.ended_at < stamp(ended_before))
        files = delete(job_files).where(job_files.c.job.in_(select(jobs.c.id).where(old)))
        self._connection.execute(files)
        return self._connection.execute(delete(jobs).where(old)).rowcount


def job_row(row: RowMapping) -> JobRow:
    """A row of the table as a value."""
    return JobRow(
        id=row["id"],
        agency=row["agency"],
        kind=row["kind"],
        target=row["target"],
        params=json.loads(row["params"]),
        most_attempts=row["most_attempts"],
        run_at=datetime.fromisoformat(row["run_at"]),
        deadline=datetime.fromisoformat(row["deadline"]),
        created_at=datetime.fromisoformat(row["created_at"]),
        created_by=row["created_by"],
        correlation=row["correlation"],
        state=row["state"],
        done=row["done"],
        total=row["total"],
        attempts=row["attempts"],
        cancel_asked=bool(row["cancel_asked"]),
        leased_until=moment(row["leased_until"]),
        leased_by=row["leased_by"],
        started_at=moment(row["started_at"]),
        ended_at=moment(row["ended_at"]),
        error=_object(row["error"]),
        result=_object(row["result"]),
    )


def _object(text: str | None) -> dict[str, Any] | None:
    return None if text is None else json.loads(text)
