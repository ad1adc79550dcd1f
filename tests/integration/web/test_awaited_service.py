"""A closing report prints how papers were served: who awaits it is told, and led there."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from serving import CASES

from docgen.service.access.policy import Duty

CASE = "driver-minor"


@pytest.fixture
def case(
    client: TestClient, integrator: dict[str, str], sample: Callable[[str], dict[str, Any]]
) -> dict[str, Any]:
    """A case with all papers but the receipt, whose decision was not served; nothing is issued."""
    data = sample(CASE)
    data["papers"] = [each for each in data["papers"] if each["id"] != "receipt"]
    for paper in data["papers"]:
        paper["execution"] = None
        if paper["id"] == "decision":
            paper["service"] = None
    for file in sorted((CASES / f"{CASE}.evidence").iterdir()):
        headers = {**integrator, "Content-Type": "application/octet-stream"}
        client.post("/v1/files", content=file.read_bytes(), headers=headers)
    sent = client.post("/v1/cases", json=data, headers=integrator)
    assert sent.status_code == 201, sent.text
    return data


def _decision(case: dict[str, Any]) -> str:
    place = [each["id"] for each in case["papers"]].index("decision")
    return f"/papers/{place}/service"


def test_a_clerk_is_told_which_paper_is_to_be_served_first_and_led_there(
    case: dict[str, Any], browser: Callable[..., TestClient]
) -> None:
    clerk = browser(Duty.HANDLER, Duty.UNIT_HEAD)
    page = clerk.get(f"/cases/{case['case_id']}")
    start = re.search(r'id="start">(.*?)</script>', page.text, re.DOTALL)
    assert start is not None
    (before,) = json.loads(start[1])["awaits"]["closing"]
    assert before == {"title": "不予行政处罚决定书", "pointer": _decision(case)}
    token = re.search(r'name="csrf" content="([^"]+)"', page.text)
    assert token is not None
    refused = clerk.post(
        f"{page.url.path}/papers/closing/issue", headers={"X-CSRF-Token": token[1]}
    )
    assert (refused.status_code, refused.json()["code"]) == (409, "service-awaited")
    told = refused.json()["detail"]
    assert "《结案报告》" in told
    assert "先登记《不予行政处罚决定书》的送达" in told
    assert "closing" not in told
    (lead,) = refused.json()["errors"]
    assert (lead["pointer"], lead["severity"]) == (_decision(case), "error")


def test_what_a_case_lacks_for_sealing_names_the_service_that_a_paper_waits_for(
    case: dict[str, Any], browser: Callable[..., TestClient]
) -> None:
    page = browser(Duty.HANDLER, Duty.UNIT_HEAD).get(f"/cases/{case['case_id']}").text
    assert "先登记《不予行政处罚决定书》的送达" in page


def test_a_system_is_told_the_same_with_the_place(
    case: dict[str, Any], client: TestClient, integrator: dict[str, str]
) -> None:
    path = f"/v1/cases/{case['case_id']}/instruments/closing:issue"
    refused = client.post(path, headers={**integrator, "Accept-Language": "en"})
    assert (refused.status_code, refused.json()["code"]) == (409, "service-awaited")
    assert "note first how these were" in refused.json()["detail"]
    assert [each["pointer"] for each in refused.json()["errors"]] == [_decision(case)]
