"""A browser against a site served on loopback, for tests that look at pages as people do.

Nothing leaves this machine: whatever is asked of another host is kept and fails the test.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from docgen.web.app import create_app
from docgen.web.site import Site

__all__ = ["ARTEFACTS", "SIZES", "Opener", "Served", "Window", "chromium", "served", "windows"]

ARTEFACTS = Path(os.environ.get("PAGES_ARTEFACTS", Path(__file__).parents[3] / ".artefacts/pages"))
SIZES = {"office": (1366, 768), "wide": (1920, 1080), "phone": (390, 844)}
_FLAGS = (
    "--no-sandbox",
    "--lang=zh-CN",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_WAIT_S = 20.0


@dataclass(frozen=True, slots=True)
class Served:
    """Where a site is served."""

    url: str


@contextmanager
def served(site: Site, *, port: int = 0) -> Iterator[Served]:
    """The site, served on loopback, on a free port where none is given."""
    config = uvicorn.Config(
        create_app(site), host="127.0.0.1", port=port, log_level="warning", lifespan="off"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + _WAIT_S
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield Served(url=f"http://127.0.0.1:{port}")
    finally:
        server.should_exit = True
        thread.join(_WAIT_S)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, in Chinese where ``chromium-l10n`` is there."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            headless=True,
            args=list(_FLAGS),
            env={**os.environ, "LANGUAGE": "zh_CN"},
        )
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Window:
    """A page of a browser, with what it asked of other hosts and what its scripts complained of."""

    page: Page
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def open(cls, context: BrowserContext, url: str) -> Window:
        """A new window of a context."""
        window = cls(page=context.new_page())
        page = window.page
        page.set_default_timeout(10_000)

        def asked(request_url: str) -> None:
            if not request_url.startswith((url, "data:", "blob:")):
                window.foreign.append(request_url)

        page.on("request", lambda request: asked(request.url))
        page.on("pageerror", lambda error: window.complaints.append(str(error)))
        page.on(
            "console",
            lambda message: (
                window.complaints.append(message.text)
                if message.type == "error" and "Failed to load resource" not in message.text
                else None
            ),
        )
        return window

    def shoot(self, name: str) -> Path:
        """A picture of what is seen now."""
        ARTEFACTS.mkdir(parents=True, exist_ok=True)
        path = ARTEFACTS / f"{name}.png"
        self.page.screenshot(path=path)
        return path


Opener = Callable[..., Window]


@contextmanager
def windows(browser: Browser, at: Served) -> Iterator[Opener]:
    """Opens windows of browsers that know nothing of each other, each of a named size.

    Raises:
        AssertionError: at the end, where one asked another host or a script complained.
    """
    opened: list[Window] = []

    def open_one(size: str = "office", **options: Any) -> Window:
        width, height = SIZES[size]
        look = {"locale": "zh-CN", "reduced_motion": "reduce"} | options
        context = browser.new_context(viewport={"width": width, "height": height}, **look)
        opened.append(Window.open(context, at.url))
        return opened[-1]

    try:
        yield open_one
    finally:
        for each in opened:
            each.page.context.close()
    assert [each.foreign for each in opened] == [[]] * len(opened)
    assert [each.complaints for each in opened] == [[]] * len(opened)
