"""How long a clerk waits: from a key pressed in Chromium to the changed page, and ten at once.

Serves a trial home on loopback, types into a decision of four pages, and prints medians and 95th
percentiles in milliseconds. A figure for ``docs/benchmarks.md``, not a test.
"""

from __future__ import annotations

import json
import secrets
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import uvicorn
from playwright.sync_api import Page, sync_playwright

from docgen.registry.access.values import AgencyRow, UserRow
from docgen.service.access.occasion import Occasion
from docgen.service.access.passwords import Passwords
from docgen.service.access.policy import Duty, Principal
from docgen.service.home import create_home
from docgen.service.office import Office
from docgen.service.settings import read_settings
from docgen.web.app import create_app
from docgen.web.site import Site

__all__ = ["main"]

CASE = Path(__file__).parents[1] / "tests/cases/carrier-first-offence.case.json"
AGENCY, CLERKS, PASSWORD = "SLJT", 10, secrets.token_urlsafe(16)
PLACE, FIELD = 11, "/papers/11/data/facts"
KEYS, PAUSE_MS, KEYS_AT_ONCE, THINK_S = 60, 180, 25, 0.15
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync")


def main() -> int:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="docgen-typing-") as folder:
        site = _site(Path(folder))
        with _served(site) as url:
            drafts = [_draft(site, number) for number in range(CLERKS)]
            alone = _in_browser(url, drafts[0])
            together = _at_once(url, drafts)
        site.close()
    print(f"one clerk, key to changed page in Chromium: {_told(alone)}")
    print(f"{CLERKS} clerks at once, answer with the changed pages: {_told(together)}")
    return 0


def _told(times: Sequence[float]) -> str:
    p95 = statistics.quantiles(times, n=20)[-1]
    return f"median {statistics.median(times):.0f} ms, p95 {p95:.0f} ms, {len(times)} keys"


def _site(folder: Path) -> Site:
    home, _ = create_home(folder / "home")
    settings = read_settings(file=None, environ={}, flags={}).settings
    site = Site(
        office=Office(home=home, settings=settings),
        clock=lambda: datetime.now(UTC),
        new_id=lambda: secrets.token_hex(16),
    )
    hashed = Passwords(settings).hashed(PASSWORD)
    now = datetime.now(UTC)
    with site.registry.writing() as unit:
        unit.agencies.add(AgencyRow(code=AGENCY, name="示例机关", created_at=now))
        for number in range(CLERKS):
            unit.users.add(
                UserRow(
                    id=f"u{number}",
                    agency=AGENCY,
                    login=f"clerk{number}",
                    name="样例",
                    duties=frozenset({Duty.HANDLER.value}),
                    created_at=now,
                    password=hashed,
                )
            )
    return site


def _draft(site: Site, number: int) -> str:
    principal = Principal(actor=f"user:u{number}", agency=AGENCY, duties=frozenset({Duty.HANDLER}))
    occasion = Occasion(principal=principal, at=datetime.now(UTC), address="", correlation="")
    return site.drafts.open(json.loads(CASE.read_bytes()), occasion).id


@contextmanager
def _served(site: Site) -> Iterator[str]:
    config = uvicorn.Config(
        create_app(site), host="127.0.0.1", port=0, log_level="error", lifespan="off"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def _in_browser(url: str, draft: str) -> list[float]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(FLAGS)
        )
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(f"{url}/login")
        page.fill("#login", "clerk0")
        page.fill("#password", PASSWORD)
        page.click("main button.primary")
        page.wait_for_url(f"{url}/")
        page.goto(f"{url}/drafts/{draft}#decision")
        page.wait_for_selector(".sheet img")
        times = _typed(page)
        browser.close()
    return times


def _typed(page: Page) -> list[float]:
    field = page.locator(f'[data-form] [data-pointer="{FIELD}"]')
    field.press("End")
    for number in range(KEYS + 10):
        if number == 10:  # the first keys warm up
            page.evaluate("performance.clearMeasures()")
        page.keyboard.insert_text("补充说明"[number % 4])
        page.wait_for_timeout(PAUSE_MS)
    page.wait_for_timeout(1000)
    script = "performance.getEntriesByName('docgen-page').map(each => each.duration)"
    found: list[float] = page.evaluate(script)
    return found


def _at_once(url: str, drafts: Sequence[str]) -> list[float]:
    times: list[float] = []
    threads = [
        threading.Thread(target=_clerk, args=(url, number, times)) for number in range(len(drafts))
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return times


def _clerk(url: str, number: int, times: list[float]) -> None:
    case = json.loads(CASE.read_bytes())
    known: list[str] = []
    with httpx2.Client(base_url=url, timeout=30) as client:
        client.post("/login", data={"login": f"clerk{number}", "password": PASSWORD})
        token = client.get("/").text.partition('name="csrf" content="')[2].partition('"')[0]
        for key in range(KEYS_AT_ONCE):
            case["papers"][PLACE]["data"]["facts"] += f"{number}{key}"
            body = {"case": case, "place": PLACE, "known": known}
            started = time.perf_counter()
            answer = client.post("/preview", json=body, headers={"X-CSRF-Token": token}).json()
            if key > 1:  # the first two bring whole papers
                times.append((time.perf_counter() - started) * 1000)
            known = [each["digest"] for each in answer["pages"]]
            time.sleep(THINK_S)


if __name__ == "__main__":
    sys.exit(main())
