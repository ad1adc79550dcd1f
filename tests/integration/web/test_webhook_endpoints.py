"""Who is told of events: made with a secret shown once, changed, looked at, replayed, deleted."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient
from serving import AGENCY, NOW, OTHER, add_key

from docgen.registry.queue.values import Event
from docgen.service.access.policy import Duty
from docgen.web.site import Site

Headers = dict[str, str]
WANTED = {"url": "https://example.com/hook", "types": ["dossier.sealed", "case.accepted"]}


@pytest.fixture
def made(client: TestClient, integrator: Headers) -> dict[str, Any]:
    """A webhook, with its secret."""
    answer = client.post("/v1/webhooks", json=WANTED, headers=integrator)
    assert answer.status_code == 201, answer.text
    assert answer.headers["location"] == f"/v1/webhooks/{answer.json()['id']}"
    assert "no-store" in answer.headers["cache-control"]
    found: dict[str, Any] = answer.json()
    return found


def told(site: Site, ident: str = "e1") -> None:
    """An event, on its way."""
    with site.registry.writing() as unit:
        unit.events.add(
            Event(
                id=ident,
                agency=AGENCY,
                type="dossier.sealed",
                payload={"dossier": "SLJT-2026-0001"},
                happened_at=NOW,
            )
        )
        unit.deliveries.spread(NOW)


def test_the_secret_is_shown_once(
    client: TestClient, integrator: Headers, made: dict[str, Any]
) -> None:
    assert made["secret"].startswith("whsec_")
    read = client.get(f"/v1/webhooks/{made['id']}", headers=integrator).json()
    assert read == {name: value for name, value in made.items() if name != "secret"}
    assert client.get("/v1/webhooks", headers=integrator).json() == {"webhooks": [read]}
    rotated = client.post(f"/v1/webhooks/{made['id']}:rotate", headers=integrator).json()
    assert rotated["secret"] != made["secret"]


def test_a_webhook_is_changed_in_part_and_deleted(
    client: TestClient, integrator: Headers, made: dict[str, Any]
) -> None:
    path = f"/v1/webhooks/{made['id']}"
    changed = client.patch(path, json={"types": ["paper.issued"]}, headers=integrator)
    assert (changed.json()["types"], changed.json()["url"]) == (["paper.issued"], WANTED["url"])
    off = client.patch(path, json={"state": "disabled"}, headers=integrator)
    assert off.json()["state"] == "disabled"
    assert client.delete(path, headers=integrator).status_code == 204
    assert client.get(path, headers=integrator).json()["code"] == "webhook-unknown"


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"url": "https://10.0.0.1/"}, 422, "webhook-url"),
        ({"url": "http://example.com/"}, 422, "webhook-url"),
        ({"url": "https://user:word@example.com/"}, 422, "webhook-url"),
        ({"types": ["case.burnt"]}, 422, "webhook-type"),
        ({"types": []}, 400, "request-invalid"),
        ({"secret": "whsec_mine"}, 400, "request-invalid"),
    ],
)
def test_what_cannot_be_told_is_refused(
    client: TestClient, integrator: Headers, change: dict[str, Any], status: int, code: str
) -> None:
    refused = client.post("/v1/webhooks", json={**WANTED, **change}, headers=integrator)
    assert (refused.status_code, refused.json()["code"]) == (status, code)


def test_deliveries_are_listed_and_replayed(
    client: TestClient, site: Site, integrator: Headers, made: dict[str, Any]
) -> None:
    for ident in ("e1", "e2", "e3"):
        told(site, ident)
    path = f"/v1/webhooks/{made['id']}/deliveries"
    first = client.get(path, params={"limit": 2}, headers=integrator).json()
    rest = client.get(path, params={"limit": 2, "cursor": first["next"]}, headers=integrator).json()
    rows = first["deliveries"] + rest["deliveries"]
    assert {row["event"] for row in rows} == {"e1", "e2", "e3"}
    assert rest["next"] is None
    with site.registry.writing() as unit:
        claimed = unit.deliveries.claim(now=NOW, lease=NOW - NOW, most=1)
        unit.deliveries.delivered(claimed[0].row, status=200, now=NOW)
    ident = claimed[0].row.id
    replayed = client.post(f"{path}/{ident}:replay", headers=integrator)
    assert (replayed.status_code, replayed.json()["state"]) == (202, "waiting")
    assert replayed.json()["id"] == ident
    none = client.post(f"{path}/none:replay", headers=integrator)
    assert (none.status_code, none.json()["code"]) == (404, "delivery-unknown")
    client.patch(f"/v1/webhooks/{made['id']}", json={"state": "disabled"}, headers=integrator)
    off = client.post(f"{path}/{ident}:replay", headers=integrator)
    assert (off.status_code, off.json()["code"]) == (409, "webhook-disabled")


def test_another_agencys_webhook_is_not_there_and_a_handler_may_not_manage_any(
    client: TestClient, site: Site, made: dict[str, Any]
) -> None:
    other = {"Authorization": f"Bearer {add_key(site.registry, Duty.INTEGRATOR, OTHER)}"}
    handler = {"Authorization": f"Bearer {add_key(site.registry, Duty.HANDLER)}"}
    path = f"/v1/webhooks/{made['id']}"
    for method, suffix in (
        ("GET", ""),
        ("DELETE", ""),
        ("POST", ":rotate"),
        ("GET", "/deliveries"),
        ("POST", "/deliveries/x:replay"),
    ):
        assert client.request(method, path + suffix, headers=other).status_code == 404, suffix
        assert client.request(method, path + suffix, headers=handler).status_code == 403, suffix


def test_a_lost_key_is_told_and_keeps_nobody_from_working(
    client: TestClient, site: Site, integrator: Headers, made: dict[str, Any]
) -> None:
    key = site.home.secrets_key.read_bytes()
    site.home.secrets_key.unlink()
    health = client.get("/health/ready")
    assert (health.status_code, health.json()["status"]) == (200, "degraded")
    assert health.json()["checks"]["webhook-secrets"] == "failed"
    refused = client.post("/v1/webhooks", json=WANTED, headers=integrator)
    assert (refused.status_code, refused.json()["code"]) == (500, "webhook-key")
    assert "docgen webhooks renew" in refused.json()["detail"]
    site.home.secrets_key.write_bytes(key)
    assert client.get("/health/ready").json()["status"] == "ready"
    path = f"/v1/webhooks/{made['id']}:rotate"
    assert client.post(path, headers=integrator).status_code == 200
