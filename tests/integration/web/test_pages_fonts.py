"""Fonts by page: examined, in force at once in every process, taken out, never by others."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from homes import opened_site
from people import add_user
from serving import OTHER
from signable import issue_unsigned
from small_fonts import font

from docgen.service.access.policy import Duty
from docgen.service.office import Office
from docgen.service.settings import Settings
from docgen.service.standing import Renewal
from docgen.typeset.fonts import bundled_font_folder
from docgen.web.site import Site

Browser = Callable[..., TestClient]
RARE = "\U0002a6d6"
PATH = "/admin/rules/fonts"


@pytest.fixture
def admin(browser: Browser) -> TestClient:
    """The browser of an administrator."""
    return browser(Duty.ADMINISTRATOR)


def token(client: TestClient) -> str:
    found = re.search(r'name="csrf" content="([^"]+)"', client.get("/admin").text)
    assert found is not None
    return found[1]


def unmarked(page: str) -> str:
    """A page without the elements that only tell a language."""
    return re.sub("</?span[^>]*>", "", page)


def upload(client: TestClient, data: bytes) -> tuple[int, str]:
    files = {"file": ("font.ttf", data, "font/ttf")}
    answer = client.post(PATH, data={"csrf": token(client)}, files=files)
    return answer.status_code, unmarked(answer.text)


def remove(client: TestClient, name: str) -> tuple[int, str]:
    answer = client.post(f"{PATH}/remove", data={"csrf": token(client), "name": name})
    return answer.status_code, answer.text


def file_of(page: str) -> str:
    found = re.search(r'name="name" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def covers(site: Site) -> bool:
    with site.offices() as office:
        return not office.fonts.uncovered({RARE})


def test_a_font_that_is_added_prints_its_characters_in_every_process_at_once(
    admin: TestClient, site: Site
) -> None:
    worker = Office(home=site.home, settings=Settings())
    renewal = Renewal(site.home)
    with opened_site(site.home.root) as another:
        assert not covers(site)
        assert not covers(another)
        assert worker.fonts.uncovered({RARE})
        before = site.previewer
        status, page = upload(admin, font(RARE + "案"))
        assert status == 200
        assert "“Sample Rare”已经启用：有汉字 2 个，其中扩展区和兼容区的生僻字 1 个" in page
        assert "没有的 1 个汉字现在可以印出" in page
        assert "不需要重新启动" in page
        assert "administratorsljt（样例）" in page
        assert covers(site)
        assert covers(another)
        renewal.renew(worker)
        assert not worker.fonts.uncovered({RARE})
        assert site.previewer is not before
        assert site.previewer is site.previewer


def test_a_font_with_the_right_name_and_few_characters_is_told_to_lack_the_others(
    admin: TestClient,
) -> None:
    assert "缺常用汉字" not in admin.get("/admin/rules/fonts").text
    status, page = upload(admin, font("案卷" + RARE, name="仿宋_GB2312"))
    assert status == 200
    assert "缺常用汉字 6761 个，用其他字体补" in page
    assert "缺常用汉字 6761 个" in admin.get("/admin/rules").text


def test_a_font_that_is_removed_is_used_no_more(admin: TestClient, site: Site) -> None:
    _, page = upload(admin, font(RARE))
    setter = site.setter
    status, page = remove(admin, file_of(page))
    assert (status, "字体已经移除" in page) == (200, True)
    assert not covers(site)
    assert site.setter is not setter
    assert not list(site.home.fonts.iterdir())
    trail = unmarked(admin.get("/admin/audit").text)
    assert "管理字体" in trail
    assert "字体 Sample Rare" in trail


def test_a_font_that_issued_papers_still_need_stays_until_another_has_its_characters(
    admin: TestClient, site: Site, integrator: dict[str, str]
) -> None:
    _, page = upload(admin, font(RARE))
    name = file_of(page)
    issue_unsigned(admin, integrator, official=f"郑{RARE}")
    status, page = remove(admin, name)
    assert (status, "有 1 件尚未封存的案件" in page) == (409, True)
    assert 'id="file-wrong"' not in page
    assert covers(site)
    upload(admin, font(RARE, name="Another"))
    assert remove(admin, name)[0] == 200
    assert covers(site)


def test_only_files_of_the_fonts_folder_are_removed(admin: TestClient, site: Site) -> None:
    for name in ("../settings.toml", "/etc/hosts", "nothing.ttf"):
        assert remove(admin, name)[0] == 404
    assert site.home.settings.is_file()


def test_what_cannot_be_used_is_refused_in_words_beside_the_field(
    admin: TestClient, site: Site
) -> None:
    whole = (bundled_font_folder() / "NotoSansSC-Regular.otf").read_bytes()
    wrong = {
        "不是可用的字体文件": [b"%PDF-1.7", b"", font(RARE)[:200], whole[: len(whole) // 2]],
        "字体的许可不准嵌入文档": [font(RARE, licence=2)],
        "不准只嵌入所用的字": [font(RARE, licence=0x0100)],
        "只准嵌入点阵": [font(RARE, licence=0x0200)],
    }
    for said, files in wrong.items():
        for data in files:
            status, page = upload(admin, data)
            assert (status, said in page) == (422, True), said
            assert 'id="file-wrong"' in page
    assert not list(site.home.fonts.iterdir())


def test_a_font_of_the_same_name_is_not_put_beside_the_first(admin: TestClient, site: Site) -> None:
    upload(admin, font(RARE))
    status, page = upload(admin, font(RARE + "案"))
    assert (status, "已经有了" in page) == (409, True)
    assert len(list(site.home.fonts.iterdir())) == 1


def test_a_font_put_there_by_hand_is_taken_up_and_told_as_such(
    admin: TestClient, site: Site
) -> None:
    assert not covers(site)
    (site.home.fonts / "byhand.ttf").write_bytes(font(RARE))
    assert covers(site)
    assert "在服务器上放入" in admin.get(PATH).text
    (site.home.fonts / "broken.ttf").write_bytes(b"\x00\x01\x00\x00 and then nothing of a font")
    assert covers(site)
    assert "文件“broken.ttf”读不出来" in admin.get(PATH).text
    status, page = upload(admin, font("案", name="Another"))
    assert (status, "broken.ttf" in page) == (503, True)
    assert remove(admin, "broken.ttf")[0] == 200
    assert upload(admin, font("案", name="Another"))[0] == 200


def test_a_file_that_was_broken_before_the_start_is_told_and_removed_by_page(
    admin: TestClient, site: Site
) -> None:
    (site.home.fonts / "broken.ttf").write_bytes(b"no font")
    (site.home.fonts / "whole.ttf").write_bytes(font(RARE))
    for path in ("/admin/rules", PATH):
        page = admin.get(path)
        assert page.status_code == 200
        assert "文件“broken.ttf”读不出来" in page.text
    assert "whole.ttf" not in page.text
    assert remove(admin, "broken.ttf")[0] == 200
    assert covers(site)
    assert "whole.ttf" in admin.get(PATH).text


def test_fonts_that_other_agencies_use_too_are_only_shown(admin: TestClient, site: Site) -> None:
    upload(admin, font(RARE))
    add_user(site, "other", Duty.HANDLER, agency=OTHER)
    page = admin.get(PATH).text
    assert "本系统的其他机关也使用同一份" in page
    assert 'name="file"' not in page
    assert upload(admin, font(RARE, name="Another"))[0] == 403
    assert remove(admin, Path(next(site.home.fonts.iterdir())).name)[0] == 403
    assert covers(site)
