"""On a phone: the menu leads everywhere, tables are read as cards, nothing goes sideways."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Opener, Served, chromium, served, windows
from clerk import Clerk
from furnished import EVERYBODY, furnish
from homes import trial_site
from people import PASSWORD
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.needs("chromium")

TABLES = ("/", "/deadlines", "/registers?register=service", "/admin/users", "/admin/audit")


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A furnished home, served."""
    folder: Path = tmp_path_factory.mktemp("phone")
    with trial_site(folder / "home") as site:
        furnish(site)
        with served(site) as found:
            yield found


@pytest.fixture(scope="module")
def opener(at: Served) -> Iterator[Opener]:
    """Opens windows of people who know nothing of each other."""
    with chromium() as browser, windows(browser, at) as made:
        yield made


@pytest.fixture(scope="module")
def phone(at: Served, opener: Opener) -> Page:
    """Somebody of every duty, at a phone."""
    seen = opener("phone")
    Clerk(seen.page, at.url).log_in(EVERYBODY, PASSWORD)
    return seen.page


def test_every_place_is_reached_by_the_menu(phone: Page, at: Served) -> None:
    phone.goto(f"{at.url}/deadlines")
    places = phone.locator(".bar-nav a")
    expect(places.filter(visible=True)).to_have_text(["期限"])
    phone.get_by_role("button", name="菜单").click()
    width = phone.evaluate("innerWidth")
    assert places.count() > 5
    for place in places.all():
        box = place.bounding_box()
        assert box is not None
        assert 0 <= box["x"] <= box["x"] + box["width"] <= width
    phone.get_by_role("link", name="台账").click()
    phone.wait_for_url("**/registers")


@pytest.mark.parametrize("path", TABLES)
def test_a_table_is_read_as_cards_of_which_nothing_is_cut(
    phone: Page, at: Served, path: str
) -> None:
    phone.goto(f"{at.url}{path}")
    expect(phone.get_by_role("cell").first).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    frames = phone.locator(".table-frame")
    assert frames.evaluate_all("all => all.every(each => each.scrollWidth <= each.clientWidth)")
    first = phone.locator("tbody > tr").first.locator("td:visible").first
    assert first.evaluate("cell => getComputedStyle(cell, '::before').content").strip('"')


def test_the_tab_that_one_is_on_is_seen_whole(phone: Page, at: Served) -> None:
    for path in ("/admin/rules", "/admin/audit"):
        phone.goto(f"{at.url}{path}")
        expect(phone.locator(".tabs [aria-current]")).to_be_in_viewport(ratio=0.98)


def test_on_the_case_screen_one_writes_and_reads_where_one_is(phone: Page, at: Served) -> None:
    phone.goto(f"{at.url}/cases/new")
    phone.click("button[name=sample]")
    phone.wait_for_url("**/drafts/*")
    phone.get_by_role("button", name="责令改正违法行为通知书").first.click()
    toast = phone.locator(".toast").bounding_box()
    assert toast is not None
    assert toast["y"] + toast["height"] < phone.evaluate("innerHeight / 4")
    phone.get_by_role("button", name="添加改正要求").click()
    line = phone.locator(".line textarea")
    expect(line).to_be_focused()
    phone.keyboard.type(
        "立即停止使用检验检测有效期已过的车辆从事道路货物运输，并在三日内重新检验检测"
    )
    expect(phone.locator("[data-saved][data-state=saved]")).to_be_visible()
    expect(line).to_be_in_viewport(ratio=0.98)
    assert line.evaluate("(area) => area.scrollHeight <= area.clientHeight + 1")
    phone.keyboard.press("Enter")
    assert "\n" not in line.input_value()
    phone.locator("[data-rules-heading]").click()
    expect(phone.locator("[data-rules-tab=findings]")).to_be_in_viewport()
