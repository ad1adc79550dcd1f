"""An administrator in Chromium: a changed template, a new user, a key shown once, changed lists.

At three sizes of screen; pictures of what was seen are kept (``browser.ARTEFACTS``).
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from axe import violations
from browser import SIZES, Opener, Served, Window
from clerk import Clerk
from homes import trial_site
from people import PASSWORD, add_user
from playwright.sync_api import expect
from serving import AGENCY, CASES, NOW

from docgen.registry.values import CaseKey, FrozenPaper
from docgen.service.access.policy import Duty
from docgen.service.line.issuing import COMMAND
from docgen.web.site import Site

pytestmark = [pytest.mark.needs("chromium", "axe-core"), pytest.mark.slow]

CODE, TITLE, ADDED = "education-record", "说服教育记录", "本机关监督电话：0900-1234567"
BEFORE, AFTER = "taxi-stand-education", "driver-minor"
CHOSEN = "一句只用于测试的比较长的口令"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A home with an administrator."""
    with trial_site(tmp_path / "home", agency="示例市交通运输局") as made:
        add_user(made, "admin", Duty.ADMINISTRATOR, name="周管理（样例）")
        yield made


@pytest.fixture
def window(opener: Opener, at: Served) -> Callable[[str], Window]:
    """Opens the window of the administrator."""

    def enter(size: str) -> Window:
        opened = opener(size)
        Clerk(opened.page, at.url).log_in("admin", PASSWORD)
        return opened

    return enter


def issued(site: Site, name: str) -> FrozenPaper:
    """The education record of a sample, issued where it was not yet."""
    with site.offices() as office:
        taken = office.issue(
            (CASES / f"{name}.case.json").read_bytes(),
            folder=CASES / f"{name}.evidence",
            now=NOW,
            noted=COMMAND,
        )
        key = CaseKey(agency=AGENCY, case_id=taken.taken.case.case_id)
        papers = office.registry.frozen(key).papers
    return next(each for each in papers.values() if each.type == CODE)


def changed(word: bytes, text: str) -> bytes:
    """A Word file with one more paragraph."""
    document, out = docx.Document(io.BytesIO(word)), io.BytesIO()
    document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def upload(window: Window, name: str, data: bytes) -> None:
    """Choose a file in the form of the page and send it."""
    files = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    window.page.set_input_files("#file", files=[files])  # type: ignore[list-item]
    window.page.locator("form:has(#file) button").click()


@pytest.mark.parametrize("size", SIZES)
def test_a_changed_template_counts_for_papers_issued_afterwards(
    site: Site, at: Served, window: Callable[[str], Window], size: str
) -> None:
    old = issued(site, BEFORE)
    seen = window(size)
    page = seen.page
    page.goto(f"{at.url}/admin/templates")
    seen.shoot(f"admin-{size}-1-templates")
    page.get_by_role("link", name=TITLE, exact=True).click()
    page.wait_for_load_state("networkidle")
    seen.shoot(f"admin-{size}-2-in-force")
    with page.expect_download() as taken:
        page.get_by_role("link", name="下载").click()
    word = taken.value.path().read_bytes()
    upload(seen, "教育记录.docx", changed(word, "{{ case.nothing_of_this_name }}"))
    expect(page.locator("main")).to_contain_text("没有“case.nothing_of_this_name”这一项")
    expect(page.get_by_role("button", name="发布")).to_have_count(0)
    seen.shoot(f"admin-{size}-3-unknown-variable")
    new = changed(word, ADDED)
    upload(seen, "教育记录.docx", new)
    expect(page.locator(".note.good")).to_contain_text("检查通过")
    page.locator("img.sheet").last.scroll_into_view_if_needed()
    seen.shoot(f"admin-{size}-4-preview")
    page.get_by_role("button", name="发布").click()
    expect(page.locator("[data-asking]")).to_contain_text("此后所有人制作的")
    page.locator("[data-asking-yes]").click()
    expect(page.locator(".note.good")).to_contain_text("已发布")
    version = hashlib.sha256(new).hexdigest()
    expect(page.locator("main")).to_contain_text(version[:12])
    versions = page.locator("section", has_text="发布过的版本")
    expect(versions.locator("li")).to_contain_text("周管理（样例）")
    with page.expect_download() as taken:
        versions.get_by_role("link").click()
    assert taken.value.path().read_bytes() == new
    assert violations(page) == []
    seen.shoot(f"admin-{size}-5-published")
    later = issued(site, AFTER)
    assert later.versions["template"] == version != old.versions["template"]
    assert ADDED in "".join(later.page_texts).replace("\n", "")
    assert issued(site, BEFORE) == old


@pytest.mark.parametrize("size", SIZES)
def test_a_user_is_added_and_a_key_is_shown_once(
    at: Served, window: Callable[[str], Window], size: str
) -> None:
    seen = window(size)
    page = seen.page
    page.goto(f"{at.url}/admin/users")
    page.fill("#login", "linchengban")
    page.fill("#name", "林承办（样例）")
    page.fill("#password", CHOSEN)
    page.get_by_label("承办人", exact=True).last.check()
    page.get_by_role("button", name="新增").click()
    expect(page.locator("table")).to_contain_text("林承办（样例）")
    seen.shoot(f"admin-{size}-6-users")
    page.goto(f"{at.url}/admin/keys")
    page.fill("#name", "综合执法平台（样例）")
    page.locator("form:has(#name) button").click()
    token = page.locator("code", has_text="dg_").inner_text()
    assert violations(page) == []
    seen.shoot(f"admin-{size}-7-key-shown-once")
    page.goto(f"{at.url}/admin/keys")
    expect(page.locator("table")).to_contain_text("综合执法平台（样例）")
    assert token not in page.content()
    seen.shoot(f"admin-{size}-8-keys")


@pytest.mark.parametrize("size", SIZES)
def test_lists_are_compared_before_they_are_put_in_force(
    site: Site, at: Served, window: Callable[[str], Window], size: str
) -> None:
    seen = window(size)
    page = seen.page
    page.goto(f"{at.url}/admin/lists")
    with page.expect_download() as taken:
        page.get_by_role("link", name="导出工作簿").click()
    book = taken.value.path().read_bytes()
    upload(seen, "清单.xlsx", _edited(book, number="不是序号"))
    expect(page.locator("section.note.error")).to_contain_text("没有导入")
    expect(page.locator("section.note.error code").first).to_contain_text("免罚清单")
    seen.shoot(f"admin-{size}-9-wrong-cell")
    upload(seen, "清单.xlsx", _edited(book, number=99))
    differences = page.locator(".differences")
    expect(differences.first).to_contain_text("MF-2025-1")
    expect(differences.last).to_contain_text("XC-99")
    expect(page.locator(".moved ins")).to_have_text("99")
    assert violations(page) == []
    seen.shoot(f"admin-{size}-10-differences")
    page.get_by_role("button", name="启用").click()
    page.locator("[data-asking-yes]").click()
    expect(page.locator(".note.good")).to_contain_text("清单已更新")
    seen.shoot(f"admin-{size}-11-lists-in-force")
    with site.offices() as office:
        assert "XC-99" in {each.code for each in office.catalogue.lists.phrases.entries}


def _edited(data: bytes, *, number: object) -> bytes:
    """The workbook with one entry changed and one phrase more."""
    book, out = openpyxl.load_workbook(io.BytesIO(data)), io.BytesIO()
    book["免罚清单"].cell(row=2, column=9).value = number
    phrases = book["常用语"]
    phrases.append(["XC-99", *(each.value for each in phrases[2][1:])])
    book.save(out)
    return out.getvalue()
