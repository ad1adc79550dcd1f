"""What load shows: cases taken in alone and while dossiers are sealed, papers given out, a burst.

Not for starting what is measured.
"""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from docgen.bench.serve.client import Reply, drive, request_bytes
from docgen.bench.serve.service import Service
from docgen.registry.queue.values import NewJob
from docgen.registry.values import CaseKey

__all__ = [
    "Burst",
    "Cases",
    "Load",
    "Pressure",
    "burst",
    "intake",
    "intake_while_sealing",
    "papers",
    "peer_intake",
]

_CREATED, _FIRST_REFUSAL = 201, 400
_REFUSALS = (429, 503)
_WARM_UP_S = 60.0
_JOB_LASTS = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressure:
    """How many connections send one request after the other, and for how long."""

    connections: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Answers in a time: how many a second, how long the middle and the slowest hundredth took.

    ``cpu_ms`` is what the service's processes took for each answer, all their work counted;
    ``processes`` is how many requests each web process answered, the busiest first.
    """

    answers: int
    per_second: float
    p50_ms: float
    p99_ms: float
    cpu_ms: float
    others: int = 0
    sealed: int = 0
    processes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Burst:
    """More at once than can be done: what was taken, what was refused and how.

    ``lost`` counts cases that were acknowledged and are not there; it must be none. ``processes``
    is as of a ``Load``.
    """

    sent: int
    taken: int
    refused: int
    without_retry_after: int
    others: int
    lost: int
    slowest_ms: float
    processes: tuple[int, ...]


class Cases:
    """Cases that differ in their ids, made from samples without their numbers."""

    def __init__(self, samples: Sequence[bytes]) -> None:
        self._samples = [_without_numbers(json.loads(each)) for each in samples]
        self._count = itertools.count(1)

    @property
    def agency(self) -> str:
        """The agency of the first sample."""
        return str(self._samples[0]["authority"]["body"]["code"])

    def next(self) -> tuple[str, bytes]:
        """The id of another case, and its text."""
        count = next(self._count)
        ident = f"2026-B-{count:07}"
        data = self._samples[count % len(self._samples)] | {"case_id": ident}
        return ident, json.dumps(data, ensure_ascii=False).encode("utf-8")


def _without_numbers(case: dict[str, Any]) -> dict[str, Any]:
    papers = [each | {"number": None} for each in case["papers"]]
    numberless = case | {"number": None, "papers": papers}
    return numberless | ({"register_number": None} if "register_number" in case else {})


def _posts(service: Service, cases: Cases) -> Iterator[tuple[str, bytes]]:
    while True:
        ident, body = cases.next()
        yield ident, request_bytes("POST", "/v1/cases", headers=service.headers, body=body)


def intake(service: Service, cases: Cases, pressure: Pressure) -> Load:
    """Cases taken in."""
    return _measured(service, _posts(service, cases), pressure)


def intake_while_sealing(
    service: Service, cases: Cases, pressure: Pressure, *, waiting: int, now: datetime
) -> Load:
    """Cases taken in while workers, warm already, seal others; so many wait when it begins."""
    _ask_for_sealing(service, cases, waiting, now)
    until = time.monotonic() + _WARM_UP_S
    while not service.registry.sealed() and time.monotonic() < until:
        time.sleep(0.1)
    before = len(service.registry.sealed())
    load = intake(service, cases, pressure)
    return replace(load, sealed=len(service.registry.sealed()) - before)


def _ask_for_sealing(service: Service, cases: Cases, many: int, now: datetime) -> None:
    posts = list(itertools.islice(_posts(service, cases), many))
    taken = drive(service.port, posts, connections=4, seconds=600.0)
    assert all(each.status == _CREATED for each in taken)
    with service.registry.writing() as unit:
        for ident, _ in posts:
            unit.jobs.add(_seal_job(service.agency, ident, now))


def _seal_job(agency: str, case_id: str, now: datetime) -> NewJob:
    return NewJob(
        id=f"seal-{case_id}",
        agency=agency,
        kind="seal",
        target=case_id,
        params={},
        most_attempts=1,
        run_at=now,
        deadline=now + _JOB_LASTS,
        created_at=now,
        created_by="system",
        correlation="",
    )


def papers(service: Service, cases: Cases, pressure: Pressure) -> Load:
    """Issued papers given out as PDF, over and over, each read on record."""
    paths: list[str] = []
    for _ in range(4):
        ident, body = cases.next()
        post = request_bytes("POST", "/v1/cases", headers=service.headers, body=body)
        issue = request_bytes("POST", f"/v1/cases/{ident}:issue", headers=service.headers)
        _, issued = drive(
            service.port, [(ident, post), (ident, issue)], connections=1, seconds=60.0
        )
        made = json.loads(issued.body)["papers"]
        paths += [f"/v1/cases/{ident}/instruments/{each['id']}.pdf" for each in made]
    reads = [(path, request_bytes("GET", path, headers=service.headers)) for path in paths]
    return _measured(service, itertools.cycle(reads), pressure)


def burst(service: Service, cases: Cases, pressure: Pressure) -> Burst:
    """As many requests at once as ``connections``, and then a look for every case taken."""
    answered = service.answered()
    replies = drive(
        service.port,
        _posts(service, cases),
        connections=pressure.connections,
        seconds=pressure.seconds,
    )
    taken = [each.tag for each in replies if each.status == _CREATED]
    refused = [each for each in replies if each.status in _REFUSALS]
    with service.registry.reading() as unit:
        keys = (CaseKey(agency=service.agency, case_id=each) for each in taken)
        lost = sum(unit.cases.find(key) is None for key in keys)
    return Burst(
        sent=len(replies),
        taken=len(taken),
        refused=len(refused),
        without_retry_after=sum(each.retry_after is None for each in refused),
        others=len(replies) - len(taken) - len(refused),
        lost=lost,
        slowest_ms=max((each.seconds for each in replies), default=0.0) * 1000.0,
        processes=_since(answered, service.answered()),
    )


def peer_intake(port: int, cases: Cases, pressure: Pressure) -> Load:
    """The same bodies, kept by the peer."""

    def posts() -> Iterator[tuple[str, bytes]]:
        while True:
            ident, body = cases.next()
            yield ident, request_bytes("POST", "/", body=body)

    first = list(itertools.islice(posts(), 4 * pressure.connections))
    drive(port, first, connections=pressure.connections, seconds=_WARM_UP_S)
    begun = time.perf_counter()
    replies = drive(port, posts(), connections=pressure.connections, seconds=pressure.seconds)
    return _load_of(replies, time.perf_counter() - begun, cpu_s=0.0)


def _measured(service: Service, requests: Iterator[tuple[str, bytes]], pressure: Pressure) -> Load:
    answered = service.answered()
    cpu_s, begun = service.cpu_s(), time.perf_counter()
    replies = drive(
        service.port, requests, connections=pressure.connections, seconds=pressure.seconds
    )
    wall_s = time.perf_counter() - begun
    load = _load_of(replies, wall_s, cpu_s=service.cpu_s() - cpu_s)
    return replace(load, processes=_since(answered, service.answered()))


def _since(before: Mapping[int, int], now: Mapping[int, int]) -> tuple[int, ...]:
    """What each process answered meanwhile, the busiest first."""
    return tuple(sorted((now[pid] - before.get(pid, 0) for pid in now), reverse=True))


def _load_of(replies: Sequence[Reply], wall_s: float, *, cpu_s: float) -> Load:
    """The figures of some answers; those that are errors count as others."""
    good = sorted(each.seconds * 1000.0 for each in replies if each.status < _FIRST_REFUSAL)
    at = [good[min(int(len(good) * part), len(good) - 1)] if good else 0.0 for part in (0.5, 0.99)]
    return Load(
        answers=len(good),
        per_second=len(good) / wall_s,
        p50_ms=at[0],
        p99_ms=at[1],
        cpu_ms=cpu_s * 1000.0 / max(len(good), 1),
        others=len(replies) - len(good),
    )
