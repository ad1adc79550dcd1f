"""axe-core finds nothing on evaluations, overview, registers and deadlines that hold something."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe import violations
from browser import ARTEFACTS, Served, Window, chromium, served
from clerk import Clerk
from furnished import EVERYBODY, furnish
from homes import trial_site
from people import PASSWORD
from playwright.sync_api import Browser

pytestmark = [pytest.mark.needs("chromium", "axe-core"), pytest.mark.slow]

LOOKS = [
    pytest.param("en", "dark", 1366, id="english-dark"),
    pytest.param("zh", "light", 390, id="chinese-on-a-phone"),
]
KINDS = ("evaluation", "overview", "registers")
MORE = ("/deadlines?month=2026-04", "/registers?register=cases&q=none", "/overview/cases?score=any")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, list[str]]]:
    """A furnished home, served, and the paths to be looked at."""
    with trial_site(tmp_path_factory.mktemp("reports") / "home") as made:
        paths = [path for path in furnish(made) if any(kind in path for kind in KINDS)]
        with served(made) as at:
            yield at, [*paths, *MORE]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for all looks."""
    with chromium() as opened:
        yield opened


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_axe_finds_nothing_on_reports(
    browser: Browser, home: tuple[Served, list[str]], language: str, theme: str, width: int
) -> None:
    at, paths = home
    context = browser.new_context(
        viewport={"width": width, "height": 844}, color_scheme=theme, reduced_motion="reduce"
    )
    context.add_cookies([{"name": "docgen_language", "value": language, "url": at.url}])
    page = Window.open(context, at.url).page
    Clerk(page, at.url).log_in(EVERYBODY, PASSWORD)
    found = {}
    for place, path in enumerate(paths):
        page.goto(at.url + path)
        found[path] = violations(page)
        ARTEFACTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=ARTEFACTS / f"reports-{language}-{width}-{place}.png", full_page=True)
    context.close()
    assert {path: each for path, each in found.items() if each} == {}
