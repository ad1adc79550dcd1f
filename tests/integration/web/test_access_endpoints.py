"""Sessions, users, keys and the audit trail over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient
from people import PASSWORD, add_user
from serving import AGENCY, OTHER, add_key

from docgen.service.access.policy import Duty
from docgen.web.site import Site

NEXT = "另一句只用于测试的口令，够长"
GOOD = "第一句只用于测试的口令，够长"
NEW = {
    "login": "sljt-0042",
    "name": "承办人甲（样例）",
    "duties": ["handler"],
    "password": GOOD,
}


@pytest.fixture
def administrator(site: Site) -> dict[str, str]:
    return bearer(site, Duty.ADMINISTRATOR)


def bearer(site: Site, duty: Duty, agency: str = AGENCY) -> dict[str, str]:
    return {"Authorization": f"Bearer {add_key(site.registry, duty, agency)}"}


def log_in(client: TestClient, login: str = "clerk", password: str = PASSWORD) -> Any:
    return client.post("/v1/sessions", json={"login": login, "password": password})


def test_a_session_is_a_cookie_that_no_script_reads(site: Site, client: TestClient) -> None:
    add_user(site, "clerk", Duty.HANDLER)
    opened = log_in(client)
    cookie = opened.headers["set-cookie"]
    assert opened.status_code == 201
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert client.cookies["docgen_session"] not in opened.text
    assert opened.headers["cache-control"] == "no-store"
    found = client.get("/v1/me").json()
    assert (found["actor"], found["agency"], found["duties"]) == (
        "user:u-clerk",
        AGENCY,
        ["handler"],
    )
    assert "case.create" in found["actions"]
    assert "user.manage" not in found["actions"]


def test_over_https_the_cookie_goes_over_https_only(site: Site, client: TestClient) -> None:
    add_user(site, "clerk", Duty.HANDLER)
    client.base_url = client.base_url.copy_with(scheme="https")
    assert "; Secure" in log_in(client).headers["set-cookie"]


def test_a_change_needs_the_token_of_its_own_session(site: Site, client: TestClient) -> None:
    add_user(site, "clerk", Duty.HANDLER)
    csrf = log_in(client).json()["csrf"]
    other = log_in(TestClient(client.app)).json()["csrf"]
    for headers in ({}, {"X-CSRF-Token": ""}, {"X-CSRF-Token": other}):
        answer = client.delete("/v1/sessions/current", headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "csrf-invalid")
    assert client.get("/v1/me").status_code == 200
    ended = client.delete("/v1/sessions/current", headers={"X-CSRF-Token": csrf})
    assert ended.json() == {"ended": True}
    assert client.get("/v1/me").status_code == 401


def test_a_page_elsewhere_logs_nobody_in(site: Site, client: TestClient) -> None:
    add_user(site, "clerk", Duty.HANDLER)
    sent = {"login": "clerk", "password": PASSWORD}
    answer = client.post("/v1/sessions", json=sent, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_a_session_planted_in_the_browser_is_not_taken_up(site: Site, client: TestClient) -> None:
    add_user(site, "clerk", Duty.HANDLER)
    client.cookies.set("docgen_session", "A" * 43)
    opened = log_in(client)
    assert "A" * 43 not in opened.headers["set-cookie"]
    stranger = TestClient(client.app)
    stranger.cookies.set("docgen_session", "A" * 43)
    assert stranger.get("/v1/me").status_code == 401


def test_wrong_logins_get_one_answer_and_then_a_time_to_wait(
    site: Site, client: TestClient
) -> None:
    add_user(site, "clerk", Duty.HANDLER)
    told = {
        (each.status_code, each.json()["code"], each.json()["detail"])
        for each in (log_in(client, "clerk", "wrong"), log_in(client, "nobody", "wrong"))
    }
    assert len(told) == 1
    for _ in range(site.settings.access_login_tries):
        answer = log_in(client, "clerk", "wrong")
    assert (answer.status_code, answer.json()["code"]) == (429, "access-braked")
    assert int(answer.headers["retry-after"]) >= 1


def test_users_replace_their_own_password(site: Site, client: TestClient) -> None:
    add_user(site, "clerk", Duty.HANDLER)
    elsewhere = TestClient(client.app)
    log_in(elsewhere)
    headers = {"X-CSRF-Token": log_in(client).json()["csrf"]}
    wrong = {"password": "wrong", "new": NEXT}
    assert client.put("/v1/me/password", json=wrong, headers=headers).status_code == 401
    short = {"password": PASSWORD, "new": "short"}
    assert client.put("/v1/me/password", json=short, headers=headers).status_code == 422
    right = {"password": PASSWORD, "new": NEXT}
    changed = client.put("/v1/me/password", json=right, headers=headers)
    assert changed.status_code == 200
    assert client.get("/v1/me").status_code == 200
    assert elsewhere.get("/v1/me").status_code == 401
    assert log_in(elsewhere, password=NEXT).status_code == 201


def test_whose_password_somebody_else_gave_replaces_it_before_the_interface_answers(
    client: TestClient, administrator: dict[str, str]
) -> None:
    user = client.post("/v1/users", json=NEW, headers=administrator).json()
    first = log_in(client, user["login"], NEW["password"]).json()  # type: ignore[arg-type]
    assert first["must_choose_password"] is True
    own = {"password": NEW["password"], "new": f"{NEW['password']}, of my own"}
    headers = {"X-CSRF-Token": first["csrf"]}
    changed = client.put("/v1/me/password", json=own, headers=headers)
    assert changed.json()["must_choose_password"] is False
    client.put(f"/v1/users/{user['id']}/password", json={"password": NEXT}, headers=administrator)
    opened = log_in(client, user["login"], NEXT).json()
    assert opened["must_choose_password"] is True
    headers = {"X-CSRF-Token": opened["csrf"]}
    refused = client.get("/v1/cases")
    assert (refused.status_code, refused.json()["code"]) == (403, "password-to-choose")
    assert client.get("/v1/me").status_code == 200
    same = {"password": NEXT, "new": NEXT}
    assert client.put("/v1/me/password", json=same, headers=headers).status_code == 422
    chosen = {"password": NEXT, "new": f"{NEXT}, once more"}
    changed = client.put("/v1/me/password", json=chosen, headers=headers)
    assert changed.json()["must_choose_password"] is False
    assert client.get("/v1/cases").status_code == 200


def test_an_administrator_keeps_the_users_of_the_agency(
    client: TestClient, administrator: dict[str, str]
) -> None:
    added = client.post("/v1/users", json=NEW, headers=administrator)
    assert added.status_code == 201
    user = added.json()
    path = f"/v1/users/{user['id']}"
    assert client.post("/v1/users", json=NEW, headers=administrator).status_code == 409
    duties = {"duties": ["archivist", "supervisor"]}
    changed = client.put(f"{path}/duties", json=duties, headers=administrator).json()
    assert changed["duties"] == duties["duties"]
    password = {"password": NEXT}
    assert client.put(f"{path}/password", json=password, headers=administrator).status_code == 200
    assert log_in(client, NEW["login"], NEXT).status_code == 201  # type: ignore[arg-type]
    assert client.post(f"{path}:disable", headers=administrator).json()["active"] is False
    assert log_in(client, NEW["login"], NEXT).status_code == 401  # type: ignore[arg-type]
    assert client.post(f"{path}:enable", headers=administrator).json()["active"] is True
    assert client.get(path, headers=administrator).json() == {**changed, "active": True}


def test_users_come_in_pages(client: TestClient, administrator: dict[str, str]) -> None:
    for n in range(3):
        sent = {**NEW, "login": f"sljt-{n}"}
        assert client.post("/v1/users", json=sent, headers=administrator).status_code == 201
    first = client.get("/v1/users", params={"limit": 2}, headers=administrator).json()
    after = {"limit": 2, "cursor": first["next"]}
    rest = client.get("/v1/users", params=after, headers=administrator).json()
    logins = [user["login"] for user in (*first["users"], *rest["users"])]
    assert (logins, rest["next"]) == (["sljt-0", "sljt-1", "sljt-2"], None)


@pytest.mark.parametrize(
    "change",
    [
        {"login": "With Space"},
        {"password": "short"},
        {"duties": []},
        {"duties": ["emperor"]},
        {"agency": OTHER},
        {"id": "u_mine"},
        {"name": ""},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_user_who_cannot_be_added_is_refused(
    client: TestClient, administrator: dict[str, str], change: dict[str, Any]
) -> None:
    answer = client.post("/v1/users", json={**NEW, **change}, headers=administrator)
    assert answer.status_code in (400, 422)
    assert GOOD not in answer.text
    assert client.get("/v1/users", headers=administrator).json()["users"] == []


def test_a_key_is_in_one_answer_and_opens_until_it_is_revoked(
    client: TestClient, administrator: dict[str, str]
) -> None:
    sent = {"name": "案件系统", "duties": ["integrator"], "days": 90}
    made = client.post("/v1/keys", json=sent, headers=administrator)
    assert (made.status_code, made.headers["cache-control"]) == (201, "no-store")
    token, ident = made.json()["token"], made.json()["key"]["id"]
    system = {"Authorization": f"Bearer {token}"}
    assert client.get("/v1/me", headers=system).json()["actor"] == f"key:{ident}"
    assert token not in client.get("/v1/keys", headers=administrator).text
    replaced = client.post(f"/v1/keys/{ident}:rotate", json={}, headers=administrator)
    assert replaced.json()["key"]["replaces"] == ident
    assert client.post(f"/v1/keys/{ident}:revoke", headers=administrator).status_code == 200
    assert client.get("/v1/me", headers=system).status_code == 401
    again = client.post(f"/v1/keys/{ident}:rotate", json={}, headers=administrator)
    assert (again.status_code, again.json()["code"]) == (409, "api-key-over")


def test_a_key_does_not_take_the_only_administrator_of_the_agency_away(
    client: TestClient, administrator: dict[str, str]
) -> None:
    only = {**NEW, "duties": ["administrator"]}
    place = f"/v1/users/{client.post('/v1/users', json=only, headers=administrator).json()['id']}"
    for refused in (
        client.post(f"{place}:disable", headers=administrator),
        client.put(f"{place}/duties", json={"duties": ["handler"]}, headers=administrator),
    ):
        assert (refused.status_code, refused.json()["code"]) == (409, "last-administrator")
    second = {**only, "login": "sljt-0043", "password": NEXT}
    client.post("/v1/users", json=second, headers=administrator)
    assert client.post(f"{place}:disable", headers=administrator).status_code == 200


def test_what_belongs_to_another_agency_is_not_there(site: Site, client: TestClient) -> None:
    mine, theirs = bearer(site, Duty.ADMINISTRATOR), bearer(site, Duty.ADMINISTRATOR, OTHER)
    user = client.post("/v1/users", json=NEW, headers=mine).json()["id"]
    sent = {"name": "案件系统", "duties": ["integrator"]}
    key = client.post("/v1/keys", json=sent, headers=mine).json()["key"]["id"]
    asked = [
        ("GET", f"/v1/users/{user}", None),
        ("GET", f"/v1/users/{NEW['login']}", None),
        ("PUT", f"/v1/users/{user}/duties", {"duties": ["administrator"]}),
        ("PUT", f"/v1/users/{user}/password", {"password": NEXT}),
        ("POST", f"/v1/users/{user}:disable", None),
        ("POST", f"/v1/users/{user}:enable", None),
        ("POST", f"/v1/keys/{key}:revoke", None),
        ("POST", f"/v1/keys/{key}:rotate", {}),
    ]
    for method, path, body in asked:
        answer = client.request(method, path, json=body, headers=theirs)
        assert answer.status_code == 404, path
    assert client.get("/v1/users", headers=theirs).json()["users"] == []
    names = [each["id"] for each in client.get("/v1/keys", headers=theirs).json()["keys"]]
    assert names == [f"{OTHER}-administrator"]
    assert client.get(f"/v1/users/{user}", headers=mine).json()["duties"] == ["handler"]


def test_the_audit_trail_shows_ones_own_agency_in_pages_and_by_what_is_asked(
    site: Site, client: TestClient
) -> None:
    mine, theirs = bearer(site, Duty.ADMINISTRATOR), bearer(site, Duty.SUPERVISOR, OTHER)
    user = client.post("/v1/users", json=NEW, headers=mine).json()["id"]
    client.get("/v1/users", headers=mine)
    by_target = {"target": f"user:{user}"}
    (entry,) = client.get("/v1/audit", params=by_target, headers=mine).json()["entries"]
    assert (entry["action"], entry["outcome"]) == ("user.manage", "done")
    assert entry["detail"] == {"change": "added", "duties": "handler"}
    first = client.get("/v1/audit", params={"limit": 1}, headers=mine).json()
    after = {"limit": 100, "cursor": first["next"]}
    rest = client.get("/v1/audit", params=after, headers=mine).json()
    assert first["entries"][0]["place"] < rest["entries"][0]["place"]
    assert {each["agency"] for each in (*first["entries"], *rest["entries"])} == {AGENCY}
    assert client.get("/v1/audit", headers=theirs).json()["entries"] == []
    again = client.get("/v1/audit", headers=theirs).json()["entries"]
    assert [each["action"] for each in again] == ["audit.read"]
    none = client.get("/v1/audit", params={"until": "2000-01-01"}, headers=mine).json()
    assert none["entries"] == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": "Bearer dg_" + "A" * 60_000},
        {"Authorization": "Bearer dg_' OR '1'='1' --"},
        {"Authorization": "Bearer dg_%00%0d%0aSet-Cookie: x=1"},
        {"Authorization": "Bearer ../../etc/passwd"},
        {"Authorization": "bearer\tdg_x"},
        {"Cookie": "docgen_session=" + "A" * 60_000},
        {"Cookie": 'docgen_session="; DROP TABLE sessions; --"'},
        {"X-Forwarded-For": "127.0.0.1", "X-Real-IP": "127.0.0.1", "X-Original-URL": "/v1/me"},
        {"X-HTTP-Method-Override": "DELETE", "Cookie": "docgen_session=x"},
    ],
    ids=lambda headers: next(iter(headers.values()))[:30],
)
def test_a_hostile_header_opens_nothing_and_comes_back_nowhere(
    client: TestClient, headers: dict[str, str]
) -> None:
    answer = client.get("/v1/me", headers=headers)
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers
    for value in headers.values():
        assert value not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/v1/sessions",
        "/v1/users",
        "/v1/keys",
        "/v1/reviews/x:approve",
        "/v1/batches",
        "/v1/webhooks",
    ],
)
def test_a_body_that_is_too_long_is_refused_before_it_is_read(
    client: TestClient, path: str
) -> None:
    headers = {"Content-Type": "application/json"}
    for content in (b"x" * 300_000, iter([b"x" * 150_000] * 2)):
        answer = client.post(path, content=content, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (413, "body-too-large")


def test_a_form_that_is_too_long_is_refused_before_it_is_read(client: TestClient) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = client.post("/login", content=b"login=" + b"x" * 300_000, headers=headers)
    assert answer.status_code == 413
