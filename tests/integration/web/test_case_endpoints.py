"""Cases over HTTP: taken in once, changed only by who has read them, issued and read back."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from serving import CASES, add_key

from docgen.service.access.policy import Duty
from docgen.web.site import Site

Sample = Callable[[str], dict[str, Any]]
CASE = "taxi-stand-education"


def send(client: TestClient, headers: dict[str, str], case: dict[str, Any], **more: str) -> Any:
    return client.post("/v1/cases", json=case, headers={**headers, **more})


def test_a_case_is_taken_in_and_read_back_by_its_etag(
    client: TestClient, integrator: dict[str, str], sample: Sample
) -> None:
    case = sample(CASE)
    made = send(client, integrator, case)
    assert made.status_code == 201, made.text
    assert made.headers["location"] == f"/v1/cases/{case['case_id']}"
    read = client.get(made.headers["location"], headers=integrator)
    assert read.json()["cause"] == case["cause"]
    assert read.headers["etag"] == made.headers["etag"] == made.json()["etag"]
    again = client.get(
        made.headers["location"],
        headers={**integrator, "If-None-Match": read.headers["etag"]},
    )
    assert (again.status_code, again.content) == (304, b"")


def test_without_credentials_nothing_is_answered(client: TestClient, sample: Sample) -> None:
    answer = send(client, {}, sample(CASE))
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.json()["code"] == "credentials-missing"
    wrong = send(client, {"Authorization": "Bearer dg_wrong"}, sample(CASE))
    assert wrong.status_code == 401


def test_a_case_with_errors_is_refused_with_a_pointer_for_each(
    client: TestClient, integrator: dict[str, str], sample: Sample
) -> None:
    case = sample(CASE)
    del case["cause"]
    case["party"]["name"] = ""
    answer = send(client, integrator, case)
    assert answer.status_code == 422
    found = answer.json()
    assert found["code"] == "case-invalid"
    assert {"/party/name"} <= {each["pointer"] for each in found["errors"]}
    english = send(client, integrator, case, **{"Accept-Language": "en"})
    assert english.json()["detail"].isascii()


def test_checking_keeps_nothing(
    client: TestClient, integrator: dict[str, str], sample: Sample
) -> None:
    case = sample(CASE)
    answer = client.post("/v1/cases:check", json=case, headers=integrator)
    assert answer.json()["valid"] is True
    assert client.get(f"/v1/cases/{case['case_id']}", headers=integrator).status_code == 404


def test_a_key_sent_twice_acts_once_and_gets_the_same_answer(
    client: TestClient, integrator: dict[str, str], sample: Sample
) -> None:
    case, key = sample(CASE), {"Idempotency-Key": "6f1c"}
    first, second = send(client, integrator, case, **key), send(client, integrator, case, **key)
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.content == second.content
    assert second.headers["idempotent-replayed"] == "true"
    case["cause"] += "（补充）"
    other = send(client, integrator, case, **key)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency-conflict")
    bad = send(client, integrator, case, **{"Idempotency-Key": "x" * 200})
    assert (bad.status_code, bad.json()["code"]) == (400, "idempotency-key")


def test_a_case_that_is_there_is_not_taken_in_again(
    client: TestClient, integrator: dict[str, str], sample: Sample
) -> None:
    send(client, integrator, sample(CASE))
    again = send(client, integrator, sample(CASE))
    assert (again.status_code, again.json()["code"]) == (409, "case-exists")


def test_a_change_needs_the_etag_of_what_it_changes(
    client: TestClient, integrator: dict[str, str], sample: Sample
) -> None:
    case = sample(CASE)
    etag = send(client, integrator, case).headers["etag"]
    url = f"/v1/cases/{case['case_id']}"
    case["cause"] = "涉嫌示例事由"
    assert client.put(url, json=case, headers=integrator).status_code == 428
    changed = client.put(url, json=case, headers={**integrator, "If-Match": etag})
    assert changed.status_code == 200, changed.text
    assert changed.json()["version"] == 2
    stale = client.put(url, json=case, headers={**integrator, "If-Match": etag})
    assert (stale.status_code, stale.json()["code"]) == (412, "case-moved")
    patched = client.patch(
        url,
        content=json.dumps({"cause": "涉嫌另一事由"}),
        headers={
            **integrator,
            "If-Match": changed.headers["etag"],
            "Content-Type": "application/merge-patch+json",
        },
    )
    assert patched.status_code == 200, patched.text
    assert client.get(url, headers=integrator).json()["cause"] == "涉嫌另一事由"
    versions = client.get(f"{url}/versions", headers=integrator).json()["versions"]
    assert [each["version"] for each in versions] == [1, 2, 3]


def test_another_agencys_case_is_not_there(
    client: TestClient, site: Site, integrator: dict[str, str], sample: Sample
) -> None:
    case = sample(CASE)
    send(client, integrator, case)
    other = {"Authorization": f"Bearer {add_key(site.registry, Duty.INTEGRATOR, 'QTJT')}"}
    assert client.get(f"/v1/cases/{case['case_id']}", headers=other).status_code == 404
    assert client.get("/v1/cases", headers=other).json() == {"cases": [], "next": None}
    sent = send(client, other, case)
    assert (sent.status_code, sent.json()["code"]) == (403, "agency-foreign")
    checked = client.post("/v1/cases:check", json=case, headers=other)
    assert (checked.status_code, checked.json()["code"]) == (403, "agency-foreign")


def test_a_paper_is_issued_once_and_its_bytes_stay(
    client: TestClient, integrator: dict[str, str], sample: Sample
) -> None:
    case = sample(CASE)
    send(client, integrator, case)
    paper = case["papers"][0]["id"]
    url = f"/v1/cases/{case['case_id']}/instruments/{paper}"
    draft = client.get(f"{url}.pdf", headers=integrator)
    assert draft.content.startswith(b"%PDF-")
    issued = client.post(f"{url}:issue", headers=integrator)
    assert issued.status_code == 200, issued.text
    assert issued.json()["new"] == [paper]
    again = client.post(f"{url}:issue", headers=integrator)
    assert again.json()["new"] == []
    assert again.json()["papers"] == issued.json()["papers"]
    pdf = client.get(f"{url}.pdf", headers=integrator)
    assert pdf.headers["etag"] == f'"{issued.json()["papers"][0]["pdf_sha256"]}"'
    assert client.get(f"{url}.docx", headers=integrator).content.startswith(b"PK")
    assert client.get(f"{url}.svg", headers=integrator).content.startswith(b"<svg")
    assert client.get(f"{url}.svg?page=99", headers=integrator).status_code == 404
    unknown = client.post(f"/v1/cases/{case['case_id']}/instruments/none:issue", headers=integrator)
    assert (unknown.status_code, unknown.json()["code"]) == (404, "paper-unknown")


def test_files_come_in_one_stream_or_in_pieces(
    client: TestClient, integrator: dict[str, str]
) -> None:
    octets = {**integrator, "Content-Type": "application/octet-stream"}
    sent = client.post("/v1/files", content=b"evidence", headers=octets)
    assert sent.status_code == 201, sent.text
    digest = sent.json()["sha256"]
    opened = client.post("/v1/uploads", json={"size": 8, "sha256": digest}, headers=integrator)
    url = opened.headers["location"]
    first = client.patch(url, content=b"evid", headers={**octets, "Upload-Offset": "0"})
    assert first.json()["received"] == 4
    early = client.post(f"{url}:complete", headers=integrator)
    assert (early.status_code, early.json()["code"]) == (409, "upload-incomplete")
    wrong = client.patch(url, content=b"ence", headers={**octets, "Upload-Offset": "0"})
    assert (wrong.status_code, wrong.json()["code"]) == (409, "upload-offset")
    client.patch(url, content=b"ence", headers={**octets, "Upload-Offset": "4"})
    assert client.post(f"{url}:complete", headers=integrator).json()["sha256"] == digest
    assert client.get(url, headers=integrator).status_code == 404


def test_a_damaged_piece_is_sent_again_alone_and_a_wrong_file_is_told_by_its_digest(
    client: TestClient, integrator: dict[str, str]
) -> None:
    wanted = {"size": 4, "sha256": "0" * 64}
    url = client.post("/v1/uploads", json=wanted, headers=integrator).headers["location"]
    octets = {**integrator, "Content-Type": "application/octet-stream", "Upload-Offset": "0"}
    digest = base64.b64encode(hashlib.sha256(b"evid").digest()).decode()
    told = {**octets, "Content-Digest": f"sha-256=:{digest}:"}
    damaged = client.patch(url, content=b"evil", headers=told)
    assert (damaged.status_code, damaged.json()["code"]) == (422, "piece-digest")
    signed = client.patch(url, content=b"evid", headers={**told, "Upload-Offset": "+0"})
    assert [each["pointer"] for each in signed.json()["errors"]] == ["/header/Upload-Offset"]
    assert client.patch(url, content=b"evid", headers=told).json()["received"] == 4
    other = client.post(f"{url}:complete", headers=integrator)
    assert (other.status_code, other.json()["code"]) == (422, "file-digest")
    assert hashlib.sha256(b"evid").hexdigest() in other.json()["detail"]


def test_many_cases_come_as_lines_with_a_report_for_each(
    client: TestClient, integrator: dict[str, str], sample: Sample
) -> None:
    lines = "\n".join([json.dumps(sample(CASE)), "{", "", json.dumps(sample(CASE))])
    answer = client.post(
        "/v1/cases:import",
        content=lines.encode(),
        headers={**integrator, "Content-Type": "application/x-ndjson"},
    )
    reports = [json.loads(line) for line in answer.text.splitlines()]
    assert [(each["line"], each["status"]) for each in reports] == [(1, 201), (2, 422), (4, 409)]


def test_cases_are_listed_in_pages(
    client: TestClient, integrator: dict[str, str], sample: Sample
) -> None:
    for n in range(3):
        assert (
            send(client, integrator, sample(CASE) | {"case_id": f"2026-X-{n:04}"}).status_code
            == 201
        )
    first = client.get("/v1/cases?limit=2", headers=integrator).json()
    rest = client.get(f"/v1/cases?limit=2&cursor={first['next']}", headers=integrator).json()
    listed = [each["case_id"] for each in (*first["cases"], *rest["cases"])]
    assert listed == ["2026-X-0002", "2026-X-0001", "2026-X-0000"]
    assert rest["next"] is None
    bad = client.get("/v1/cases?cursor=zzz", headers=integrator)
    assert (bad.status_code, bad.json()["code"]) == (400, "cursor-invalid")


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{}", "text/plain", 415),
        (b"", "application/json", 422),
        (b"[" * 500, "application/json", 422),
    ],
)
def test_a_wrong_body_is_a_problem_and_no_defect(
    client: TestClient, integrator: dict[str, str], body: bytes, kind: str, status: int
) -> None:
    answer = client.post("/v1/cases", content=body, headers={**integrator, "Content-Type": kind})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_every_answer_says_its_trace(client: TestClient) -> None:
    trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    answer = client.get("/v1/nowhere", headers={"traceparent": f"00-{trace}-00f067aa0ba902b7-01"})
    assert answer.status_code == 404
    assert answer.headers["traceparent"].split("-")[1] == trace
    assert answer.json()["instance"].endswith(trace)
    assert client.get("/health/live").json() == {"status": "live"}
    assert client.get("/health/ready").json()["status"] == "ready"


def test_a_key_that_cannot_be_used_issues_nothing(
    client: TestClient, integrator: dict[str, str], sample: Sample
) -> None:
    case = sample(CASE)
    send(client, integrator, case)
    url = f"/v1/cases/{case['case_id']}:issue"
    refused = client.post(url, headers={**integrator, "Idempotency-Key": "x" * 200})
    assert (refused.status_code, refused.json()["code"]) == (400, "idempotency-key")
    issued = client.post(url, headers=integrator).json()
    assert issued["new"] == [each["id"] for each in issued["papers"]]


def test_a_paper_that_prints_the_number_of_another_is_issued_after_it(
    client: TestClient, integrator: dict[str, str], sample: Sample
) -> None:
    for file in (CASES / "shop-interview.evidence").iterdir():
        octets = {**integrator, "Content-Type": "application/octet-stream"}
        client.post("/v1/files", content=file.read_bytes(), headers=octets)
    case = sample("shop-interview")
    case["number"] = case["register_number"] = None
    for paper in case["papers"]:
        paper |= {"number": None, "execution": None, "service": None}
    made = send(client, integrator, case)
    assert made.status_code == 201, made.text
    url = f"{made.headers['location']}/instruments"
    early = client.post(f"{url}/record:issue", headers=integrator)
    assert (early.status_code, early.json()["code"]) == (409, "number-awaited")
    assert "行政约谈通知书" in early.json()["detail"]
    for paper in ("notice", "record"):
        issued = client.post(f"{url}/{paper}:issue", headers=integrator)
        assert issued.status_code == 200, issued.text
