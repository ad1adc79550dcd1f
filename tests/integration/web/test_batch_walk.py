"""A risk notice to many carriers in Chromium, from a spreadsheet to the report, at three sizes.

Pictures of what was seen are kept (``browser.ARTEFACTS``).
"""

from __future__ import annotations

import io
import json
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
from playwright.sync_api import expect
from serving import AGENCY, NOW

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


def carriers(uscc: str, folder: Path) -> Path:
    """A spreadsheet of carriers, the last of them with a wrong code."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(("企业名称", "统一社会信用代码", "经营地址", "备注"))
    for number in range(1, _CARRIERS + 1):
        sheet.append(
            (f"示例{number}号运输有限公司", uscc, f"示例市示例区货运路{number}号", "老客户")
        )
    sheet.append(("示例错误运输有限公司", "写错的代码", "示例市示例区货运路99号", None))
    path = folder / "承运人名单.xlsx"
    out = io.BytesIO()
    book.save(out)
    path.write_bytes(out.getvalue())
    return path


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
    clerk, page = Clerk(seen.page, at.url), seen.page
    found = {}

    def look(step: str) -> None:
        seen.shoot(f"batch-{size}-{step}")
        found[step] = violations(page)
        found[f"{step} is too wide"] = page.evaluate(
            "document.documentElement.scrollWidth > innerWidth + 1"
        )

    clerk.log_in("clerk", PASSWORD)
    page.goto(f"{at.url}/batch")
    page.select_option("#base", model["case_id"])
    page.set_input_files("#file", carriers(model["party"]["uscc"], tmp_path))
    look("1-model")
    page.click("main button.primary")
    expect(page.get_by_label("企业名称")).to_have_value("/party/name")
    page.get_by_label("经营地址").select_option("/party/address")
    page.get_by_label("备注").select_option("")
    expect(page.get_by_label("备注")).to_be_in_viewport()
    look("2-columns")
    page.click("main button.primary")
    expect(page.locator("p[role=status]")).to_contain_text(
        f"共 {_CARRIERS + 1} 行，{_CARRIERS} 行可以制发"
    )
    expect(page.locator("img.sheet").first).to_be_visible()
    bad = page.locator("tr", has_text="不能制发")
    expect(bad).to_contain_text("统一社会信用代码")
    look("3-preview")
    page.click("main button.primary")
    page.wait_for_url("**/batch/*")
    expect(page.locator("[data-job]")).to_contain_text("等待")
    look("4-progress")
    work(site)
    expect(page.locator("main")).to_contain_text(f"已制发 {_CARRIERS} 件，0 件没有制发")
    expect(page.locator("[data-job]")).to_have_text("完成")
    look("5-report")
    paper = page.request.get(f"{at.url}{page.get_attribute('td a[href$=pdf]', 'href')}")
    assert paper.body().startswith(b"%PDF-")
    with page.expect_download() as taken:
        page.locator("main a[href*='/files/']").first.click()
    assert taken.value.path().stat().st_size > 0
    page.click("main td a[href^='/cases/']")
    page.wait_for_url("**/drafts/*")
    expect(page.locator("[data-paper-state]")).to_have_class("badge good")
    seen.shoot(f"batch-{size}-6-notice")
    assert {step: each for step, each in found.items() if each} == {}
