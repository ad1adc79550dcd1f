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
