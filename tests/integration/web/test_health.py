"""Health: alive as long as it answers, ready as long as it can do its work."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from sqlite3 import connect

import pytest
from fastapi.testclient import TestClient
from serving import NOW

from docgen.registry.queue.values import NewJob
from docgen.service.office import Office
from docgen.service.settings import read_settings
from docgen.web.app import create_app
from docgen.web.site import Site


def failed(client: TestClient) -> set[str]:
    """The checks that fail; the process lives whatever they say."""
    answer = client.get("/health/ready")
    checks = answer.json()["checks"]
    found = {name for name, state in checks.items() if state == "failed"}
    assert answer.status_code == (503 if found else 200)
    assert client.get("/health/live").json() == {"status": "live"}
    return found


def waiting_since(site: Site, seconds: int) -> None:
    since = NOW - timedelta(seconds=seconds)
    job = NewJob(
        id=f"job{seconds}",
        agency="SLJT",
        kind="seal",
        target="c1",
        params={},
        most_attempts=3,
        run_at=since,
        deadline=NOW + timedelta(hours=1),
        created_at=since,
        created_by="key:k1",
        correlation="",
    )
    with site.registry.writing() as unit:
        unit.jobs.add(job)


def test_a_whole_service_is_ready(client: TestClient) -> None:
    assert failed(client) == set()


def test_a_process_that_is_to_stop_takes_on_nothing_new(client: TestClient, site: Site) -> None:
    site.is_stopping.set()
    assert failed(client) == {"going-on"}


def test_a_registry_that_cannot_be_written_is_not_ready(site: Site) -> None:
    settings = read_settings(file=None, environ={}, flags={"registry.busy_timeout_s": "1"}).settings
    office = Office(home=site.home, settings=settings)
    waiting = Site(office=office, clock=site.clock, new_id=site.new_id)
    with TestClient(create_app(waiting)) as client, closing(connect(site.home.registry)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert failed(client) == {"registry"}
        other.rollback()
        assert failed(client) == set()


def test_a_registry_that_is_damaged_is_not_ready(client: TestClient, site: Site) -> None:
    site.registry.close()
    for path in site.home.root.glob("registry.sqlite3*"):
        path.unlink()
    site.home.registry.write_bytes(b"no database" * 100)
    assert {"registry"} <= failed(client)


def test_an_archive_whose_log_is_gone_is_not_ready(client: TestClient, site: Site) -> None:
    assert failed(client) == set()
    (site.home.log / "archive.jsonl").write_bytes(b"x\n")
    assert failed(client) == set()
    (site.home.log / "archive.jsonl").write_bytes(b"")
    assert failed(client) == {"archive"}


def test_a_disk_that_is_nearly_full_is_not_ready(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nearly_full(_path: Path) -> shutil._ntuple_diskusage:
        return shutil._ntuple_diskusage(10**12, 10**12 - 2**20, 2**20)

    monkeypatch.setattr(shutil, "disk_usage", nearly_full)
    assert failed(client) == {"disk"}


def test_due_jobs_that_nobody_takes_show_that_no_worker_lives(
    client: TestClient, site: Site
) -> None:
    waiting_since(site, 60)
    assert failed(client) == set()
    waiting_since(site, 3600)
    assert failed(client) == {"workers"}
    with site.registry.writing() as unit:
        lease = timedelta(minutes=1)
        assert unit.leases.claim(by="worker", now=NOW, lease=lease, kinds=["seal"]) is not None
    assert failed(client) == set()


def test_due_jobs_without_a_living_worker_are_told_sooner(client: TestClient, site: Site) -> None:
    silence, longest = site.settings.health_worker_silence_s, site.settings.health_queue_wait_s
    waiting_since(site, silence + 1)
    assert failed(client) == {"workers"}
    with site.registry.writing() as unit:
        unit.workers.seen("worker", NOW - timedelta(seconds=silence))
    assert failed(client) == set()
    with site.registry.writing() as unit:
        unit.workers.seen("worker", NOW - timedelta(seconds=silence + 1))
    assert failed(client) == {"workers"}
    with site.registry.writing() as unit:
        unit.workers.seen("worker", NOW)
    waiting_since(site, longest + 1)
    assert failed(client) == {"workers"}


def test_where_nothing_is_to_be_done_no_worker_is_missed(client: TestClient, site: Site) -> None:
    with site.registry.writing() as unit:
        unit.workers.seen("worker", NOW - timedelta(days=2))
        unit.workers.gone("worker")
    assert failed(client) == set()
