"""The pages of administration: people, keys, templates, lists, jobs, the audit trail."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import docx
import openpyxl
import pytest
from fastapi.testclient import TestClient
from people import add_user

from docgen.service.access.policy import Duty
from docgen.web.site import Site

CHOSEN, OTHER = "一句只用于测试的比较长的口令", "另外一句只用于测试的口令呀"
Browser = Callable[..., TestClient]
CODE = "education-record"


@pytest.fixture
def admin(browser: Browser) -> TestClient:
    """The browser of an administrator."""
    return browser(Duty.ADMINISTRATOR)


def token(client: TestClient) -> str:
    found = re.search(r'name="csrf" content="([^"]+)"', client.get("/admin").text)
    assert found is not None
    return found[1]


def post(client: TestClient, path: str, **fields: object) -> str:
    return client.post(path, data={"csrf": token(client), **fields}).text


def test_a_user_is_added_given_duties_a_password_and_disabled(
    admin: TestClient, site: Site
) -> None:
    name, fields = "新人（样例）", {"login": "xinren", "duty": "handler"}
    page = post(admin, "/admin/users", name=name, password=CHOSEN, **fields)
    assert f"已新增用户 {name}（登录名 xinren）" in page
    assert "待改口令" in page
    with site.registry.reading() as unit:
        row = unit.users.by_login("xinren")
    assert row is not None
    assert row.duties == {"handler"}
    page = post(admin, f"/admin/users/{row.id}/duties", duty=["archivist", "supervisor"])
    assert f"{name} 的职责已经修改" in page
    page = post(admin, f"/admin/users/{row.id}/password", password=OTHER)
    assert f"{name} 的口令已经重设" in page
    page = post(admin, f"/admin/users/{row.id}/active")
    assert f"{name} 已停用，不能再登录" in page
    with site.registry.reading() as unit:
        after = unit.users.by_login("xinren")
    assert after is not None
    assert (after.duties, after.is_active) == ({"archivist", "supervisor"}, False)


def test_a_user_who_cannot_be_added_leaves_the_form_as_it_was_filled(admin: TestClient) -> None:
    given = {"name": "新人（样例）", "duty": "archivist"}
    for login, password, why in (
        ("administratorsljt", CHOSEN, "已被使用"),
        ("Wang Min", CHOSEN, "请填 3 至 64 个小写字母"),
        ("duan", "short", "应为"),
    ):
        page = post(admin, "/admin/users", login=login, password=password, **given)
        assert why in page
        assert f'value="{login}"' in page
        assert 'value="新人（样例）"' in page
        assert re.search(r'value="archivist" checked', page)
        assert password not in page


def test_what_cannot_be_taken_back_is_asked_about_first(admin: TestClient, site: Site) -> None:
    add_user(site, "xinren", Duty.HANDLER, name="新人（样例）")
    assert 'data-ask="停用“新人（样例）”？' in admin.get("/admin/users").text
    keys = post(admin, "/admin/keys", name="示例系统", days="30", duty="integrator")
    assert 'data-ask="吊销“示例系统”的密钥？' in keys
    assert 'data-ask="更换“示例系统”的密钥？' in keys


def test_a_key_that_cannot_be_made_leaves_the_form_as_it_was_filled(admin: TestClient) -> None:
    page = post(admin, "/admin/keys", name="示例系统", days="9999", duty="integrator")
    assert "有效天数应为" in page
    assert 'value="9999"' in page


def test_a_key_is_shown_once_and_opens_until_it_is_revoked(admin: TestClient) -> None:
    page = post(admin, "/admin/keys", name="示例系统", days="30", duty="integrator")
    made = re.search(r"<code>(dg_[^<]+)</code>", page)
    assert made is not None
    assert made[1] not in admin.get("/admin/keys").text
    headers = {"Authorization": f"Bearer {made[1]}"}
    assert admin.get("/v1/cases", headers=headers).status_code == 200
    ident = re.search(r"/admin/keys/([^/]+)/revoke", page)
    assert ident is not None
    post(admin, f"/admin/keys/{ident[1]}/revoke")
    assert admin.get("/v1/cases", headers=headers).status_code == 401


def test_a_changed_template_is_checked_shown_published_and_withdrawn(
    admin: TestClient, site: Site
) -> None:
    word = admin.get(f"/admin/templates/{CODE}.docx").content
    document = docx.Document(io.BytesIO(word))
    document.add_paragraph("本机关补充说明")
    changed = io.BytesIO()
    document.save(changed)
    files = {"file": ("t.docx", changed.getvalue())}
    page = admin.post(f"/admin/templates/{CODE}", data={"csrf": token(admin)}, files=files).text
    assert "检查通过" in page
    assert "data:image/svg+xml" in page
    data = re.search(r'name="data" value="([^"]+)"', page)
    assert data is not None
    published = post(admin, f"/admin/templates/{CODE}/publish", data=data[1])
    assert "本机关" in published
    with site.offices() as office:
        assert office.catalogue.template_path(CODE).read_bytes() == changed.getvalue()
    version = re.search(r'href="([^"]+/versions/[0-9a-f]{64}[.]docx)"', published)
    assert version is not None
    post(admin, f"/admin/templates/{CODE}/withdraw")
    assert admin.get(version[1]).content == changed.getvalue()
    assert admin.get(re.sub("[0-9a-f]{64}", "0" * 64, version[1])).status_code == 404
    assert admin.get(f"/admin/templates/{CODE}.docx").content == word


def test_what_is_only_tried_is_told_in_chinese_and_is_no_version(admin: TestClient) -> None:
    assert "· 版本 " in admin.get(f"/admin/templates/{CODE}").text
    document = docx.Document(io.BytesIO(admin.get(f"/admin/templates/{CODE}.docx").content))
    document.add_paragraph("{% if party.name %}没有结束")
    tried = io.BytesIO()
    document.save(tried)
    files = {"file": ("t.docx", tried.getvalue())}
    page = admin.post(f"/admin/templates/{CODE}", data={"csrf": token(admin)}, files=files).text
    assert "if、for 是否各有自己的 endif、endfor" in page
    assert "Unexpected" not in page
    assert "· 版本 " not in page


def test_what_is_no_template_is_refused_with_its_fault(admin: TestClient) -> None:
    bad = docx.Document()
    bad.add_paragraph("{{ case.nothing_of_this_name }}")
    out = io.BytesIO()
    bad.save(out)
    for data in (out.getvalue(), b"no Word file"):
        answer = admin.post(
            f"/admin/templates/{CODE}",
            data={"csrf": token(admin)},
            files={"file": ("t.docx", data)},
        )
        assert answer.status_code < 500
        assert "发布</button>" not in answer.text


def test_lists_go_out_as_a_workbook_and_come_back_in_force(admin: TestClient, site: Site) -> None:
    data = admin.get("/admin/lists.xlsx").content
    assert len(openpyxl.load_workbook(io.BytesIO(data)).sheetnames) >= 5
    answer = admin.post(
        "/admin/lists", data={"csrf": token(admin)}, files={"file": ("lists.xlsx", data)}
    )
    assert "没有变化" in answer.text
    wrong = admin.post(
        "/admin/lists", data={"csrf": token(admin)}, files={"file": ("lists.xlsx", b"none")}
    )
    assert "没有导入" in wrong.text


def test_the_audit_trail_tells_who_did_what(admin: TestClient) -> None:
    post(admin, "/admin/keys", name="示例系统", days="30", duty="integrator")
    page = admin.get("/admin/audit").text
    assert "administrator" in page
    for said in ("管理系统密钥", "系统密钥 示例系统", "新增", "职责：对接系统", "登录"):
        assert said in page
    assert 'title="key.manage"' in page
    assert admin.get("/admin").status_code == 200


@pytest.mark.parametrize("path", ["", "/rules", "/rules/numbers", "/rules/retention", "/templates"])
def test_no_key_of_a_setting_and_no_code_of_a_paper_is_read_on_the_pages(
    admin: TestClient, path: str
) -> None:
    page = admin.get(f"/admin{path}").text.partition("<main")[2].partition("</main>")[0]
    read = re.sub(r"<code>.*?</code>|<[^>]*>", " ", page)
    assert not re.findall(r"[a-z_]{3,}[.][a-z_]{3,}|[a-z]+-[a-z]+", read)


def test_whatever_the_trail_holds_is_told_in_words(
    admin: TestClient, site: Site, browser: Browser
) -> None:
    refused = browser(Duty.HANDLER)
    assert refused.get("/admin/keys").status_code == 403
    assert refused.get("/registers").status_code == 200
    page = browser(Duty.ADMINISTRATOR, Duty.SUPERVISOR).get("/admin/audit").text
    rows = page.partition("<tbody>")[2].partition("</tbody>")[0]
    told = re.sub(r"<[^>]*>", " ", re.sub(r'<a class="target".*?</a>', "", rows))
    assert "没有权限的地方" in told
    assert "查看台账" in told
    assert not re.search(r"[a-z]+\.[a-z]+|route:|user:|duties:|format:", told)


def test_administration_is_for_administrators(browser: Browser) -> None:
    handler = browser(Duty.HANDLER)
    for path in ("", "/users", "/keys", "/templates", "/lists", "/rules", "/audit"):
        assert handler.get(f"/admin{path}").status_code == 403
    assert 'href="/admin"' not in handler.get("/archive").text
