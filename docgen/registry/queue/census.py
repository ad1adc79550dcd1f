"""How much there is of jobs, deliveries and audit entries, by closed sets of names.

Not for what stands in any of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import JSON, ColumnElement, Connection, cast, func, select, type_coerce

from docgen.registry._service_tables import audit, deliveries, jobs
from docgen.registry.queue.moments import moment, stamp

__all__ = ["Census", "CensusTaker"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Census:
    """``jobs`` by kind and state, ``failed`` by kind and code, ``deliveries`` by state.

    ``oldest_due`` says by kind since when the oldest due job waits.
    """

    jobs: Mapping[tuple[str, str], int]
    failed: Mapping[tuple[str, str], int]
    oldest_due: Mapping[str, datetime]
    deliveries: Mapping[str, int]
    audit_entries: int


class CensusTaker:
    """Counts, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(self, now: datetime) -> Census:
        """Count everything."""
        run = self._connection.execute
        many = func.count()
        by_state = select(jobs.c.kind, jobs.c.state, many).group_by(jobs.c.kind, jobs.c.state)
        code = self._code()
        failed = select(jobs.c.kind, code, many).where(jobs.c.state == "failed")
        due = select(jobs.c.kind, func.min(jobs.c.run_at)).where(
            jobs.c.state == "waiting", jobs.c.run_at <= stamp(now)
        )
        told = select(deliveries.c.state, many).group_by(deliveries.c.state)
        oldest = {row[0]: moment(row[1]) for row in run(due.group_by(jobs.c.kind))}
        return Census(
            jobs={(row[0], row[1]): row[2] for row in run(by_state)},
            failed={(row[0], row[1]): row[2] for row in run(failed.group_by(jobs.c.kind, code))},
            oldest_due={kind: at for kind, at in oldest.items() if at is not None},
            deliveries={row[0]: row[1] for row in run(told)},
            audit_entries=run(select(func.coalesce(func.max(audit.c.place), 0))).scalar_one(),
        )

    def _code(self) -> ColumnElement[str]:
        """The code of a job's error, which is kept as JSON text."""
        is_text = self._connection.dialect.name == "sqlite"
        error = type_coerce(jobs.c.error, JSON) if is_text else cast(jobs.c.error, JSON)
        code: ColumnElement[str] = error["code"].as_string()
        return code
