"""A file is looked at as it arrives, and a case that names one that cannot be bound is refused."""

from __future__ import annotations

import io
import json
from typing import Any

import pikepdf
import pytest
from fastapi.testclient import TestClient
from PIL import Image
from serving import CASES

PHOTO = (CASES / "carrier-first-offence.evidence" / "e-tractor.jpg").read_bytes()


def picture(kind: str, size: tuple[int, int] = (20, 20)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, kind)
    return out.getvalue()


def document(password: str = "") -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out, encryption=pikepdf.Encryption(owner=password, user=password))
    return out.getvalue()


def plain() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    return out.getvalue()


def sent(client: TestClient, headers: dict[str, str], data: bytes) -> dict[str, Any]:
    octets = {**headers, "Content-Type": "application/octet-stream"}
    answer = client.post("/v1/files", content=data, headers=octets)
    assert answer.status_code == 201, answer.text
    told: dict[str, Any] = answer.json()
    return told


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(PHOTO, "jpeg", id="photo"),
        pytest.param(picture("PNG"), "png", id="picture"),
        pytest.param(plain(), "pdf", id="document"),
        pytest.param(b"<svg onload='alert(1)'/>", "other", id="drawing"),
        pytest.param(b"", "other", id="nothing"),
        pytest.param(PHOTO[: len(PHOTO) // 2], "damaged", id="half-a-photo"),
        pytest.param(b"%PDF-1.7\n%%EOF", "damaged", id="empty-pdf"),
        pytest.param(document("pass"), "encrypted", id="locked"),
        pytest.param(picture("PNG", (12000, 12000)), "too-many-pixels", id="bomb"),
    ],
)
def test_a_file_is_told_apart_as_it_arrives(
    client: TestClient, integrator: dict[str, str], data: bytes, kind: str
) -> None:
    assert sent(client, integrator, data)["kind"] == kind


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("drawing.svg", b"<svg/>", "R16-file-kind"),
        ("photo.exe", picture("JPEG"), "R16-file-kind"),
        ("photo.jpg", picture("PNG"), "R16-file-disguised"),
        ("photo.jpg", PHOTO[:900], "R16-file-damaged"),
        ("paper.pdf", document("pass"), "R16-file-encrypted"),
    ],
)
def test_a_case_that_names_what_cannot_be_bound_is_refused_at_that_file(
    client: TestClient,
    integrator: dict[str, str],
    name: str,
    data: bytes,
    code: str,
) -> None:
    case = json.loads((CASES / "carrier-first-offence.case.json").read_text("utf-8"))
    digest = sent(client, integrator, data)["sha256"]
    case["evidence"][3] |= {"file": name, "sha256": digest}
    answer = client.post("/v1/cases", json=case, headers=integrator)
    assert answer.status_code == 422, answer.text
    found = {each["code"]: each["pointer"] for each in answer.json()["errors"]}
    assert found[code] == "/evidence/3/file"


def form(case: bytes, data: bytes) -> tuple[bytes, dict[str, str]]:
    lines = (
        b'--edge\r\nContent-Disposition: form-data; name="case"\r\n\r\n' + case,
        b'\r\n--edge\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n',
        data + b"\r\n--edge--\r\n",
    )
    return b"".join(lines), {"Content-Type": "multipart/form-data; boundary=edge"}


def test_a_form_that_was_cut_or_whose_file_was_damaged_is_refused_and_a_whole_one_taken(
    client: TestClient, integrator: dict[str, str]
) -> None:
    case = json.loads((CASES / "carrier-first-offence.case.json").read_text("utf-8"))
    for paper in case["papers"]:
        paper["execution"] = None
    raw = json.dumps(case).encode()
    whole, kind = form(raw, PHOTO)
    damaged, _ = form(raw, PHOTO[:-40] + b"\x00" * 40)

    def answer(body: bytes) -> tuple[int, str]:
        told = client.post("/v1/cases", content=body, headers={**integrator, **kind})
        return told.status_code, told.json().get("code", "")

    assert answer(whole[:-700]) == (400, "form-cut")
    assert answer(whole[:-6]) == (400, "form-cut")
    assert answer(damaged) == (422, "file-unnamed")
    assert answer(whole) == (201, "")


def test_a_case_whose_files_did_not_come_says_so_at_once(
    client: TestClient, integrator: dict[str, str]
) -> None:
    case = json.loads((CASES / "carrier-first-offence.case.json").read_text("utf-8"))
    for paper in case["papers"]:
        paper["execution"] = None
    made = client.post("/v1/cases", json=case, headers=integrator)
    assert made.status_code == 201, made.text
    missing = [each for each in made.json()["findings"] if each["code"] == "R16-file-missing"]
    named = [each for each in case["evidence"] if each.get("file")]
    assert len(missing) == len(named)
    assert {each["severity"] for each in missing} == {"warning"}
