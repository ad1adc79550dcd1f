"""The door of the pages and their frame: who comes in, what every page carries."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from people import PASSWORD, add_user

from docgen.service.access.policy import Duty
from docgen.web.site import Site

Sample = Callable[[str], dict[str, Any]]


@pytest.fixture
def clerk(site: Site, client: TestClient) -> TestClient:
    """A browser in which a clerk is logged in."""
    add_user(site, "clerk", Duty.HANDLER)
    answer = log_in(client, "clerk")
    assert answer == (303, "/")
    return client


def log_in(client: TestClient, login: str, password: str = PASSWORD) -> tuple[int, str]:
    """The status of logging in, and where it leads."""
    fields = {"login": login, "password": password, "next": "/"}
    answer = client.post("/login", data=fields, follow_redirects=False)
    return answer.status_code, answer.headers.get("location", "")


def csrf_in(text: str) -> str:
    """The token that a page carries."""
    found = re.search(r'name="csrf" content="([^"]+)"', text)
    assert found is not None
    return found[1]


def test_who_is_not_logged_in_is_shown_the_door(client: TestClient) -> None:
    answer = client.get("/", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")


def test_a_wrong_password_is_refused_in_chinese(site: Site, client: TestClient) -> None:
    add_user(site, "clerk", Duty.HANDLER)
    answer = client.post("/login", data={"login": "clerk", "password": "别的口令"})
    assert answer.status_code == 401
    assert "登录名或者口令不正确" in answer.text
    assert "别的口令" not in answer.text


def test_the_door_leads_to_no_other_site(site: Site, client: TestClient) -> None:
    add_user(site, "clerk", Duty.HANDLER)
    fields = {"login": "clerk", "password": PASSWORD, "next": "//elsewhere.example/"}
    answer = client.post("/login", data=fields, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_a_form_that_comes_from_another_site_is_refused(site: Site, client: TestClient) -> None:
    add_user(site, "clerk", Duty.HANDLER)
    fields = {"login": "clerk", "password": PASSWORD}
    answer = client.post("/login", data=fields, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403


def test_the_cookie_of_a_session_is_out_of_reach_of_scripts(site: Site, client: TestClient) -> None:
    add_user(site, "clerk", Duty.HANDLER)
    fields = {"login": "clerk", "password": PASSWORD}
    answer = client.post("/login", data=fields, follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_a_page_carries_a_policy_that_lets_in_nothing_foreign(clerk: TestClient) -> None:
    answer = clerk.get("/")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", answer.text)
    assert " style=" not in answer.text
    assert "http://" not in answer.text
    assert "https://" not in answer.text


def test_style_sheets_are_kept_for_good_under_a_path_of_their_content(clerk: TestClient) -> None:
    path = re.search(r'href="(/static/[0-9a-f]+/base\.css)"', clerk.get("/").text)
    assert path is not None
    kept = clerk.get(path[1])
    assert kept.headers["content-type"].startswith("text/css")
    assert "immutable" in kept.headers["cache-control"]
    assert clerk.get("/static/old/base.css").headers["cache-control"] == "no-store"
    assert clerk.get("/static/old/none.css").status_code == 404


def test_pages_speak_english_where_the_visitor_asks_for_it(clerk: TestClient) -> None:
    assert "我的案件" in clerk.get("/").text
    clerk.post("/language", data={"language": "en", "next": "/"})
    assert "My cases" in clerk.get("/").text


def test_logging_out_needs_the_token_and_ends_the_session(clerk: TestClient) -> None:
    token = csrf_in(clerk.get("/").text)
    assert clerk.post("/logout", data={"csrf": "wrong"}).status_code == 403
    cookies = dict(clerk.cookies)
    clerk.post("/logout", data={"csrf": token})
    clerk.cookies.update(cookies)
    answer = clerk.get("/", follow_redirects=False)
    assert answer.headers["location"] == "/login"


@pytest.mark.parametrize("duty", list(Duty))
def test_every_duty_alone_has_a_home_after_the_door_and_behind_the_mark(
    site: Site, client: TestClient, duty: Duty
) -> None:
    add_user(site, "someone", duty)
    page = client.post("/login", data={"login": "someone", "password": PASSWORD})
    assert page.status_code == 200
    home = "/admin" if duty is Duty.ADMINISTRATOR else "/"
    assert page.url.path == home
    assert re.search(rf'<a href="{home}" aria-current="page">', page.text)
    assert '<a class="bar-mark" href="/">' in page.text
    wrong = client.get("/no-such-page", headers={"Accept": "text/html"})
    assert (wrong.status_code, 'href="/"' in wrong.text) == (404, True)
    with site.registry.reading() as unit:
        assert not [row for row in unit.audit.rows() if row.outcome == "refused"]


def test_who_has_another_duty_is_told_that_this_is_not_theirs(
    site: Site, client: TestClient
) -> None:
    add_user(site, "keeper", Duty.ADMINISTRATOR)
    log_in(client, "keeper")
    answer = client.get("/registers")
    assert answer.status_code == 403
    assert "text/html" in answer.headers["content-type"]
    assert "duty-missing" in answer.text


def test_the_first_page_lists_the_cases_of_the_agency(
    clerk: TestClient, integrator: dict[str, str], sample: Sample
) -> None:
    assert "还没有案件" in clerk.get("/").text
    case = sample("shop-interview")
    sent = clerk.post("/v1/cases", content=json.dumps(case), headers={
        **integrator, "Content-Type": "application/json"})  # fmt: skip
    assert sent.status_code == 201
    text = clerk.get("/").text
    assert case["cause"] in text
    assert "行政约谈" in text


def test_what_is_refused_is_a_page_with_the_bar_and_a_way_back(
    browser: Callable[..., TestClient],
) -> None:
    archivist = browser(Duty.ARCHIVIST)
    came = {"referer": "http://testserver/archive?q=x"}
    for path in ("/archive/SLJT-1999-0001", "/archive?from=yesterday", "/cases/NONE"):
        answer = archivist.get(path, headers=came)
        assert answer.status_code in {400, 404}
        assert answer.headers["content-type"].startswith("text/html")
        assert 'class="bar-nav"' in answer.text
        assert 'href="/archive?q=x"' in answer.text or path.startswith("/archive?")


def test_a_page_whose_session_is_over_is_told_so_in_a_clerks_words(client: TestClient) -> None:
    answer = client.post("/preview", json={}, headers={"X-CSRF-Token": "of a session that is over"})
    assert answer.status_code == 401
    assert "登录已经过期" in answer.json()["detail"]
    to_a_system = client.get("/v1/cases").json()["detail"]
    assert "Bearer" in to_a_system


def test_a_wrong_address_is_told_without_the_words_of_programmers(clerk: TestClient) -> None:
    page = clerk.get("/deadlines?month=never").text
    assert "请返回上一页改正" in page
    assert "errors" not in page
