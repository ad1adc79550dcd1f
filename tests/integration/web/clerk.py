"""A clerk at the case screen: goes to a field by its place in the case, types, chooses, issues."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

__all__ = ["Clerk"]


class Clerk:
    """Works in one window; ``tab`` and ``paper`` move, ``write`` and ``choose`` fill in."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def sees(self, selector: str, *, says: str = "") -> None:
        """Wait, without looking only now and then, until something is seen and says just that."""
        found = self.page.locator(selector)
        if says:
            found = found.filter(has_text=re.compile(rf"^\s*{re.escape(says)}\s*$"))
        found.first.wait_for()

    def log_in(self, login: str, password: str) -> None:
        """Come in by the door."""
        self.page.goto(f"{self.url}/login")
        self.page.fill("#login", login)
        self.page.fill("#password", password)
        self.page.click("main button.primary")
        self.page.wait_for_url(lambda url: not url.endswith("/login"))

    def begin(self, route: str, party: str, *, sample: bool = False) -> None:
        """Begin a case."""
        self.page.goto(f"{self.url}/cases/new")
        self.page.check(f"input[name=route][value={route}]")
        self.page.check(f"input[name=party][value={party}]")
        self.page.click("button[name=sample]" if sample else "main button.primary")
        self.page.wait_for_url("**/drafts/*")
        self.sees("[data-form] > *")

    def tab(self, name: str) -> None:
        """Turn to a tab of the form."""
        self.page.click(f"[data-tab={name}]")
        expect(self.page.locator(f"[data-tab={name}]")).to_have_attribute("aria-selected", "true")

    def view(self, name: str) -> None:
        """Turn to the form or to the paper, where a screen has room for one of them only."""
        switch = self.page.locator(f"[data-view-switch] button[value={name}]")
        if switch.is_visible():
            switch.click()
            expect(switch).to_have_attribute("aria-pressed", "true")

    def field(self, pointer: str) -> Locator:
        """The control of a field."""
        found = self.page.locator(f'[data-form] [data-pointer="{pointer}"]:not(button)')
        return found.first

    def write(self, fields: dict[str, str]) -> None:
        """Type into fields, each known by its pointer."""
        for pointer, text in fields.items():
            self.field(pointer).fill(text)

    def choose(self, pointer: str, value: str) -> None:
        """Choose one of a list, or one of several buttons."""
        control = self.field(pointer)
        if control.evaluate("each => each.tagName") == "SELECT":
            control.select_option(value)
        else:
            choice = f'[data-form] [data-pointer="{pointer}"][data-choice="{value}"]'
            self.page.check(choice)

    def apply(self, pointer: str) -> None:
        """Say that a group of fields applies."""
        self.field(pointer).check()

    def add(self, pointer: str) -> None:
        """Add a row to a list."""
        self.page.click(f'[data-form] button[data-pointer="{pointer}"]')

    def next_paper(self) -> None:
        """Begin the paper that comes next on the route, and wait for its form."""
        step = self.page.locator(".step.is-next")
        title = step.locator("span:nth-child(2)").inner_text()
        step.click()
        self.sees("[data-form] h2", says=title)

    def add_paper(self, title: str) -> None:
        """Begin a paper of any title, from the list of all."""
        self.page.click(".step.is-add")
        offer = self.page.locator("dialog[open] .offer")
        offer.filter(has=self.page.get_by_text(title, exact=True)).click()
        self.sees("[data-form] h2", says=title)

    def saved(self) -> None:
        """Wait until what was typed is saved."""
        self.sees("[data-saved][data-state=saved]")

    def issue(self) -> None:
        """Issue the paper in hand."""
        self.view("paper")
        self.page.click("[data-issue]")
        self.page.click("dialog[open] button[value=yes]")
        self.sees("[data-paper-state].good")
