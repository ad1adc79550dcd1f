"""A page that waits for a job, in Chromium, while the service is away and after it is back."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from browser import Opener, Served
from clerk import Clerk
from jobs_done import work
from people import PASSWORD, add_user
from playwright.sync_api import Route, expect
from serving import AGENCY, NOW

from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Duty, Principal
from docgen.web.site import Site

pytestmark = pytest.mark.needs("chromium")

_DUTIES = frozenset({Duty.HANDLER, Duty.SEAL_KEEPER})


@pytest.mark.parametrize(
    "answer", [lambda route: route.abort(), lambda route: route.fulfill(status=502)]
)
def test_who_waits_for_a_seal_is_told_that_nobody_answers_and_sees_the_end_by_itself(
    site: Site,
    at: Served,
    opener: Opener,
    sample: Callable[[str], dict[str, Any]],
    answer: Callable[[Route], None],
) -> None:
    add_user(site, "clerk", *_DUTIES)
    occasion = Occasion(
        principal=Principal(actor="user:u-clerk", agency=AGENCY, duties=_DUTIES), at=NOW
    )
    case = sample("winter-risk-notice")
    site.cases.create(json.dumps(case).encode(), occasion)
    site.cases.issue(case["case_id"], None, occasion)
    job = site.jobs.seal(case["case_id"], occasion, supplement=False)
    seen = opener("office")
    page = seen.page
    Clerk(page, at.url).log_in("clerk", PASSWORD)
    page.goto(f"{at.url}/sealing/{job.id}")
    silent = page.get_by_role("alert")
    expect(silent).to_have_count(0)
    page.route("**/v1/jobs/*", answer)
    expect(silent).to_contain_text("服务没有应答")
    seen.shoot("sealing-silent")
    page.unroute("**/v1/jobs/*")
    expect(silent).to_have_count(0)
    work(site)
    expect(page.locator(".note.good")).to_contain_text("已封存")
