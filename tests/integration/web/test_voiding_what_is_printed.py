"""Voiding a paper whose number others print: what has to be voided with it is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from serving import CASES

from docgen.service.access.policy import Duty

NAME = "driver-minor"


@pytest.fixture
def path(
    client: TestClient, integrator: dict[str, str], sample: Callable[[str], dict[str, Any]]
) -> str:
    """Where a case stands whose papers are all issued."""
    data = sample(NAME)
    for paper in data["papers"]:
        paper["execution"] = None
    for file in sorted((CASES / f"{NAME}.evidence").iterdir()):
        headers = {**integrator, "Content-Type": "application/octet-stream"}
        client.post("/v1/files", content=file.read_bytes(), headers=headers)
    assert client.post("/v1/cases", json=data, headers=integrator).status_code == 201
    case = f"/v1/cases/{data['case_id']}"
    done = client.post(f"{case}:issue", headers=integrator)
    assert (done.status_code, done.json()["waiting"]) == (200, [])
    return case


def _void(head: TestClient, path: str, paper: str) -> Any:
    token = re.search(r'name="csrf" content="([^"]+)"', head.get("/").text)
    assert token is not None
    sent = head.post(
        f"{path}/instruments/{paper}:void",
        json={"reason": "文号写错"},
        headers={"X-CSRF-Token": token[1]},
    )
    assert sent.status_code == 200, sent.text
    return sent.json()["to_void"]


def test_the_page_and_the_answer_name_the_papers_to_void_and_issuing_waits_for_them(
    path: str, client: TestClient, integrator: dict[str, str], browser: Callable[..., TestClient]
) -> None:
    head = browser(Duty.UNIT_HEAD, Duty.HANDLER)
    page = head.get(f"{path.removeprefix('/v1')}/papers/decision/void").text
    assert "也要依次作废" in page
    assert page.index("/papers/closing/void") < page.index("/papers/receipt/void")
    told = _void(head, path, "decision")
    assert [each["id"] for each in told] == ["closing", "receipt"]
    stuck = client.post(f"{path}:issue", headers={**integrator, "Accept-Language": "zh"})
    assert (stuck.status_code, stuck.json()["code"]) == (409, "paper-outdated")
    assert "结案报告 (closing), 送达回证 (receipt)" in stuck.json()["detail"]
    for each in told:
        assert _void(head, path, each["id"]) == []
    anew = client.post(f"{path}:issue", headers=integrator)
    assert anew.status_code == 200, anew.text
    assert "decision" in anew.json()["new"]
