"""An interview case in Chromium, at three sizes: its record written, issued, printed, sealed.

Pictures of what was seen are kept (``browser.ARTEFACTS``).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browser import SIZES, Opener, Served
from clerk import Clerk
from jobs_done import work
from keeping import files_of, find_whole, seal
from people import PASSWORD, add_user
from playwright.sync_api import expect
from serving import AGENCY, CASES, NOW
from writing import as_typed, note, write_paper

from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Duty, Principal
from docgen.web.site import Site

pytestmark = pytest.mark.needs("chromium")

CASE, RECORD = "shop-interview", "interview-record"
EXTRA = {"measure": "每月自查一次收据存根", "by": "2026-09-01"}


@pytest.fixture(autouse=True)
def people(site: Site) -> None:
    """A clerk and who keeps the seal."""
    add_user(site, "clerk", Duty.HANDLER, name="韩维修（样例）")
    add_user(site, "keeper", Duty.SEAL_KEEPER, name="钱归档（样例）")


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_an_interview_is_written_down_issued_printed_and_sealed(
    site: Site, at: Served, opener: Opener, sample: Callable[[str], dict[str, Any]], size: str
) -> None:
    case = as_typed(sample(CASE))
    record = next(each for each in case["papers"] if each["type"] == RECORD)
    case["papers"].remove(record)
    handler = Principal(actor="user:u-clerk", agency=AGENCY, duties=frozenset({Duty.HANDLER}))
    occasion = Occasion(principal=handler, at=NOW)
    files_of(site, CASES / f"{CASE}.evidence", occasion)
    draft = site.drafts.open(case, occasion)
    seen = opener(size)
    clerk, page = Clerk(seen.page, at.url), seen.page
    clerk.log_in("clerk", PASSWORD)
    page.goto(f"{at.url}/drafts/{draft.id}")
    clerk.issue()
    write_paper(clerk, record, 2, "行政约谈记录")
    seen.shoot(f"interview-{size}-1-written")
    _put_rows_in_order(clerk, record)
    clerk.saved()
    seen.shoot(f"interview-{size}-2-rows")
    clerk.view("paper")
    expect(page.locator(".sheet img").first).to_be_visible()
    seen.shoot(f"interview-{size}-3-paper")
    clerk.issue()
    seen.shoot(f"interview-{size}-4-issued")
    printed = page.request.get(f"{at.url}{page.get_attribute('[data-act=pdf]', 'href')}")
    assert printed.body().startswith(b"%PDF-")
    note(clerk, record, 2, "execution")
    seen.shoot(f"interview-{size}-5-signed")
    expect(page.locator("[data-kept]")).to_have_class("badge good")
    site.cases.issue(case["case_id"], None, occasion)
    looked = opener(size)
    keeper = Clerk(looked.page, at.url)
    keeper.log_in("keeper", PASSWORD)
    seal(keeper, case["case_id"], lambda: work(site))
    looked.shoot(f"interview-{size}-6-sealed")
    find_whole(keeper, "约谈")
    looked.shoot(f"interview-{size}-7-whole")


def _put_rows_in_order(clerk: Clerk, record: dict[str, Any]) -> None:
    """A measure more is agreed on, comes first, and one is given up; a third officer came."""
    measures, page = "/papers/2/data/measures", clerk.page
    rows = page.locator(f'[data-field="{measures}"]')
    clerk.add(measures)
    clerk.saved()
    clerk.write({f"{measures}/3/measure": EXTRA["measure"], f"{measures}/3/by": EXTRA["by"]})
    for place in (4, 3, 2):
        rows.get_by_role("button", name=f"第 {place} 项上移", exact=True).click()
        assert rows.locator(".problem:visible").count() == 0
    rows.get_by_role("button", name="删除第 3 项", exact=True).click()
    kept = [EXTRA, record["data"]["measures"][0], record["data"]["measures"][2]]
    for place, each in enumerate(kept):
        expect(clerk.field(f"{measures}/{place}/measure")).to_have_value(each["measure"])
    expect(clerk.field(f"{measures}/3/measure")).to_have_count(0)
    lines = "/papers/2/data/suggestions"
    first = record["data"]["suggestions"][0]
    page.locator(f'[data-field="{lines}"]').get_by_role(
        "button", name="第 1 项下移", exact=True
    ).click()
    expect(clerk.field(f"{lines}/1")).to_have_value(first)
    clerk.choose("/papers/2/data/interviewers", "s3")
    expect(clerk.page.locator('[data-field="/papers/2/data/interviewers"] :checked')).to_have_count(
        3
    )
