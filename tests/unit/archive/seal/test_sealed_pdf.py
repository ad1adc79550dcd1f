"""The seal on a PDF, as other programs and the bytes themselves see it."""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Pdf
from sample_volume import NOW, attachment, bound, numbered, photo, scan, sheet, volume_of

from archive.bind import BoundVolume
from archive.errors import DossierInvalidError
from archive.seal import Sealer
from archive.verify import verify_pdf


def container(data: bytes) -> tuple[int, int]:
    """The places of ``<`` and just after ``>``."""
    start = data.rindex(b"/Contents <") + len(b"/Contents ")
    return start, data.index(b">", start) + 1


def test_the_bound_bytes_stand_unchanged_before_the_seal(
    bound_volume: BoundVolume, sealed: bytes
) -> None:
    assert sealed.startswith(bound_volume.pdf)


def test_the_byte_range_covers_all_but_the_container_and_ends_with_the_file(
    sealed: bytes,
) -> None:
    numbers = re.findall(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]", sealed)
    assert len(numbers) == 1
    first, length, second, rest = map(int, numbers[0])
    assert (first, length) == (0, container(sealed)[0])
    assert second == container(sealed)[1]
    assert second + rest == len(sealed)


def test_the_container_is_exactly_as_long_as_its_cms(sealed: bytes) -> None:
    start, end = container(sealed)
    text = sealed[start + 1 : end - 1]
    assert text == text.upper()
    der = bytes.fromhex(text.decode())
    assert der[:2] == b"\x30\x82"
    assert int.from_bytes(der[2:4], "big") + 4 == len(der)


def test_the_seal_says_the_given_time_reason_and_place_and_nothing_of_the_clock(
    sealed: bytes, bound_volume: BoundVolume
) -> None:
    with Pdf.open(BytesIO(sealed)) as pdf, Pdf.open(BytesIO(bound_volume.pdf)) as before:
        (field,) = pdf.Root.AcroForm.Fields
        assert str(field.V.M) == "D:20260305093000+08'00'"
        assert str(field.V.Reason) == "完整性封存"
        assert str(field.V.Location) == "示例市"
        assert str(field.V.SubFilter) == "/ETSI.CAdES.detached"
        assert pdf.docinfo == before.docinfo
        assert pdf.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()


def test_the_seal_draws_nothing(sealed: bytes) -> None:
    with Pdf.open(BytesIO(sealed)) as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        assert [float(side) for side in field.Rect] == [0, 0, 0, 0]
        assert "/AP" not in field


def test_the_seal_allows_no_further_change(sealed: bytes) -> None:
    with Pdf.open(BytesIO(sealed)) as pdf:
        (reference,) = pdf.Root.Perms.DocMDP.Reference
        assert reference.TransformParams.P == 1


def test_a_sealed_file_is_never_sealed_again(sealer: Sealer, sealed: bytes) -> None:
    with pytest.raises(DossierInvalidError, match="signed already"):
        sealer.seal(sealed, now=NOW, reason="封存")


@pytest.mark.parametrize("data", [b"", b"not a PDF", b"%PDF-1.7\n%%EOF\n"])
def test_what_is_not_a_pdf_is_refused(sealer: Sealer, data: bytes) -> None:
    with pytest.raises(DossierInvalidError, match="cannot be sealed"):
        sealer.seal(data, now=NOW, reason="封存")


def test_one_key_seals_from_many_threads(
    sealer: Sealer, bound_volume: BoundVolume, trust: tuple[bytes, ...]
) -> None:
    with ThreadPoolExecutor(4) as pool:
        results = list(
            pool.map(
                lambda day: sealer.seal(
                    bound_volume.pdf, now=NOW + timedelta(days=day), reason="封存"
                ),
                range(12),
            )
        )
    assert {verify_pdf(item, trust=trust).verdict for item in results} == {"whole"}


@pytest.fixture
def rich_file(sealer: Sealer, tmp_path: Path) -> Path:
    """A sealed volume with all that a volume can have."""
    volume = volume_of(
        sheet("卷宗封面"),
        numbered("责令改正违法行为通知书", 2),
        numbered("不予行政处罚决定书", 2, scan=scan(2)),
        numbered("现场照片", 1, kind="evidence", pdf=photo()),
        sheet("备考表"),
        attachments=(attachment("case.json", b"{}"), attachment("原件.json", b"[]")),
    )
    sealed = sealer.seal(bound(volume, specimen="样卷").pdf, now=NOW, reason="完整性封存")
    path = tmp_path / "sealed.pdf"
    path.write_bytes(sealed)
    return path


@pytest.mark.needs("pdfsig")
def test_pdfsig_calls_the_signature_valid_and_the_whole_document_signed(rich_file: Path) -> None:
    done = subprocess.run(["pdfsig", str(rich_file)], capture_output=True, text=True, check=False)
    assert "Signature is Valid" in done.stdout
    assert "Total document signed" in done.stdout
    assert "Signature #2" not in done.stdout


@pytest.mark.needs("qpdf")
def test_qpdf_finds_nothing_wrong(rich_file: Path) -> None:
    done = subprocess.run(
        ["qpdf", "--check", str(rich_file)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.needs("verapdf")
def test_the_sealed_bytes_are_pdf_a_3b(
    rich_file: Path, verapdf: Callable[[Path, str], list[str]]
) -> None:
    assert verapdf(rich_file, "3b") == []


@pytest.mark.slow
def test_a_file_of_more_than_100_mb_is_sealed_and_verified(
    sealer: Sealer, trust: tuple[bytes, ...]
) -> None:
    blocks = (hashlib.sha512(b"%d" % index).digest() * 8 for index in range(220_000))
    video = attachment("录像.mp4", b"".join(blocks), media_type="video/mp4")
    volume = bound(volume_of(numbered("通知书"), attachments=(video,)))
    sealed = sealer.seal(volume.pdf + b"", now=NOW, reason="封存")
    report = verify_pdf(sealed, trust=trust)
    assert (report.verdict, report.findings) == ("whole", ())
    changed = bytearray(sealed)
    changed[len(changed) // 2] ^= 1
    codes = {item.code for item in verify_pdf(bytes(changed), trust=trust).findings}
    assert "digest-mismatch" in codes
