"""Somebody signs in a browser, prints a paper, sends its scan; axe-core finds nothing there."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe import violations
from browser import Window, served
from clerk import Clerk
from drawing import draw
from fastapi.testclient import TestClient
from people import PASSWORD, add_user
from playwright.sync_api import Browser, Locator, expect
from signable import CASE, PAPER, execution, issue_unsigned

from docgen.service.access.policy import Duty
from docgen.web.site import Site

pytestmark = pytest.mark.needs("chromium", "axe-core")


def stands_on_the_line(window: Window, name: str) -> bool:
    """Whether what was drawn is seen inside its place on the paper, and fills it."""
    shown = window.page.locator("form[data-place=party] [data-preview]")
    expect(shown).to_be_visible()
    shown.scroll_into_view_if_needed()
    window.shoot(name)
    place, ink = (
        shown.locator(each).evaluate(
            "each => { const box = each.getBoundingClientRect();"
            " return [box.left, box.right, box.top, box.bottom]; }"
        )
        for each in ("[data-ink]", "path")
    )
    across = place[0] <= ink[0] and ink[1] <= place[1] + 1
    upright = place[2] <= ink[2] + 1 and ink[3] <= place[3] + 1
    return bool(across and upright and ink[1] - ink[0] > (place[1] - place[0]) / 4)


def confirm(window: Window, form: Locator, name: str, site: Site) -> list[str]:
    """Think again once, and confirm then; what axe-core finds in the question."""
    asked = window.page.locator("[data-confirm]")
    form.locator("button.primary").click()
    expect(asked).to_contain_text("由 林安 在《轻微违法行为告知承诺书》上签名")
    found = violations(window.page)
    window.shoot(name)
    asked.locator("[value='']").click()
    assert execution(site) == {}
    form.locator("button.primary").click()
    asked.locator("[value=yes]").click()
    return found


def stays_as_drawn(window: Window, url: str, width: int) -> list[str]:
    """What axe-core finds where the form shows the signature, and lets nobody change it."""
    page = window.page
    window.shoot(f"sign-given-{width}")
    page.goto(f"{url}/cases/{CASE}?paper={PAPER}")
    page.locator(".parts button").nth(1).click()
    execution = page.locator('[data-field$="/execution"]').first
    choice = execution.locator('[data-field$="/choice"] select')
    expect(choice).to_have_value("disagrees")
    expect(choice).to_be_disabled()
    expect(execution.locator("li.row-card .row-moves")).to_have_count(0)
    expect(execution.locator('button[data-pointer$="/signatures"]')).to_be_enabled()
    found = violations(page)
    window.shoot(f"sign-drawn-{width}")
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("theme", "width"), [("light", 1366), ("dark", 400)], ids=["light", "dark-on-a-phone"]
)
def test_a_paper_is_signed_on_the_screen_and_another_on_paper(
    site: Site, client: TestClient, integrator: dict[str, str], chrome: Browser, tmp_path: Path,
    theme: str, width: int,
) -> None:  # fmt: skip
    issue_unsigned(client, integrator)
    add_user(site, "all", Duty.HANDLER)
    found = {}
    with served(site) as at:
        context = chrome.new_context(
            viewport={"width": width, "height": 768}, color_scheme=theme, reduced_motion="reduce"
        )
        window = Window.open(context, at.url)
        page = window.page
        Clerk(page, at.url).log_in("all", PASSWORD)
        page.goto(f"{at.url}/signatures")
        found["list"] = violations(page)
        page.click(f'a[href="/cases/{CASE}/papers/{PAPER}/sign"]')
        form = page.locator("form[data-place=party]")
        form.locator("select[name=who]").select_option("r1")
        form.locator("input[value=refused]").check()
        expect(form.locator("textarea[name=reason]")).to_be_visible()
        expect(form.locator("canvas")).to_be_hidden()
        found["refusal"] = violations(page)
        form.locator("input[value=signed]").check()
        form.locator("button.primary").click()
        assert execution(site) == {}
        form.locator("input[value=disagrees]").check()
        draw(page, "party")
        assert stands_on_the_line(window, f"sign-preview-{width}")
        found["sign"] = violations(page)
        window.shoot(f"sign-{width}")
        found["asked"] = confirm(window, form, f"sign-asked-{width}", site)
        expect(form).to_have_count(0)
        assert execution(site)["choice"] == "disagrees"
        expect(page.locator("[data-given]")).to_be_focused()
        expect(page.locator(".sign-given li")).to_contain_text("林安")
        found["drawn"] = stays_as_drawn(window, at.url, width)
        scan = tmp_path / "扫描.pdf"
        printed = context.request.get(f"{at.url}/cases/{CASE}/papers/scene/print.pdf")
        scan.write_bytes(printed.body())
        page.goto(f"{at.url}/scans")
        page.set_input_files("#files", scan)
        page.click("form[data-scans] button")
        expect(page.locator("td a")).to_have_count(1)
        found["scans"] = violations(page)
        page.click("td a")
        found["scan"] = violations(page)
        window.shoot(f"scan-{width}")
        assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1")
    assert {place: each for place, each in found.items() if each} == {}
    assert (window.foreign, window.complaints) == ([], [])
