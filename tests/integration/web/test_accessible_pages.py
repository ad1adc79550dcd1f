"""axe-core finds nothing on any page, in either language and in both colours (WCAG 2.2 AA)."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from axe import violations
from browser import ARTEFACTS, Served, Window
from clerk import Clerk
from people import PASSWORD, add_user
from playwright.sync_api import Browser, Page, expect
from serving import AGENCY, NOW

from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Duty, Principal
from docgen.web.site import Site

pytestmark = pytest.mark.needs("chromium", "axe-core")

# Chinese on an English page that no element marks (WCAG 2.2, 3.1.2), which axe does not look for.
UNMARKED = """() => {
  const found = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode, holder = text.parentElement;
    const inside = holder.closest('[lang|="zh"], script, style, option, textarea');
    if (/[\u4e00-\u9fff]/.test(text.data) && !inside) found.push(text.data.trim());
  }
  return document.documentElement.lang === "en" ? found : [];
}"""
LOOKS = [
    pytest.param("zh", "light", 1366, id="chinese-light"),
    pytest.param("en", "dark", 1366, id="english-dark"),
    pytest.param("zh", "dark", 683, id="chinese-dark-at-double-size"),
]
Sample = Callable[[str], dict[str, Any]]


@pytest.fixture(autouse=True)
def people(site: Site) -> None:
    """Somebody of every duty that reads or writes."""
    add_user(site, "all", Duty.HANDLER, Duty.BODY_HEAD, Duty.ARCHIVIST, Duty.ADMINISTRATOR)


def wrong(page: Page) -> list[str]:
    """What axe finds, and what is Chinese on an English page without being marked."""
    return violations(page) + [f"not marked: {each}" for each in page.evaluate(UNMARKED)]


def _open(chrome: Browser, at: Served, language: str, theme: str, width: int) -> Page:
    context = chrome.new_context(
        viewport={"width": width, "height": 768}, color_scheme=theme, reduced_motion="reduce"
    )
    context.add_cookies([{"name": "docgen_language", "value": language, "url": at.url}])
    return Window.open(context, at.url).page


@pytest.mark.slow
@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_axe_finds_nothing_on_the_pages(
    chrome: Browser, at: Served, language: str, theme: str, width: int
) -> None:
    page = _open(chrome, at, language, theme, width)
    page.goto(f"{at.url}/login")
    found = {"/login": violations(page)}
    Clerk(page, at.url).log_in("all", PASSWORD)
    paths = page.eval_on_selector_all(
        ".bar-nav a", "links => links.map(each => each.getAttribute('href'))"
    )
    assert {"/", "/cases/new"} <= set(paths)
    for path in paths:
        page.goto(at.url + path)
        found[path] = violations(page)
    assert {path: each for path, each in found.items() if each} == {}


@pytest.mark.slow
@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_axe_finds_nothing_where_a_case_is_read(
    site: Site, chrome: Browser, at: Served, sample: Sample, language: str, theme: str, width: int
) -> None:
    duties = frozenset({Duty.HANDLER})
    principal = Principal(actor="user:u-all", agency=AGENCY, duties=duties)
    occasion = Occasion(principal=principal, at=NOW, address="", correlation="")
    kept = site.cases.create(json.dumps(sample("shop-interview")).encode(), occasion)
    add_user(site, "reader", Duty.SUPERVISOR)
    page = _open(chrome, at, language, theme, width)
    Clerk(page, at.url).log_in("reader", PASSWORD)
    page.goto(f"{at.url}/cases/{kept.case_id}")
    assert violations(page) == []
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"reading-{language}-{theme}-{width}.png", full_page=True)


@pytest.mark.slow
@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_axe_finds_nothing_on_the_case_screen(
    site: Site, chrome: Browser, at: Served, sample: Sample, language: str, theme: str, width: int
) -> None:
    duties = frozenset({Duty.HANDLER})
    principal = Principal(actor="user:u-all", agency=AGENCY, duties=duties)
    occasion = Occasion(principal=principal, at=NOW, address="", correlation="")
    case = sample("carrier-first-offence")
    case["papers"][11]["data"]["facts"] = ""
    draft = site.drafts.open(case, occasion)
    page = _open(chrome, at, language, theme, width)
    clerk = Clerk(page, at.url)
    clerk.log_in("all", PASSWORD)
    page.goto(f"{at.url}/drafts/{draft.id}#decision")
    expect(page.locator("[data-form] > *").first).to_be_visible()
    page.click("[data-rules] summary")
    found = {}
    for tab in ("paper", "party", "facts", "people", "evidence", "file"):
        clerk.tab(tab)
        page.evaluate("scrollTo(0, 0)")
        found[tab] = wrong(page)
    page.click("[data-rules-tab=deadlines]")
    found["deadlines"] = wrong(page)
    page.click("[data-rules] summary")
    page.locator(".step.is-add").click()
    found["add"] = wrong(page)
    page.keyboard.press("Escape")
    page.click("[data-history]")
    expect(page.locator("[data-history-dialog]")).to_be_visible()
    page.click("[data-versions] button >> nth=0")
    expect(page.locator(".compared").first).to_be_visible()
    page.click("[data-compared] button[value=wipe]")
    found["history"] = wrong(page)
    page.keyboard.press("Escape")
    page.click(".step.is-seal")
    found["sealing"] = wrong(page)
    assert {place: each for place, each in found.items() if each} == {}
