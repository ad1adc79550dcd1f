"""An address that leads nowhere, and what else goes wrong: a page to people, JSON to programs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from serving import NOW

from docgen.service.access.policy import Duty
from docgen.service.office import Office
from docgen.web.app import create_app
from docgen.web.site import Site

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
PROGRAM = {"Accept": "application/json"}
PAGE, PROBLEM = "text/html; charset=utf-8", "application/problem+json"


def kind(client: TestClient, path: str, accept: dict[str, str]) -> tuple[int, str]:
    answer = client.get(path, headers=accept)
    return answer.status_code, answer.headers["content-type"]


def test_people_get_a_page_with_what_to_do_and_the_way_to_the_start(client: TestClient) -> None:
    answer = client.get("/nothing/here", headers=BROWSER)
    assert (answer.status_code, answer.headers["content-type"]) == (404, PAGE)
    assert "<h1>没有这个页面</h1>" in answer.text
    assert "请检查地址" in answer.text
    assert 'href="/"' in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    client.cookies.set("docgen_language", "en")
    assert "There is no such page" in client.get("/nothing/here", headers=BROWSER).text


@pytest.mark.parametrize(
    ("path", "accept", "expected"),
    [
        ("/nothing", {"Accept": "*/*"}, (404, PAGE)),
        ("/nothing", PROGRAM, (404, PROBLEM)),
        ("/nothing", {**BROWSER, "X-CSRF-Token": "of a script"}, (404, PROBLEM)),
        ("/v1/nothing", {"Accept": "*/*"}, (404, PROBLEM)),
        ("/v1/nothing", BROWSER, (404, PAGE)),
        ("/v1/nothing", {"Accept": "application/json, text/html;q=0.5"}, (404, PROBLEM)),
        ("/v1/cases", {"Accept": "*/*"}, (401, PROBLEM)),
        ("/v1/cases", BROWSER, (401, PAGE)),
        ("/health/nothing", {"Accept": "*/*"}, (404, PROBLEM)),
        ("/logout", BROWSER, (405, PAGE)),
        ("/logout", PROGRAM, (405, PROBLEM)),
    ],
)
def test_who_reads_pages_gets_one_and_programs_get_a_problem(
    client: TestClient, path: str, accept: dict[str, str], expected: tuple[int, str]
) -> None:
    assert kind(client, path, accept) == expected


def test_a_page_that_only_takes_forms_says_which_methods_there_are(client: TestClient) -> None:
    answer = client.get("/logout", headers=BROWSER)
    assert answer.headers["allow"] == "OPTIONS, POST"


def test_who_is_logged_in_keeps_the_bar(browser: Callable[..., TestClient]) -> None:
    answer = browser(Duty.HANDLER).get("/nothing", headers=BROWSER)
    assert answer.status_code == 404
    assert 'href="/cases/new"' in answer.text


def test_who_is_not_logged_in_learns_of_no_case(
    client: TestClient, browser: Callable[..., TestClient]
) -> None:
    clerk = browser(Duty.HANDLER)
    own = clerk.get("/cases/2026-NO-1", headers=BROWSER)
    assert own.status_code == 404
    clerk.cookies.clear()
    for path in ("/cases/2026-NO-1", "/archive/SLJT-2026-0001", "/admin"):
        answer = client.get(path, headers=BROWSER, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/login?next={path}")
    unknown = client.get("/nothing", headers=BROWSER).text
    assert 'href="/cases/new"' not in unknown
    client.cookies.set("docgen_session", "over")
    assert client.get("/nothing", headers=BROWSER).text == unknown


def test_a_defect_shows_its_trace_and_nothing_else(
    site: Site, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise KeyError("secret of a case")

    monkeypatch.setattr(type(site.doors), "log_in", lambda *_, **__: broken())
    form = {"login": "a", "password": "b"}
    answer = client.post(
        "/login", data=form, headers={**BROWSER, "traceparent": f"00-{'a' * 32}-{'b' * 16}-01"}
    )
    assert (answer.status_code, answer.headers["content-type"]) == (500, PAGE)
    assert "a" * 32 in answer.text
    assert "secret of a case" not in answer.text
    assert "请告诉管理员" in answer.text


def test_what_is_too_large_and_too_much_are_pages(
    site: Site, browser: Callable[..., TestClient]
) -> None:
    clerk = browser(Duty.HANDLER)
    large = clerk.post("/login", data={"login": "x" * 300_000}, headers=BROWSER)
    assert (large.status_code, large.headers["content-type"]) == (413, PAGE)
    told = [clerk.get("/", headers=BROWSER) for _ in range(site.settings.serve_rate_per_minute)]
    assert told[-1].status_code == 429
    assert int(told[-1].headers["retry-after"]) >= 1
    assert "请稍等" in told[-1].text


def test_a_service_that_has_as_much_as_it_can_do_says_so_on_a_page(site: Site) -> None:
    settings = replace(site.settings, serve_requests_at_once=0)
    office = Office(home=site.home, settings=settings)
    full = Site(office=office, clock=lambda: NOW, new_id=site.new_id)
    with TestClient(create_app(full), raise_server_exceptions=False) as client:
        page, problem = client.get("/", headers=BROWSER), client.get("/v1/cases")
    assert (page.status_code, page.headers["content-type"]) == (503, PAGE)
    assert page.headers["retry-after"] == "1"
    assert "系统暂时不能应答" in page.text
    assert problem.headers["content-type"] == PROBLEM
