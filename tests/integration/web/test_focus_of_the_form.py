"""Where the hands of a clerk are after something on the case screen: added, removed, turned to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browser import Opener, Served
from clerk import Clerk
from people import PASSWORD, add_user
from playwright.sync_api import expect
from serving import AGENCY, NOW
from writing import as_typed

from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Duty, Principal
from docgen.web.site import Site

pytestmark = pytest.mark.needs("chromium")

MEASURES = "/papers/1/data/measures"


@pytest.fixture
def clerk(site: Site, at: Served, opener: Opener, sample: Callable[[str], dict[str, Any]]) -> Clerk:
    """A clerk at the record of an interview."""
    add_user(site, "clerk", Duty.HANDLER)
    handler = Principal(actor="user:u-clerk", agency=AGENCY, duties=frozenset({Duty.HANDLER}))
    draft = site.drafts.open(
        as_typed(sample("shop-interview")), Occasion(principal=handler, at=NOW)
    )
    made = Clerk(opener().page, at.url)
    made.log_in("clerk", PASSWORD)
    made.page.goto(f"{at.url}/drafts/{draft.id}#{MEASURES}")
    expect(made.field(f"{MEASURES}/2/measure")).to_be_visible()
    return made


def test_one_writes_on_in_a_row_that_was_added_and_removes_the_next_after_one(clerk: Clerk) -> None:
    clerk.add(MEASURES)
    expect(clerk.field(f"{MEASURES}/3/measure")).to_be_focused()
    clerk.page.keyboard.type("每月自查一次")
    expect(clerk.field(f"{MEASURES}/3/measure")).to_have_value("每月自查一次")
    rows = clerk.page.locator(f'[data-field="{MEASURES}"]')
    for left in (3, 2, 1):
        rows.get_by_role("button", name="删除第 1 项", exact=True).press("Enter")
        expect(clerk.field(f"{MEASURES}/{left}/measure")).to_have_count(0)
        expect(rows.get_by_role("button", name="删除第 1 项", exact=True)).to_be_focused()
    clerk.page.keyboard.press("Enter")
    expect(clerk.page.locator(f'button[data-pointer="{MEASURES}"]')).to_be_focused()


def test_another_paper_opens_at_its_beginning(clerk: Clerk) -> None:
    form = clerk.page.locator("[data-form]")
    form.evaluate("each => { each.scrollTop = each.scrollHeight }")
    clerk.page.locator("[data-path] button.step").first.click()
    expect(form.locator("h2").first).to_be_in_viewport()
    assert form.evaluate("each => each.scrollTop") == 0


def test_a_session_that_ends_while_one_writes_is_told_with_the_way_back(clerk: Clerk) -> None:
    clerk.page.context.clear_cookies()
    clerk.field(f"{MEASURES}/0/measure").fill("写了一半的话")
    told = clerk.page.locator("[data-over]")
    expect(told).to_contain_text("登录已经过期")
    told.get_by_role("link", name="登录").click()
    clerk.page.fill("#login", "clerk")
    clerk.page.fill("#password", PASSWORD)
    clerk.page.click("main button.primary")
    clerk.page.wait_for_url("**/drafts/*")
    expect(clerk.field(f"{MEASURES}/0/measure")).to_have_value("写了一半的话")


def test_who_logs_in_again_in_another_window_goes_on_writing_in_the_first(clerk: Clerk) -> None:
    context = clerk.page.context
    context.clear_cookies()
    clerk.field(f"{MEASURES}/0/measure").fill("写了一半的话")
    told = clerk.page.locator("[data-over]")
    expect(told).to_contain_text("登录已经过期")
    clerk.sees("[data-saved][data-state=over]")
    with context.expect_page() as opened:
        context.new_page()
    Clerk(opened.value, clerk.url).log_in("clerk", PASSWORD)
    opened.value.close()
    expect(told).to_be_hidden()
    clerk.saved()
    clerk.page.evaluate("() => localStorage.clear()")
    clerk.page.reload()
    expect(clerk.field(f"{MEASURES}/0/measure")).to_have_value("写了一半的话")
