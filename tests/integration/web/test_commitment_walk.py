"""A commitment case by the pages alone, at three sizes: from a blank case to a whole dossier.

A new clerk types everything; a head reviews; the party signs on the screen. The days pass as
the papers are dated. Pictures of what was seen are kept (``browser.ARTEFACTS``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from browser import SIZES, Opener, Served, Window
from clerk import Clerk
from drawing import draw
from filling import fill_in
from homes import trial_site
from jobs_done import work
from keeping import find_whole, seal
from people import PASSWORD, add_user
from playwright.sync_api import expect
from serving import AGENCY, CASES, NOW
from writing import (
    as_typed,
    begin_paper,
    day_of,
    note,
    write_dossier,
    write_evidence,
    write_paper,
    write_shared,
)

from docgen.service.access.policy import Duty
from docgen.web.site import Site

pytestmark = pytest.mark.needs("chromium")

CASE = "carrier-first-offence"
QUERY, COMMITMENT, DECISION = "first-offence-query", "commitment-letter", "no-penalty-decision"


@dataclass
class Days:
    """The time of the site."""

    now: datetime = NOW


@pytest.fixture
def days() -> Days:
    """The days of the case."""
    return Days()


@pytest.fixture
def site(tmp_path: Path, days: Days) -> Iterator[Site]:
    """A home in which the days pass, with a clerk, a head and who keeps the seal."""
    with trial_site(tmp_path / "home", clock=lambda: days.now) as made:
        add_user(made, "clerk", Duty.HANDLER, name="冯守规（样例）")
        add_user(made, "head", Duty.UNIT_HEAD, name="周承办（样例）")
        add_user(made, "keeper", Duty.SEAL_KEEPER, name="钱归档（样例）")
        yield made


@dataclass
class Day:
    """A clerk at a draft, who comes in anew each day."""

    seen: Window
    clerk: Clerk
    days: Days
    size: str
    draft: str = ""

    def comes(self, date: str, *, paper: str = "") -> None:
        """It is six in the evening of a day; another day needs another session."""
        now = datetime.fromisoformat(f"{date}T18:00:00+08:00")
        if self.draft and now == self.days.now:
            return
        self.days.now = now
        self.clerk.log_in("clerk", PASSWORD)
        if self.draft:
            self.opens(paper)

    @property
    def now(self) -> str:
        """The day."""
        return self.days.now.date().isoformat()

    def shoot(self, name: str) -> None:
        """Keep a picture of what the clerk sees."""
        self.seen.shoot(f"commitment-{self.size}-{name}")

    def opens(self, paper: str = "") -> None:
        """Open the draft, at a paper."""
        self.seen.page.goto(f"{self.draft}#{paper}")
        self.clerk.sees("[data-form] > *")


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_a_commitment_case_goes_by_the_pages_alone_from_blank_to_a_whole_dossier(
    site: Site, at: Served, opener: Opener, sample: Callable[[str], dict[str, Any]], days: Days,
    size: str,
) -> None:  # fmt: skip
    case = as_typed(sample(CASE))
    with site.offices() as office:
        titles = {each.code: each.title for each in office.catalogue.instruments}
    seen = opener(size)
    clerk, page = Clerk(seen.page, at.url), seen.page
    day = Day(seen, clerk, days, size)
    day.comes(case["papers"][0]["date"])
    day.shoot("01-nothing-yet")
    clerk.begin("commitment", "organisation")
    day.draft = page.url
    write_shared(clerk, case)
    day.shoot("02-shared")
    written: set[str] = set()
    for place, paper in enumerate(case["papers"]):
        day.comes(paper["date"])
        for date in sorted({day_of(each) for each in case["evidence"]} - written):
            if date <= paper["date"]:
                write_evidence(clerk, case, CASES / f"{CASE}.evidence", date)
                written.add(date)
                day.shoot(f"03-evidence-{date}")
        if paper["type"] == DECISION:
            _have_it_reviewed(day, opener(size), at)
            day.opens()
        _write(day, paper, place, titles[paper["type"]])
    day.comes(case["dossier"]["filed_on"])
    write_dossier(clerk, case)
    clerk.saved()
    page.click("[data-keep]")
    expect(page.locator("[data-kept]")).to_have_class("badge good")
    with site.registry.reading() as unit:
        (row,) = unit.cases.page(AGENCY, before=None, limit=2)
    days.now = NOW
    looked = opener(size)
    keeper = Clerk(looked.page, at.url)
    keeper.log_in("keeper", PASSWORD)
    seal(keeper, row.key.case_id, lambda: work(site))
    looked.shoot(f"commitment-{size}-90-sealed")
    find_whole(keeper, "新Z23456")
    looked.shoot(f"commitment-{size}-91-whole")


def _write(day: Day, paper: dict[str, Any], place: int, title: str) -> None:
    clerk, picture = day.clerk, f"{10 + place}-{paper['type']}"
    if paper["type"] == QUERY:
        begin_paper(clerk, title)
        _query(clerk, paper, place)
    else:
        write_paper(clerk, paper, place, title)
    if day.size == "phone":
        day.shoot(f"{picture}-written")
    clerk.issue()
    day.shoot(f"{picture}-issued")
    if paper["type"] == COMMITMENT:
        _sign(day, paper)
        paper["service"]["served_at"] = "2026-04-09T18:00:00+08:00"
    else:
        signed = [each["signed_at"] for each in paper["execution"]["signatures"]]
        day.comes(max([paper["date"], *filter(None, signed)])[:10], paper=paper["id"])
        note(clerk, paper, place, "execution")
    if paper["service"]:
        day.comes(max(day.now, paper["service"]["served_at"][:10]), paper=paper["id"])
        note(clerk, paper, place, "service")
    expect(clerk.page.locator("[data-kept]")).to_have_class("badge good")


def _query(clerk: Clerk, paper: Mapping[str, Any], place: int) -> None:
    """One click has the earlier cases looked for; the clerk says who did and what bears it out."""
    data = f"/papers/{place}/data"
    expect(clerk.field(f"{data}/window/from")).to_have_value("2026-01-01")
    said = ("queried_by", "evidence", "remark")
    fill_in(clerk, {f"{data}/{key}": paper["data"][key] for key in said})


def _sign(day: Day, paper: Mapping[str, Any]) -> None:
    """The party and two officers sign on the screen."""
    page = day.seen.page
    page.goto(f"{day.clerk.url}/signatures")
    page.click(f"a[href$='/papers/{paper['id']}/sign']")
    signers = (("party", "r1", 20), ("officers", "s1", 28), ("officers", "s2", 36))
    for place, who, swing in signers:
        form = page.locator(f"form[data-place={place}]")
        form.locator("select[name=who]").select_option(who)
        if place == "party":
            form.locator("input[value=signed]").check()
            form.locator("input[value=commits]").check()
        draw(page, place, swing=swing)
        day.shoot(f"30-signing-{who}")
        form.locator("button.primary").click()
        with page.expect_navigation():
            page.locator("[data-confirm] [value=yes]").click()
    expect(page.locator(".note.good")).to_contain_text("都签了")
    page.goto(f"{day.draft}#{paper['id']}")
    expect(page.locator("[data-form] h2").first).to_be_visible()


def _have_it_reviewed(day: Day, looked: Window, at: Served) -> None:
    page = day.clerk.page
    page.click("[data-review] button")
    page.click("dialog[open] button[value=yes]")
    page.wait_for_url("**/reviews/*")
    reviewer = Clerk(looked.page, at.url)
    reviewer.log_in("head", PASSWORD)
    looked.page.goto(page.url)
    looked.shoot(f"commitment-{day.size}-40-review")
    looked.page.click("text=同意")
    looked.page.click("dialog[open] button[value=yes]")
    expect(looked.page.locator(".head .badge")).to_have_text("已同意")
