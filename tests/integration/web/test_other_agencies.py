"""What belongs to another agency is not there: cases, papers, files, reviews and dossiers.

Jobs and webhooks are held to the same in their own tests, users and keys in theirs.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from serving import CASES, OTHER, add_key

from docgen.service.access.policy import Duty
from docgen.web.site import Site

CASE = "wide-load-on-the-spot"
Sample = Callable[[str], dict[str, Any]]


@pytest.fixture
def strangers(site: Site) -> list[dict[str, str]]:
    """The headers of each duty of another agency."""
    keys = [add_key(site.registry, duty, OTHER) for duty in Duty]
    return [{"Authorization": f"Bearer {key}"} for key in keys]


@pytest.fixture
def kept(site: Site, client: TestClient, integrator: dict[str, str], sample: Sample) -> str:
    """The path of a case with a file, an issued paper and a review."""
    case = sample(CASE)
    for path in sorted((CASES / f"{CASE}.evidence").iterdir()):
        sent = client.post(
            "/v1/files",
            content=path.read_bytes(),
            headers={**integrator, "Content-Type": "application/octet-stream"},
        )
        assert sent.status_code == 201, sent.text
    assert client.post("/v1/cases", json=case, headers=integrator).status_code == 201
    return f"/v1/cases/{case['case_id']}"


def test_every_path_below_anothers_case_is_a_dead_end(
    client: TestClient, kept: str, strangers: list[dict[str, str]]
) -> None:
    paths = [
        "",
        "/versions",
        "/findings",
        "/route",
        "/deadlines",
        "/deadlines.ics",
        "/evaluation",
        "/reviews",
        "/instruments/p1.pdf",
        f"/files/{'0' * 64}",
    ]
    for headers in strangers:
        told = {client.get(kept + path, headers=headers).status_code for path in paths}
        assert told <= {403, 404}


def test_anothers_case_looks_like_one_that_never_was(
    client: TestClient, kept: str, strangers: list[dict[str, str]]
) -> None:
    for headers in strangers:
        there = client.get(kept, headers=headers).json()
        never = client.get("/v1/cases/2026-NO-1", headers=headers).json()
        assert (there["status"], there["code"]) == (never["status"], never["code"])


def test_anothers_case_is_neither_changed_nor_issued_nor_sealed(
    site: Site, client: TestClient, kept: str, integrator: dict[str, str]
) -> None:
    before = client.get(kept, headers=integrator).headers["etag"]
    stranger = {"Authorization": f"Bearer {add_key(site.registry, Duty.INTEGRATOR, OTHER)}"}
    merge = {**stranger, "Content-Type": "application/merge-patch+json", "If-Match": "*"}
    told = [
        client.patch(kept, content=b'{"cause": "x"}', headers=merge).status_code,
        client.post(f"{kept}:issue", headers=stranger).status_code,
        client.post(f"{kept}:seal", headers=stranger).status_code,
        client.post(f"{kept}/reviews", json={}, headers=stranger).status_code,
    ]
    assert told == [404, 404, 404, 404]
    assert client.get(kept, headers=integrator).headers["etag"] == before


def test_a_list_shows_ones_own_agency_only(
    client: TestClient, kept: str, strangers: list[dict[str, str]], integrator: dict[str, str]
) -> None:
    assert len(client.get("/v1/cases", headers=integrator).json()["cases"]) == 1
    for headers in strangers:
        answer = client.get("/v1/cases", headers=headers)
        assert answer.status_code == 403 or answer.json()["cases"] == []


def test_anothers_dossier_is_not_found_by_number_nor_by_words(
    site: Site, client: TestClient, sample: Sample, tmp_path: Path
) -> None:
    case = sample("taxi-stand-education")
    with site.offices() as office:
        sealed = office.seal(
            json.dumps(case).encode(), folder=tmp_path, supplement=False, now=site.clock()
        )
    number = sealed.record.number
    mine = {"Authorization": f"Bearer {add_key(site.registry, Duty.ARCHIVIST)}"}
    other = {"Authorization": f"Bearer {add_key(site.registry, Duty.ARCHIVIST, OTHER)}"}
    assert client.get(f"/v1/dossiers/{number}", headers=mine).status_code == 200
    assert client.get("/v1/search", params={"q": "教育"}, headers=mine).json()["total"] == 1
    assert client.get("/v1/search", params={"q": "教育"}, headers=other).json()["total"] == 0
    for path in ("", "/volumes/main/file", "/volumes/main/pages/1.png", "/verification"):
        answer = client.get(f"/v1/dossiers/{number}{path}", headers=other)
        assert (answer.status_code, answer.json()["code"]) == (404, "dossier-not-found")
