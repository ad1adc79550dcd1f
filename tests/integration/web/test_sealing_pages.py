"""Sealing from the list of cases: who may, what they see while it goes, and how it ends."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from jobs_done import work
from people import PASSWORD, add_user
from serving import AGENCY

from docgen.registry.values import CaseKey
from docgen.service.access.policy import Duty
from docgen.web.site import Site

Sample = Callable[[str], dict[str, Any]]


def log_in(site: Site, client: TestClient, *duties: Duty) -> dict[str, str]:
    """Somebody of these duties, and the field that their forms carry."""
    add_user(site, "keeper", *duties)
    client.post("/login", data={"login": "keeper", "password": PASSWORD})
    token = re.search(r'name="csrf" content="([^"]+)"', client.get("/").text)
    assert token is not None
    return {"csrf": token[1]}


@pytest.fixture
def send(client: TestClient, integrator: dict[str, str]) -> Callable[[dict[str, Any]], str]:
    """Sends a case; gives its id."""

    def sending(case: dict[str, Any]) -> str:
        headers = {**integrator, "Content-Type": "application/json"}
        sent = client.post("/v1/cases", content=json.dumps(case), headers=headers)
        assert sent.status_code == 201, sent.text
        return str(case["case_id"])

    return sending


def test_a_case_is_sealed_from_the_list_and_leads_to_its_dossier(
    site: Site, client: TestClient, sample: Sample, send: Callable[[dict[str, Any]], str]
) -> None:
    case = send(sample("winter-risk-notice"))
    fields = log_in(site, client, Duty.SEAL_KEEPER)
    assert f'href="/cases/{case}/seal"' in client.get("/").text
    asked = client.post(f"/cases/{case}/seal", data=fields, follow_redirects=False)
    place = asked.headers["location"]
    assert "已排队" in client.get(place).text
    work(site)
    done = client.get(place).text
    number = re.search(r"href=\"/archive/([^\"]+)\"", done)
    assert number is not None, done
    assert "已封存" in done
    assert "已封存" in client.get("/").text
    assert f'href="/cases/{case}/seal"' not in client.get("/").text


def test_a_case_is_sealed_only_after_the_question_which_tells_what_it_lacks(
    site: Site,
    client: TestClient,
    integrator: dict[str, str],
    sample: Sample,
    send: Callable[[dict[str, Any]], str],
) -> None:
    case = send(sample("winter-risk-notice"))
    log_in(site, client, Duty.SEAL_KEEPER)
    assert "<form" not in client.get("/").text.split("<tbody>")[1].split("</tbody>")[0]
    asked = client.get(f"/cases/{case}/seal").text
    assert "封存不能撤销" in asked
    assert "尚未定稿：风险提示函" in asked
    assert "确认封存" not in asked
    assert client.post(f"/v1/cases/{case}:issue", headers=integrator).status_code == 200
    asked = client.get(f"/cases/{case}/seal").text
    assert "案件完整" in asked
    assert "确认封存" in asked
    assert site.registry.sealed_parts(CaseKey(agency=AGENCY, case_id=case)) == frozenset()


def test_why_a_case_cannot_be_sealed_is_told_in_chinese(
    site: Site, client: TestClient, sample: Sample, send: Callable[[dict[str, Any]], str]
) -> None:
    case = send(sample("shop-interview"))
    fields = log_in(site, client, Duty.ARCHIVIST)
    place = client.post(f"/cases/{case}/seal", data=fields, follow_redirects=False)
    work(site)
    told = client.get(place.headers["location"]).text
    assert "note error" in told
    assert "证据文件 e1-before.jpg 没有上传；请在“证据”一栏上传" in told
    assert "/evidence/" not in told


def test_who_may_not_seal_is_offered_nothing(
    site: Site, client: TestClient, sample: Sample, send: Callable[[dict[str, Any]], str]
) -> None:
    case = send(sample("winter-risk-notice"))
    fields = log_in(site, client, Duty.HANDLER)
    assert "/seal" not in client.get("/").text
    assert client.get(f"/cases/{case}/seal").status_code == 403
    assert client.post(f"/cases/{case}/seal", data=fields).status_code == 403


def test_jobs_and_the_audit_trail_name_a_case_by_its_number(
    site: Site, client: TestClient, sample: Sample, send: Callable[[dict[str, Any]], str]
) -> None:
    data = sample("driver-minor")
    number = data["number"]
    case = send(data)
    fields = log_in(site, client, Duty.SEAL_KEEPER, Duty.ADMINISTRATOR)
    client.post(f"/cases/{case}/seal", data=fields)
    jobs = client.get("/admin").text
    assert f"<td>{number}</td>" in jobs
    assert f"<td>{case}</td>" not in jobs
    assert f"案件 {number}<" in client.get("/admin/audit").text
