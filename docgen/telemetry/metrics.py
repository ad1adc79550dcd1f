"""Figures of running processes, in the text format of Prometheus.

Where a service has several processes, each counts in files of its own in one folder
(``PROMETHEUS_MULTIPROC_DIR``, set before they start), and any of them can tell the sum. Labels come
from closed sets: route templates, stages, kinds, codes; never a value from a request or a case.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

__all__ = ["Metrics", "memory_bytes"]

_REQUEST_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_STAGE_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0)
_JOB_BUCKETS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0, 60.0, 300.0, 1800.0, 7200.0)
_MEMORY_EVERY_S = 1.0


class Metrics:
    """What one process counts. ``timer`` gives seconds that only grow; ``process`` says which kind.

    ``shared`` is the folder in which the processes of the service count, if there are several.
    """

    def __init__(
        self, *, timer: Callable[[], float], process: str = "web", shared: Path | None = None
    ) -> None:
        self.timer = timer
        self._shared = shared
        self._registry = CollectorRegistry()
        self._requests = Histogram(
            "docgen_http_request_seconds",
            "How long requests took, by route template",
            ("method", "route", "status"),
            buckets=_REQUEST_BUCKETS,
            registry=self._registry,
        )
        self._stages = Histogram(
            "docgen_stage_seconds",
            "How long the stages of work took",
            ("stage",),
            buckets=_STAGE_BUCKETS,
            registry=self._registry,
        )
        self._jobs = Histogram(
            "docgen_job_seconds",
            "How long attempts at jobs took, by how they ended",
            ("kind", "state"),
            buckets=_JOB_BUCKETS,
            registry=self._registry,
        )
        self._failures = Counter(
            "docgen_failures",
            "Problems answered and jobs that did not succeed, by code",
            ("code",),
            registry=self._registry,
        )
        memory = Gauge(
            "docgen_process_memory_bytes",
            "Memory that a process holds",
            ("process",),
            multiprocess_mode="liveall",
            registry=self._registry,
        )
        self._memory = memory.labels(process)
        answered = Gauge(
            "docgen_process_requests",
            "Requests that a process has answered",
            ("process",),
            multiprocess_mode="liveall",
            registry=self._registry,
        )
        self._answered = answered.labels(process)
        self._remembered_s = float("-inf")

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure a stage; the recorder that an office takes."""
        begun = self.timer()
        try:
            yield
        finally:
            self._stages.labels(name).observe(self.timer() - begun)

    def request(self, *, method: str, route: str, status: int, seconds: float) -> None:
        """Count an answered request."""
        self._requests.labels(method, route, str(status)).observe(seconds)
        self._answered.inc()
        self._remember()

    def job(self, *, kind: str, state: str, seconds: float) -> None:
        """Count an attempt at a job."""
        self._jobs.labels(kind, state).observe(seconds)
        self._remember()

    def failure(self, code: str) -> None:
        """Count a failure."""
        self._failures.labels(code).inc()

    def _remember(self) -> None:
        now = self.timer()
        if now - self._remembered_s >= _MEMORY_EVERY_S:
            self._remembered_s = now
            self._memory.set(memory_bytes())

    def text(self, *others: Collector) -> bytes:
        """Everything that the processes counted, and what ``others`` collect now."""
        registry = self._registry
        if self._shared is not None:
            registry = CollectorRegistry()
            _forget_dead(self._shared)
            MultiProcessCollector(registry, str(self._shared))  # type: ignore[no-untyped-call]
        now = CollectorRegistry()
        for each in others:
            now.register(each)
        return generate_latest(registry) + generate_latest(now)


def memory_bytes() -> int:
    """The memory that this process holds; where the system does not say, the most it held."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        import resource  # not on every system, and only asked where /proc is not there

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024
    return pages * os.sysconf("SC_PAGE_SIZE")


def _forget_dead(folder: Path) -> None:
    """Remove what ended processes said of themselves; what they counted stays."""
    for path in folder.glob("gauge_live*_*.db"):
        try:
            os.kill(int(path.stem.rpartition("_")[2]), 0)
        except ProcessLookupError:
            path.unlink(missing_ok=True)
        except PermissionError:
            continue
