"""Every page works by keyboard alone: all is reached by Tab, the focus is seen, none traps it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from clerk import Clerk
from furnished import Furnished
from keyboard import walk
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

SCREEN = "#order"
Everybody = Callable[[], Page]


def case_screen(paths: list[str]) -> str:
    """The path of the case screen."""
    return next(each for each in paths if each.endswith(SCREEN))


def opened(page: Page, url: str) -> None:
    """Open a page, and wait for its form where scripts make one."""
    page.goto("about:blank")
    page.goto(url, wait_until="load")
    if url.endswith(SCREEN):
        expect(page.locator("[data-form] > *").first).to_be_visible()
        expect(page.locator(".sheet img").first).to_be_visible()


def test_tab_comes_to_everything_and_round_again(
    furnished: Furnished, as_everybody: Everybody
) -> None:
    page = as_everybody()
    missed, unseen, trapped = {}, {}, []
    for path in furnished.paths:
        opened(page, furnished.at.url + path)
        found = walk(page)
        if found.missed:
            missed[path] = found.missed
        if found.unseen:
            unseen[path] = found.unseen
        if not found.came_round:
            trapped.append(path)
    assert (missed, unseen, trapped) == ({}, {}, [])


def test_the_first_tab_leads_past_the_bar(furnished: Furnished, as_everybody: Everybody) -> None:
    page = as_everybody()
    astray = []
    for path in furnished.paths:
        opened(page, furnished.at.url + path)
        page.keyboard.press("Tab")
        assert page.locator(".skip").evaluate("each => each === document.activeElement"), path
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        into = "document.querySelector('main').contains(document.activeElement)"
        if page.evaluate("document.querySelector('main a, main button, main input')") and (
            not page.evaluate(into)
        ):
            astray.append(path)
    assert astray == []


@pytest.mark.parametrize(
    ("opens", "dialog"),
    [(".step.is-add", "[data-add]"), ("[data-history]", "[data-history-dialog]")],
    ids=["add", "history"],
)
def test_escape_closes_a_dialog_and_gives_the_focus_back(
    furnished: Furnished, as_everybody: Everybody, opens: str, dialog: str
) -> None:
    page = as_everybody()
    draft = case_screen(furnished.paths)
    opened(page, furnished.at.url + draft)
    page.locator(opens).focus()
    page.keyboard.press("Enter")
    expect(page.locator(dialog)).to_be_visible()
    for _ in range(5):
        page.keyboard.press("Tab")
        holder = page.evaluate("document.activeElement.closest('dialog, main')?.localName")
        assert holder in {"dialog", None}
    page.keyboard.press("Escape")
    expect(page.locator(dialog)).to_be_hidden()
    expect(page.locator(opens)).to_be_focused()


def test_escape_answers_no_and_gives_the_focus_back(
    furnished: Furnished, as_everybody: Everybody
) -> None:
    page = as_everybody()
    Clerk(page, furnished.at.url).begin("commitment", "organisation")
    throw_away = page.locator("[data-discard]")
    throw_away.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-confirm]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-confirm]")).to_be_hidden()
    expect(throw_away).to_be_focused()
