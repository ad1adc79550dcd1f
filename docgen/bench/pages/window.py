"""How long a clerk waits in a browser: from a key pressed in Chromium to the changed page drawn.

Playwright and Chromium are no parts of the program; where one is missing, that is said.
"""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from typing import TYPE_CHECKING

from docgen.bench.pages.desks import Desk, Text
from docgen.bench.pages.timing import spread
from docgen.bench.pages.typed import Typed

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["in_browser", "missing"]

_CHROMIUM, _PLAYWRIGHT = "chromium", "playwright"
_WARM_UP, _PAUSE_MS, _LAST_MS = 10, 180, 1000
_DRAWN = "performance.getEntriesByName('docgen-page').map(each => each.duration)"


def missing() -> tuple[str, ...]:
    """What a browser needs and this machine has not, by name."""
    there = {
        _PLAYWRIGHT: find_spec(_PLAYWRIGHT) is not None,
        _CHROMIUM: shutil.which(_CHROMIUM) is not None,
    }
    return tuple(name for name, is_there in there.items() if not is_there)


def in_browser(desk: Desk, text: Text, *, keys: int) -> Typed:
    """One clerk types so many keys in Chromium, after a warm-up; nothing may be ``missing``."""
    from playwright.sync_api import sync_playwright  # not there for everybody

    with sync_playwright() as playwright:
        program = shutil.which(_CHROMIUM)
        browser = playwright.chromium.launch(executable_path=program, args=["--disable-gpu"])
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(f"{desk.url}/login")
        page.fill("#login", desk.login)
        page.fill("#password", desk.password)
        page.click("main button.primary")
        page.wait_for_url(f"{desk.url}/")
        page.goto(f"{desk.url}/drafts/{desk.draft}#{text.pointer}")
        page.wait_for_selector(".sheet img")
        times = _type(page, text.pointer, keys)
        pages = page.locator(".sheet").count()
        browser.close()
    return Typed(times=spread(times), pages=pages, clerks=1)


def _type(page: Page, pointer: str, keys: int) -> list[float]:
    """The milliseconds from each key to the changed page; keys drawn together count once."""
    page.locator(f'[data-form] [data-pointer="{pointer}"]').press("End")
    for number in range(_WARM_UP + keys):
        if number == _WARM_UP:
            page.evaluate("performance.clearMeasures()")
        page.keyboard.insert_text("补充说明"[number % 4])
        page.wait_for_timeout(_PAUSE_MS)
    page.wait_for_timeout(_LAST_MS)
    found: list[float] = page.evaluate(_DRAWN)
    return found
