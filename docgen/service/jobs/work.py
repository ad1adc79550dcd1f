"""What the function of a job is given, and what it gives back. Not for any one kind of job."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from docgen.registry.access.values import AuditEntry
from docgen.registry.queue.values import Event, JobFile, JobRow
from docgen.registry.registry import Registry
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Principal
from docgen.service.office import Office
from docgen.service.standing import Renewal
from docgen.service.work.casework import CaseWork

__all__ = ["Bench", "JobCancelled", "Outcome", "Work"]

_TELL_EVERY = timedelta(seconds=1)


class JobCancelled(Exception):  # noqa: N818 - no error: somebody asked for it
    """The job was called off while it ran."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a job; all of it is written in the transaction that ends the job.

    ``follow`` are the params of jobs of the same kind that go on where this one stopped.
    """

    result: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[JobFile, ...] = ()
    events: tuple[Event, ...] = ()
    audit: tuple[AuditEntry, ...] = ()
    follow: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What a worker process works with: one office, the clock, and ids that never repeat.

    ``renewal`` lets the office take up what changes in its home.
    """

    office: Office
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    renewal: Renewal

    @property
    def registry(self) -> Registry:
        """The registry, for any number of threads at once."""
        return self.office.registry


class Work:
    """One job at work. ``is_called_off`` tells whether somebody cancelled it meanwhile."""

    def __init__(self, bench: Bench, job: JobRow, is_called_off: Callable[[], bool]) -> None:
        self.bench = bench
        self.job = job
        self._is_called_off = is_called_off
        self._told_at: datetime | None = None

    def cases(self) -> CaseWork:
        """Work on open cases."""

        @contextmanager
        def office() -> Iterator[Office]:
            yield self.bench.office

        bench = self.bench
        return CaseWork(registry=bench.registry, offices=office, new_id=bench.new_id)

    def occasion(self) -> Occasion:
        """On whose behalf: of whoever asked for the job, now."""
        job = self.job
        principal = Principal(actor=job.created_by, agency=job.agency, duties=frozenset())
        return Occasion(principal=principal, at=self.bench.now(), correlation=job.correlation)

    def event(self, kind: str, payload: Mapping[str, Any], *, agency: str, once: str) -> Event:
        """Something to be told, once."""
        return Event(
            id=self.bench.new_id(),
            agency=agency,
            type=kind,
            payload=payload,
            happened_at=self.bench.now(),
            once=f"{kind}:{once}",
        )

    def progress(self, done: int, total: int) -> None:
        """Say how far the job is, at most once in a second; call between pieces of work.

        Raises:
            JobCancelled: the job was called off.
        """
        if self._is_called_off():
            raise JobCancelled
        now = self.bench.now()
        if self._told_at is None or now - self._told_at >= _TELL_EVERY or done == total:
            self._told_at = now
            with self.bench.registry.writing() as unit:
                unit.leases.progress(self.job, done=done, total=total)
