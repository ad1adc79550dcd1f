"""Work that takes longer than a request: asked for once, looked at, called off, its files read."""

from __future__ import annotations

import hashlib
import io
import json
import threading
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from fastapi.testclient import TestClient
from jobs_done import work
from serving import AGENCY, NOW, OTHER, add_key

from docgen.service.access.policy import Duty
from docgen.web.site import Site

Sample = Callable[[str], dict[str, Any]]
Headers = dict[str, str]
CASE = "winter-risk-notice"


@pytest.fixture
def case_id(client: TestClient, integrator: Headers, sample: Sample) -> str:
    """A case that was taken in and can be sealed."""
    data = sample(CASE)
    posted = client.post("/v1/cases", json=data, headers=integrator)
    assert posted.status_code == 201, posted.text
    return str(data["case_id"])


def test_a_case_is_sealed_by_a_job_that_is_asked_for_once(
    client: TestClient, site: Site, integrator: Headers, case_id: str
) -> None:
    asked = client.post(f"/v1/cases/{case_id}:seal", headers=integrator)
    assert asked.status_code == 202, asked.text
    assert (asked.json()["state"], asked.json()["kind"]) == ("waiting", "seal")
    again = client.post(f"/v1/cases/{case_id}:seal", json={}, headers=integrator)
    assert again.json()["id"] == asked.json()["id"]
    assert asked.headers["location"] == f"/v1/jobs/{asked.json()['id']}"
    work(site)
    done = client.get(asked.headers["location"], headers=integrator).json()
    assert (done["state"], done["error"], done["attempts"]) == ("done", None, 1)
    number = done["result"]["dossier"]
    assert client.get(f"/v1/dossiers/{number}", headers=integrator).status_code == 200


def test_a_seal_sent_again_with_its_key_gets_the_first_answer(
    client: TestClient, site: Site, integrator: Headers, case_id: str
) -> None:
    headers = {**integrator, "Idempotency-Key": "k1"}
    first = client.post(f"/v1/cases/{case_id}:seal", headers=headers)
    work(site)
    second = client.post(f"/v1/cases/{case_id}:seal", headers=headers)
    assert (second.status_code, second.json()) == (202, first.json())
    other = client.post(f"/v1/cases/{case_id}:seal", json={"supplement": True}, headers=headers)
    assert other.json()["code"] == "idempotency-conflict"


def test_who_prefers_to_wait_is_told_how_it_ended(
    client: TestClient, site: Site, integrator: Headers, case_id: str
) -> None:
    asked = client.post(f"/v1/cases/{case_id}:seal", headers=integrator)
    busy = threading.Timer(0.3, work, (site,))
    busy.start()
    waited = client.get(
        asked.headers["location"], headers={**integrator, "Prefer": "respond-async, wait=20"}
    )
    busy.join()
    assert waited.json()["state"] == "done"
    assert waited.headers["preference-applied"] == "wait=20"
    impatient = client.post(f"/v1/cases/{case_id}:seal", headers={**integrator, "Prefer": "wait=0"})
    assert (impatient.status_code, impatient.json()["state"]) == (202, "waiting")


def test_a_case_that_cannot_be_sealed_fails_with_what_stands_against_it(
    client: TestClient, site: Site, integrator: Headers, sample: Sample
) -> None:
    data = sample("shop-interview")
    assert client.post("/v1/cases", json=data, headers=integrator).status_code == 201
    asked = client.post(f"/v1/cases/{data['case_id']}:seal", headers=integrator)
    work(site)
    found = client.get(asked.headers["location"], headers={**integrator, "Accept-Language": "en"})
    failed = found.json()
    assert failed["state"] == "failed"
    assert failed["error"]["code"] == "evidence-missing"
    assert failed["error"]["message"].isascii()


def test_a_batch_reports_on_each_row_and_its_report_is_for_its_readers(
    client: TestClient, site: Site, integrator: Headers, sample: Sample
) -> None:
    lines = json.dumps(sample(CASE), ensure_ascii=False).encode() + b"\n{}\n"
    sent = client.post(
        "/v1/files",
        content=lines,
        headers={**integrator, "Content-Type": "application/octet-stream"},
    )
    assert sent.status_code == 201, sent.text
    wanted = {"file": hashlib.sha256(lines).hexdigest(), "seal": True}
    asked = client.post("/v1/batches", json=wanted, headers=integrator)
    assert asked.status_code == 202, asked.text
    work(site)
    done = client.get(asked.headers["location"], headers=integrator).json()
    assert done["result"] == {"total": 2, "done": 1, "failed": 1}
    assert (done["done"], done["total"]) == (2, 2)
    (file,) = done["files"]
    report = client.get(file["path"], headers=integrator)
    assert [row["ok"] for row in report.json()["rows"]] == [True, False]
    supervisor = {"Authorization": f"Bearer {add_key(site.registry, Duty.SUPERVISOR)}"}
    assert client.get(file["path"], headers=supervisor).json()["code"] == "duty-missing"
    none = client.get(file["path"] + "x", headers=integrator)
    assert (none.status_code, none.json()["code"]) == (404, "job-file-unknown")


