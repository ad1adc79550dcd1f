"""A risk notice to many carriers in Chromium, from a spreadsheet to the report, at three sizes.

Pictures of what was seen are kept (``browser.ARTEFACTS``).
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from axe import violations
from browser import SIZES, Opener, Served
from clerk import Clerk
from jobs_done import work
from people import PASSWORD, add_user
from playwright.sync_api import Page, expect
from serving import AGENCY, NOW
from stdnum.cn import uscc

from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Duty, Principal
from docgen.web.site import Site

pytestmark = pytest.mark.needs("chromium", "axe-core")

CASE = "winter-risk-notice"
_CARRIERS = 12


@pytest.fixture(autouse=True)
def people(site: Site) -> None:
    """A clerk."""
    add_user(site, "clerk", Duty.HANDLER, name="林承办（样例）")


def carriers(folder: Path) -> Path:
    """A spreadsheet of carriers, the last of them with a wrong code, the one before it again."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(("企业名称", "统一社会信用代码", "法定代表人", "经营地址", "电话", "备注"))
    for number in (*range(1, _CARRIERS + 1), 1):
        code = f"91652100MAEX09{number:03}"
        sheet.append(
            (
                f"示例{number}号运输有限公司",
                code + uscc.calc_check_digit(code),
                f"样例{'甲乙丙丁戊己庚辛壬癸子丑'[number - 1]}",
                f"示例市示例区货运路{number}号",
                f"0900-76509{number:02}",
                "老客户",
            )
        )
    sheet.append(("示例错误运输有限公司", "写错的代码", "样例寅", "示例市示例区货运路99号", None))
    path = folder / "承运人名单.xlsx"
    out = io.BytesIO()
    book.save(out)
    path.write_bytes(out.getvalue())
    return path


Look = Callable[[str], None]


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_a_spreadsheet_of_carriers_becomes_a_notice_to_each_of_them(
    site: Site, at: Served, opener: Opener, sample: Callable[[str], dict[str, Any]],
    tmp_path: Path, size: str,
) -> None:  # fmt: skip
    model = sample(CASE)
    handler = Principal(actor="user:u-clerk", agency=AGENCY, duties=frozenset({Duty.HANDLER}))
    site.cases.create(json.dumps(model).encode(), Occasion(principal=handler, at=NOW))
    seen = opener(size)
    page, found = seen.page, {}

    def look(step: str) -> None:
        seen.shoot(f"batch-{size}-{step}")
        found[step] = violations(page)
        found[f"{step} is too wide"] = page.evaluate(
            "document.documentElement.scrollWidth > innerWidth + 1"
        )

    Clerk(page, at.url).log_in("clerk", PASSWORD)
    page.goto(f"{at.url}/batch")
    page.select_option("#base", model["case_id"])
    choose_columns(page, carriers(tmp_path), look)
    look_through(page, look)
    work(site)
    take_what_was_made(page, at, look)
    page.click("main td a[href^='/cases/']")
    page.wait_for_url("**/drafts/*")
    expect(page.locator("[data-paper-state]")).to_have_class("badge good")
    seen.shoot(f"batch-{size}-8-notice")
    assert {step: each for step, each in found.items() if each} == {}


def choose_columns(page: Page, book: Path, look: Look) -> None:
    page.set_input_files("#file", book)
    look("1-model")
    page.click("main button.primary")
    expect(page.get_by_label("企业名称")).to_have_value("/party/name")
    expect(page.get_by_label("备注")).to_have_value("")
    look("2-columns")
    page.click("main button.primary")


def look_through(page: Page, look: Look) -> None:
    expect(page.locator("p[role=status]")).to_contain_text(
        f"共 {_CARRIERS + 2} 行，{_CARRIERS} 行可以制发"
    )
    expect(page.locator("img.sheet").first).to_be_visible()
    rows = page.locator("tbody tr")
    expect(rows.first).to_contain_text("统一社会信用代码")
    expect(rows.nth(1)).to_contain_text("与第 2 行重复")
    look("3-preview")
    page.click("main a.primary")
    expect(page.locator("h1")).to_have_text(f"制发 {_CARRIERS} 件？")
    look("4-question")
    page.click("main button.primary")
    page.wait_for_url(re.compile("/batch/[^/]+$"))
    expect(page.locator("[data-job]")).to_contain_text("等待")
    look("5-progress")


def take_what_was_made(page: Page, at: Served, look: Look) -> None:
    expect(page.locator("main")).to_contain_text(f"已制发 {_CARRIERS} 件，2 件没有制发")
    expect(page.locator("[data-job]")).to_have_text("完成")
    look("6-report")
    for link in ("td a[href$=pdf]", "a[href$='papers.pdf']"):
        paper = page.request.get(f"{at.url}{page.get_attribute(link, 'href')}")
        assert paper.body().startswith(b"%PDF-")
    with page.expect_download() as taken:
        page.click("main a[href$='report.xlsx']")
    assert taken.value.path().stat().st_size > 0
    page.click("main a[href='/signatures']")
    expect(page.locator("main table")).to_have_count(1)
    look("7-signatures")
    page.go_back()
    expect(page.locator("[data-job]")).to_have_text("完成")
