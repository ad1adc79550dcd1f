"""The pictures of the READMEs, taken of pages at work (``make pictures`` puts them in place).

Each is of a page that shows what it is for; what the pages do is asserted by the walks.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from browser import Opener, Served, Window
from clerk import Clerk
from fastapi.testclient import TestClient
from homes import trial_site
from people import PASSWORD, add_user
from playwright.sync_api import Page, expect
from serving import AGENCY, CASES, NOW, add_key
from signable import CASE, PAPER, issue_unsigned

from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Duty, Principal
from docgen.service.batch.columns import example_list
from docgen.web.app import create_app
from docgen.web.site import Site

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

SIZE = {"width": 1280, "height": 720}
SEALED = (
    "driver-admonition",
    "driver-minor",
    "repair-shop-refuses",
    "shop-interview",
    "station-order-agreement",
    "taxi-stand-education",
    "tour-carrier-guidance",
    "wide-load-on-the-spot",
)
BATCH = "winter-risk-notice"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A home with dossiers, an open case with issued papers, one to write a batch from."""
    with trial_site(
        tmp_path_factory.mktemp("pictures") / "home", agency="示例市交通运输局"
    ) as made:
        add_user(made, "all", *Duty, name="陈承办（样例）")
        for name in SEALED:
            with made.offices() as office:
                office.seal(
                    _raw(name), folder=CASES / f"{name}.evidence", supplement=False, now=NOW
                )
        key = {"Authorization": f"Bearer {add_key(made.registry, Duty.INTEGRATOR)}"}
        issue_unsigned(TestClient(create_app(made)), key)
        made.cases.create(_raw(BATCH), _colleague())
        yield made


def _raw(name: str) -> bytes:
    return (CASES / f"{name}.case.json").read_bytes()


def _colleague() -> Occasion:
    handler = Principal(actor="user:other", agency=AGENCY, duties=frozenset({Duty.HANDLER}))
    return Occasion(principal=handler, at=NOW)


@pytest.fixture
def window(opener: Opener, at: Served) -> Window:
    """A window in which somebody with every duty is logged in."""
    found = opener()
    found.page.set_viewport_size(SIZE)
    Clerk(found.page, at.url).log_in("all", PASSWORD)
    return found


def taken(window: Window, name: str) -> None:
    """The picture, when everything on it has come."""
    window.page.wait_for_load_state("networkidle")
    window.shoot(f"readme-{name}")


def test_the_case_screen_with_the_field_in_hand_marked(
    site: Site, at: Served, window: Window, sample: Callable[[str], dict[str, Any]]
) -> None:
    draft = site.drafts.open(sample("driver-follow-up"), _colleague())
    page, clerk = window.page, Clerk(window.page, at.url)
    page.goto(f"{at.url}/drafts/{draft.id}#{_paper_of('driver-follow-up', 'correction-order')}")
    clerk.tab("party")
    clerk.field("/party/name").focus()
    expect(page.locator(".sheet .place").first).to_be_visible()
    taken(window, "case-screen")


def _paper_of(case: str, code: str) -> str:
    papers = json.loads(_raw(case))["papers"]
    return str(next(each["id"] for each in papers if each["type"] == code))


def _scroll_to(page: Page, place: str) -> None:
    top = "each => scrollTo(0, each.getBoundingClientRect().top + scrollY - 60)"
    page.locator(place).first.evaluate(top)


def test_a_review_with_a_remark_on_a_field(site: Site, at: Served, window: Window) -> None:
    review = site.reviews.ask(CASE, "issue", _colleague())
    page = window.page
    page.goto(f"{at.url}/reviews/{review.row.id}?paper=filing")
    page.locator("svg.leaf a[href*='party%2Faddress']").first.click()
    page.fill("#text", "住所与营业执照不一致，请核对。")
    page.click("#remark button")
    page.locator(".remarks a").first.click()
    page.evaluate(
        "scrollTo(0, document.querySelector('svg.leaf').getBoundingClientRect().top - 60)"
    )
    taken(window, "review")


def test_a_signature_on_the_screen(at: Served, window: Window) -> None:
    page = window.page
    page.goto(f"{at.url}/cases/{CASE}/papers/{PAPER}/sign")
    form = page.locator("form[data-place=party]")
    form.locator("select[name=who]").select_option("r1")
    form.locator("input[value=signed]").check()
    _sign(page)
    _scroll_to(page, "form[data-place=party] canvas")
    taken(window, "signing")


def _sign(page: Page) -> None:
    area = page.locator("form[data-place=party] canvas")
    area.scroll_into_view_if_needed()
    box = area.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 30, box["y"] + 60)
    page.mouse.down()
    for step in range(60):
        rise = 34 * math.sin(step / 2.5) * math.cos(step / 9)
        page.mouse.move(box["x"] + 30 + step * 4, box["y"] + 60 + rise)
    page.mouse.up()


def test_a_search_in_the_archive_and_a_dossier_that_is_whole(at: Served, window: Window) -> None:
    page = window.page
    page.goto(f"{at.url}/archive?q=整改")
    taken(window, "archive")
    page.locator(".hit-text h2 a").first.click()
    page.get_by_role("link", name="核验是否完整、未改动").click()
    expect(page.locator(".note.good")).to_be_visible()
    taken(window, "dossier")


def test_the_overview(at: Served, window: Window) -> None:
    window.page.goto(f"{at.url}/overview")
    taken(window, "overview")


def test_a_batch_before_it_is_run(at: Served, window: Window) -> None:
    page = window.page
    page.goto(f"{at.url}/batch")
    page.locator("select").first.select_option(json.loads(_raw(BATCH))["case_id"])
    book = {"name": "企业.xlsx", "mimeType": "application/octet-stream", "buffer": _book()}
    page.set_input_files("input[type=file]", files=[book])  # type: ignore[list-item]
    page.click("main button.primary")
    page.click("main button.primary")
    expect(page.locator("main")).to_contain_text("共 3 行，3 行可以制发")
    taken(window, "batch")


def _book() -> bytes:
    return example_list("organisation", title="单位", other="说明", names=("列名", "也认得"))
