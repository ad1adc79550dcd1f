"""A draft deleted in one window while somebody writes in another, in Chromium."""

from __future__ import annotations

import pytest
from browser import Opener, Served
from clerk import Clerk
from people import PASSWORD, add_user
from playwright.sync_api import expect

from docgen.service.access.policy import Duty
from docgen.web.site import Site

pytestmark = pytest.mark.needs("chromium")


def test_who_writes_in_a_deleted_draft_takes_it_up_again_with_every_word(
    opener: Opener, at: Served, site: Site
) -> None:
    add_user(site, "clerk", Duty.HANDLER)
    window = opener()
    clerk = Clerk(window.page, at.url)
    clerk.log_in("clerk", PASSWORD)
    clerk.begin("commitment", "organisation")
    draft = window.page.url.rpartition("/")[2].partition("#")[0]
    with site.registry.writing() as unit:
        unit.drafts.close(draft, site.clock())
    clerk.tab("facts")
    clerk.field("/cause").fill("写到一半的案由")
    bar = window.page.locator("[data-deleted]")
    expect(bar).to_be_visible()
    expect(bar).to_contain_text("您写的内容还在屏幕上")
    window.shoot("deleted-draft")
    bar.get_by_role("button").click()
    expect(bar).to_be_hidden()
    clerk.saved()
    with site.registry.reading() as unit:
        found = unit.drafts.find("SLJT", draft)
    assert found is not None
    assert "写到一半的案由" in found.content.decode()
