"""``/metrics``: the figures of the service for Prometheus, to the networks that a setting lists.

A request that a proxy passed on is refused: the proxy's address is not that of who asks.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator

from fastapi import APIRouter, Request, Response
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.exceptions import HTTPException

from docgen.registry.queue.census import Census
from docgen.service.networks import holds, read_networks
from docgen.web.callers import site_of
from docgen.web.request import address_of
from docgen.web.site import Site

__all__ = ["router"]

router = APIRouter(tags=["health"], include_in_schema=False)

_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """Every figure, in the text format of Prometheus."""
    site = site_of(request)
    if not _is_allowed(request, site):
        raise HTTPException(404)
    return Response(site.metrics.text(_Now(site)), media_type=_TYPE)


def _is_allowed(request: Request, site: Site) -> bool:
    if any(name in request.headers for name in _FORWARDED):
        return False
    networks = read_networks(site.settings.metrics_networks) or ()
    return holds(networks, address_of(request))


class _Now(Collector):
    """What registry, archive and disk hold now, the same whichever process tells it."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def collect(self) -> Iterator[Metric]:
        """The figures."""
        now = self._site.clock()
        with self._site.registry.reading() as unit:
            census, seen = unit.census.take(now), unit.workers.last_seen()
        yield from _jobs(census)
        waits = [
            ((kind,), (now - since).total_seconds()) for kind, since in census.oldest_due.items()
        ]
        yield _gauge(
            "docgen_jobs_oldest_due_seconds", "Longest wait of a due job", ("kind",), waits
        )
        yield from _workers(self._site, [(now - at).total_seconds() for at in seen])
        yield _counter("docgen_audit_entries", "Entries of the audit trail", census.audit_entries)
        yield from self._archive()
        disk = shutil.disk_usage(self._site.home.root)
        yield _one("docgen_disk_free_bytes", "Free on the disk of the home folder", disk.free)
        yield _one("docgen_disk_used_bytes", "Used on the disk of the home folder", disk.used)

    def _archive(self) -> Iterator[Metric]:
        with self._site.offices() as office:
            kept, lag = office.archive.kept(), office.archive.index_lag()
        yield _one("docgen_archive_dossiers", "Sealed dossiers", len(kept))
        yield _one("docgen_archive_editions", "Sealed editions", sum(kept.values()))
        yield _one("docgen_index_lag_entries", "Entries of the log that are not indexed yet", lag)


def _jobs(census: Census) -> Iterator[Metric]:
    yield _gauge("docgen_jobs", "Jobs on record", ("kind", "state"), census.jobs.items())
    yield _gauge(
        "docgen_jobs_failed", "Failed jobs by code", ("kind", "code"), census.failed.items()
    )
    told = [((state,), count) for state, count in census.deliveries.items()]
    yield _gauge("docgen_webhook_deliveries", "Deliveries on record", ("state",), told)


def _workers(site: Site, silent_s: list[float]) -> Iterator[Metric]:
    """How many workers live, and how long the liveliest has been silent, where there is one."""
    longest = site.settings.health_worker_silence_s
    alive = sum(each <= longest for each in silent_s)
    yield _one("docgen_workers", "Workers that gave a sign of life of late", alive)
    if silent_s:
        yield _one("docgen_worker_silence_seconds", "Since the last sign of life", min(silent_s))


def _gauge(
    name: str, text: str, labels: tuple[str, ...], values: Iterable[tuple[tuple[str, ...], float]]
) -> Metric:
    family = GaugeMetricFamily(name, text, labels=labels)
    for key, value in values:
        family.add_metric(key, value)
    return family


def _one(name: str, text: str, value: float) -> Metric:
    return GaugeMetricFamily(name, text, value=value)


def _counter(name: str, text: str, value: float) -> Metric:
    return CounterMetricFamily(name, text, value=value)
