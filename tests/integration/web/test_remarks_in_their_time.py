"""Remarks stand where they can be followed: now, before sealing, or no more after issuing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from draft_writer import Writer, unnumbered
from fastapi.testclient import TestClient
from people import add_user
from serving import CASES

from docgen.service.access.policy import Duty
from docgen.web.site import Site

Sample = Callable[[str], dict[str, Any]]
Browser = Callable[..., TestClient]
UNSUSPECTED = "R27-suspicion-missing"
NOT_SERVED = "R6-not-served"


@pytest.fixture
def clerk(site: Site, client: TestClient) -> Writer:
    add_user(site, "clerk", Duty.HANDLER, Duty.UNIT_HEAD)
    return Writer(client, "clerk")


def written(case: dict[str, Any], *, until: str) -> dict[str, Any]:
    """A sample with its papers up to one, all of them only written."""
    places = [each["id"] for each in case["papers"]]
    case["papers"] = case["papers"][: places.index(until) + 1]
    case["number"] = case["register_number"] = None
    for paper in case["papers"]:
        paper["number"] = paper["execution"] = paper["service"] = None
    return case


def one_paper(case: dict[str, Any]) -> dict[str, Any]:
    """A sample with its first paper only, and no evidence."""
    return unnumbered(case) | {"evidence": []}


def of_code(state: dict[str, Any], code: str) -> list[dict[str, Any]]:
    return [each for each in state["findings"] if each["code"] == code]


@pytest.mark.parametrize("route", ["commitment", "ordinary", "simple", "interview"])
def test_a_case_begun_from_a_sample_has_nothing_to_be_put_right(clerk: Writer, route: str) -> None:
    found = clerk.state(clerk.begin(route=route, sample="yes"))["findings"]
    assert [each for each in found if not each["later"]] == []


def test_the_service_of_a_paper_that_is_being_written_is_asked_for_only_before_sealing(
    clerk: Writer, sample: Sample
) -> None:
    draft = clerk.begin()
    case = written(sample("driver-minor"), until="order")
    state = clerk.put(draft, case)
    assert state["issued"] == {}
    told = of_code(state, NOT_SERVED)
    assert told
    assert all(each["later"] for each in told)


def test_a_remark_on_words_is_advice_before_issuing_and_none_afterwards(
    clerk: Writer, client: TestClient, integrator: dict[str, str], sample: Sample
) -> None:
    for file in sorted((CASES / "driver-minor.evidence").iterdir()):
        headers = {**integrator, "Content-Type": "application/octet-stream"}
        client.post("/v1/files", content=file.read_bytes(), headers=headers)
    draft = clerk.begin()
    case = written(sample("driver-minor"), until="filing")
    filing = case["papers"][-1]
    words = json.dumps(filing["data"], ensure_ascii=False).replace("涉嫌", "")
    filing["data"] = json.loads(words)
    (remark,) = of_code(clerk.put(draft, case), UNSUSPECTED)
    assert (remark["fixed"], remark["later"]) == (False, False)
    issued = clerk.send(f"/drafts/{draft}/papers/filing/issue")
    assert issued.status_code == 200, issued.text
    (remark,) = of_code(issued.json(), UNSUSPECTED)
    assert (remark["fixed"], remark["later"]) == (True, False)


def test_what_sealing_lacks_is_counted_in_papers_until_all_are_issued(
    clerk: Writer, sample: Sample
) -> None:
    draft = clerk.begin()
    empty = clerk.state(draft)["sealing"]
    assert empty["papers"] > 0
    case = one_paper(sample("shop-interview"))
    case["dossier"]["closed_on"] = None
    halfway = clerk.put(draft, case | {"cause": ""})["sealing"]
    complete = clerk.put(draft, case)["sealing"]
    assert complete["papers"] == halfway["papers"] > 0
    lacks = {each["text"] for each in halfway["open"]}
    assert "尚未填写结案日期。" in lacks
    assert {each["text"] for each in complete["open"]} < lacks


def test_sealing_tells_that_the_last_review_returned_the_case_and_what_it_left_open(
    site: Site, clerk: Writer, client: TestClient, sample: Sample
) -> None:
    draft = clerk.begin()
    clerk.put(draft, one_paper(sample("shop-interview")))
    case_id = clerk.send(f"/drafts/{draft}/keep").json()["case_id"]
    clerk.client.post("/reviews/ask", data={"case_id": case_id}, headers=clerk.headers)
    waiting = clerk.state(draft)["sealing"]["open"]
    assert "已提请审核，还没有审核决定。" in [each["text"] for each in waiting]
    review = clerk.state(draft)["review"]["id"]
    add_user(site, "head", Duty.UNIT_HEAD)
    head = Writer(client, "head")
    head.ask("/")
    remark = {"pointer": "/party/name", "text": "请写全称"}
    client.post(f"/reviews/{review}/remark", data=remark, headers=head.headers)
    client.post(f"/reviews/{review}/return", data={"note": "请改"}, headers=head.headers)
    notes = {each["text"]: each for each in clerk.state(draft)["sealing"]["open"]}
    (returned,) = [each for each in notes if each.startswith("最近一次审核被退回（head（样例），")]
    assert not notes[returned]["bars"]
    remark_told = notes["审核意见还没有处理：请写全称"]
    assert (remark_told["pointer"], remark_told["bars"]) == ("/party/name", False)
    assert returned in head.ask(f"/cases/{case_id}").text


def test_who_reviews_or_reads_a_case_sees_what_only_sealing_asks_for_apart(
    client: TestClient, integrator: dict[str, str], sample: Sample, browser: Browser
) -> None:
    case = sample("shop-interview")
    for paper in case["papers"]:
        paper["execution"] = paper["service"] = None
    place = client.post("/v1/cases", json=case, headers=integrator).headers["location"]
    review = client.post(f"{place}/reviews", json={}, headers=integrator).json()["id"]
    seen = browser(Duty.UNIT_HEAD, Duty.SUPERVISOR).get(f"/reviews/{review}").text
    read = browser(Duty.SUPERVISOR).get(f"/cases/{case['case_id']}").text
    for page in (seen, read):
        before, _, after = page.partition("封存以前（")
        found = re.findall(r'<li class="note|<span class="badge warning">提醒', before)
        assert found == []
        assert "没有送达情况" in after
