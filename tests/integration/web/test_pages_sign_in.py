"""People of the agency's identity provider come to the pages; every way round it is shut."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from sqlite3 import connect
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import identity_provider
import pytest
from browser import Window, chromium, served
from fastapi.testclient import TestClient
from identity_provider import IdentityProvider
from serving import AGENCY, NOW

from docgen.registry.access.values import AuditRow, UserRow
from docgen.service.access.tokens import digest_of
from docgen.service.office import Office
from docgen.web.app import create_app
from docgen.web.site import Site

OURS = "http://localhost"
POLICY = "content-security-policy"
Change = Callable[[str], str]


@pytest.fixture
def provider() -> Iterator[IdentityProvider]:
    with identity_provider.serving() as running:
        running.person = person_of(running)
        yield running


def person_of(provider: IdentityProvider) -> dict[str, Any]:
    return {
        "sub": "p-17",
        "exp": NOW.timestamp() + 300,
        "agency": AGENCY,
        "duties": ["handler"],
        "name": "经办人（样例）",
    }


def vouched_site(site: Site, provider: IdentityProvider, ours: str = OURS) -> Site:
    """The home of a site, served where people may sign in at a provider."""
    settings = replace(site.settings, oidc_issuer=provider.issuer, oidc_pages=ours)
    office = Office(home=site.home, settings=settings)
    return Site(office=office, clock=lambda: NOW, new_id=site.new_id)


@pytest.fixture
def vouched(site: Site, provider: IdentityProvider) -> Iterator[TestClient]:
    """A browser before a home whose people may sign in at a provider."""
    app = create_app(vouched_site(site, provider))
    with TestClient(app, base_url=OURS, raise_server_exceptions=False) as made:
        made.follow_redirects = False
        yield made


def sent_back(client: TestClient, wanted: str = "/") -> str:
    """Go to the provider and log in there; the address it sends the browser back to."""
    left = client.get("/sign-in", params={"next": wanted})
    assert left.status_code == 303
    answer = httpx2.get(left.headers["location"])
    assert answer.status_code == 303
    return answer.headers["location"]


def come(client: TestClient, address: str) -> Any:
    parts = urlsplit(address)
    assert f"{parts.scheme}://{parts.netloc}" == OURS
    return client.get(f"{parts.path}?{parts.query}")


def last_entry(site: Site) -> AuditRow:
    with site.registry.reading() as unit:
        return unit.audit.rows()[-1]


def user_of(site: Site, provider: IdentityProvider) -> UserRow | None:
    with site.registry.reading() as unit:
        return unit.users.by_subject(f"{provider.issuer} p-17")


def test_the_door_offers_the_provider_only_where_one_is_set(
    client: TestClient, vouched: TestClient
) -> None:
    assert "统一身份认证" in vouched.get("/login").text
    assert "统一身份认证" not in client.get("/login").text
    assert client.get("/sign-in").status_code == 404
    assert client.get("/sign-in/return").status_code == 404


def test_who_signs_in_at_the_provider_comes_to_the_page_they_wanted(
    site: Site, vouched: TestClient, provider: IdentityProvider
) -> None:
    answer = come(vouched, sent_back(vouched, "/cases/new"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/cases/new")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "经办人（样例）" in vouched.get("/").text
    user = user_of(site, provider)
    assert user is not None
    entry = last_entry(site)
    assert (entry.action, entry.outcome, entry.actor) == ("session.open", "done", f"user:{user.id}")


@pytest.mark.parametrize(
    "wanted",
    ["//elsewhere.example/", "/\\elsewhere.example", "https://elsewhere.example", "/\t/x", "", "x"],
)
def test_a_sign_in_leads_to_no_other_site(vouched: TestClient, wanted: str) -> None:
    assert come(vouched, sent_back(vouched, wanted)).headers["location"] == "/"


def test_a_cookie_that_was_changed_leads_to_no_other_site(vouched: TestClient) -> None:
    back = sent_back(vouched)
    ticket = vouched.cookies["docgen_sign_in"].partition(".")[0]
    vouched.cookies.clear()
    vouched.cookies.set("docgen_sign_in", f"{ticket}.%2F%2Felsewhere.example")
    assert come(vouched, back).headers["location"] == "/"


def with_query(**change: str) -> Change:
    """Changes the address that the provider sends a browser back to."""

    def changed(address: str) -> str:
        parts = urlsplit(address)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()} | change
        return str(httpx2.URL(address).copy_with(params=query))

    return changed


@pytest.mark.parametrize(
    "change",
    [
        with_query(state="another"),
        with_query(state=""),
        with_query(code="another"),
        with_query(iss="https://other.example"),
        with_query(state="\x7f"),
    ],
    ids=["state", "no state", "code", "issuer", "odd state"],
)
def test_a_return_that_was_changed_opens_nothing_and_is_on_record(
    site: Site, vouched: TestClient, change: Change
) -> None:
    answer = come(vouched, change(sent_back(vouched)))
    assert answer.status_code == 401
    assert "请从登录页重新开始" in answer.text
    assert "docgen_session" not in vouched.cookies
    entry = last_entry(site)
    assert (entry.action, entry.outcome, entry.target) == ("access.prove", "refused", "sign-in")


def test_a_return_opens_only_the_browser_that_left_and_only_once(vouched: TestClient) -> None:
    back = sent_back(vouched)
    mine = dict(vouched.cookies)
    vouched.cookies.clear()
    assert come(vouched, back).status_code == 401
    vouched.cookies.update(mine)
    assert come(vouched, back).status_code == 303
    vouched.cookies.clear()
    vouched.cookies.update(mine)
    assert come(vouched, back).status_code == 401


@pytest.mark.parametrize(
    "said",
    [
        {"nonce": "of another sign-in"},
        {"aud": "another"},
        {"aud": ["docgen", "another"], "azp": "another"},
        {"iss": "https://other.example"},
        {"exp": NOW.timestamp() - 400},
    ],
    ids=lambda said: next(iter(said)),
)
def test_an_id_token_that_is_not_for_this_sign_in_opens_nothing(
    vouched: TestClient, provider: IdentityProvider, said: dict[str, Any]
) -> None:
    provider.person |= said
    answer = come(vouched, sent_back(vouched))
    assert answer.status_code == 401
    assert "docgen_session" not in vouched.cookies


def test_an_unsigned_id_token_opens_nothing(
    vouched: TestClient, provider: IdentityProvider
) -> None:
    back = sent_back(vouched)
    ((code, (challenge, redirect, signed)),) = provider.codes.items()
    head = base64.urlsafe_b64encode(json.dumps({"alg": "none", "kid": "k1"}).encode())
    unsigned = f"{head.rstrip(b'=').decode()}.{signed.split('.')[1]}."
    provider.codes[code] = (challenge, redirect, unsigned)
    assert come(vouched, back).status_code == 401


@pytest.mark.parametrize(
    "said", [{"duties": []}, {"duties": ["emperor"]}, {"agency": "NONE"}], ids=str
)
def test_who_has_no_place_here_is_told_so(
    site: Site, vouched: TestClient, provider: IdentityProvider, said: dict[str, Any]
) -> None:
    provider.person |= said
    answer = come(vouched, sent_back(vouched))
    assert answer.status_code == 403
    assert "请联系管理员授予职责" in answer.text
    assert user_of(site, provider) is None


def test_who_is_disabled_here_is_told_so_and_it_is_on_record(
    site: Site, vouched: TestClient, provider: IdentityProvider
) -> None:
    come(vouched, sent_back(vouched))
    user = user_of(site, provider)
    assert user is not None
    with site.registry.writing() as unit:
        unit.users.set_active(user.id, active=False)
    answer = come(vouched, sent_back(vouched))
    assert answer.status_code == 403
    assert "账号已停用" in answer.text
    entry = last_entry(site)
    assert (entry.target, entry.agency, entry.outcome) == (f"user:{user.id}", AGENCY, "refused")


def test_where_the_provider_lets_nobody_in_the_page_says_so(
    vouched: TestClient, provider: IdentityProvider
) -> None:
    provider.sent_back = {"error": "access_denied"}
    answer = come(vouched, sent_back(vouched))
    assert answer.status_code == 401
    assert "统一身份认证没有让您登录" in answer.text


def test_while_the_provider_does_not_answer_the_door_says_so(
    vouched: TestClient, provider: IdentityProvider
) -> None:
    provider.is_down = True
    answer = vouched.get("/sign-in")
    assert answer.status_code == 503
    assert "身份认证服务" in answer.text
    assert 'name="password"' in answer.text


def test_who_keeps_failing_must_wait(vouched: TestClient, site: Site) -> None:
    free = site.settings.access_address_tries
    told = [vouched.get("/sign-in/return?state=x&code=y").status_code for _ in range(free + 1)]
    assert told == [401] * free + [429]


def test_a_session_that_was_planted_is_not_taken_up(vouched: TestClient) -> None:
    back = sent_back(vouched)
    vouched.cookies.set("docgen_session", "planted")
    answer = come(vouched, back)
    assert answer.status_code == 303
    assert "docgen_session=planted" not in answer.headers["set-cookie"]


def left(client: TestClient) -> tuple[Any, dict[str, str]]:
    """Log out; the page that says so, and what its form takes to the provider."""
    csrf = re.search('name="csrf" content="([^"]+)"', client.get("/").text)
    assert csrf is not None
    answer = client.post("/logout", data={"csrf": csrf[1]})
    fields = re.findall('type="hidden" name="([^"]+)" value="([^"]*)"', answer.text)
    return answer, {name: value for name, value in fields if name not in {"next", "csrf"}}


def test_logging_out_tells_the_provider_who_leaves_and_nobody_else(
    site: Site,
    vouched: TestClient,
    provider: IdentityProvider,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("DEBUG")
    back = sent_back(vouched)
    ((_, _, id_token),) = provider.codes.values()
    arrived = come(vouched, back)
    assert id_token not in arrived.headers["set-cookie"]
    held = b"".join(each.read_bytes() for each in site.home.root.glob("registry.sqlite3*"))
    assert id_token.encode() not in held
    assert id_token.split(".")[1].encode() not in held
    answer, form = left(vouched)
    assert form == {
        "id_token_hint": id_token,
        "client_id": "docgen",
        "post_logout_redirect_uri": f"{OURS}/login",
    }
    assert f'action="{provider.issuer}/logout"' in answer.text
    assert id_token not in str(answer.headers) + caplog.text
    assert f"form-action 'self' https: {provider.issuer};" in answer.headers[POLICY]
    assert "form-action 'self';" in vouched.get("/login").headers[POLICY]
    with site.registry.reading() as unit:
        assert unit.sessions.find(digest_of(vouched.cookies.get("docgen_session") or "")) is None


def test_a_session_from_before_leaves_without_the_token(
    site: Site, vouched: TestClient, provider: IdentityProvider
) -> None:
    come(vouched, sent_back(vouched))
    with connect(site.home.registry) as database:
        database.execute("UPDATE sessions SET id_token = NULL")
    answer, form = left(vouched)
    assert set(form) == {"client_id", "post_logout_redirect_uri"}
    assert f'action="{provider.issuer}/logout"' in answer.text


@pytest.mark.needs("chromium")
def test_a_clerk_walks_in_by_the_provider_and_out_of_both(site: Site) -> None:
    with identity_provider.serving("localhost") as provider, chromium() as browser:
        provider.person = person_of(provider)
        with served(site) as first:
            port = int(first.url.rpartition(":")[2])
        ours = f"http://127.0.0.1:{port}"
        with served(vouched_site(site, provider, ours), port=port) as at:
            context = browser.new_context(locale="zh-CN", viewport={"width": 1366, "height": 768})
            window = Window.open(context, at.url)
            page = window.page
            page.goto(f"{at.url}/cases/new")
            window.shoot("sign-in-door")
            page.get_by_role("link", name="用统一身份认证登录").click()
            page.wait_for_url(f"{at.url}/cases/new")
            assert "经办人（样例）" in page.locator(".bar").inner_text()
            page.get_by_role("button", name="退出").click()
            page.wait_for_url(f"{at.url}/login")
            page.goto(f"{at.url}/")
            assert page.url == f"{at.url}/login"
            context.close()
            assert {urlsplit(each).netloc for each in window.foreign} == {
                urlsplit(provider.issuer).netloc
            }
            assert window.complaints == []
            assert provider.asked["/logout"] == 1
            assert "id_token_hint" in provider.farewells[0]
            assert all("id_token_hint" not in each for each in window.foreign)
