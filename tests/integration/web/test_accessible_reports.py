"""axe-core finds nothing on evaluations, overview, registers and deadlines that hold something."""

from __future__ import annotations

import pytest
from axe import violations
from browser import ARTEFACTS, Window
from clerk import Clerk
from furnished import EVERYBODY, Furnished
from people import PASSWORD
from playwright.sync_api import Browser

pytestmark = [pytest.mark.needs("chromium", "axe-core"), pytest.mark.slow]

LOOKS = [
    pytest.param("en", "dark", 1366, id="english-dark"),
    pytest.param("zh", "light", 390, id="chinese-on-a-phone"),
]
KINDS = ("evaluation", "overview", "registers")
MORE = ("/deadlines?month=2026-04", "/registers?register=cases&q=none", "/overview/cases?score=any")


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_axe_finds_nothing_on_reports(
    chrome: Browser, furnished: Furnished, language: str, theme: str, width: int
) -> None:
    at = furnished.at
    paths = [path for path in furnished.paths if any(kind in path for kind in KINDS)]
    context = chrome.new_context(
        viewport={"width": width, "height": 844}, color_scheme=theme, reduced_motion="reduce"
    )
    context.add_cookies([{"name": "docgen_language", "value": language, "url": at.url}])
    page = Window.open(context, at.url).page
    Clerk(page, at.url).log_in(EVERYBODY, PASSWORD)
    found = {}
    for place, path in enumerate([*paths, *MORE]):
        page.goto(at.url + path)
        found[path] = violations(page)
        ARTEFACTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=ARTEFACTS / f"reports-{language}-{width}-{place}.png", full_page=True)
    context.close()
    assert {path: each for path, each in found.items() if each} == {}
