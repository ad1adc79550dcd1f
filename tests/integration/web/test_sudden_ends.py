"""A server or a browser that dies while a clerk types: at most the last second is lost.

The server is ``docgen serve`` as a program, killed as a power cut would kill it.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import pytest
from clerk import Clerk
from homes import opened_site, trial_site
from people import PASSWORD, add_user
from playwright.sync_api import Browser, Page, Response, expect
from serving import AGENCY, NOW

from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Duty, Principal

pytestmark = pytest.mark.needs("chromium")

_FEW = {"DOCGEN_SERVE_WEB": "1", "DOCGEN_JOBS_WORKERS": "0", "DOCGEN_LOGS_LEVEL": "warning"}
_UP_S = 60.0
_AT_MOST_LOST_S = 1.0
TEXT = "车辆检验检测有效期届满后仍用于道路货物运输，当事人当场承认并说明了原因。" * 3


@dataclass
class Service:
    """``docgen serve`` over a home, and the draft in it."""

    home: Path
    draft: str
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it serves."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        serve = [sys.executable, "-m", "docgen", "--home", str(self.home), "serve"]
        self.process = subprocess.Popen(
            [*serve, "--port", str(self.port)],
            env={**os.environ, **_FEW},
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + _UP_S
        while not self._answers():
            assert time.monotonic() < until, "it does not answer"
            time.sleep(0.1)

    def _answers(self) -> bool:
        try:
            asked = httpx2.get(f"{self.url}/health/ready", timeout=5, trust_env=False)
        except httpx2.HTTPError:
            return False
        return asked.status_code == 200

    def kill(self) -> None:
        """Kill it with all its processes, without a word."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def holds(self) -> str:
        """What the home says that the cause of the draft is."""
        with opened_site(self.home) as site:
            return str(site.drafts.find(self.draft, _occasion()).case["cause"])


def _occasion() -> Occasion:
    principal = Principal(actor="user:u-clerk", agency=AGENCY, duties=frozenset({Duty.HANDLER}))
    return Occasion(principal=principal, at=NOW)


@dataclass
class Typing:
    """Somebody types, letter by letter; when each was there, and how long saving took."""

    page: Page
    moments: list[float] = field(default_factory=list)
    slowest_s: float = 0.0

    def __post_init__(self) -> None:
        self.page.on("response", self._saved)

    def _saved(self, response: Response) -> None:
        if response.url.endswith("/changes"):
            took_ms = response.request.timing["responseStart"]
            self.slowest_s = max(self.slowest_s, took_ms / 1000)

    def letters(self, text: str) -> None:
        """Type on where one types."""
        for letter in text:
            self.page.keyboard.insert_text(letter)
            self.moments.append(time.monotonic())
            self.page.wait_for_timeout(40)

    def due(self, end: float) -> int:
        """How many letters must be there after a sudden end at a moment."""
        limit = end - _AT_MOST_LOST_S - self.slowest_s
        return sum(each <= limit for each in self.moments)


@pytest.fixture
def service(tmp_path: Path, sample: Callable[[str], dict[str, Any]]) -> Iterator[Service]:
    """A service with a clerk and a draft without a cause."""
    home = tmp_path / "home"
    with trial_site(home) as site:
        add_user(site, "clerk", Duty.HANDLER)
        case = sample("carrier-first-offence") | {"cause": ""}
        draft = site.drafts.open(case, _occasion()).id
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = Service(home=home, draft=draft, port=port)
    made.start()
    try:
        yield made
    finally:
        made.kill()


def at_the_cause(chrome: Browser, service: Service) -> Clerk:
    """A clerk who is about to type the cause."""
    clerk = Clerk(chrome.new_context(locale="zh-CN").new_page(), service.url)
    clerk.log_in("clerk", PASSWORD)
    clerk.page.goto(f"{service.url}/drafts/{service.draft}#/cause")
    expect(clerk.field("/cause")).to_be_focused()
    return clerk


@pytest.mark.slow
def test_a_server_killed_while_somebody_types_loses_the_last_second_and_the_browser_nothing(
    chrome: Browser, service: Service
) -> None:
    clerk = at_the_cause(chrome, service)
    typing = Typing(clerk.page)
    typing.letters(TEXT[:80])
    service.kill()
    end = time.monotonic()
    kept = service.holds()
    assert TEXT.startswith(kept)
    assert len(kept) >= typing.due(end)
    typing.letters(TEXT[80:])
    expect(clerk.page.locator("[data-saved]")).to_have_attribute("data-state", "broken")
    service.start()
    expect(clerk.page.locator("[data-saved]")).to_have_attribute(
        "data-state", "saved", timeout=30_000
    )
    assert service.holds() == TEXT
    clerk.page.context.close()


@pytest.mark.slow
def test_a_browser_that_dies_while_somebody_types_loses_at_most_the_last_second(
    chrome: Browser, service: Service
) -> None:
    clerk = at_the_cause(chrome, service)
    typing = Typing(clerk.page)
    typing.letters(TEXT[:80])
    end = time.monotonic()
    clerk.page.context.close()
    again = Clerk(chrome.new_context(locale="zh-CN").new_page(), service.url)
    again.log_in("clerk", PASSWORD)
    again.page.goto(f"{service.url}/drafts/{service.draft}#/cause")
    expect(again.field("/cause")).to_be_focused()
    kept = again.field("/cause").input_value()
    assert TEXT.startswith(kept)
    assert len(kept) >= typing.due(end)
    again.page.context.close()
