"""A file checked as an evaluator would: a draft, a kept case, a dossier, each by page."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe import violations
from browser import Window, chromium, served, windows
from clerk import Clerk
from fastapi.testclient import TestClient
from people import PASSWORD, add_user
from PIL import Image
from playwright.sync_api import expect
from serving import AGENCY, CASES, NOW
from signable import CASE, issue_unsigned

from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Duty, Principal
from docgen.web.site import Site

Enter = Callable[..., TestClient]
FLAWED = "当事人身份证号码652100199103220031。"
FIELD = "/papers/0/data/matter"


def flawed(sample: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
    """A case in whose notice a number of an identity card is mistyped."""
    case = sample("shop-interview")
    case["papers"][0]["data"]["matter"] += FLAWED
    return case


@pytest.fixture
def number(site: Site, sample: Callable[[str], dict[str, Any]]) -> str:
    """The dossier of that case."""
    raw = json.dumps(flawed(sample), ensure_ascii=False).encode()
    with site.offices() as office:
        done = office.seal(raw, folder=CASES / "shop-interview.evidence", supplement=False, now=NOW)
    return done.record.number


@pytest.fixture
def draft(site: Site, sample: Callable[[str], dict[str, Any]]) -> str:
    """A draft of that case, whose ending is not written yet."""
    handler = Principal(actor="user:u-handler", agency=AGENCY, duties=frozenset({Duty.HANDLER}))
    case = flawed(sample)
    case["papers"][2]["data"]["outcome"] = ""
    return site.drafts.open(case, Occasion(principal=handler, at=NOW)).id


def picture_of(page: str) -> str:
    found = re.search(r'<img class="leaf" src="([^"]+)"', page)
    assert found is not None
    return found[1].replace("&amp;", "&")


def test_a_dossier_shows_the_sealed_page_with_the_place_tinted(browser: Enter, number: str) -> None:
    archivist = browser(Duty.ARCHIVIST)
    url = f"/archive/{number}/evaluation"
    assert f'href="{url}"' in archivist.get(f"/archive/{number}").text
    page = archivist.get(url).text
    assert re.search(r'class="points">98<', page)
    assert re.search(r"正卷\s*第 \d+ 页", page)
    assert "去更正" not in page
    beside = archivist.get(f"{url}?at=1").text
    picture = picture_of(beside)
    tinted = archivist.get(picture)
    plain = archivist.get(re.sub("&mark=[^&]*", "", picture))
    assert "&mark=" in picture
    assert Image.open(io.BytesIO(tinted.content)).size == Image.open(io.BytesIO(plain.content)).size
    assert tinted.content != plain.content
    other = archivist.get(f"{url}?at=1&page=1").text
    assert "未单独印在这一页" in other


def test_the_report_and_the_data_of_a_dossier_are_taken_out(browser: Enter, number: str) -> None:
    archivist = browser(Duty.ARCHIVIST)
    data = archivist.get(f"/v1/dossiers/{number}/evaluation").json()
    copies, deduction = data["deductions"]
    assert copies["code"] == "R34-executed-copies-missing-on-trial"
    assert (data["score"], deduction["where"]) == (98, FIELD)
    assert deduction["page"]["volume"] == "main"
    report = archivist.get(f"/v1/dossiers/{number}/evaluation.pdf")
    assert report.content.startswith(b"%PDF-")
    assert "attachment" in report.headers["content-disposition"]
    other = browser(Duty.ARCHIVIST, agency="QTJT")
    for path in (f"/v1/dossiers/{number}/evaluation", f"/archive/{number}/evaluation"):
        assert other.get(path).status_code == 404


def test_a_kept_case_is_scored_for_who_reads_it(
    site: Site, client: TestClient, integrator: dict[str, str], browser: Enter
) -> None:
    issue_unsigned(client, integrator)
    head = browser(Duty.LEGAL_REVIEWER)
    page = head.get(f"/cases/{CASE}/evaluation?at=1").text
    assert "签名、盖章、拒签说明欠缺" in page
    assert "去更正" not in page
    picture = re.search(r'<image href="([^"]+)"', page)
    assert picture is not None
    assert head.get(picture[1].replace("&amp;", "&")).text.startswith("<svg")
    assert head.get(f"/v1/cases/{CASE}/evaluation.pdf").content.startswith(b"%PDF-")
    handler = browser(Duty.HANDLER)
    assert (
        f'href="/cases/{CASE}#/papers/0/execution' in handler.get(f"/cases/{CASE}/evaluation").text
    )


def test_a_draft_is_scored_without_the_papers_that_are_not_complete(
    browser: Enter, draft: str
) -> None:
    handler = browser(Duty.HANDLER)
    page = handler.get(f"/drafts/{draft}/evaluation").text
    assert "以下文书还没有填完" in page
    at = [
        each["where"]
        for each in handler.get(f"/drafts/{draft}/evaluation.json").json()["deductions"]
    ]
    beside = handler.get(f"/drafts/{draft}/evaluation?at={at.index(FIELD)}").text
    assert 'class="place chosen"' in beside
    assert f'href="/drafts/{draft}#{FIELD}"' in beside
    assert handler.get(f"/drafts/{draft}/evaluation.pdf").content.startswith(b"%PDF-")
    assert handler.get(f"/drafts/{draft}/papers/notice/pages/9.svg").status_code == 404


def test_what_the_schemas_refuse_is_told_with_its_field(
    site: Site, browser: Enter, draft: str
) -> None:
    handler = browser(Duty.HANDLER)
    token = re.search(r'name="csrf" content="([^"]+)"', handler.get("/").text)
    assert token is not None
    before = site.drafts.find(draft, _anybody()).case["cause"]
    change = {"path": ["cause"], "before": before, "after": ""}
    saved = handler.post(
        f"/drafts/{draft}/changes", json={"changes": [change]}, headers={"X-CSRF-Token": token[1]}
    )
    assert saved.status_code == 200, saved.text
    page = handler.get(f"/drafts/{draft}/evaluation").text
    assert "还不能评分" in page
    assert f'href="/drafts/{draft}#/cause"' in page
    assert handler.get(f"/drafts/{draft}/evaluation.json").status_code == 422


def _anybody() -> Occasion:
    principal = Principal(actor="user:u-handler", agency=AGENCY, duties=frozenset({Duty.HANDLER}))
    return Occasion(principal=principal, at=NOW)


@pytest.fixture
def window(site: Site) -> Iterator[Window]:
    """A clerk's window."""
    add_user(site, "clerk", Duty.HANDLER, Duty.ARCHIVIST)
    with served(site) as at, chromium() as opened, windows(opened, at) as opener:
        made = opener("office")
        Clerk(made.page, at.url).log_in("clerk", PASSWORD)
        yield made


@pytest.mark.slow
@pytest.mark.needs("chromium", "axe-core")
def test_a_clerk_goes_from_the_score_to_the_page_and_to_the_field(
    window: Window, draft: str, number: str
) -> None:
    page = window.page
    page.goto(f"{page.url}drafts/{draft}")
    page.click("[data-evaluation]")
    page.wait_for_url("**/evaluation")
    row = page.locator(f".deductions > li:has(a[href$='#{FIELD}'])")
    window.shoot("evaluation-1-score")
    row.get_by_role("link").first.click()
    expect(page.locator("svg.leaf .place").first).to_be_visible()
    window.shoot("evaluation-2-page")
    assert violations(page) == []
    page.locator(".deductions > .chosen").get_by_role("link", name="去更正").click()
    field = page.locator(f'[data-form] [data-pointer="{FIELD}"]')
    expect(field).to_be_focused()
    window.shoot("evaluation-3-field")
    page.goto(f"{page.url.split('/drafts')[0]}/archive/{number}/evaluation?at=0")
    expect(page.locator("img.leaf")).to_be_visible()
    window.shoot("evaluation-4-dossier")
    assert violations(page) == []
