"""Whoever keeps the seal and the archive, at their pages; and files that a case names, taken in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from clerk import Clerk
from playwright.sync_api import expect

from docgen.service.access.occasion import Occasion
from docgen.web.site import Site

__all__ = ["files_of", "find_whole", "seal"]


def files_of(site: Site, folder: Path, occasion: Occasion) -> None:
    """Take in all files of a folder, as an upload does."""
    for file in sorted(folder.iterdir()):
        stream = site.files.stream(occasion)
        stream.feed(file.read_bytes())
        stream.close()


def seal(keeper: Clerk, case_id: str, work: Callable[[], None]) -> None:
    """Have a case sealed from the list, and confirm it; ``work`` is the worker's part."""
    page = keeper.page
    page.goto(keeper.url)
    page.click(f"a[href='/cases/{case_id}/seal']")
    page.get_by_role("button", name="确认封存").click()
    page.wait_for_url("**/sealing/*")
    work()
    expect(page.locator(".note.good")).to_contain_text("已封存")


def find_whole(keeper: Clerk, words: str) -> None:
    """Find the only dossier that has these words, and see that it is whole."""
    page = keeper.page
    page.goto(f"{keeper.url}/archive")
    page.fill("#q", words)
    page.click("form.search button.primary")
    hit = page.locator(".hit h2 a")
    expect(hit).to_have_count(1)
    hit.click()
    page.wait_for_url("**/archive/*")
    verify = page.locator("a[href$='verify=true']")
    if verify.count():
        verify.click()
    expect(page.locator("section.note[role=status]").first).to_contain_text("完整")
