"""A worker: takes one job after the other, does it, and writes how it ended.

Errors end a job, never the worker. Not for processes: the shell starts, watches and replaces them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from docgen.errors import DocgenError
from docgen.registry.queue.values import JobRow, NewJob
from docgen.service.jobs.heart import Heart, Pulse
from docgen.service.jobs.kinds import KINDS, JobKind, planned
from docgen.service.jobs.problems import can_retry, problem_of
from docgen.service.jobs.work import Bench, JobCancelled, Outcome, Work
from docgen.telemetry.metrics import Metrics

__all__ = ["Worker"]

_LOG = logging.getLogger("docgen.jobs")
_LOST = "lost"


class Worker:
    """One worker. ``name`` is of this run of this process alone."""

    def __init__(
        self,
        *,
        name: str,
        bench: Bench,
        pulse: Pulse,
        metrics: Metrics,
        is_worn: Callable[[], bool],
        kinds: Mapping[str, JobKind] = KINDS,
    ) -> None:
        self._name = name
        self._bench = bench
        self._pulse = pulse
        self._metrics = metrics
        self._is_worn = is_worn
        self._kinds = kinds
        self._planned: frozenset[str] = frozenset()
        self._shown_at: datetime | None = None

    def run(self, poll_s: float) -> None:
        """Work until told to stop, or until this process is worn and a fresh one should go on."""
        try:
            self._work_on(poll_s)
        finally:
            self._leave()

    def _work_on(self, poll_s: float) -> None:
        stop = self._pulse.stop
        while not stop.is_set():
            try:
                did = self.step()
            except (DocgenError, SQLAlchemyError) as error:
                _LOG.warning("the queue cannot be read: %s", type(error).__name__)
                did = False
            if self._is_worn():
                return
            if not did:
                stop.wait(poll_s)

    def step(self) -> bool:
        """Do the job that is due, if there is one; whether there was."""
        job = self._claim()
        if job is None:
            return False
        self._do(job)
        return True

    def _claim(self) -> JobRow | None:
        now, registry, pulse = self._pulse.now(), self._bench.registry, self._pulse
        self._show(now)
        self._plan()
        with registry.reading() as unit:
            if not unit.leases.is_due(now):
                return None
        with registry.writing() as unit:
            return unit.leases.claim(
                by=self._name, now=now, lease=pulse.lease, kinds=self._kinds.keys()
            )

    def _show(self, now: datetime) -> None:
        """Give a sign of life, as often as a job's heart beats."""
        if self._shown_at is not None and now - self._shown_at < self._pulse.beat:
            return
        with self._bench.registry.writing() as unit:
            unit.workers.seen(self._name, now)
        self._shown_at = now

    def _leave(self) -> None:
        """Say that this worker ends; where that fails, its silence says it."""
        try:
            with self._bench.registry.writing() as unit:
                unit.workers.gone(self._name)
        except (DocgenError, SQLAlchemyError) as error:
            _LOG.warning("the end of a worker could not be written: %s", type(error).__name__)

    def _plan(self) -> None:
        """Ask for what recurs, where nobody has yet."""
        days = self._bench.office.settings.archive_verify_days
        wanted = planned(self._pulse.now(), verify_days=days)
        if {job.id for job in wanted} <= self._planned:
            return
        with self._bench.registry.writing() as unit:
            for job in wanted:
                unit.jobs.add_once(job)
        self._planned = frozenset(job.id for job in wanted)

    def _do(self, job: JobRow) -> None:
        registry, pulse = self._bench.registry, self._pulse
        if job.cancel_asked:
            with registry.writing() as unit:
                unit.leases.cancelled(job, now=pulse.now())
            return
        begun = self._metrics.timer()
        with Heart(registry, job, pulse) as heart:
            state = self._ended(job, Work(self._bench, job, heart.called_off.is_set))
        seconds = self._metrics.timer() - begun
        self._metrics.job(kind=job.kind, state=state, seconds=seconds)
        told = {"kind": job.kind, "job": job.id, "state": state, "ms": round(seconds * 1000)}
        _LOG.info("job", extra={**told, "attempt": job.attempts, "trace": job.correlation})

    def _ended(self, job: JobRow, work: Work) -> str:
        """Do a job, and write how it ended: a state, or that it was lost to another worker."""
        try:
            self._bench.renewal.renew(self._bench.office)
            return self._finish(job, self._kinds[job.kind].run(work))
        except JobCancelled:
            with self._bench.registry.writing() as unit:
                unit.leases.cancelled(job, now=self._pulse.now())
            return "cancelled"
        except Exception as error:  # noqa: BLE001 - the boundary of a job
            return self._fail(job, error)

    def _finish(self, job: JobRow, outcome: Outcome) -> str:
        now = self._pulse.now()
        with self._bench.registry.writing() as unit:
            if not unit.leases.finish(job, result=outcome.result, files=outcome.files, now=now):
                return _LOST
            for event in outcome.events:
                unit.events.add(event)
            unit.audit.append(outcome.audit)
            for params in outcome.follow:
                unit.jobs.add(self._following(job, params))
        return "done"

    def _following(self, job: JobRow, params: Mapping[str, Any]) -> NewJob:
        """The job that goes on where one stopped; it comes after all that is due already."""
        now, lasts = self._pulse.now(), self._kinds[job.kind].lasts
        return NewJob(
            id=self._bench.new_id(),
            agency=job.agency,
            kind=job.kind,
            target=job.target,
            params=params,
            most_attempts=job.most_attempts,
            run_at=now,
            deadline=now + lasts,
            created_at=now,
            created_by=job.created_by,
            correlation=job.correlation,
        )

    def _fail(self, job: JobRow, error: Exception) -> str:
        problem = problem_of(error)
        if problem["code"] == "defect":
            _LOG.error("defect", exc_info=error, extra={"kind": job.kind, "job": job.id})
        with self._bench.registry.writing() as unit:
            state = unit.leases.fail(
                job, error=problem, can_retry=can_retry(error), now=self._pulse.now()
            )
        self._metrics.failure(problem["code"])
        _LOG.warning("problem", extra={"job": job.id, "code": problem["code"]})
        return state or _LOST
