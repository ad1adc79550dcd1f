"""A recorded copy is seen from the case, never lost by a form, and taken back with a reason."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient
from serving import AGENCY, OTHER, add_key
from signable import CASE, PAPER, execution, issue_unsigned, issued, post

from docgen.case.changes import difference
from docgen.compose.signed_copy import bound_digest
from docgen.service.access.policy import Duty
from docgen.web.site import Site

Browser = Callable[..., TestClient]

AT = f"/v1/cases/{CASE}"
TAKE_BACK = f"{AT}/instruments/{PAPER}:take-back"
PAGE = f"/cases/{CASE}/papers/{PAPER}/take-back"
REASON = {"reason": "是另一份文书的扫描件"}


@pytest.fixture(autouse=True)
def _issued(client: TestClient, integrator: dict[str, str]) -> None:
    issue_unsigned(client, integrator)


def recorded(client: TestClient, key: dict[str, str], site: Site, **more: Any) -> dict[str, Any]:
    """The execution of a paper that was signed by hand, as it was noted with its scan."""
    scan = issued(site).pdf or b""
    media = {"Content-Type": "application/octet-stream"}
    sent = client.post("/v1/files", content=scan, headers={**key, **media})
    told = {
        "signatures": [
            {
                "signer": "party",
                "status": "signed",
                "signed_at": "2026-11-20T16:58:00+08:00",
                "representative": "r1",
            },
            {
                "signer": "officers",
                "status": "signed",
                "signed_at": "2026-11-20T16:59:00+08:00",
                "by": ["o3", "o4"],
            },
        ],
        "choice": "commits",
        "copy": {
            "file": "scan-commitment.pdf",
            "sha256": sent.json()["sha256"],
            "made_at": "2026-11-20T17:20:00+08:00",
            "origin": "scan",
            "bears": ["party", "officers"],
        },
        **more,
    }
    noted = client.post(f"{AT}/instruments/{PAPER}:execute", json=told, headers=key)
    assert noted.status_code == 200, noted.text
    return told


def token(clerk: TestClient) -> dict[str, str]:
    found = re.search(r'name="csrf" content="([^"]+)"', clerk.get("/").text)
    assert found is not None
    return {"X-CSRF-Token": found[1]}


def screen(clerk: TestClient) -> dict[str, Any]:
    """What the case screen of the case begins with."""
    found = re.search(r'id="start">(.*?)</script>', clerk.get(f"/cases/{CASE}").text, re.DOTALL)
    assert found is not None
    start: dict[str, Any] = json.loads(found[1])
    return start


def noted_from_the_form(clerk: TestClient, change: Callable[[dict[str, Any]], None]) -> Any:
    """The answer to noting the signing of the paper after it was changed in the form."""
    start = screen(clerk)
    after = copy.deepcopy(start["case"])
    change(next(each for each in after["papers"] if each["id"] == PAPER))
    changes = [each.as_json() for each in difference(start["case"], after)]
    path = f"/drafts/{start['id']}"
    clerk.post(f"{path}/changes", json={"changes": changes}, headers=token(clerk))
    return clerk.post(f"{path}/papers/{PAPER}/execution", headers=token(clerk))


def unticked(paper: dict[str, Any]) -> None:
    paper["execution"] = None


def without_copy(paper: dict[str, Any]) -> None:
    paper["execution"].pop("copy")


def test_a_recorded_copy_is_seen_from_the_case_and_led_to_taking_it_back(
    client: TestClient, integrator: dict[str, str], site: Site, browser: Browser
) -> None:
    recorded(client, integrator, site)
    clerk = browser(Duty.HANDLER)
    acts = dict(screen(clerk)["issued"][PAPER]["acts"])
    shown = clerk.get(acts["signed"])
    assert shown.headers["content-type"] == "application/pdf"
    assert shown.content == issued(site).pdf
    asked = clerk.get(acts["take-back"]).text
    assert "当事人、执法人员" in asked or "执法人员、当事人" in asked
    assert browser(Duty.UNIT_HEAD).get(acts["take-back"]).status_code == 403


@pytest.mark.parametrize("by", ["page", "http"])
def test_a_wrong_copy_is_taken_back_with_the_signatures_read_on_it(
    client: TestClient, integrator: dict[str, str], site: Site, browser: Browser, by: str
) -> None:
    told = recorded(client, integrator, site)
    clerk = browser(Duty.HANDLER)
    assert screen(clerk)["issued"][PAPER]["missing"] == []
    if by == "page":
        clerk.post(PAGE, data=REASON, headers=token(clerk))
    else:
        answer = client.post(TAKE_BACK, json=REASON, headers=integrator)
        assert answer.status_code == 200, answer.text
    assert execution(site) == {}
    assert len(screen(clerk)["issued"][PAPER]["missing"]) == 2
    with site.registry.reading() as unit:
        (entry,) = unit.audit.rows(target=f"paper:{CASE}/{PAPER}", action="paper.execute")
        assert unit.files.find(AGENCY, told["copy"]["sha256"]) is not None
    assert entry.detail == {
        "change": "copy-taken-back", "sha256": told["copy"]["sha256"], **REASON
    }  # fmt: skip
    trail = browser(Duty.ADMINISTRATOR).get("/admin/audit").text
    assert "撤回签署件" in trail
    assert "理由：是另一份文书的扫描件" in trail
    kept = client.get(f"{AT}/files/{told['copy']['sha256']}", headers=integrator)
    assert kept.content == issued(site).pdf


def test_who_is_not_on_the_copy_stays_when_it_is_taken_back(
    client: TestClient, integrator: dict[str, str], site: Site
) -> None:
    told = recorded(client, integrator, site)
    told["copy"]["bears"] = ["party"]
    noted = client.post(f"{AT}/instruments/{PAPER}:execute", json=told, headers=integrator)
    assert noted.status_code == 200, noted.text
    assert client.post(TAKE_BACK, json=REASON, headers=integrator).status_code == 200
    left = execution(site)
    assert [each["signer"] for each in left["signatures"]] == ["officers"]
    assert (left["choice"], left.get("copy")) == (None, None)


@pytest.mark.parametrize("reason", ["", "  ", "！"])
def test_taking_back_needs_a_reason(
    client: TestClient, integrator: dict[str, str], site: Site, reason: str
) -> None:
    recorded(client, integrator, site)
    answer = client.post(TAKE_BACK, json={"reason": reason}, headers=integrator)
    assert (answer.status_code, answer.json()["code"]) == (400, "take-back-reason-missing")
    assert execution(site)["copy"]


def test_what_was_never_recorded_is_not_taken_back(
    client: TestClient, integrator: dict[str, str], browser: Browser
) -> None:
    answer = client.post(TAKE_BACK, json=REASON, headers=integrator)
    assert (answer.status_code, answer.json()["code"]) == (404, "copy-missing")
    assert browser(Duty.HANDLER).get(PAGE).status_code == 404


def test_another_agency_takes_nothing_back(
    client: TestClient, integrator: dict[str, str], site: Site
) -> None:
    recorded(client, integrator, site)
    other = {"Authorization": f"Bearer {add_key(site.registry, Duty.INTEGRATOR, agency=OTHER)}"}
    assert client.post(TAKE_BACK, json=REASON, headers=other).status_code == 404
    assert execution(site)["copy"]


def test_what_was_signed_on_the_screen_is_not_taken_back(
    client: TestClient, integrator: dict[str, str], site: Site, browser: Browser
) -> None:
    clerk = browser(Duty.HANDLER)
    post(clerk, pdf_sha256=issued(site).pdf_sha256, choice="commits")
    assert "take-back" not in dict(screen(clerk)["issued"][PAPER]["acts"])
    answer = client.post(TAKE_BACK, json=REASON, headers=integrator)
    assert (answer.status_code, answer.json()["code"]) == (409, "signature-drawn")


def test_a_scan_over_a_screen_copy_is_taken_back_to_what_was_signed_on_the_screen(
    client: TestClient, integrator: dict[str, str], site: Site, browser: Browser
) -> None:
    post(browser(Duty.HANDLER), pdf_sha256=issued(site).pdf_sha256, choice="commits")
    before = execution(site)
    officers = {
        "signer": "officers",
        "status": "signed",
        "signed_at": "2026-11-20T16:59:00+08:00",
        "by": ["o3", "o4"],
    }
    recorded(client, integrator, site, signatures=[*before["signatures"], officers])
    assert client.post(TAKE_BACK, json=REASON, headers=integrator).status_code == 200
    after = execution(site)
    assert after["signatures"] == before["signatures"]
    assert (after["choice"], after["copy"]["origin"]) == ("commits", "screen")
    copied = client.get(f"{AT}/files/{after['copy']['sha256']}", headers=integrator).content
    assert bound_digest(copied) == issued(site).pdf_sha256


@pytest.mark.parametrize("change", [unticked, without_copy])
def test_no_form_loses_a_recorded_copy(
    client: TestClient,
    integrator: dict[str, str],
    site: Site,
    browser: Browser,
    change: Callable[[dict[str, Any]], None],
) -> None:
    recorded(client, integrator, site)
    answer = noted_from_the_form(browser(Duty.HANDLER), change)
    assert (answer.status_code, answer.json()["code"]) == (409, "copy-recorded")
    assert "写明理由撤回" in answer.json()["detail"]
    assert execution(site)["copy"]


def test_no_case_that_is_sent_loses_a_recorded_copy(
    client: TestClient, integrator: dict[str, str], site: Site
) -> None:
    recorded(client, integrator, site)
    held = client.get(AT, headers=integrator)
    case = held.json()
    unticked(next(each for each in case["papers"] if each["id"] == PAPER))
    headers = {**integrator, "If-Match": held.headers["etag"]}
    answer = client.put(AT, json=case, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (409, "copy-recorded")


def test_signing_that_was_noted_without_a_copy_is_taken_out_by_the_form(
    client: TestClient, integrator: dict[str, str], site: Site, browser: Browser
) -> None:
    recorded(client, integrator, site, copy=None)
    clerk = browser(Duty.HANDLER)
    answer = noted_from_the_form(clerk, unticked)
    assert answer.status_code == 200, answer.text
    assert execution(site) == {}
    assert len(screen(clerk)["issued"][PAPER]["missing"]) == 2


def test_on_trial_the_sealing_tells_that_signed_papers_have_no_copy(
    client: TestClient, integrator: dict[str, str], site: Site, browser: Browser
) -> None:
    clerk = browser(Duty.HANDLER)

    def told() -> list[dict[str, Any]]:
        open_ = screen(clerk)["sealing"]["open"]
        return [each for each in open_ if "没有签署件" in each["text"]]

    assert told() == []
    recorded(client, integrator, site, copy=None)
    (note,) = told()
    assert note["text"].startswith("试用：1 份已签署的文书没有签署件")
    assert (note["bars"], note["pointer"].endswith("/execution/copy")) == (False, True)
    score = client.get(f"{AT}/evaluation", headers=integrator).json()
    lost = {each["code"]: each["points"] for each in score["deductions"]}
    assert lost["R34-executed-copies-missing-on-trial"] == 1
    recorded(client, integrator, site)
    assert told() == []


def test_a_signature_before_the_text_stood_is_told_at_the_case_and_bars_nothing(
    client: TestClient, integrator: dict[str, str], site: Site, browser: Browser
) -> None:
    clerk, early = browser(Duty.HANDLER), "2026-11-20T16:58:00+08:00"
    assert datetime.fromisoformat(early) < issued(site).issued_at
    assert not screen(clerk)["issued"][PAPER]["early"]
    recorded(client, integrator, site)
    start = screen(clerk)
    assert start["issued"][PAPER]["early"]
    (note,) = [each for each in start["sealing"]["open"] if "早于定稿时间" in each["text"]]
    assert (note["bars"], "轻微违法行为告知承诺书" in note["text"]) == (False, True)
    found = client.get(f"{AT}/findings", headers=integrator).text
    assert "早于定稿" not in found
