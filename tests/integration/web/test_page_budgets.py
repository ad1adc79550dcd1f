"""What a page costs on a first visit, and how it looks in the dark, on paper and at double size.

Bytes are asserted; how soon a page was ready is written to ``browser.ARTEFACTS`` and never
asserted. Pictures of every page in the dark and on paper are kept there too.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
from browser import ARTEFACTS
from furnished import Furnished
from playwright.sync_api import BrowserContext, Page

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

MOST_BYTES = 150_000
LONGEST_S = 20.0
Everybody = Callable[[], Page]
COUNTED = {"Document", "Stylesheet", "Script"}
READY = """() => {
  const [found] = performance.getEntriesByType("navigation");
  return [found.domContentLoadedEventEnd, found.loadEventEnd].map(Math.round);
}"""
ROWS = "tbody tr:visible"
WIDER = "() => document.documentElement.scrollWidth > window.innerWidth + 1"


class Meter:
    """Counts what comes over the wire for the pages of a context, as it was served."""

    def __init__(self, context: BrowserContext, page: Page) -> None:
        self.bytes = 0
        self.coming: set[str] = set()
        kinds: dict[str, str] = {}
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.on(
            "Network.responseReceived",
            lambda event: kinds.update({event["requestId"]: event["type"]}),
        )

        def asked(event: dict[str, Any]) -> None:
            if event.get("type") in COUNTED:
                self.coming.add(event["requestId"])

        def finished(event: dict[str, Any]) -> None:
            self.coming.discard(event["requestId"])
            if kinds.get(event["requestId"]) in COUNTED:
                self.bytes += event["encodedDataLength"]

        session.on("Network.requestWillBeSent", asked)
        session.on("Network.loadingFinished", finished)
        session.on("Network.loadingFailed", lambda event: self.coming.discard(event["requestId"]))

    def settle(self, page: Page) -> None:
        """Wait until all that was asked for has come."""
        until = time.monotonic() + LONGEST_S
        while self.coming:
            assert time.monotonic() < until, self.coming
            page.wait_for_timeout(10)


def test_a_first_visit_costs_little(furnished: Furnished, as_everybody: Everybody) -> None:
    page = as_everybody()
    meter = Meter(page.context, page)
    told: dict[str, dict[str, Any]] = {}
    for path in ["/login", *furnished.paths]:
        meter.bytes = 0
        page.goto("about:blank")
        page.goto(furnished.at.url + path, wait_until="load")
        content, whole = page.evaluate(READY)
        meter.settle(page)
        told[path] = {"bytes": meter.bytes, "content_ms": content, "load_ms": whole}
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    (ARTEFACTS / "budgets.json").write_text(json.dumps(told, indent=1), encoding="utf-8")
    dear = {path: each["bytes"] for path, each in told.items() if each["bytes"] > MOST_BYTES}
    assert dear == {}
    assert all(each["bytes"] > 0 for each in told.values())


def test_no_page_is_wider_than_half_a_screen(furnished: Furnished, as_everybody: Everybody) -> None:
    page = as_everybody()
    page.set_viewport_size({"width": 683, "height": 384})
    wide = []
    for path in furnished.paths:
        page.goto(furnished.at.url + path)
        if page.evaluate(WIDER):
            wide.append(path)
    assert wide == []


@pytest.mark.parametrize("look", ["dark", "print"])
def test_every_page_has_its_look_in_the_dark_and_on_paper(
    furnished: Furnished, as_everybody: Everybody, look: str
) -> None:
    page = as_everybody()
    if look == "dark":
        page.emulate_media(color_scheme="dark")
    for place, path in enumerate(furnished.paths):
        page.goto(
            furnished.at.url + path, wait_until="networkidle" if "/drafts/" in path else "load"
        )
        rows = page.locator(ROWS).count()
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
            assert page.locator(ROWS).count() == rows, path
            page.emulate_media(media="screen")


def test_a_page_of_a_dossier_is_printed_on_one_sheet(
    furnished: Furnished, as_everybody: Everybody
) -> None:
    page = as_everybody()
    (leaf,) = (path for path in furnished.paths if re.search(r"/archive/[^/]+/main/[0-9]+", path))
    page.goto(furnished.at.url + leaf, wait_until="networkidle")
    printed = page.pdf(prefer_css_page_size=True, format="A4")
    with pypdfium2.PdfDocument(printed) as document:
        assert len(document) == 1
        assert document[0].get_textpage().count_chars() > 0
