"""axe-core finds nothing on the pages that show dossiers, figures, reviews and batches at work."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe import violations
from browser import Window, chromium, served
from clerk import Clerk
from people import PASSWORD, add_user
from playwright.sync_api import Browser
from serving import AGENCY, CASES, NOW

from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Duty, Principal
from docgen.web.site import Site

pytestmark = pytest.mark.needs("chromium", "axe-core")

OPEN, SEALED = "carrier-first-offence", "shop-interview"


@pytest.fixture
def paths(site: Site) -> list[str]:
    """Pages that have something to show: a sealed dossier, an open case under review."""
    with site.offices() as office:
        done = office.seal(
            (CASES / f"{SEALED}.case.json").read_bytes(),
            folder=CASES / f"{SEALED}.evidence",
            supplement=False,
            now=NOW,
        )
    number = done.record.number
    handler = Principal(actor="user:other", agency=AGENCY, duties=frozenset({Duty.HANDLER}))
    occasion = Occasion(principal=handler, at=NOW)
    raw = (CASES / f"{OPEN}.case.json").read_bytes()
    case_id = site.cases.create(raw, occasion).case_id
    review = site.reviews.ask(case_id, "issue", occasion)
    return [
        "/archive?q=维修",
        f"/archive/{number}?verify=true",
        f"/archive/{number}/main/3?mark=约谈",
        f"/archive-list?number={number}",
        "/overview",
        "/overview/cases?route=interview",
        "/registers",
        "/deadlines",
        "/reviews",
        f"/reviews/{review.row.id}?field=/conduct/act",
        f"/cases/{case_id}/papers/order/plain",
        "/batch",
        "/admin/users",
        "/admin/templates/education-record",
        "/admin/audit",
    ]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for all tests of this file."""
    with chromium() as opened:
        yield opened


@pytest.mark.slow
@pytest.mark.parametrize(
    ("theme", "width"), [("light", 1366), ("dark", 400)], ids=["light", "dark-on-a-phone"]
)
def test_axe_finds_nothing_where_there_is_something_to_show(
    site: Site, browser: Browser, paths: list[str], theme: str, width: int
) -> None:
    duties = (Duty.HANDLER, Duty.BODY_HEAD, Duty.ARCHIVIST, Duty.ADMINISTRATOR, Duty.SUPERVISOR)
    add_user(site, "all", *duties)
    with served(site) as at:
        context = browser.new_context(
            viewport={"width": width, "height": 768}, color_scheme=theme, reduced_motion="reduce"
        )
        page = Window.open(context, at.url).page
        Clerk(page, at.url).log_in("all", PASSWORD)
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