def test_a_handler_may_run_a_batch_and_not_have_it_sealed(
    client: TestClient, site: Site, integrator: Headers
) -> None:
    handler = {"Authorization": f"Bearer {add_key(site.registry, Duty.HANDLER)}"}
    refused = client.post("/v1/batches", json={"file": "0" * 64, "seal": True}, headers=handler)
    assert (refused.status_code, refused.json()["code"]) == (403, "duty-missing")
    unsent = client.post("/v1/batches", json={"file": "0" * 64}, headers=handler)
    assert (unsent.status_code, unsent.json()["code"]) == (422, "batch-input-invalid")


def test_registers_are_exported(client: TestClient, site: Site, integrator: Headers) -> None:
    asked = client.post("/v1/exports", json={}, headers=integrator)
    work(site)
    done = client.get(asked.headers["location"], headers=integrator).json()
    assert [each["name"] for each in done["files"]] == ["registers.xlsx"]
    workbook = client.get(done["files"][0]["path"], headers=integrator)
    assert workbook.content.startswith(b"PK")
    stray = client.post("/v1/exports", json={"registers": ["none"]}, headers=integrator)
    work(site)
    failed = client.get(stray.headers["location"], headers=integrator).json()
    assert (failed["state"], failed["error"]["code"]) == ("failed", "register-unknown")


def test_an_export_is_headed_in_the_language_asked_for(
    client: TestClient, site: Site, integrator: Headers
) -> None:
    headers = {**integrator, "Accept-Language": "en"}
    asked = client.post("/v1/exports", json={"registers": ["cases"]}, headers=headers)
    work(site)
    done = client.get(asked.headers["location"], headers=headers).json()
    data = client.get(done["files"][0]["path"], headers=headers).content
    (sheet,) = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    assert (sheet.title, sheet["B1"].value) == ("Cases", "Party")


def test_a_job_that_waits_is_called_off_and_one_that_ended_stays_as_it_is(
    client: TestClient, site: Site, integrator: Headers
) -> None:
    asked = client.post("/v1/exports", json={}, headers=integrator).json()
    gone = client.post(f"/v1/jobs/{asked['id']}:cancel", headers=integrator)
    assert (gone.status_code, gone.json()["state"]) == (200, "cancelled")
    work(site)
    again = client.post(f"/v1/jobs/{asked['id']}:cancel", headers=integrator)
    assert again.json() == gone.json()


def test_jobs_are_listed_page_by_page(client: TestClient, integrator: Headers) -> None:
    made = [client.post("/v1/exports", json={}, headers=integrator).json() for _ in range(5)]
    client.post(f"/v1/jobs/{made[0]['id']}:cancel", headers=integrator)
    seen: list[str] = []
    query: dict[str, Any] = {"limit": 2}
    while query:
        page = client.get("/v1/jobs", params=query, headers=integrator).json()
        seen += [job["id"] for job in page["jobs"]]
        query = {"limit": 2, "cursor": page["next"]} if page["next"] else {}
    assert sorted(seen) == sorted(job["id"] for job in made)
    cancelled = client.get("/v1/jobs", params={"state": "cancelled"}, headers=integrator).json()
    assert [job["id"] for job in cancelled["jobs"]] == [made[0]["id"]]
    none = client.get("/v1/jobs", params={"kind": "seal"}, headers=integrator).json()
    assert none == {"jobs": [], "next": None}


@pytest.mark.parametrize("cursor", ["x", "bQ", "cDEy", "bTIwMjYgeA", "bSAg", "é"])
def test_a_cursor_that_no_answer_gave_is_refused(
    client: TestClient, integrator: Headers, cursor: str
) -> None:
    refused = client.get("/v1/jobs", params={"cursor": cursor}, headers=integrator)
    assert (refused.status_code, refused.json()["code"]) == (400, "cursor-invalid")


def test_another_agencys_job_is_not_there(
    client: TestClient, site: Site, integrator: Headers, case_id: str
) -> None:
    job = client.post(f"/v1/cases/{case_id}:seal", headers=integrator).json()
    token = add_key(site.registry, Duty.INTEGRATOR, OTHER)
    other = {"Authorization": f"Bearer {token}"}
    for method, path in (
        ("GET", f"/v1/jobs/{job['id']}"),
        ("POST", f"/v1/jobs/{job['id']}:cancel"),
        ("GET", f"/v1/jobs/{job['id']}/files/report.json"),
        ("POST", f"/v1/cases/{case_id}:seal"),
    ):
        assert client.request(method, path, headers=other).status_code == 404, path
    assert client.get("/v1/jobs", headers=other).json()["jobs"] == []


def test_what_was_asked_and_called_off_is_on_record(
    client: TestClient, site: Site, integrator: Headers, case_id: str
) -> None:
    job = client.post(f"/v1/cases/{case_id}:seal", headers=integrator).json()
    client.post(f"/v1/jobs/{job['id']}:cancel", headers=integrator)
    with site.registry.reading() as unit:
        rows = unit.audit.rows()
    done = [(row.action, row.target) for row in rows if row.agency == AGENCY]
    assert ("case.seal", f"case:{case_id}") in done
    assert ("job.cancel", f"job:{job['id']}") in done
    assert all(row.at == NOW for row in rows)
