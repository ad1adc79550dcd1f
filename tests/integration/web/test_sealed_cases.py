"""A case that is sealed: read by everybody, and written in by who adds papers to it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from jobs_done import work
from people import PASSWORD, add_user
from serving import AGENCY, CASES

from docgen.registry.values import CaseKey
from docgen.service.access.policy import Duty
from docgen.web.site import Site


@pytest.fixture
def sealed(
    site: Site,
    client: TestClient,
    integrator: dict[str, str],
    sample: Callable[[str], dict[str, Any]],
) -> str:
    """The id of a sealed case."""
    case = sample("winter-risk-notice")
    headers = {**integrator, "Content-Type": "application/json"}
    sent = client.post("/v1/cases", content=json.dumps(case), headers=headers)
    assert sent.status_code == 201, sent.text
    asked = client.post(f"/v1/cases/{case['case_id']}:seal", headers=headers)
    assert asked.status_code == 202, asked.text
    work(site)
    return str(case["case_id"])


def log_in(site: Site, client: TestClient, duty: Duty) -> None:
    add_user(site, "visitor", duty)
    client.post("/login", data={"login": "visitor", "password": PASSWORD})


def test_a_sealed_case_opens_to_be_read_and_leads_to_its_dossier(
    site: Site, client: TestClient, sealed: str
) -> None:
    log_in(site, client, Duty.HANDLER)
    opened = client.get(f"/cases/{sealed}")
    assert opened.url.path == f"/cases/{sealed}"
    number = re.search(r'本案已封存为案卷 (\S+?)，.*?<a href="/archive/\1">', opened.text)
    assert number is not None
    assert f'href="/cases/{sealed}/supplement"' in opened.text


def test_who_does_not_write_is_offered_no_supplement(
    site: Site, client: TestClient, sealed: str
) -> None:
    log_in(site, client, Duty.BODY_HEAD)
    assert "supplement" not in client.get(f"/cases/{sealed}").text
    assert client.get(f"/cases/{sealed}/supplement").status_code == 403


def test_the_screen_of_a_sealed_case_says_that_papers_can_only_be_added(
    site: Site, client: TestClient, sealed: str
) -> None:
    log_in(site, client, Duty.HANDLER)
    screen = client.get(f"/cases/{sealed}/supplement")
    assert screen.url.path.startswith("/drafts/")
    assert re.search(r'class="note good sealed-bar">本案已封存为案卷 .*/archive/', screen.text)


def send(client: TestClient, headers: dict[str, str], name: str) -> dict[str, Any]:
    """Send a sample, to a case that is there as its newest text."""
    case: dict[str, Any] = json.loads((CASES / f"{name}.case.json").read_text("utf-8"))
    path = f"/v1/cases/{case['case_id']}"
    known = client.get(path, headers=headers)
    if known.status_code == 404:
        sent = client.post("/v1/cases", json=case, headers=headers)
    else:
        tag = known.headers["ETag"]
        sent = client.put(path, json=case, headers={**headers, "If-Match": tag})
    assert sent.is_success, sent.text
    issued = client.post(f"{path}:issue", headers=headers)
    assert issued.is_success, issued.text
    return case


def test_what_was_added_to_a_sealed_case_is_sealed_as_a_new_edition(
    site: Site, client: TestClient, integrator: dict[str, str]
) -> None:
    for file in sorted((CASES / "driver-follow-up.evidence").iterdir()):
        client.post("/v1/files", content=file.read_bytes(), headers={
            **integrator, "Content-Type": "application/octet-stream"})  # fmt: skip
    case = send(client, integrator, "driver-follow-up")["case_id"]
    assert client.post(f"/v1/cases/{case}:seal", headers=integrator).status_code == 202
    work(site)
    send(client, integrator, "driver-follow-up.supplement")
    log_in(site, client, Duty.SEAL_KEEPER)
    assert f'href="/cases/{case}/seal">封存补充的文书' in client.get(f"/cases/{case}").text
    asked = client.get(f"/cases/{case}/seal").text
    assert re.findall(r"<li>(行政\w+)</li>", asked) == ["行政回访记录表"]
    token = re.search(r'name="csrf" content="([^"]+)"', asked)
    assert token is not None
    client.post(f"/cases/{case}/seal", data={"csrf": token[1]})
    work(site)
    with site.registry.reading() as unit:
        row = unit.cases.find(CaseKey(agency=AGENCY, case_id=case))
    assert row is not None
    assert row.editions == 2
    assert "封存补充的文书" not in client.get(f"/cases/{case}").text
