"""An interview case in Chromium, from a blank case to its dossier."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from browser import Opener, Served, chromium, served, windows
from clerk import Clerk
from jobs_done import work
from people import PASSWORD, add_user
from playwright.sync_api import Browser, expect
from serving import CASES
from writing import as_typed, note, write_evidence, write_paper, write_shared

from docgen.service.access.policy import Duty
from docgen.web.site import Site

pytestmark = pytest.mark.needs("chromium")

Sample = Callable[[str], dict[str, Any]]
CASE = "shop-interview"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for all tests of this file."""
    with chromium() as opened:
        yield opened


def test_x(site: Site, browser: Browser, sample: Sample) -> None:
    add_user(site, "clerk", Duty.HANDLER, name="韩维修（样例）")
    add_user(site, "keeper", Duty.SEAL_KEEPER, name="钱归档（样例）")
    case = as_typed(sample(CASE))
    with site.offices() as office:
        titles = {each.code: each.title for each in office.catalogue.instruments}
    with served(site) as at, windows(browser, at) as window:
        seen = window("office")
        clerk, page = Clerk(seen.page, at.url), seen.page
        import time
        t = time.time()
        clerk.log_in("clerk", PASSWORD)
        clerk.begin("interview", "individual_business")
        write_shared(clerk, case)
        print("shared", time.time() - t)
        write_evidence(clerk, case, CASES / f"{CASE}.evidence")
        print("evi", time.time() - t)
        seen.shoot("x-evidence")
        for place, paper in enumerate(case["papers"]):
            write_paper(clerk, paper, place, titles[paper['type']])
            clerk.saved()
            seen.shoot(f"x-{place}-written")
            print("written", time.time() - t)
            clerk.issue()
            seen.shoot(f"x-{place}-issued")
            for part in ("execution", "service"):
                if paper[part]:
                    note(clerk, paper, place, part)
                    seen.shoot(f"x-{place}-{part}")
            print("noted", time.time() - t)
        expect(page.locator("[data-kept]")).to_have_class("badge good")
        keeper = window("office")
        k = Clerk(keeper.page, at.url)
        k.log_in("keeper", PASSWORD)
        keeper.shoot("x-list")
        k.page.click("form[action$='/seal'] button")
        k.page.wait_for_url("**/sealing/*")
        work(site)
        k.page.reload()
        keeper.shoot("x-sealed")
        print(k.page.locator("main").inner_text())
        print("sealed", time.time() - t)
