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
