"""What is issued stays in a draft as it was issued, and a draft always leads back to its case."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from draft_writer import Writer, unnumbered
from fastapi.testclient import TestClient
from people import add_user

from docgen.service.access.policy import Duty
from docgen.web.site import Site

Sample = Callable[[str], dict[str, Any]]
READY, PAPER = "shop-interview", "notice"


@pytest.fixture
def clerk(site: Site, client: TestClient) -> Writer:
    add_user(site, "clerk", Duty.HANDLER)
    return Writer(client, "clerk")


@pytest.fixture
def draft(clerk: Writer, sample: Sample) -> str:
    """A draft of a case whose first paper is issued."""
    begun = clerk.begin()
    clerk.put(begun, unnumbered(sample(READY)) | {"evidence": []})
    issued = clerk.send(f"/drafts/{begun}/papers/{PAPER}/issue")
    assert issued.status_code == 200, issued.text
    return begun


def test_what_an_issued_paper_says_is_not_changed_in_a_draft_and_that_is_told(
    clerk: Writer, draft: str
) -> None:
    before = clerk.state(draft)["case"]
    damaged = copy.deepcopy(before)
    damaged["papers"][0]["data"] = {}
    damaged["papers"][0]["number"] = None
    damaged["cause"] = "另一案由"
    after = clerk.change(draft, before, damaged)
    assert after["case"] == before | {"cause": "另一案由"}
    assert after["held"] == [PAPER]
    assert clerk.change(draft, after["case"], before)["held"] == []


def test_an_issued_paper_is_not_taken_out_of_a_draft(clerk: Writer, draft: str) -> None:
    before = clerk.state(draft)["case"]
    after = clerk.change(draft, before, before | {"papers": []})
    assert after["case"]["papers"] == before["papers"]
    assert after["held"] == [PAPER]
    assert clerk.send(f"/drafts/{draft}/keep").status_code == 200


def test_what_happened_to_an_issued_paper_is_still_written(clerk: Writer, draft: str) -> None:
    before = clerk.state(draft)["case"]
    served = copy.deepcopy(before)
    served["papers"][0]["service"] = {"method": "direct"}
    after = clerk.change(draft, before, served)
    assert (after["case"], after["held"]) == (served, [])


def test_an_earlier_version_brings_back_all_but_what_is_issued(clerk: Writer, draft: str) -> None:
    issued = clerk.state(draft)["case"]["papers"]
    back = clerk.send(f"/drafts/{draft}/versions/1/restore").json()
    assert back["case"]["papers"] == issued
    assert back["held"] == [PAPER]


def test_the_history_keeps_what_was_issued_whatever_is_written_in_the_same_minute(
    clerk: Writer, draft: str
) -> None:
    issued = clerk.state(draft)
    for cause in ("一", "二"):
        now = clerk.state(draft)["case"]
        clerk.change(draft, now, now | {"cause": cause})
    versions = [
        each["version"] for each in clerk.ask(f"/drafts/{draft}/versions").json()["versions"]
    ]
    assert issued["version"] in versions
    kept = clerk.ask(f"/drafts/{draft}/versions/{issued['version']}").json()["case"]
    assert kept == issued["case"]
    assert len(versions) == 3


def test_changes_can_be_dropped_and_the_draft_says_what_the_case_says(
    clerk: Writer, draft: str
) -> None:
    issued = clerk.state(draft)
    clerk.change(draft, issued["case"], issued["case"] | {"cause": "", "party": {}})
    assert clerk.send(f"/drafts/{draft}/keep").status_code == 422
    written = clerk.state(draft)
    back = clerk.send(f"/drafts/{draft}/back").json()
    assert (back["case"], back["same"]) == (issued["case"], True)
    assert clerk.send(f"/drafts/{draft}/keep").status_code == 200
    kept = clerk.ask(f"/drafts/{draft}/versions/{written['version']}").json()["case"]
    assert kept == written["case"]


def test_a_draft_that_is_no_case_yet_has_nothing_to_go_back_to(clerk: Writer) -> None:
    assert clerk.send(f"/drafts/{clerk.begin()}/back").status_code == 404


def test_the_page_of_an_issued_paper_is_shown_as_it_was_issued(clerk: Writer, draft: str) -> None:
    case = clerk.state(draft)["case"]

    def shown(written: dict[str, Any]) -> list[str]:
        asked = {"case": written, "place": 0, "known": [], "issued": draft}
        return [each["digest"] for each in clerk.send("/preview", asked).json()["pages"]]

    other = copy.deepcopy(case)
    other["party"]["name"] = "示例另一个单位"
    other["papers"][0]["data"] = {}
    assert shown(other) == shown(case)


def test_what_sealing_will_ask_of_a_paper_is_told_before_it_is_issued(
    clerk: Writer, sample: Sample
) -> None:
    begun = clerk.begin()
    case = sample("carrier-first-offence")
    recheck = next(each for each in case["papers"] if each["id"] == "recheck")
    for check in recheck["data"]["checks"]:
        check["evidence"] = []
    standing = clerk.put(begun, case)
    due = {each["pointer"] for each in standing["findings"] if each["due"]}
    place = case["papers"].index(recheck)
    assert f"/papers/{place}/data" in due
    assert all(each.startswith("/papers/") for each in due)
