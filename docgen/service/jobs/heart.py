"""The sign of life that a worker gives while its job runs, from a thread of its own.

The same thread ends the process where the job cannot go on: past its deadline, its lease lost,
called off or asked to stop and not ending by itself. Nothing is lost by that: what was begun is
undone or finished by whoever takes the job up. Not for running the job.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

from sqlalchemy.exc import SQLAlchemyError

from docgen.errors import DocgenError
from docgen.registry.queue.leases import LATE, Beat
from docgen.registry.queue.values import JobRow
from docgen.registry.registry import Registry

__all__ = ["Heart", "Pulse"]

_LOG = logging.getLogger("docgen.jobs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """How a worker lives.

    ``lease`` is renewed every ``beat``; a job that was called off, or whose worker is to stop, has
    ``grace`` to end by itself. ``leave`` ends the process at once.
    """

    now: Callable[[], datetime]
    lease: timedelta
    beat: timedelta
    grace: timedelta
    stop: threading.Event
    leave: Callable[[], None]


class Heart:
    """Beats while its block lasts."""

    def __init__(self, registry: Registry, job: JobRow, pulse: Pulse) -> None:
        self.called_off = threading.Event()
        self._registry = registry
        self._job = job
        self._pulse = pulse
        self._over = threading.Event()
        self._lease_ends = job.leased_until or pulse.now()
        self._patience_ends: datetime | None = None
        self._thread = threading.Thread(target=self._beat, name="docgen-heart", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()

    def _beat(self) -> None:
        while not self._over.wait(self._pulse.beat.total_seconds()):
            if not self.once():
                self._pulse.leave()
                return

    def once(self) -> bool:
        """One beat; False where this process must not go on."""
        now = self._pulse.now()
        found = self._renewed(now)
        if found is Beat.CANCEL:
            self.called_off.set()
        if found is Beat.LATE:
            self._told(lambda: self._fail(now))
        if found in (Beat.LATE, Beat.LOST):
            return False
        return self._is_patient(now)

    def _renewed(self, now: datetime) -> Beat:
        """What the registry says; where it cannot be asked, the lease lasts as long as it was."""
        pulse = self._pulse
        try:
            with self._registry.writing() as unit:
                found = unit.leases.renew(self._job, now=now, lease=pulse.lease)
                unit.workers.seen(str(self._job.leased_by), now)
        except (DocgenError, SQLAlchemyError) as error:
            _LOG.warning("no sign of life could be given: %s", type(error).__name__)
            return Beat.GO_ON if now < self._lease_ends else Beat.LOST
        self._lease_ends = now + pulse.lease
        return found

    def _is_patient(self, now: datetime) -> bool:
        """Whether there is still time for the job to end by itself."""
        if not self.called_off.is_set() and not self._pulse.stop.is_set():
            return True
        if self._patience_ends is None:
            self._patience_ends = now + self._pulse.grace
        if now < self._patience_ends:
            return True
        self._told(lambda: self._return(now))
        return False

    def _return(self, now: datetime) -> None:
        with self._registry.writing() as unit:
            if self.called_off.is_set():
                unit.leases.cancelled(self._job, now=now)
            else:
                unit.leases.give_back(self._job, now=now)

    def _fail(self, now: datetime) -> None:
        with self._registry.writing() as unit:
            unit.leases.fail(self._job, error=LATE, can_retry=False, now=now)

    def _told(self, tell: Callable[[], None]) -> None:
        """Write how the job ends here; where that fails, the lease runs out and tells the same."""
        try:
            tell()
        except (DocgenError, SQLAlchemyError) as error:
            _LOG.warning("the end of a job could not be written: %s", type(error).__name__)
