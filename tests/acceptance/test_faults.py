"""Server, worker and database killed at random under load: nothing acknowledged is lost or doubled.

``FAULT_KILLS`` sets how many are killed, ``FAULT_SEED`` which; ``FAULT_REPORT`` names a file
for the figures.
"""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import postgresql
import pytest
from faulty import AGENCY, Client, Receiver, Victim, Work, free_port, key_of_integrator, receiving
from processes import until
from running import Docgen

from docgen.registry.queue.values import JobRow, WebhookRow
from docgen.registry.registry import Registry
from docgen.service.webhooks.managing import EVENT_TYPES
from docgen.webhook_signature import secret_text

KILLS = int(os.environ.get("FAULT_KILLS", "5"))
REPORT = os.environ.get("FAULT_REPORT")
SEED = int(os.environ.get("FAULT_SEED", "20261126"))
CLIENTS = 2
RECOVERY_S = 60
SETTINGS = {
    "DOCGEN_SERVE_WEB": "1",
    "DOCGEN_JOBS_WORKERS": "1",
    "DOCGEN_JOBS_LEASE_S": "5",
    "DOCGEN_WEBHOOKS_PRIVATE_NETWORKS": "127.0.0.0/8",
    "DOCGEN_WEBHOOKS_TIMEOUT_S": "2",
}


@pytest.fixture(params=["file", pytest.param("postgresql", marks=pytest.mark.needs("postgresql"))])
def victim(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Victim, Path | str]]:
    """A home with its registry, not served yet, and where the registry is."""
    with ExitStack() as stack:
        home, server = Docgen(tmp_path / "home"), None
        location: Path | str = home.home / "registry.sqlite3"
        environ = dict(SETTINGS)
        if request.param == "postgresql":
            folder = Path(f"/tmp/pg-faults-{os.getpid()}")
            server = stack.enter_context(postgresql.serving(folder))
            location = environ["DOCGEN_REGISTRY_URL"] = server.database()
            monkeypatch.setenv("DOCGEN_REGISTRY_URL", location)
        home.ok("init", "--trial")
        made = Victim(
            home=home,
            port=free_port(),
            environ=environ,
            database=server,
            chance=random.Random(SEED),
        )
        yield made, location
        if made.program is not None:
            made.program.process.kill()
            made.program.end()


def prepare(location: Path | str, receiver: Receiver) -> str:
    """The key of a system that sends cases, and a webhook for every event."""
    hook = WebhookRow(
        id="h1",
        agency=AGENCY,
        url=receiver.url,
        secret=secret_text(b"k" * 32),
        types=frozenset(EVENT_TYPES),
        state="active",
        created_at=datetime.now(UTC),
        created_by="key:k1",
    )
    with Registry.open(location) as registry, registry.writing() as unit:
        unit.webhooks.add(hook)
    return key_of_integrator(location)


def kill_under_load(victim: Victim, token: str) -> Work:
    """Send cases and have them sealed while parts of the service die."""
    work, stop = Work(), threading.Event()
    clients = [
        threading.Thread(
            target=Client(f"http://127.0.0.1:{victim.port}", token, work, str(n), stop).run
        )
        for n in range(CLIENTS)
    ]
    for client in clients:
        client.start()
    try:
        kinds = list(victim.kinds)
        for count in range(KILLS):
            if count % len(kinds) == 0:
                victim.chance.shuffle(kinds)
            time.sleep(victim.chance.uniform(0.2, 3.0))
            victim.kill(kinds[count % len(kinds)])
    finally:
        stop.set()
        for client in clients:
            client.join()
    return work


def jobs_of(registry: Registry, work: Work) -> dict[str, JobRow]:
    with registry.reading() as unit:
        found = {case: unit.jobs.find(AGENCY, ident) for case, ident in work.jobs.items()}
    return {case: job for case, job in found.items() if job is not None}


@pytest.mark.slow
def test_whatever_is_killed_all_that_was_acknowledged_is_there_and_done_once(
    victim: tuple[Victim, Path | str],
) -> None:
    service, location = victim
    with receiving() as receiver:
        token = prepare(location, receiver)
        service.start()
        work = kill_under_load(service, token)
        service.recover()
        recovered = time.monotonic()
        with Registry.open(location) as registry:
            jobs = jobs_of(registry, work)
            assert set(jobs) == set(work.cases), "every acknowledged job is there"
            until(
                lambda: all(job.has_ended for job in jobs_of(registry, work).values()),
                limit_s=RECOVERY_S,
            )
            ended_s = time.monotonic() - recovered
            jobs = jobs_of(registry, work)
            until(lambda: set(receiver.of("case.accepted")) >= {f"{c}/" for c in work.cases})
            until(lambda: len(receiver.of("dossier.sealed")) >= count(jobs, "done"))
            held = {key.case_id: row for key, row in registry.numbers() if row.holder != "case"}
            assert len({row.number for _, row in registry.numbers()}) == len(registry.numbers())
            assert set(held) >= {case for case, job in jobs.items() if job.state == "done"}
        report(told(service, work, jobs, receiver, ended_s))
        assert service.stop() == 0
    check_once(service.home, jobs, receiver)


def report(figures: str) -> None:
    if REPORT is not None:
        with Path(REPORT).open("a", encoding="utf-8") as stream:
            stream.write(figures + "\n")


def count(jobs: dict[str, JobRow], state: str) -> int:
    return sum(job.state == state for job in jobs.values())


def check_once(home: Docgen, jobs: dict[str, JobRow], receiver: Receiver) -> None:
    """Every job ended with a reason, every case has one dossier, every event one message id."""
    for job in jobs.values():
        assert job.state == "done" or (job.state == "failed" and job.error), job
    dossiers = [job.result["dossier"] for job in jobs.values() if job.result]
    assert len(dossiers) == len(set(dossiers)) == count(jobs, "done")
    assert home.run("verify", "--all").status == 0
    assert home.ok("search", "--limit", 100)["total"] == len(dossiers)
    assert all(len(ids) == 1 for ids in receiver.ids.values()), receiver.ids
    assert set(receiver.of("dossier.sealed")) == set(dossiers)


def told(
    service: Victim, work: Work, jobs: dict[str, JobRow], receiver: Receiver, ended_s: float
) -> str:
    """The figures of a run."""
    repeated = receiver.came - len(receiver.ids)
    return (
        f"killed {dict(service.killed)}; {len(work.cases)} cases and {len(work.jobs)} jobs "
        f"acknowledged, {work.refusals} requests sent again; {count(jobs, 'done')} done, "
        f"{count(jobs, 'failed')} failed, all within {ended_s:.1f} s of recovery; "
        f"{len(receiver.ids)} events told, {repeated} of them more than once under their id"
    )
