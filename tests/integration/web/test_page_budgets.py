"""What a page costs on a first visit, and how it looks in the dark, on paper and at double size.

Bytes are asserted; how soon a page was ready is written to ``browser.ARTEFACTS`` and never
asserted. Pictures of every page in the dark and on paper are kept there too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from browser import ARTEFACTS, Opener, Served, chromium, served, windows
from clerk import Clerk
from furnished import EVERYBODY, furnish
from homes import trial_site
from people import PASSWORD
from playwright.sync_api import BrowserContext, Page

from docgen.web.site import Site

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

MOST_BYTES = 150_000
COUNTED = {"Document", "Stylesheet", "Script"}
READY = """() => {
  const [found] = performance.getEntriesByType("navigation");
  return [found.domContentLoadedEventEnd, found.loadEventEnd].map(Math.round);
}"""
WIDER = "() => document.documentElement.scrollWidth > window.innerWidth + 1"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A home for all tests of this file."""
    with trial_site(tmp_path_factory.mktemp("budgets") / "home") as made:
        yield made


@pytest.fixture(scope="module")
def paths(site: Site) -> list[str]:
    """Every page, with something on it."""
    return furnish(site)


@pytest.fixture(scope="module")
def at(site: Site) -> Iterator[Served]:
    """The home, served."""
    with served(site) as found:
        yield found


@pytest.fixture(scope="module")
def opener(at: Served) -> Iterator[Opener]:
    """Opens windows that may ask no other host."""
    with chromium() as browser, windows(browser, at) as made:
        yield made


def entered(opener: Opener, at: Served, **options: Any) -> Page:
    """Somebody who may open every page."""
    page = opener(**options).page
    Clerk(page, at.url).log_in(EVERYBODY, PASSWORD)
    return page


class Meter:
    """Counts what comes over the wire for the pages of a context, as it was served."""

    def __init__(self, context: BrowserContext, page: Page) -> None:
        self.bytes = 0
        kinds: dict[str, str] = {}
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.on(
            "Network.responseReceived",
            lambda event: kinds.update({event["requestId"]: event["type"]}),
        )

        def finished(event: dict[str, Any]) -> None:
            if kinds.get(event["requestId"]) in COUNTED:
                self.bytes += event["encodedDataLength"]

        session.on("Network.loadingFinished", finished)


def test_a_first_visit_costs_little(paths: list[str], at: Served, opener: Opener) -> None:
    page = entered(opener, at)
    meter = Meter(page.context, page)
    told: dict[str, dict[str, Any]] = {}
    for path in ["/login", *paths]:
        meter.bytes = 0
        page.goto("about:blank")
        page.goto(at.url + path, wait_until="load")
        page.wait_for_timeout(200)
        content, whole = page.evaluate(READY)
        told[path] = {"bytes": meter.bytes, "content_ms": content, "load_ms": whole}
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    (ARTEFACTS / "budgets.json").write_text(json.dumps(told, indent=1), encoding="utf-8")
    dear = {path: each["bytes"] for path, each in told.items() if each["bytes"] > MOST_BYTES}
    assert dear == {}
    assert all(each["bytes"] > 0 for each in told.values())


def test_no_page_is_wider_than_half_a_screen(paths: list[str], at: Served, opener: Opener) -> None:
    page = entered(opener, at)
    page.set_viewport_size({"width": 683, "height": 384})
    wide = []
    for path in paths:
        page.goto(at.url + path)
        if page.evaluate(WIDER):
            wide.append(path)
    assert wide == []


@pytest.mark.parametrize("look", ["dark", "print"])
def test_every_page_has_its_look_in_the_dark_and_on_paper(
    paths: list[str], at: Served, opener: Opener, look: str
) -> None:
    page = entered(opener, at)
    if look == "dark":
        page.emulate_media(color_scheme="dark")
    for place, path in enumerate(paths):
        page.goto(at.url + path, wait_until="networkidle" if "/drafts/" in path else "load")
        if look == "print":
            page.emulate_media(media="print")
            page.set_viewport_size({"width": 794, "height": 1123})
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        light = sum(map(int, re.findall(r"\d+", ground)[:3])) / 3
        assert (light < 80) if look == "dark" else (light > 240), path
        name = re.sub(r"\W+", "-", path.split("?")[0].split("#")[0]).strip("-") or "home"
        ARTEFACTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=ARTEFACTS / f"{look}-{place:02}-{name}.png")
        if look == "print":
            assert page.locator(".bar").is_hidden(), path
