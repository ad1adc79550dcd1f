"""A command is given a case file that people and systems have meanwhile gone beyond."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from serving import NOW

from docgen.service.errors import CaseOvertakenError
from docgen.service.line.issuing import COMMAND
from docgen.web.site import Site

Sample = Callable[[str], dict[str, Any]]
CASE = "taxi-stand-education"
NOWHERE = Path("/nonexistent")


def text_of(case: dict[str, Any]) -> bytes:
    return json.dumps(case, ensure_ascii=False).encode("utf-8")


def changed(
    client: TestClient, headers: dict[str, str], case: dict[str, Any], **change: str
) -> dict[str, Any]:
    """The case as it stands after another system changed it."""
    url = f"/v1/cases/{case['case_id']}"
    tag = client.get(url, headers=headers).headers["etag"]
    kind = {"Content-Type": "application/merge-patch+json", "If-Match": tag}
    done = client.patch(url, content=json.dumps(change), headers={**headers, **kind})
    assert done.status_code == 200, done.text
    found: dict[str, Any] = client.get(url, headers=headers).json()
    return found


def test_an_older_file_neither_issues_nor_seals_over_what_others_saved(
    client: TestClient, site: Site, integrator: dict[str, str], sample: Sample
) -> None:
    case = sample(CASE)
    client.post("/v1/cases", json=case, headers=integrator)
    newest = changed(client, integrator, case, cause="涉嫌另一事由")
    with site.offices() as office:
        with pytest.raises(CaseOvertakenError):
            office.issue(text_of(case), folder=NOWHERE, now=NOW, noted=COMMAND)
        with pytest.raises(CaseOvertakenError):
            office.seal(text_of(case), folder=NOWHERE, supplement=False, now=NOW)
    assert client.get(f"/v1/cases/{case['case_id']}", headers=integrator).json() == newest
    with site.offices() as office:
        done = office.issue(text_of(newest), folder=NOWHERE, now=NOW, noted=COMMAND)
    assert done.issued.new


def test_a_file_takes_the_place_of_what_others_saved_where_that_is_said(
    client: TestClient, site: Site, integrator: dict[str, str], sample: Sample
) -> None:
    case = sample(CASE)
    client.post("/v1/cases", json=case, headers=integrator)
    changed(client, integrator, case, cause="涉嫌另一事由")
    said = replace(COMMAND, replaces=True)
    with site.offices() as office:
        done = office.issue(text_of(case), folder=NOWHERE, now=NOW, noted=said)
    assert done.issued.new
    kept = client.get(f"/v1/cases/{case['case_id']}", headers=integrator).json()
    assert kept["cause"] == case["cause"]


def test_what_a_command_seals_is_what_the_service_shows(
    client: TestClient, site: Site, integrator: dict[str, str], sample: Sample
) -> None:
    case = sample(CASE)
    with site.offices() as office:
        office.issue(text_of(case), folder=NOWHERE, now=NOW, noted=COMMAND)
        case["dossier"]["note"] = "另有说明。"
        office.seal(text_of(case), folder=NOWHERE, supplement=False, now=NOW)
    kept = client.get(f"/v1/cases/{case['case_id']}", headers=integrator).json()
    assert kept["dossier"]["note"] == "另有说明。"


def test_what_an_issued_paper_prints_of_the_case_is_not_changed(
    client: TestClient, integrator: dict[str, str], sample: Sample
) -> None:
    case = sample(CASE)
    client.post("/v1/cases", json=case, headers=integrator)
    url = f"/v1/cases/{case['case_id']}"
    assert client.post(f"{url}:issue", headers=integrator).status_code == 200
    read = client.get(url, headers=integrator)
    kind = {"Content-Type": "application/merge-patch+json", "If-Match": read.headers["etag"]}
    change = {"party": {**read.json()["party"], "name": "另一名称"}}
    done = client.patch(url, content=json.dumps(change), headers={**integrator, **kind})
    assert (done.status_code, done.json()["code"]) == (409, "paper-changed")
    assert client.get(url, headers=integrator).headers["etag"] == read.headers["etag"]
