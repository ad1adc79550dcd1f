"""The reviewer's pages: the queue, a case paper by paper, a remark on the field clicked."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from serving import CASES

from docgen.catalogue import load_catalogue
from docgen.catalogue.labels import label_of
from docgen.service.access.policy import Duty

Browser = Callable[..., TestClient]
CASE = "taxi-stand-education"


@pytest.fixture
def review(client: TestClient, integrator: dict[str, str]) -> str:
    """The id of a review that a system asked for."""
    raw = (CASES / f"{CASE}.case.json").read_bytes()
    sent = client.post(
        "/v1/cases", content=raw, headers={**integrator, "Content-Type": "application/json"}
    )
    asked = client.post(f"{sent.headers['location']}/reviews", json={}, headers=integrator)
    return str(asked.json()["id"])


def post(client: TestClient, path: str, **fields: str) -> str:
    token = re.search(r'name="csrf" content="([^"]+)"', client.get("/reviews").text)
    assert token is not None
    answer = client.post(path, data={"csrf": token[1], **fields})
    return answer.text


def test_a_place_on_the_page_leads_to_a_remark_on_its_field(browser: Browser, review: str) -> None:
    head = browser(Duty.UNIT_HEAD)
    queue = head.get("/reviews").text
    assert f"/reviews/{review}" in queue
    case = json.loads((CASES / f"{CASE}.case.json").read_bytes())
    assert f">{case['number'] or case['register_number']}<" in queue
    page = head.get(f"/reviews/{review}").text
    places = re.findall(r'<a href="([^"]+)" aria-label="([^"]+)"><title>', page)
    assert len(places) > 5
    path, label = places[0]
    chosen = head.get(html.unescape(path).removesuffix("#remark")).text
    assert f"<strong>{label}</strong>" in chosen
    assert "place chosen" in chosen
    pointer = re.search(r'name="pointer" value="([^"]*)"', chosen)
    assert pointer is not None
    after = post(head, f"/reviews/{review}/remark", pointer=pointer[1], text="请写全称")
    assert "请写全称" in after
    assert label in after


def _questions(page: str) -> dict[str, str]:
    """What a page asks before a button is taken at its word, by the button."""
    found = re.findall(r'data-ask="([^"]+)">([^<]+)</button>', page)
    return {button: html.unescape(question) for question, button in found}


def test_a_decision_is_asked_about_with_the_number_of_the_case_and_what_is_still_open(
    browser: Browser, review: str
) -> None:
    case = json.loads((CASES / f"{CASE}.case.json").read_bytes())
    called = f"“{case['number'] or case['register_number']} {case['cause']}”"
    head = browser(Duty.UNIT_HEAD)
    before = _questions(head.get(f"/reviews/{review}").text)
    assert f"同意案件{called}？" in before["同意"]
    assert f"退回案件{called}？" in before["退回"]
    assert "没有处理" not in before["同意"]
    post(head, f"/reviews/{review}/remark", pointer="", text="附上照片")
    after = _questions(head.get(f"/reviews/{review}").text)
    assert "还有 1 条没有处理" in after["同意"]


def test_a_case_is_returned_and_its_remarks_are_settled(browser: Browser, review: str) -> None:
    head = browser(Duty.UNIT_HEAD)
    post(head, f"/reviews/{review}/remark", pointer="", text="附上照片")
    assert "已退回" in post(head, f"/reviews/{review}/return", note="请补充")
    assert "没有待审核的案件" in head.get("/reviews").text
    assert "已退回" in head.get("/reviews?ended=true").text
    handler = browser(Duty.HANDLER)
    page = handler.get(f"/reviews/{review}").text
    assert "审核决定" not in page
    assert re.search(r'<a class="button primary" href="/cases/[^"]+">回到案件修改</a>', page)
    remark = re.search(r'name="remark_id" value="([^"]+)"', page)
    assert remark is not None
    settled = post(handler, f"/reviews/{review}/settle", remark_id=remark[1])
    assert 'class="settled"' in settled


def test_who_may_not_review_is_shown_no_decision(browser: Browser, review: str) -> None:
    supervisor = browser(Duty.SUPERVISOR)
    page = supervisor.get(f"/reviews/{review}").text
    assert "审核决定" not in page
    assert "提意见" not in page
    answer = post(supervisor, f"/reviews/{review}/approve")
    assert "已同意" not in answer


def test_fields_are_called_by_the_titles_of_their_schemas() -> None:
    catalogue = load_catalogue()
    types = ["education-record"]
    assert label_of(catalogue, "/cause", types) == "案由"
    assert label_of(catalogue, "/papers/0/date", types).startswith("说服教育记录 · ")
    assert label_of(catalogue, "/papers/9/date", types) == ""
    assert label_of(catalogue, "", types) == ""


def test_pages_are_those_of_the_time_when_the_review_was_asked_for(
    browser: Browser, client: TestClient, integrator: dict[str, str], review: str
) -> None:
    head = browser(Duty.UNIT_HEAD)
    shown = head.get(f"/reviews/{review}").text
    path = re.search(rf'href="(/reviews/{review}/[^"]+/1[.]svg)"', shown)
    assert path is not None
    before = head.get(path[1]).text
    data = json.loads((CASES / f"{CASE}.case.json").read_text("utf-8"))
    data["party"]["name"] = "示例改名出租汽车有限公司"
    place = f"/v1/cases/{data['case_id']}"
    tag = client.get(place, headers=integrator).headers["etag"]
    changed = client.put(place, json=data, headers={**integrator, "If-Match": tag})
    assert changed.status_code == 200, changed.text
    assert head.get(path[1]).text == before
    assert "其后有修改" in head.get("/reviews").text
    assert "同意的只是这些内容" in head.get(f"/reviews/{review}").text
    post(head, f"/reviews/{review}/return", note="请改名称")
    assert "其后有修改" not in head.get("/reviews?ended=true").text
    assert head.get(path[1].replace("/1.svg", "/99.svg")).status_code == 404
