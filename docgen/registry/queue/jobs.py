"""Jobs in the caller's transaction: asked for, looked at. Not for doing them."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select

from docgen.registry._service_tables import jobs
from docgen.registry.queue.values import JobRow, NewJob

__all__ = ["Jobs"]


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
            "run_at": job.run_at.isoformat(),
            "deadline": job.deadline.isoformat(),
            "cancel_asked": 0,
            "created_at": job.created_at.isoformat(),
            "created_by": job.created_by,
            "correlation": job.correlation,
        }
        self._connection.execute(insert(jobs).values(row))

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
            jobs.c.state.in_(("waiting", "running")),
        )
        row = self._connection.execute(query.order_by(jobs.c.created_at)).mappings().first()
        return None if row is None else job_row(row)


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
        leased_until=_time(row["leased_until"]),
        leased_by=row["leased_by"],
        started_at=_time(row["started_at"]),
        ended_at=_time(row["ended_at"]),
        error=_object(row["error"]),
        result=_object(row["result"]),
    )


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _object(text: str | None) -> dict[str, Any] | None:
    return None if text is None else json.loads(text)
