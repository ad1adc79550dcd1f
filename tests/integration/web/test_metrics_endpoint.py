"""Metrics over HTTP: what they count, who may read them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from serving import NOW

from docgen.service.settings import read_settings
from docgen.web.app import create_app
from docgen.web.site import Site

Sample = Callable[[str], dict[str, Any]]


@pytest.fixture
def local(site: Site) -> Iterator[TestClient]:
    """A client on this machine."""
    app = create_app(site)
    with TestClient(app, raise_server_exceptions=False, client=("127.0.0.1", 5000)) as made:
        yield made


def figures(client: TestClient) -> dict[str, float]:
    """Every sample, by name and labels."""
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    lines = [line for line in answer.text.splitlines() if line and not line.startswith("#")]
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


def test_requests_are_counted_by_their_template_and_failures_by_code(
    local: TestClient, integrator: dict[str, str], sample: Sample
) -> None:
    case = sample("taxi-stand-education")
    local.post("/v1/cases", json=case, headers=integrator)
    local.get(f"/v1/cases/{case['case_id']}", headers=integrator)
    local.get("/v1/cases/unknown", headers=integrator)
    local.get("/nowhere/张三", headers=integrator)
    local.request("BREW", "/v1/cases", headers=integrator)
    found = figures(local)
    route = 'docgen_http_request_seconds_count{method="%s",route="%s",status="%s"}'
    assert found[route % ("POST", "/v1/cases", 201)] == 1
    assert found[route % ("GET", "/v1/cases/{case_id}", 200)] == 1
    assert found[route % ("GET", "/v1/cases/{case_id}", 404)] == 1
    assert found[route % ("GET", "unknown", 404)] == 1
    assert found['docgen_failures_total{code="case-unknown"}'] == 1
    methods = {m[1] for name in found if (m := re.search(r'method="(\w+)"', name))}
    assert methods <= {"GET", "POST", "OTHER"}


def test_what_the_registry_and_the_archive_hold_is_told(
    local: TestClient, integrator: dict[str, str], sample: Sample
) -> None:
    local.post("/v1/cases", json=sample("taxi-stand-education"), headers=integrator)
    found = figures(local)
    assert found["docgen_audit_entries_total"] == 1
    assert found["docgen_archive_dossiers"] == 0
    assert found["docgen_index_lag_entries"] == 0
    assert found["docgen_disk_free_bytes"] > 0
    assert found['docgen_process_memory_bytes{process="web"}'] > 0


def test_workers_are_counted_by_their_signs_of_life(local: TestClient, site: Site) -> None:
    found = figures(local)
    assert found["docgen_workers"] == 0
    assert "docgen_worker_silence_seconds" not in found
    with site.registry.writing() as unit:
        unit.workers.seen("one", NOW - timedelta(seconds=5))
        unit.workers.seen("two", NOW - timedelta(hours=1))
    found = figures(local)
    assert (found["docgen_workers"], found["docgen_worker_silence_seconds"]) == (1, 5)


def test_only_this_machine_may_read_unless_the_setting_lists_others(site: Site) -> None:
    app = create_app(site)
    far = TestClient(app, client=("10.1.2.3", 5000))
    near = TestClient(app, client=("::ffff:127.0.0.1", 5000))
    assert far.get("/metrics").status_code == 404
    assert near.get("/metrics").status_code == 200
    through_proxy = near.get("/metrics", headers={"X-Forwarded-For": "203.0.113.9"})
    assert through_proxy.status_code == 404
    flags = {"metrics.networks": "10.1.0.0/16, 192.0.2.7"}
    site._office.settings = read_settings(file=None, environ={}, flags=flags).settings
    assert far.get("/metrics").status_code == 200
    assert near.get("/metrics").status_code == 404
