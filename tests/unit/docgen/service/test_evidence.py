"""Taking in the files of a case: what is accepted, and every way to be refused."""

from __future__ import annotations

import hashlib
import io
import os
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from docgen.service import errors
from docgen.service.line.evidence import EvidenceLimits, take_in

LIMITS = EvidenceLimits(file_bytes=200_000, total_bytes=300_000, image_pixels=10_000, pdf_pages=3)


def image(kind: str = "JPEG", size: int = 40) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (size, size), "white").save(out, kind)
    return out.getvalue()


def pdf(pages: int = 1, **options: Any) -> bytes:
    document, out = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        document.add_blank_page()
    document.save(out, **options)
    return out.getvalue()


def case(*files: tuple[str, bytes], copies: tuple[tuple[str, bytes], ...] = ()) -> dict[str, Any]:
    def stated(name: str, data: bytes) -> dict[str, str]:
        return {"file": name, "sha256": hashlib.sha256(data).hexdigest()}

    return {
        "evidence": [{"file": None}, *(stated(name, data) for name, data in files)],
        "papers": [
            {"execution": None},
            *({"execution": {"copy": stated(name, data)}} for name, data in copies),
        ],
    }


def put(folder: Path, *files: tuple[str, bytes]) -> None:
    for name, data in files:
        (folder / name).write_bytes(data)


def test_images_pdfs_and_executed_copies_are_taken_in_by_name(tmp_path: Path) -> None:
    evidence = (("现场.jpg", image()), ("b.PNG", image("PNG")), ("c.pdf", pdf()))
    copies = (("signed.pdf", pdf(2)),)
    put(tmp_path, *evidence, *copies)
    assert take_in(case(*evidence, copies=copies), tmp_path, LIMITS) == dict(evidence + copies)


def test_a_case_without_files_needs_no_folder(tmp_path: Path) -> None:
    assert take_in(case(), tmp_path / "none", LIMITS) == {}


def test_a_case_with_files_and_no_folder_says_where_to_put_them(tmp_path: Path) -> None:
    with pytest.raises(errors.EvidenceFolderMissingError, match="--evidence"):
        take_in(case(("a.jpg", image())), tmp_path / "none", LIMITS)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.jpg", image("PNG"), "evidence-disguised"),
        ("a.pdf", b"MZ\x90 this is a program", "evidence-disguised"),
        ("a.exe", image(), "evidence-kind-unknown"),
        ("a.jpg", image()[:200], "evidence-damaged"),
        ("a.png", image("PNG")[:60], "evidence-damaged"),
        ("a.pdf", pdf()[:40], "evidence-damaged"),
        ("a.jpg", image(size=101), "evidence-pixels"),
        ("a.pdf", pdf(4), "evidence-pages"),
        ("a.pdf", pdf(encryption=pikepdf.Encryption(owner="o", user="u")), "evidence-encrypted"),
        ("a.pdf", pdf(encryption=pikepdf.Encryption(owner="o", user="")), "evidence-encrypted"),
        ("a.jpg", image() + bytes(200_000), "evidence-too-large"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_refused(
    tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    put(tmp_path, (name, data))
    with pytest.raises(errors.EvidenceFileError) as caught:
        take_in(case((name, data)), tmp_path, LIMITS)
    assert (caught.value.code, caught.value.exit_status) == (code, 3)
    assert "/evidence/1/file" in str(caught.value)


def test_a_changed_byte_is_found_by_its_digest(tmp_path: Path) -> None:
    put(tmp_path, ("a.jpg", image() + b"\x00"))
    with pytest.raises(errors.EvidenceDigestError):
        take_in(case(("a.jpg", image())), tmp_path, LIMITS)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(errors.EvidenceMissingError, match=r"a\.jpg"):
        take_in(case(("a.jpg", image())), tmp_path, LIMITS)


@pytest.mark.parametrize("name", ["../a.jpg", "/etc/passwd", "sub/a.jpg", "..", "sub\\a.jpg"])
def test_a_path_is_refused_before_anything_is_opened(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "evidence"
    folder.mkdir()
    put(tmp_path, ("a.jpg", image()))
    with pytest.raises(errors.EvidencePathError):
        take_in(case((name, image())), folder, LIMITS)


def test_a_symbolic_link_is_refused(tmp_path: Path) -> None:
    put(tmp_path, ("real.jpg", image()))
    (tmp_path / "a.jpg").symlink_to(tmp_path / "real.jpg")
    with pytest.raises(errors.EvidenceLinkError):
        take_in(case(("a.jpg", image())), tmp_path, LIMITS)


def test_a_pipe_or_folder_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.jpg")
    (tmp_path / "b.jpg").mkdir()
    for name in ("a.jpg", "b.jpg"):
        with pytest.raises(errors.EvidenceIrregularError):
            take_in(case((name, image())), tmp_path, LIMITS)


def test_all_files_together_are_bounded(tmp_path: Path) -> None:
    files = tuple((f"{n}.png", image("PNG") + bytes(120_000 + n)) for n in range(3))
    put(tmp_path, *files)
    with pytest.raises(errors.EvidenceTooLargeError, match=r"limits\.total_bytes"):
        take_in(case(*files), tmp_path, LIMITS)
