"""One home for several agencies: what the administrator of one of them sees and may change."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from people import add_user
from serving import OTHER

from docgen.service.access.policy import Duty
from docgen.web.site import Site

Browser = Callable[..., TestClient]
TEMPLATE = "/admin/templates/education-record"


@pytest.fixture
def admin(browser: Browser) -> TestClient:
    """The browser of an administrator."""
    return browser(Duty.ADMINISTRATOR)


def post(client: TestClient, path: str, **fields: str) -> tuple[int, str]:
    found = re.search(r'name="csrf" content="([^"]+)"', client.get("/admin").text)
    assert found is not None
    answer = client.post(path, data={"csrf": found[1], **fields})
    return answer.status_code, answer.text


def test_an_agency_alone_in_its_home_is_told_what_all_would_share(admin: TestClient) -> None:
    for path in ("/admin/templates", "/admin/lists"):
        assert "现在只有本机关在用" in admin.get(path).text


def test_what_all_agencies_use_is_not_changed_by_one_of_them(admin: TestClient, site: Site) -> None:
    add_user(site, "other", Duty.HANDLER, agency=OTHER)
    word = admin.get(f"{TEMPLATE}.docx").content
    data = base64.b64encode(word).decode()
    for path in (f"{TEMPLATE}/publish", "/admin/lists/publish"):
        status, told = post(admin, path, data=data)
        assert status == 403
        assert "其他机关也使用同一份" in told
    assert post(admin, f"{TEMPLATE}/withdraw")[0] == 403
    assert "这里只能查看、下载和检查" in admin.get(TEMPLATE).text
    with site.offices() as office:
        assert not list(office.home.templates.rglob("education-record.docx"))


def test_an_administrator_counts_the_dossiers_of_their_own_agency(
    browser: Browser, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    with site.offices() as office:
        numbers = ["SLJT-2026-0001", "SLJT-2026-0002", f"{OTHER}-2026-0001"]
        monkeypatch.setattr(type(office.archive), "numbers", lambda _self: numbers)
    for agency, count in (("SLJT", 2), (OTHER, 1)):
        page = browser(Duty.ADMINISTRATOR, agency=agency).get("/admin").text
        assert re.search(rf"<dt>案卷</dt><dd>{count}</dd>", page)


def test_what_may_only_be_looked_at_is_not_offered_to_be_changed(
    admin: TestClient, site: Site
) -> None:
    alone = admin.get("/admin/rules").text
    assert "在这里加入字体文件" in alone
    add_user(site, "other", Duty.HANDLER, agency=OTHER)
    page = admin.get("/admin/rules").text
    for place in ("numbers", "fonts", "retention"):
        assert f'/admin/rules/{place}">修改' in alone
        assert f'/admin/rules/{place}">查看' in page
    assert '/admin/rules/agencies">修改' in page
    assert "在这里加入字体文件" not in page
    assert "系统运行人员把字体文件放进服务器上家目录的 fonts 文件夹" in page


def test_an_agency_without_cases_is_told_that_the_mark_is_an_example(admin: TestClient) -> None:
    assert "机关代字以“示交”为例" in admin.get("/admin/rules/numbers").text


def test_health_is_told_in_words(admin: TestClient) -> None:
    page = admin.get("/admin").text
    assert "登记库可以读写" in page
    assert 'href="/health/ready"' not in page


def test_what_is_in_force_is_shown_with_where_it_is_set(admin: TestClient) -> None:
    page = admin.get("/admin/rules").text
    for said in (
        "示例机关",
        "SLJT",
        "示交执案〔2026〕1号",
        "出厂值",
        "宋体",
        "永久",
    ):
        assert said in page
    assert "numbers.pattern" not in page
    assert (
        admin.post("/language", data={"language": "en", "next": "/admin/rules"}).status_code == 200
    )
    assert "Set where" in admin.get("/admin/rules").text
