"""The page of one's own account: who one is here, and another password."""

from __future__ import annotations

import re
from collections.abc import Callable

from fastapi.testclient import TestClient
from people import PASSWORD
from serving import NOW

from docgen.service.access.accounts import SYSTEM
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Duty
from docgen.web.callers import SESSION_COOKIE
from docgen.web.site import Site

CHOSEN = "另外一句自己选的比较长的口令"
Browser = Callable[..., TestClient]


def change(client: TestClient, **fields: str) -> tuple[int, str]:
    found = re.search(r'name="csrf" content="([^"]+)"', client.get("/account").text)
    assert found is not None
    given = {"password": PASSWORD, "new": CHOSEN, "again": CHOSEN, **fields}
    answer = client.post("/account/password", data={"csrf": found[1], **given})
    return answer.status_code, answer.text


def test_the_page_tells_who_one_is_and_is_a_click_away(browser: Browser) -> None:
    page = browser(Duty.ARCHIVIST).get("/account").text
    assert "档案管理人员" in page
    assert 'class="bar-who" href="/account"' in page


def test_a_page_that_was_opened_before_learns_who_is_logged_in_now(browser: Browser) -> None:
    client = browser(Duty.HANDLER)
    page, session = client.get("/account").text, client.get("/account/session").json()
    assert f'name="actor" content="{session["actor"]}"' in page
    assert f'name="csrf" content="{session["csrf"]}"' in page
    client.cookies.clear()
    refused = client.get("/account/session")
    assert (refused.status_code, "csrf" in refused.json()) == (401, False)


def test_ones_own_password_is_changed_and_other_sessions_end(site: Site, browser: Browser) -> None:
    client = browser(Duty.HANDLER)
    before = client.cookies[SESSION_COOKIE]
    status, page = change(client)
    assert (status, "口令已经修改" in page) == (200, True)
    client.cookies.clear()
    client.cookies.set(SESSION_COOKIE, before)
    assert "/login" in str(client.get("/account").url)
    client.cookies.clear()
    client.post("/login", data={"login": "handlersljt", "password": CHOSEN})
    assert "我的账号" in client.get("/account").text
    with site.registry.reading() as unit:
        kept = unit.audit.newest(agency="SLJT", target="user:u-handlersljt", limit=9)
    assert ("user.password", "done") in {(each.action, each.outcome) for each in kept}


def test_a_password_is_not_changed_without_the_current_one_and_guessing_is_braked(
    browser: Browser,
) -> None:
    client = browser(Duty.HANDLER)
    assert "两次填写的新口令不一样" in change(client, again="又是另外一句口令了")[1]
    assert "应为" in change(client, new="short", again="short")[1]
    assert "现在的口令不正确" in change(client, password="猜的一句口令")[1]
    statuses = [change(client, password=f"猜的一句口令{at}")[0] for at in range(8)]
    assert statuses[-1] == 429
    assert client.get("/account").status_code == 200


def test_whose_password_was_reset_chooses_one_before_anything_else(
    site: Site, browser: Browser
) -> None:
    client, given = browser(Duty.HANDLER), "管理员临时给的一句比较长的口令"
    occasion = Occasion(principal=SYSTEM, at=NOW)
    site.accounts.set_password("handlersljt", given, occasion)
    client.cookies.clear()
    client.post("/login", data={"login": "handlersljt", "password": given})
    for path in ("/", "/cases/new", "/archive"):
        led = client.get(path)
        assert led.url.path == "/account"
        assert "请先改成只有您自己知道的口令" in led.text
        assert 'href="/cases/new"' not in led.text
    assert client.get("/deadlines.ics").headers["content-type"].startswith("text/html")
    assert "就是现在的口令" in change(client, password=given, new=given, again=given)[1]
    assert client.get("/").url.path == "/account"
    status, page = change(client, password=given)
    assert (status, "请先改成" in page) == (200, False)
    assert client.get("/cases/new").url.path == "/cases/new"


def test_who_resets_their_own_password_has_chosen_it(site: Site, browser: Browser) -> None:
    client = browser(Duty.ADMINISTRATOR)
    found = re.search(r'name="csrf" content="([^"]+)"', client.get("/account").text)
    assert found is not None
    fields = {"csrf": found[1], "password": CHOSEN}
    client.post("/admin/users/u-administratorsljt/password", data=fields)
    client.post("/login", data={"login": "administratorsljt", "password": CHOSEN})
    assert client.get("/admin").url.path == "/admin"
