"""A reviewer's refusal in Chromium: a remark on a field, the correction, the approval.

At three sizes of screen; pictures of what was seen are kept (``browser.ARTEFACTS``).
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from axe import violations
from browser import SIZES, Opener, Served, Window
from clerk import Clerk
from homes import trial_site
from people import PASSWORD, add_user
from playwright.sync_api import expect
from serving import AGENCY, NOW

from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Duty, Principal
from docgen.web.site import Site

pytestmark = pytest.mark.needs("chromium", "axe-core")

CASE = "carrier-first-offence"
FIELD, WRONG = "/party/address", "示例市示例区物流园路1号"
REMARK, NOTE = "住所与营业执照不一致，请核对。", "核对后再报。"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A home in which time goes on, with a clerk and a reviewer."""
    seconds = itertools.count()
    with trial_site(
        tmp_path / "home", clock=lambda: NOW + timedelta(seconds=next(seconds))
    ) as made:
        add_user(made, "clerk", Duty.HANDLER, name="林承办（样例）")
        add_user(made, "head", Duty.UNIT_HEAD, name="高审核（样例）")
        yield made


def entered(opener: Opener, at: Served, login: str, size: str) -> tuple[Window, Clerk]:
    """Somebody logged in."""
    window = opener(size)
    clerk = Clerk(window.page, at.url)
    clerk.log_in(login, PASSWORD)
    return window, clerk


def begun(site: Site, data: dict[str, Any]) -> str:
    """A case of a clerk, with an address that is not the one of the licence."""
    data["party"]["address"] = WRONG
    handler = Principal(actor="user:u-clerk", agency=AGENCY, duties=frozenset({Duty.HANDLER}))
    occasion = Occasion(principal=handler, at=site.clock())
    return site.cases.create(json.dumps(data).encode(), occasion).case_id


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_a_refused_case_is_corrected_at_the_remark_and_approved(
    site: Site, at: Served, opener: Opener, sample: Callable[[str], dict[str, Any]], size: str
) -> None:
    case_id = begun(site, sample(CASE))
    seen, clerk = entered(opener, at, "clerk", size)
    looked, reviewer = entered(opener, at, "head", size)
    _hand_in(clerk, case_id)
    seen.shoot(f"review-{size}-1-handed-in")
    _refuse(looked, reviewer, size)
    _correct(seen, clerk, case_id, size)
    page = reviewer.page
    page.goto(f"{at.url}/reviews")
    looked.shoot(f"review-{size}-9-queue-again")
    page.click("tbody tr a")
    earlier = page.locator("section", has_text="此前的意见")
    expect(earlier).to_contain_text(REMARK)
    expect(earlier.locator("del")).to_have_text(WRONG)
    looked.shoot(f"review-{size}-10-again")
    assert violations(page) == []
    page.click("text=同意")
    question = page.locator("[data-asking-text]")
    expect(question).to_contain_text("同意案件“")
    looked.shoot(f"review-{size}-11-asked")
    page.click("dialog[open] button[value=yes]")
    expect(page.locator(".head .badge")).to_have_text("已同意")
    looked.shoot(f"review-{size}-12-approved")
    clerk.page.goto(f"{at.url}/cases/{case_id}")
    expect(clerk.page.locator("[data-reviewed]")).to_contain_text("审核同意")
    seen.shoot(f"review-{size}-13-clerk-sees-approval")


def _hand_in(clerk: Clerk, case_id: str) -> None:
    clerk.page.goto(f"{clerk.url}/cases/{case_id}")
    clerk.page.click("[data-review] button")
    clerk.page.click("dialog[open] button[value=yes]")
    clerk.page.wait_for_url("**/reviews/*")


def _refuse(window: Window, reviewer: Clerk, size: str) -> None:
    page = reviewer.page
    page.goto(f"{reviewer.url}/reviews")
    window.shoot(f"review-{size}-2-queue")
    page.click("tbody tr a")
    page.wait_for_load_state("networkidle")
    window.shoot(f"review-{size}-3-reading")
    page.click(".tabs >> text=立案登记表")
    page.locator("svg.leaf a[href*='party%2Faddress']").first.click()
    expect(page.locator("#remark strong")).to_be_visible()
    page.fill("#text", REMARK)
    window.shoot(f"review-{size}-4-remark")
    page.click("#remark button")
    expect(page.locator(".remarks").first).to_contain_text(REMARK)
    page.fill("#note", NOTE)
    window.shoot(f"review-{size}-5-remarked")
    page.click("main button.danger")
    page.click("[data-asking-yes]")
    expect(page.locator(".head .badge")).to_have_text("已退回")


def _correct(window: Window, clerk: Clerk, case_id: str, size: str) -> None:
    page = clerk.page
    page.goto(clerk.url)
    row = page.locator("tr", has=page.locator(f"a[href='/cases/{case_id}']"))
    expect(row).to_contain_text("审核退回")
    window.shoot(f"review-{size}-6-returned")
    row.locator("a").click()
    bar = page.locator("[data-reviewed]")
    expect(bar).to_contain_text(NOTE)
    bar.locator(".finding-link", has_text=REMARK).click()
    expect(clerk.field(FIELD)).to_be_focused()
    expect(page.locator(f"[data-field='{FIELD}'] .remark-here")).to_contain_text(REMARK)
    window.shoot(f"review-{size}-7-remark-at-its-field")
    assert violations(page) == []
    clerk.write({FIELD: "示例市示例区物流园路16号"})
    clerk.saved()
    bar.get_by_role("button", name="已处理").click()
    expect(page.locator(".remark-here")).to_have_count(0)
    window.shoot(f"review-{size}-8-corrected")
    bar.get_by_role("button", name="再次提请审核").click()
    page.click("dialog[open] button[value=yes]")
    page.wait_for_url("**/reviews/*")
