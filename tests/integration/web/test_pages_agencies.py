"""Agencies by page: one more with its first administrator, another name, and who may do neither."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from homes import trial_site
from people import add_user
from serving import OTHER

from docgen.service.access.policy import Duty
from docgen.web.site import Site

Browser = Callable[..., TestClient]
PATH = "/admin/rules/agencies"
FIRST = "交给新机关管理员的一句口令"
CHOSEN = "新机关管理员自己选的一句口令"
NEW = {
    "code": "LSJT",
    "name": "邻市交通运输局（样例）",
    "login": "lsjt-admin",
    "person": "管理员乙（样例）",
    "password": FIRST,
}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A home in which one agency works, beside another without people."""
    with trial_site(tmp_path / "home") as made:
        yield made


@pytest.fixture
def admin(browser: Browser) -> TestClient:
    """The browser of an administrator."""
    return browser(Duty.ADMINISTRATOR)


def post(client: TestClient, path: str, **fields: str) -> tuple[int, str]:
    found = re.search(r'name="csrf" content="([^"]+)"', client.get("/account").text)
    assert found is not None
    answer = client.post(path, data={"csrf": found[1], **fields})
    return answer.status_code, answer.text


def names(site: Site) -> dict[str, str]:
    return {each.code: each.name for each in site.accounts.agencies()}


def test_an_agency_is_added_with_an_administrator_who_chooses_a_password_first(
    admin: TestClient, site: Site
) -> None:
    status, page = post(admin, PATH, **NEW)
    assert (status, "机关已经登记" in page) == (200, True)
    assert names(site)["LSJT"] == NEW["name"]
    assert "机关 LSJT" in admin.get("/admin/audit").text
    other = TestClient(admin.app)
    other.post("/login", data={"login": NEW["login"], "password": FIRST})
    assert other.get("/admin").url.path == "/account"
    post(other, "/account/password", password=FIRST, new=CHOSEN, again=CHOSEN)
    assert "系统运行人员在服务器上登记" in other.get(PATH).text
    assert "示例机关" not in other.get(PATH).text
    assert NEW["person"] in other.get("/admin/users").text
    trail = other.get("/admin/audit").text
    assert "<td>其他机关的人员</td>" in trail
    assert "administratorsljt" not in trail


def test_once_another_agency_works_here_the_machine_keeps_the_roll(
    admin: TestClient, site: Site
) -> None:
    post(admin, PATH, **NEW)
    page = admin.get(PATH).text
    assert "邻市交通运输局" not in page
    assert 'id="login"' not in page
    assert post(admin, PATH, **{**NEW, "code": "THIRD", "login": "third"})[0] == 403
    assert post(admin, f"{PATH}/name", code="LSJT", name="另一个名称")[0] == 403
    assert "THIRD" not in names(site)
    assert names(site)["LSJT"] == NEW["name"]


def test_an_agency_is_named_anew_and_the_trail_keeps_both_names(
    admin: TestClient, site: Site
) -> None:
    add_user(site, "other", Duty.HANDLER, agency=OTHER)
    status, page = post(admin, f"{PATH}/name", code="SLJT", name="示例市交通运输局")
    assert (status, "名称已经修改" in page) == (200, True)
    assert names(site)["SLJT"] == "示例市交通运输局"
    trail = admin.get("/admin/audit").text
    assert "原为 示例机关" in trail
    assert "改为 示例市交通运输局" in trail


def test_everything_that_a_new_agency_lacks_is_told_at_once(admin: TestClient) -> None:
    wrong = {"code": "SLJT", "login": "administratorsljt", "password": "short", "name": " "}
    status, page = post(admin, PATH, **{**NEW, **wrong})
    assert status in {409, 422}
    for field in wrong:
        assert f'id="{field}-wrong"' in page


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("code", "示例", "机关代码"),
        ("code", "SLJT", "SLJT"),
        ("name", " ", "机关名称"),
        ("login", "新", "登录名"),
        ("login", "administratorsljt", "administratorsljt"),
        ("password", "short", "口令"),
    ],
)
def test_what_cannot_be_added_is_refused_beside_its_field_and_kept_as_typed(
    admin: TestClient, site: Site, field: str, value: str, said: str
) -> None:
    status, page = post(admin, PATH, **{**NEW, field: value})
    assert status in (409, 422)
    wrong = re.search(rf'id="{field}-wrong" role="alert">([^<]+)<', page)
    assert wrong is not None
    assert said in wrong[1]
    typed = {name: each for name, each in NEW.items() if name not in (field, "password")}
    assert all(f'value="{each}"' in page for each in typed.values())
    assert FIRST not in page
    assert "LSJT" not in names(site)


def test_a_name_that_cannot_be_is_refused_beside_its_agency(admin: TestClient, site: Site) -> None:
    status, page = post(admin, f"{PATH}/name", code="SLJT", name="字" * 101)
    assert (status, "机关名称" in page) == (422, True)
    assert "字" * 101 in page
    assert names(site)["SLJT"] == "示例机关"
