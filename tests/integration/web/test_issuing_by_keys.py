"""A paper written and issued with keys alone: Tab, Enter, Space and arrows; no mouse.

At each stop one sees where one is. Pictures of what was seen are kept (``browser.ARTEFACTS``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from browser import SIZES, Opener, Served, Window
from clerk import Clerk
from keeping import files_of
from people import PASSWORD, add_user
from playwright.sync_api import Page, expect
from serving import AGENCY, CASES, NOW

from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Duty, Principal
from docgen.web.site import Site

pytestmark = pytest.mark.needs("chromium")

CASE, NOTICE = "shop-interview", "notice"
_MOST_STOPS = 150

# Where one is, and whether one sees it.
_STOP = """() => {
  const at = document.activeElement;
  const style = getComputedStyle(at);
  const box = at.getBoundingClientRect();
  const label = at.matches(".visually-hidden") ? getComputedStyle(at.nextElementSibling) : style;
  return {
    outlined: label.outlineStyle !== "none" && parseFloat(label.outlineWidth) > 0,
    inside: box.bottom > 0 && box.top < innerHeight,
    name: `${at.tagName} ${at.dataset.pointer ?? at.textContent.trim().slice(0, 20)}`,
  };
}"""


@pytest.fixture(autouse=True)
def people(site: Site) -> None:
    """A clerk."""
    add_user(site, "clerk", Duty.HANDLER)


class Keys:
    """Goes by Tab to what it looks for, and tells of every stop that one could not see."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.unseen: list[str] = []

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def to(self, selector: str, *, back: bool = False) -> None:
        """Go on by Tab until the focus is there."""
        for _ in range(_MOST_STOPS):
            if self.page.evaluate("each => document.activeElement.matches(each)", selector):
                return
            self.press("Shift+Tab" if back else "Tab")
            stop = self.page.evaluate(_STOP)
            if not (stop["outlined"] and stop["inside"]):
                self.unseen.append(stop["name"])
        raise AssertionError(f"Tab does not come to {selector}")

    def fill(self, pointer: str, text: str) -> None:
        """Type over what stands in a field."""
        self.to(f'[data-pointer="{pointer}"]:not(button)')
        self.press("Control+A")
        self.page.keyboard.insert_text(text)


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_a_paper_is_written_and_issued_by_keys_alone(
    site: Site, at: Served, opener: Opener, sample: Callable[[str], dict[str, Any]], size: str
) -> None:
    case = sample(CASE)
    case["papers"] = [each for each in case["papers"] if each["id"] == NOTICE]
    case["papers"][0] |= {"number": None, "execution": None, "service": None}
    case["evidence"] = [each for each in case["evidence"] if each["id"] in ("e1", "e2")]
    topics = case["papers"][0]["data"]["topics"]
    handler = Principal(actor="user:u-clerk", agency=AGENCY, duties=frozenset({Duty.HANDLER}))
    occasion = Occasion(principal=handler, at=NOW)
    files_of(site, CASES / f"{CASE}.evidence", occasion)
    draft = site.drafts.open(case, occasion)
    seen = opener(size)
    keys = Keys(seen.page)
    _comes_in(keys, at, draft.id)
    seen.shoot(f"keys-{size}-1-list")
    _moves_evidence(keys, seen, size)
    _writes(keys, topics)
    Clerk(seen.page, at.url).saved()
    seen.shoot(f"keys-{size}-3-written")
    _issues(keys, seen, size)
    assert keys.unseen == []
    with site.registry.reading() as unit:
        (row,) = unit.cases.page(AGENCY, before=None, limit=2)
        assert unit.cases.issued(row.key) == {NOTICE}


def _comes_in(keys: Keys, at: Served, draft: str) -> None:
    page = keys.page
    page.goto(f"{at.url}/login")
    keys.to("#login")
    page.keyboard.insert_text("clerk")
    keys.to("#password")
    page.keyboard.insert_text(PASSWORD)
    keys.press("Enter")
    page.wait_for_url(f"{at.url}/")
    keys.to(f"a[href='/drafts/{draft}']")


def _moves_evidence(keys: Keys, seen: Window, size: str) -> None:
    page = keys.page
    keys.press("Enter")
    page.wait_for_url("**/drafts/*")
    expect(page.locator("[data-form] > *").first).to_be_visible()
    keys.to("[data-tab=paper]")
    keys.press("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight")
    expect(page.locator("[data-tab=evidence]")).to_be_focused()
    keys.to(".evidence-card:nth-child(2) .row-moves button")
    seen.shoot(f"keys-{size}-2-evidence")
    keys.press("Enter")
    expect(page.locator(".evidence-card:first-child strong")).to_contain_text("维修费用收据")


def _writes(keys: Keys, topics: Sequence[str]) -> None:
    page = keys.page
    keys.to("[data-tab=evidence]", back=True)
    keys.press("ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft")
    expect(page.locator("[data-tab=paper]")).to_be_focused()
    keys.fill("/papers/0/data/matter", "用键盘写下的约谈事由")
    lines = "/papers/0/data/topics"
    keys.to(f'[data-pointer="{lines}/0"]')
    keys.to("button[aria-label='第 1 项下移']")
    keys.press("Space")
    moved = page.locator(f'[data-form] [data-pointer="{lines}/1"]').first
    expect(moved).to_have_value(topics[0])
    keys.to(f'button[data-pointer="{lines}"]')
    keys.press("Enter")
    added = page.locator(f'[data-form] [data-pointer="{lines}/{len(topics)}"]').first
    expect(added).to_be_focused()
    page.keyboard.insert_text("用键盘加上的内容")


def _issues(keys: Keys, seen: Window, size: str) -> None:
    page = keys.page
    if size == "phone":
        keys.to("[data-view-switch] button[value=paper]", back=True)
        keys.press("Enter")
    keys.to("[data-issue]")
    seen.shoot(f"keys-{size}-4-to-issue")
    keys.press("Enter")
    expect(page.locator("dialog[open]")).to_be_visible()
    keys.to("dialog[open] button[value=yes]")
    seen.shoot(f"keys-{size}-5-asked")
    keys.press("Enter")
    expect(page.locator("[data-paper-state]")).to_have_class("badge good")
    seen.shoot(f"keys-{size}-6-issued")
