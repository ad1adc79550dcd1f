"""What is sent again with its Idempotency-Key makes one thing; a secret is not shown twice."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient
from serving import add_key
from sqlalchemy import select

from docgen.registry._service_tables import answers
from docgen.service.access.policy import Duty
from docgen.web.site import Site

Headers = dict[str, str]
WEBHOOK = {"url": "https://example.com/hook", "types": ["dossier.sealed"]}
KEY = {"name": "案件系统", "duties": ["integrator"]}
FIRST, SECOND = "第一句只用于测试的口令，够长", "另一句只用于测试的口令，够长"
USER = {
    "login": "sljt-0042",
    "name": "承办人甲（样例）",
    "duties": ["handler"],
    "password": FIRST,
}
UPLOAD = {"size": 5, "sha256": "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"}


@pytest.fixture
def administrator(site: Site) -> Headers:
    return {"Authorization": f"Bearer {add_key(site.registry, Duty.ADMINISTRATOR)}"}


def post(client: TestClient, path: str, body: object, headers: Headers, key: str = "once") -> Any:
    return client.post(path, json=body, headers={**headers, "Idempotency-Key": key})


def told(site: Site) -> str:
    """Everything that is kept of answers."""
    with site.registry.reading() as unit:
        rows = unit._connection.execute(select(answers.c.body, answers.c.headers)).all()
    return json.dumps([[bytes(body).decode(), headers] for body, headers in rows])


def test_a_webhook_sent_again_is_one_and_its_secret_stands_in_no_kept_answer(
    client: TestClient, site: Site, integrator: Headers
) -> None:
    made = post(client, "/v1/webhooks", WEBHOOK, integrator)
    assert (made.status_code, made.headers["cache-control"]) == (201, "no-store")
    again = post(client, "/v1/webhooks", WEBHOOK, {**integrator, "Accept-Language": "en"})
    assert (again.status_code, again.json()["code"]) == (409, "secret-shown")
    assert f"/v1/webhooks/{made.json()['id']}" in again.json()["detail"]
    assert len(client.get("/v1/webhooks", headers=integrator).json()["webhooks"]) == 1
    assert made.json()["secret"] not in again.text
    assert made.json()["secret"] not in told(site)
    other = post(client, "/v1/webhooks", {**WEBHOOK, "types": ["paper.issued"]}, integrator)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency-conflict")


def test_a_webhooks_secret_is_replaced_once_by_a_request_sent_again(
    client: TestClient, integrator: Headers
) -> None:
    ident = client.post("/v1/webhooks", json=WEBHOOK, headers=integrator).json()["id"]
    rotated = post(client, f"/v1/webhooks/{ident}:rotate", None, integrator)
    again = post(client, f"/v1/webhooks/{ident}:rotate", None, integrator)
    assert (rotated.status_code, again.status_code) == (200, 409)
    assert again.json()["code"] == "secret-shown"


def test_a_key_sent_again_is_one_and_stands_in_no_kept_answer(
    client: TestClient, site: Site, administrator: Headers
) -> None:
    made = post(client, "/v1/keys", KEY, administrator)
    again = post(client, "/v1/keys", KEY, administrator)
    assert (made.status_code, again.status_code) == (201, 409)
    assert made.json()["key"]["id"] in again.json()["detail"]
    assert made.json()["token"] not in told(site)
    names = [each["name"] for each in client.get("/v1/keys", headers=administrator).json()["keys"]]
    assert names.count(KEY["name"]) == 1


def test_a_key_is_replaced_by_one_key_however_often_it_is_asked(
    client: TestClient, administrator: Headers
) -> None:
    old = client.post("/v1/keys", json=KEY, headers=administrator).json()["key"]["id"]

    def rotate() -> Any:
        return client.post(f"/v1/keys/{old}:rotate", json={}, headers=administrator)

    first, second = rotate(), rotate()
    new = first.json()["key"]["id"]
    assert (second.status_code, second.json()["code"]) == (409, "api-key-replaced")
    assert new in second.json()["detail"]
    client.post(f"/v1/keys/{new}:revoke", headers=administrator)
    assert rotate().status_code == 201


def test_a_user_sent_again_is_the_same_user_and_nothing_of_the_password_is_kept(
    client: TestClient, site: Site, administrator: Headers
) -> None:
    made = post(client, "/v1/users", USER, administrator)
    again = post(client, "/v1/users", USER, administrator)
    assert (made.status_code, again.status_code) == (201, 201)
    assert again.json() == made.json()
    assert FIRST not in told(site)
    assert again.headers["idempotent-replayed"] == "true"
    other = post(client, "/v1/users", {**USER, "password": SECOND}, administrator)
    assert other.json() == made.json()


def test_an_upload_begun_and_completed_again_is_the_same(
    client: TestClient, integrator: Headers
) -> None:
    begun = post(client, "/v1/uploads", UPLOAD, integrator)
    assert post(client, "/v1/uploads", UPLOAD, integrator).json() == begun.json()
    place = begun.headers["location"]
    piece = {**integrator, "Upload-Offset": "0", "Content-Type": "application/octet-stream"}
    assert client.patch(place, content=b"hello", headers=piece).status_code == 200
    done = post(client, f"{place}:complete", None, integrator, "done")
    again = post(client, f"{place}:complete", None, integrator, "done")
    assert (done.status_code, again.status_code) == (201, 201)
    assert again.json() == done.json()


def test_a_review_asked_for_and_a_remark_made_again_are_one(
    client: TestClient, site: Site, integrator: Headers, sample: Any
) -> None:
    place = client.post(
        "/v1/cases", json=sample("taxi-stand-education"), headers=integrator
    ).headers["location"]
    asked = post(client, f"{place}/reviews", {}, integrator)
    assert post(client, f"{place}/reviews", {}, integrator).json() == asked.json()
    reviewer = {"Authorization": f"Bearer {add_key(site.registry, Duty.LEGAL_REVIEWER)}"}
    path, remark = f"{asked.headers['location']}/remarks", {"pointer": "/cause", "text": "请补正"}
    made = post(client, path, remark, reviewer)
    assert post(client, path, remark, reviewer).json() == made.json()
    assert len(client.get(asked.headers["location"], headers=reviewer).json()["remarks"]) == 1
    settle = f"{path}/{made.json()['remarks'][0]['id']}:settle"
    settled = post(client, settle, None, integrator, "settled")
    assert post(client, settle, None, integrator, "settled").json() == settled.json()
    approve = f"{asked.headers['location']}:approve"
    approved = post(client, approve, {"note": "同意"}, reviewer, "approved")
    again = post(client, approve, {"note": "同意"}, reviewer, "approved")
    assert (again.status_code, again.json()) == (200, approved.json())


def test_every_request_that_makes_something_takes_an_idempotency_key(client: TestClient) -> None:
    document = client.get("/v1/openapi.json").json()
    takes_none = {
        operation["operationId"]
        for path in document["paths"].values()
        for method, operation in path.items()
        if method == "post"
        and {"201", "202"} & operation["responses"].keys()
        and not any(
            each.get("$ref", "").endswith("IdempotencyKey") for each in operation["parameters"]
        )
    }
    # A session is of who is not known yet; a file is its digest; a delivery keeps its id.
    assert takes_none == {"sessions_log_in", "files_add", "webhooks_replay"}
