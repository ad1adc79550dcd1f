"""axe-core finds nothing on the pages that show dossiers, figures, reviews and batches at work."""

from __future__ import annotations

import pytest
from axe import violations
from browser import Window, served
from clerk import Clerk
from furnished import EVERYBODY, furnish
from people import PASSWORD
from playwright.sync_api import Browser

from docgen.web.site import Site

pytestmark = pytest.mark.needs("chromium", "axe-core")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("theme", "width"), [("light", 1366), ("dark", 400)], ids=["light", "dark-on-a-phone"]
)
def test_axe_finds_nothing_where_there_is_something_to_show(
    site: Site, chrome: Browser, theme: str, width: int
) -> None:
    paths = furnish(site)
    with served(site) as at:
        context = chrome.new_context(
            viewport={"width": width, "height": 768}, color_scheme=theme, reduced_motion="reduce"
        )
        page = Window.open(context, at.url).page
        Clerk(page, at.url).log_in(EVERYBODY, PASSWORD)
        found, wide = {}, []
        for path in paths:
            answer = page.goto(at.url + path)
            assert answer is not None
            assert answer.status == 200, path
            found[path] = violations(page)
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"):
                wide.append(path)
    assert {path: each for path, each in found.items() if each} == {}
    assert wide == []
