"""Every endpoint against every duty and against nobody: nothing is open that is not meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from doors_table import ENDPOINTS, OPEN, WHO
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from people import PASSWORD, add_user
from serving import add_key

from docgen.service.access.policy import Action, Duty
from docgen.web.api.routers import API
from docgen.web.callers import Allowed
from docgen.web.pages.routers import PAGES
from docgen.web.pages.visits import Visiting
from docgen.web.site import Site

JSON = {"Content-Type": "application/json"}


def routes_of(routers: tuple[object, ...]) -> Iterator[tuple[str, APIRoute]]:
    for router in routers:
        for route in router.routes:  # type: ignore[attr-defined]
            if isinstance(route, APIRoute):
                yield from ((f"{method} {route.path}", route) for method in route.methods)


def actions_of(dependant: Dependant) -> Iterator[str]:
    if isinstance(dependant.call, Allowed | Visiting):
        yield dependant.call.action.value
    for each in dependant.dependencies:
        yield from actions_of(each)


def filled(path: str) -> str:
    """A path whose things do not exist."""
    return re.sub(r"\{[a-z0-9_]+\}", "none", path.replace("{page}", "1"))


def ask(client: TestClient, endpoint: str, headers: dict[str, str]) -> tuple[int, str]:
    method, _, path = endpoint.partition(" ")
    sent = {"content": b"{}"} if method in {"POST", "PUT", "PATCH"} else {}
    answer = client.request(method, filled(path), headers={**JSON, **headers}, **sent)  # type: ignore[arg-type]
    is_problem = answer.headers.get("content-type", "").startswith("application/problem+json")
    return answer.status_code, answer.json()["code"] if is_problem else ""


def test_every_endpoint_for_systems_stands_in_the_table_with_its_action() -> None:
    found = {
        name: sorted(set(actions_of(route.dependant)))
        for name, route in routes_of(tuple(API))
        if name not in OPEN
    }
    assert found == {name: [action] for name, action in ENDPOINTS.items()}


def test_every_page_asks_for_an_action_unless_it_is_open_to_all() -> None:
    for name, route in routes_of(tuple(PAGES)):
        assert (len(set(actions_of(route.dependant))) == 1) is (name not in OPEN), name


def test_the_table_knows_every_action() -> None:
    assert set(WHO) == {action.value for action in Action}


@pytest.mark.parametrize("duty", list(Duty))
def test_each_duty_is_let_through_where_the_table_says_so_and_nowhere_else(
    site: Site, client: TestClient, duty: Duty
) -> None:
    headers = {"Authorization": f"Bearer {add_key(site.registry, duty)}"}
    wrong = []
    for endpoint, action in ENDPOINTS.items():
        status, code = ask(client, endpoint, headers)
        is_refused = (status, code) == (403, "duty-missing")
        if is_refused is (duty.value in WHO[action]) or status in (401, 405, 500):
            wrong.append((endpoint, status, code))
    assert wrong == []


def test_each_refusal_is_on_record(site: Site, client: TestClient) -> None:
    headers = {"Authorization": f"Bearer {add_key(site.registry, Duty.ARCHIVIST)}"}
    assert ask(client, "POST /v1/keys", headers) == (403, "duty-missing")
    with site.registry.reading() as unit:
        last = unit.audit.rows()[-1]
    assert (last.actor, last.action, last.target, last.outcome) == (
        "key:SLJT-archivist",
        "key.manage",
        "route:/v1/keys",
        "refused",
    )


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer dg_wrong"},
        {"Authorization": "Bearer a.b.c"},
        {"Authorization": "Bearer"},
        {"Authorization": "Basic YTpi"},
        {"Cookie": "docgen_session=stolen"},
    ],
    ids=lambda headers: next(iter(headers.values()), "nothing"),
)
def test_nobody_comes_in_without_a_proof(client: TestClient, headers: dict[str, str]) -> None:
    told = {ask(client, endpoint, headers)[0] for endpoint in ENDPOINTS}
    assert told <= {401, 429}


@pytest.mark.parametrize("duty", list(Duty))
def test_pages_are_held_to_the_same_table(site: Site, client: TestClient, duty: Duty) -> None:
    add_user(site, "someone", duty)
    sent = {"login": "someone", "password": PASSWORD}
    opened = client.post("/v1/sessions", json=sent)
    assert opened.status_code == 201
    token, csrf, wrong = client.cookies["docgen_session"], opened.json()["csrf"], []
    for name, route in routes_of(tuple(PAGES)):
        method, _, path = name.partition(" ")
        if name in OPEN or path == "/logout":
            continue
        (action,) = set(actions_of(route.dependant))
        headers = {"Cookie": f"docgen_session={token}", "Accept": "text/html"}
        body = None if method == "GET" else b"{}"
        if method != "GET":
            headers |= {"X-CSRF-Token": csrf, **JSON}
        client.cookies.clear()
        answer = client.request(
            method, filled(path), headers=headers, follow_redirects=False, content=body
        )
        if (answer.status_code == 403) is (duty.value in WHO[action]):
            wrong.append((name, answer.status_code))
    assert wrong == []


def test_nobody_comes_in_by_a_page_nor_has_a_body_read_there(client: TestClient) -> None:
    wrong = []
    for name, _ in routes_of(tuple(PAGES)):
        method, _, path = name.partition(" ")
        if name not in OPEN:
            sent = None if method == "GET" else b"no form and no JSON"
            answer = client.request(method, filled(path), content=sent, follow_redirects=False)
            if answer.status_code not in (303, 401):
                wrong.append((name, answer.status_code))
    assert wrong == []
