"""Verifying one sealed PDF: what is whole, what is broken, and that every change is found."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pikepdf import Pdf
from pyhanko.pdf_utils.generic import ArrayObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from sample_volume import NOW, attachment, bound, numbered, usual_volume, volume_of

from archive.errors import KeyUnusableError
from archive.seal import Sealer, create_trial_authority, load_sealer
from archive.seal._credential import Credential
from archive.verify import VERIFICATION_CODES, verify_pdf


@pytest.fixture(scope="session")
def small(sealer: Sealer) -> bytes:
    """A sealed volume of one page, quick to verify thousands of times."""
    volume = volume_of(numbered("通知书"), attachments=(attachment("a.json", b"{}" * 200),))
    return sealer.seal(bound(volume).pdf, now=NOW, reason="封存")


def container(data: bytes) -> tuple[int, int]:
    start = data.index(b"/Contents <") + len(b"/Contents ")
    return start, data.index(b">", start) + 1


def flipped(data: bytes, place: int, mask: int = 1) -> bytes:
    changed = bytearray(data)
    changed[place] ^= mask
    return bytes(changed)


def codes(data: bytes, trust: tuple[bytes, ...]) -> set[str]:
    report = verify_pdf(data, trust=trust)
    assert report.verdict == "broken"
    assert report.exit_status == 5
    assert report.findings
    return {finding.code for finding in report.findings}


def test_an_unchanged_file_of_a_trusted_signer_is_whole(
    sealed: bytes, trust: tuple[bytes, ...]
) -> None:
    report = verify_pdf(sealed, trust=trust, subject="X043-2026-0001")
    assert (report.verdict, report.findings, report.exit_status) == ("whole", (), 0)
    assert report.subject == "X043-2026-0001"
    assert report.sealed_at == NOW
    assert "样卷封存（试用）" in report.signer
    assert report.pages == 5


def test_an_unchanged_file_of_a_signer_who_is_not_trusted_is_neither_good_nor_broken(
    sealed: bytes,
) -> None:
    report = verify_pdf(sealed, trust=())
    assert (report.verdict, report.findings, report.exit_status) == ("signer-unknown", (), 7)


def test_the_sealing_certificate_itself_may_be_what_is_trusted(
    sealed: bytes, sealer: Sealer
) -> None:
    pem = x509.load_der_x509_certificate(sealer.certificate).public_bytes(Encoding.PEM)
    assert verify_pdf(sealed, trust=[sealer.certificate]).verdict == "whole"
    assert verify_pdf(sealed, trust=[pem]).verdict == "whole"


def test_a_file_sealed_anew_by_another_key_of_the_same_name_is_of_an_unknown_signer(
    tmp_path: Path, trust: tuple[bytes, ...]
) -> None:
    create_trial_authority(tmp_path, now=NOW, body_name="示例市交通运输局")
    forged = load_sealer(tmp_path).seal(bound(usual_volume()).pdf, now=NOW, reason="封存")
    report = verify_pdf(forged, trust=trust)
    assert (report.verdict, report.findings, report.exit_status) == ("signer-unknown", (), 7)


@pytest.mark.parametrize("part", range(4))
def test_every_byte_of_the_container_is_guarded(
    part: int, small: bytes, trust: tuple[bytes, ...]
) -> None:
    start, end = container(small)
    places = range(start + part, end, 4)
    missed = [
        place
        for place in places
        if verify_pdf(flipped(small, place, 1 << place % 8), trust=trust).verdict != "broken"
    ]
    assert missed == []


def test_every_digit_of_the_container_is_guarded_against_every_other_digit_nearby(
    small: bytes, trust: tuple[bytes, ...]
) -> None:
    start, end = container(small)
    for place in range(start + 1, end - 1, 61):
        for digit in b"0123456789ABCDEF":
            changed = bytearray(small)
            changed[place] = digit
            verdict = verify_pdf(bytes(changed), trust=trust).verdict
            assert verdict == ("whole" if digit == small[place] else "broken")


@pytest.mark.parametrize("mask", [0x01, 0x80, 0xFF])
def test_every_97th_byte_of_the_file_is_guarded(
    mask: int, sealed: bytes, trust: tuple[bytes, ...]
) -> None:
    for place in range(0, len(sealed), 97):
        assert codes(flipped(sealed, place, mask), trust)


def test_every_byte_of_the_added_revision_is_guarded(
    small: bytes, trust: tuple[bytes, ...]
) -> None:
    start, end = container(small)
    bound_length = small.index(b"%%EOF\n") + len(b"%%EOF\n")
    for place in (*range(bound_length, start), *range(end, len(small))):
        assert codes(flipped(small, place), trust)


@pytest.mark.parametrize("cut", [1, 2, 7, 300, 3000])
def test_a_file_that_was_cut_is_broken(cut: int, sealed: bytes, trust: tuple[bytes, ...]) -> None:
    assert codes(sealed[:-cut], trust)


@dataclass(frozen=True)
class Material:
    bound: bytes
    sealed: bytes
    sealer: Sealer
    folder: Path


class Careless(Sealer):
    """A sealer that does not look at the validity of its certificate."""

    def check_time(self, now: datetime) -> None:
        return


def updated(data: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(data))
    change(writer)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def signed_twice(material: Material) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(material.sealed))
    steps = PdfCMSEmbedder(SigFieldSpec("Second")).write_cms("Second", writer)
    next(steps)
    cms = material.sealer._builder
    placeholder = SignatureObject(timestamp=NOW, bytes_reserved=2 * cms.length)
    steps.send(SigObjSetup(placeholder))
    prepared, output = steps.send(SigIOSetup("sha256"))
    steps.send(cms.build(prepared.document_digest))
    result = output.getvalue()
    assert isinstance(result, bytes)
    return result


def without_fields(material: Material) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        form = writer.root["/AcroForm"]
        form[pdf_name("/Fields")] = ArrayObject()
        writer.update_container(form)

    return updated(material.sealed, change)


def lower_case(material: Material) -> bytes:
    start, end = container(material.sealed)
    text = material.sealed[start:end].lower()
    return material.sealed[:start] + text + material.sealed[end:]


def other_digest_algorithm(material: Material) -> bytes:
    return material.sealed.replace(b"0609608648016503040201", b"0609608648016503040202", 1)


def with_damaged_attachment(material: Material) -> bytes:
    with Pdf.open(BytesIO(material.bound)) as pdf:
        pdf.Root.AF[1].EF.F.write(b"other content")
        output = BytesIO()
        pdf.save(output)
    return material.sealer.seal(output.getvalue(), now=NOW, reason="封存")


def with_useless_certificate(material: Material) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "加密证书")])
    usage = dict.fromkeys(
        (
            *("digital_signature", "content_commitment", "key_encipherment", "crl_sign"),
            *("data_encipherment", "key_cert_sign", "encipher_only", "decipher_only"),
        ),
        False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOW)
        .not_valid_after(NOW + timedelta(days=1))
        .add_extension(x509.KeyUsage(key_agreement=True, **usage), critical=True)
        .sign(key, hashes.SHA256())
    )
    credential = Credential(key=key, certificate=certificate, chain=())
    return Sealer(credential).seal(material.bound, now=NOW, reason="封存")


def sealed_after_expiry(material: Material) -> bytes:
    create_trial_authority(material.folder, now=NOW, body_name="示例市交通运输局")
    late = NOW + timedelta(days=9999)
    careless = Careless(load_sealer(material.folder)._credential)
    return careless.seal(material.bound, now=late, reason="封存")


def other_digit(data: bytes, place: int) -> bytes:
    digit = b"1" if data[place : place + 1] == b"0" else b"0"
    return data[:place] + digit + data[place + 1 :]


def changed_at(mark: bytes, offset: int) -> Callable[[Material], bytes]:
    return lambda it: flipped(it.sealed, it.sealed.rindex(mark) + offset)


BROKEN: dict[str, Callable[[Material], bytes]] = {
    "not-a-pdf": lambda it: b"hello",
    "structure-damaged": changed_at(b"startxref", 3),
    "signature-missing": lambda it: it.bound,
    "second-signature": signed_twice,
    "signature-unreferenced": without_fields,
    "byte-range-incomplete": lambda it: it.sealed.replace(b"/ByteRange [0 ", b"/ByteRange [1 "),
    "trailing-bytes": lambda it: it.sealed + b"\n",
    "container-malformed": lower_case,
    "container-not-canonical": other_digest_algorithm,
    "digest-mismatch": lambda it: flipped(it.sealed, len(it.bound) // 2),
    "signature-invalid": lambda it: other_digit(it.sealed, container(it.sealed)[1] - 2),
    "certificate-substituted": lambda it: other_digit(it.sealed, container(it.sealed)[0] + 400),
    "certificate-unusable": with_useless_certificate,
    "certificate-not-valid-then": sealed_after_expiry,
    "signing-time-missing": changed_at(b"/M (D", 8),
    "attachment-damaged": with_damaged_attachment,
}


def test_every_code_has_its_broken_file_and_both_texts() -> None:
    assert set(BROKEN) == set(VERIFICATION_CODES)
    assert all(chinese and english for chinese, english in VERIFICATION_CODES.values())


@pytest.fixture
def material(sealer: Sealer, sealed: bytes, tmp_path: Path) -> Material:
    original = bound(usual_volume(), specimen="样卷").pdf
    return Material(bound=original, sealed=sealed, sealer=sealer, folder=tmp_path)


@pytest.mark.parametrize("code", sorted(BROKEN))
def test_a_broken_file_is_called_broken_by_its_code(
    code: str, material: Material, trust: tuple[bytes, ...]
) -> None:
    data = BROKEN[code](material)
    report = verify_pdf(data, trust=trust)
    found = {finding.code: finding for finding in report.findings}
    assert report.verdict == "broken"
    assert code in found
    for text in VERIFICATION_CODES[code]:
        assert text.format(**found[code].params)


def test_a_second_signature_is_found_even_where_it_is_valid_and_of_the_trusted_key(
    material: Material, trust: tuple[bytes, ...]
) -> None:
    assert codes(signed_twice(material), trust) == {"second-signature"}


def test_a_later_revision_is_found(material: Material, trust: tuple[bytes, ...]) -> None:
    def change(writer: IncrementalPdfFileWriter) -> None:
        writer.root[pdf_name("/PageMode")] = pdf_name("/UseNone")
        writer.update_root()

    assert "trailing-bytes" in codes(updated(material.sealed, change), trust)


def test_a_signature_left_in_by_an_attachment_or_a_picture_is_not_counted(
    sealer: Sealer, trust: tuple[bytes, ...], sealed: bytes
) -> None:
    volume = volume_of(
        numbered("通知书"),
        attachments=(
            attachment("copy.pdf", sealed, media_type="application/pdf"),
            attachment("note.txt", b"/ByteRange [0 1 2 3]", media_type="text/plain"),
        ),
    )
    pdf = bound(volume).pdf
    with_decoy = pdf.replace(b"%PDF-1.7\n", b"%PDF-1.7\n", 1)
    result = sealer.seal(with_decoy, now=NOW, reason="封存")
    assert verify_pdf(result, trust=trust).verdict == "whole"


def test_a_decoy_range_inside_the_sealed_bytes_does_not_mislead(
    sealer: Sealer, trust: tuple[bytes, ...]
) -> None:
    with Pdf.open(BytesIO(bound(volume_of(numbered("通知书"))).pdf)) as pdf:
        decoy = pdf.make_stream(b"/Contents <00>\n/ByteRange [0 11 15 9]")
        pdf.Root.PieceInfo = pdf.make_indirect(decoy)
        output = BytesIO()
        pdf.save(output, compress_streams=False)
    result = sealer.seal(output.getvalue(), now=NOW, reason="封存")
    assert result.count(b"/ByteRange") == 2
    assert verify_pdf(result, trust=trust).verdict == "whole"


def test_a_trusted_certificate_that_cannot_be_read_is_the_callers_error(sealed: bytes) -> None:
    with pytest.raises(KeyUnusableError, match="trusted certificate"):
        verify_pdf(sealed, trust=[b"garbage"])


def test_an_attachment_that_expands_beyond_its_stated_size_is_not_expanded(
    material: Material, trust: tuple[bytes, ...]
) -> None:
    with Pdf.open(BytesIO(material.bound)) as pdf:
        pdf.Root.AF[0].EF.F.write(bytes(200_000_000))
        output = BytesIO()
        pdf.save(output)
    result = material.sealer.seal(output.getvalue(), now=NOW, reason="封存")
    assert codes(result, trust) == {"attachment-damaged"}


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.binary(max_size=2000))
@example(data=b"")
@example(data=b"%PDF-")
@example(data=b"%PDF-1.7\n/Contents <3080>\n/ByteRange [0 19 25 24]")
def test_hostile_bytes_make_a_report_and_never_an_exception(
    data: bytes, trust: tuple[bytes, ...]
) -> None:
    assert verify_pdf(data, trust=trust).verdict == "broken"
    assert verify_pdf(b"%PDF-1.7\n" + data, trust=trust).verdict == "broken"


def framed(cms: bytes) -> bytes:
    """A file whose byte range is right and whose container holds ``cms``."""
    head = b"%PDF-1.7\n1 0 obj\n<<\n/Contents "
    gap = b"<" + cms.hex().upper().encode() + b">"
    start, end = len(head), len(head) + len(gap)
    tail = b"\n/M (D:20260305093000Z)\n>>\nendobj\n%%EOF\n"
    numbers = f"\n/ByteRange [0 {start} {end} "
    rest = len(numbers) + len("000]") + len(tail)
    return head + gap + f"{numbers}{rest:03d}]".encode() + tail


def test_the_hostile_frame_of_these_tests_is_itself_a_good_frame(
    small: bytes, trust: tuple[bytes, ...]
) -> None:
    start, end = container(small)
    found = codes(framed(bytes.fromhex(small[start + 1 : end - 1].decode())), trust)
    assert found == {"digest-mismatch", "structure-damaged"}


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(splice=st.binary(max_size=40), place=st.integers(0, 2200), cut=st.integers(0, 60))
def test_a_hostile_container_makes_a_report_and_never_an_exception(
    splice: bytes, place: int, cut: int, small: bytes, trust: tuple[bytes, ...]
) -> None:
    start, end = container(small)
    cms = bytes.fromhex(small[start + 1 : end - 1].decode())
    hostile = cms[:place] + splice + cms[place + cut :]
    assert verify_pdf(framed(hostile or b"\x00"), trust=trust).verdict == "broken"


def test_a_container_nested_very_deep_makes_a_report(trust: tuple[bytes, ...]) -> None:
    cms = b"\x30\x00"
    for _ in range(20_000):
        length = len(cms)
        size = max(1, (length.bit_length() + 7) // 8)
        long_form = bytes((0x80 | size,)) + length.to_bytes(size, "big")
        cms = b"\x30" + (bytes((length,)) if length < 128 else long_form) + cms
    assert "container-malformed" in codes(framed(cms), trust)


def test_random_bytes_after_the_header_make_a_report(trust: tuple[bytes, ...]) -> None:
    for _ in range(20):
        assert codes(b"%PDF-1.7\n" + os.urandom(3000), trust)
