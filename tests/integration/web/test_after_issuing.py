"""After issuing: who has still to sign, voiding, and what a case lacks for sealing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from fastapi.testclient import TestClient
from serving import NOW
from signable import CASE, PAPER, execution, issue_unsigned

from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Duty, Principal
from docgen.web.site import Site

Browser = Callable[..., TestClient]


@pytest.fixture(autouse=True)
def _issued(client: TestClient, integrator: dict[str, str]) -> None:
    issue_unsigned(client, integrator)


def screen(client: TestClient) -> dict[str, Any]:
    """What the case screen of the case begins with."""
    text = client.get(f"/cases/{CASE}").text
    found = re.search(r'id="start">(.*?)</script>', text, re.DOTALL)
    assert found is not None, text
    start: dict[str, Any] = json.loads(found[1])
    return start


def token(client: TestClient) -> dict[str, str]:
    found = re.search(r'name="csrf" content="([^"]+)"', client.get("/").text)
    assert found is not None
    return {"csrf": found[1]}


def test_the_case_screen_tells_who_has_still_to_sign_a_paper_and_leads_there(
    browser: Browser,
) -> None:
    clerk = browser(Duty.HANDLER)
    told = screen(clerk)["issued"][PAPER]
    assert told["missing"]
    acts = dict(told["acts"])
    assert list(acts) == ["sign", "print", "pdf", "plain"]
    for href in acts.values():
        assert clerk.get(href).status_code == 200, href


def test_only_heads_are_led_to_voiding(browser: Browser) -> None:
    assert "void" not in dict(screen(browser(Duty.HANDLER))["issued"][PAPER]["acts"])
    head = browser(Duty.UNIT_HEAD)
    assert f"/cases/{CASE}/papers/{PAPER}/void" in head.get(f"/cases/{CASE}").text


def test_a_voided_paper_is_a_draft_again_and_is_issued_anew_under_another_number(
    site: Site, browser: Browser
) -> None:
    both = browser(Duty.HANDLER, Duty.UNIT_HEAD)
    start = screen(both)
    before = start["issued"][PAPER]["number"]
    path = f"/cases/{CASE}/papers/{PAPER}/void"
    assert before in both.get(path).text
    refused = both.post(path, data={**token(both), "reason": "！"})
    assert refused.status_code == 400
    assert PAPER in screen(both)["issued"]
    done = both.post(path, data={**token(both), "reason": "文号写错"}, follow_redirects=False)
    assert done.headers["location"] == f"/cases/{CASE}#{PAPER}"
    after = screen(both)
    assert PAPER not in after["issued"]
    assert next(each for each in after["case"]["papers"] if each["id"] == PAPER)["number"] is None
    occasion = Occasion(
        principal=Principal(actor="user:u", agency="SLJT", duties=frozenset({Duty.HANDLER})), at=NOW
    )
    issued, _ = site.cases.issue(CASE, PAPER, occasion)
    assert issued.papers[PAPER].number not in {None, before}
    assert execution(site, PAPER) == {}


def test_what_a_case_lacks_for_sealing_is_told_to_who_writes_and_to_who_seals(
    browser: Browser,
) -> None:
    told = screen(browser(Duty.HANDLER))["sealing"]
    assert (told["state"], told["may"]) == ("waiting", False)
    texts = [each["text"] for each in told["open"]]
    assert any(each.startswith("尚缺文书：结案报告。立案办理的案件") for each in texts)
    assert any("尚缺签署" in each for each in texts)
    keeper = unescape(browser(Duty.SEAL_KEEPER).get(f"/cases/{CASE}").text)
    assert all(each in keeper for each in texts)
    assert f'action="/cases/{CASE}/seal"' not in keeper


def test_in_english_forms_papers_and_signers_are_english(browser: Browser) -> None:
    clerk = browser(Duty.HANDLER)
    clerk.cookies.set("docgen_language", "en")
    start = screen(clerk)
    assert start["instruments"]["correction-order"]["title"] == "Order to correct"
    assert "Party" in start["issued"][PAPER]["missing"]
    form = clerk.get("/forms/correction-order").json()
    assert "Facts of the violation" in [each["title"] for each in form["fields"]]
    told = [each["text"] for each in start["sealing"]["open"]]
    assert any(each.startswith("A paper is missing: Closing report; a filed") for each in told)


def test_what_only_sealing_refuses_is_told_before_and_leads_to_its_field(
    client: TestClient, integrator: dict[str, str], browser: Browser
) -> None:
    held = client.get(f"/v1/cases/{CASE}", headers=integrator)
    headers = {
        **integrator,
        "If-Match": held.headers["etag"],
        "Content-Type": "application/json-patch+json",
    }
    change = [{"op": "replace", "path": "/evidence/2/place", "value": None}]
    done = client.patch(f"/v1/cases/{CASE}", content=json.dumps(change), headers=headers)
    assert done.status_code == 200, done.text
    start = screen(browser(Duty.HANDLER))
    assert all(each["severity"] != "error" for each in start["findings"])
    told = {each["pointer"]: each for each in start["sealing"]["open"]}
    assert told["/evidence/2/place"]["bars"]
    assert "地点" in told["/evidence/2/place"]["text"]
