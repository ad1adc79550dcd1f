"""Keys and signatures: what an agency's certificate asks, and what a verifier is told."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID
from running import CASES, Docgen

from docgen.catalogue import load_catalogue

SIGNED = "driver-minor"


def certificate(
    folder: Path, name: str, begin: datetime | None = None, days: int = 400
) -> tuple[Path, Path]:
    """An agency's key as PKCS #12, and its certificate as PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    begin = begin or datetime.now(UTC) - timedelta(days=1)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=days))
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=True,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=False,
                crl_sign=False,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )
    packed = pkcs12.serialize_key_and_certificates(
        name.encode(), key, made, None, BestAvailableEncryption(b"secret")
    )
    store, pem = folder / f"{name}.p12", folder / f"{name}.pem"
    store.write_bytes(packed)
    pem.write_bytes(made.public_bytes(Encoding.PEM))
    return store, pem


def official(folder: Path, name: str) -> tuple[Docgen, Path]:
    """A home with an agency's certificate, and that certificate."""
    store, pem = certificate(folder, name)
    made = Docgen(folder / f"home-{name}")
    made.ok("init")
    (folder / "passphrase").write_text("secret\n")
    made.ok("keys", "import", store, "--passphrase-file", folder / "passphrase")
    return made, pem


def _unsigned(data: dict[str, Any]) -> None:
    for paper in data["papers"]:
        if paper["type"] == "scene-record":
            paper["execution"] = None


def executed(home: Docgen, folder: Path) -> Path:
    """The signed sample with an executed copy of every signed paper: its frozen PDF, returned."""
    sample = CASES / f"{SIGNED}.case.json"
    files = folder / "executed.evidence"
    shutil.copytree(CASES / f"{SIGNED}.evidence", files)
    home.ok("issue", sample, "-o", folder / "frozen")
    data = json.loads(sample.read_text("utf-8"))
    for paper in data["papers"]:
        execution = paper["execution"]
        signers = {each["signer"] for each in execution["signatures"] if each["status"] == "signed"}
        if execution.get("copy") is None and signers:
            scan = (folder / "frozen" / f"{paper['id']}.pdf").read_bytes()
            (files / f"scan-{paper['id']}.pdf").write_bytes(scan)
            execution["copy"] = {
                "file": f"scan-{paper['id']}.pdf",
                "sha256": hashlib.sha256(scan).hexdigest(),
                "made_at": f"{data['dossier']['closed_on']}T18:00:00+08:00",
                "origin": "scan",
                "bears": sorted(signers),
            }
    case = folder / "executed.case.json"
    case.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return case


def test_an_agencys_home_refuses_an_unsigned_paper_by_title_and_signer(
    tmp_path: Path, changed: Callable[..., Path]
) -> None:
    home, _ = official(tmp_path, "agency")
    case = changed(SIGNED, _unsigned)
    refused = home.run("seal", case)
    assert refused.status == 3
    assert "现场笔录" in refused.err
    assert "R34-record-unsigned" in refused.err
    data = json.loads(case.read_text("utf-8"))
    assert data["party"]["name"] not in refused.err
    assert all(person["name"] not in refused.err for person in data["staff"])
    assert home.ok("search")["total"] == 0


def _nothing_signed(data: dict[str, Any]) -> None:
    for paper in data["papers"]:
        paper["execution"] = None


@pytest.mark.parametrize("sample", [SIGNED, "shop-interview", "repair-shop-refuses"])
def test_an_agencys_home_names_each_paper_that_lacks_a_signature(
    tmp_path: Path, changed: Callable[..., Path], sample: str
) -> None:
    home, _ = official(tmp_path, "agency")
    case = changed(sample, _nothing_signed)
    refused = home.run("seal", case)
    assert refused.status == 3
    for index, paper in enumerate(json.loads(case.read_text("utf-8"))["papers"]):
        title = load_catalogue().instrument(paper["type"]).title
        lines = [line for line in refused.err.splitlines() if f" /papers/{index}/" in line]
        assert any(f"《{title}》" in line and "R34-" in line for line in lines), title


@pytest.mark.parametrize(("begin", "days"), [(-400, 300), (30, 300)])
def test_a_certificate_that_cannot_seal_today_is_refused_by_its_file_name(
    tmp_path: Path, begin: int, days: int
) -> None:
    store, _ = certificate(tmp_path, "late", datetime.now(UTC) + timedelta(days=begin), days)
    home = Docgen(tmp_path / "home")
    home.ok("init")
    (tmp_path / "passphrase").write_text("secret\n")
    refused = home.run("keys", "import", store, "--passphrase-file", tmp_path / "passphrase")
    assert refused.status == 6
    assert "late.p12" in refused.err
    assert home.ok("keys", "list")["keys"] == []


def test_a_passphrase_that_cannot_be_had_is_said(tmp_path: Path) -> None:
    store, _ = certificate(tmp_path, "agency")
    home = Docgen(tmp_path / "home")
    home.ok("init")
    (tmp_path / "passphrase").write_bytes(b"\xff\xfe\xba")
    refused = home.run("keys", "import", store, "--passphrase-file", tmp_path / "passphrase")
    assert (refused.status, "UTF-8" in refused.err) == (6, True)
    refused = home.run("keys", "import", store)
    assert (refused.status, "--passphrase-file" in refused.err) == (6, True)
    (tmp_path / "passphrase").write_text("wrong")
    refused = home.run("keys", "import", store, "--passphrase-file", tmp_path / "passphrase")
    assert (refused.status, "agency.p12" in refused.err) == (6, True)


def test_a_certificate_that_has_expired_stops_the_sealing_before_anything_is_issued(
    trial: Docgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed = trial.ok("seal", CASES / "shop-interview.case.json")
    later = datetime.now(UTC).replace(microsecond=0) + timedelta(days=40 * 365)
    monkeypatch.setattr("docgen.cli.shell.Shell.now", lambda _: later)
    refused = trial.run("seal", CASES / "driver-minor.case.json", "--json")
    assert (refused.status, refused.json["error"]) == (6, "key-unusable")
    assert all(
        each["new"] for each in trial.ok("issue", CASES / "driver-minor.case.json")["papers"]
    )
    again = trial.ok("seal", CASES / "shop-interview.case.json")
    assert (again["number"], again["created"]) == (sealed["number"], False)


def test_a_trial_home_seals_the_same_unsigned_paper(
    trial: Docgen, changed: Callable[..., Path]
) -> None:
    assert trial.ok("seal", changed(SIGNED, _unsigned))["specimen"] is True


def test_an_agencys_home_seals_signed_papers_without_the_specimen_mark(tmp_path: Path) -> None:
    home, _ = official(tmp_path, "agency")
    sealed = home.ok("seal", executed(home, tmp_path))
    assert sealed["specimen"] is False
    home.ok("fetch", sealed["number"], "-o", tmp_path / "out.pdf")
    document = pypdfium2.PdfDocument((tmp_path / "out.pdf").read_bytes())
    texts = [document[index].get_textpage().get_text_range() for index in range(len(document))]
    document.close()
    assert not any("样" in text and "卷" in text.split("样")[1][:4] for text in texts)


def test_without_a_key_nothing_is_sealed_and_the_way_is_shown(tmp_path: Path) -> None:
    home = Docgen(tmp_path / "home")
    home.ok("init")
    refused = home.run("seal", CASES / "shop-interview.case.json")
    assert refused.status == 6
    assert "keys init" in refused.err


@pytest.fixture
def sealed(trial: Docgen, tmp_path: Path) -> Path:
    number = trial.ok("seal", CASES / "shop-interview.case.json")["number"]
    trial.ok("fetch", number, "-o", tmp_path / "sealed.pdf")
    return tmp_path / "sealed.pdf"


@pytest.mark.parametrize("place", [0.02, 0.4, 0.9, 0.999])
def test_one_changed_byte_of_a_copy_is_found(trial: Docgen, sealed: Path, place: float) -> None:
    data = bytearray(sealed.read_bytes())
    data[int(len(data) * place)] ^= 1
    sealed.write_bytes(data)
    found = trial.run("verify", sealed)
    assert found.status == 5
    assert "[" in found.out


def test_bytes_added_after_the_seal_are_found(trial: Docgen, sealed: Path) -> None:
    sealed.write_bytes(sealed.read_bytes() + b"\n")
    assert trial.run("verify", sealed).status == 5


def test_another_home_knows_the_file_is_whole_but_not_who_sealed_it(
    sealed: Path, tmp_path: Path
) -> None:
    other = Docgen(tmp_path / "other")
    other.ok("init")
    assert other.run("verify", sealed).status == 7


def test_a_trusted_certificate_makes_the_signer_known(tmp_path: Path) -> None:
    home, pem = official(tmp_path, "agency")
    _, stranger = certificate(tmp_path, "stranger")
    number = home.ok("seal", executed(home, tmp_path))["number"]
    home.ok("fetch", number, "-o", tmp_path / "sealed.pdf")
    other = Docgen(tmp_path / "other")
    other.ok("init")
    assert other.run("verify", tmp_path / "sealed.pdf").status == 7
    assert other.run("verify", tmp_path / "sealed.pdf", "--trust", pem).status == 0
    assert other.run("verify", tmp_path / "sealed.pdf", "--trust", stranger).status == 7


def test_a_file_in_the_archive_that_was_altered_is_found_and_not_given_out(
    trial: Docgen, tmp_path: Path
) -> None:
    number = trial.ok("seal", CASES / "shop-interview.case.json")["number"]
    stored = next((trial.home / "archive").rglob("main.pdf"))
    data = bytearray(stored.read_bytes())
    data[len(data) // 2] ^= 1
    stored.write_bytes(data)
    assert trial.run("verify", number).status == 5
    assert trial.run("verify", "--all").status == 5
    assert trial.run("fetch", number, "-o", tmp_path / "out.pdf").status == 5
    assert not (tmp_path / "out.pdf").exists()


def _informed(data: dict[str, Any]) -> None:
    data["informant"] = {
        "name": "某热心人",
        "telephone": "19900000099",
        "content": "反映收费不公示",
    }


def _exposed(data: dict[str, Any]) -> None:
    _informed(data)
    data["evidence"][0]["proves"] = "某热心人反映的情况"


def test_an_informant_stands_in_the_internal_volume_only(
    trial: Docgen, changed: Callable[..., Path], tmp_path: Path
) -> None:
    number = trial.ok("seal", changed("shop-interview", _informed))["number"]
    for volume, expected in (("main", False), ("internal", True)):
        out = tmp_path / f"{volume}.pdf"
        trial.ok("fetch", number, "--volume", volume, "-o", out)
        with pikepdf.open(out) as opened:
            files = [each.get_file().read_bytes() for each in opened.attachments.values()]
            xmp = bytes(opened.Root.Metadata.read_bytes())
        document = pypdfium2.PdfDocument(out)
        texts = [document[index].get_textpage().get_text_range() for index in range(len(document))]
        document.close()
        said = "".join(texts) + xmp.decode()
        assert ("某热心人" in said) == expected
        assert any("某热心人".encode() in data for data in files) == expected
    assert trial.ok("search", "某热心人")["total"] == 0
    found = trial.ok("search", "反映收费", "--internal")
    assert found["total"] == 1
    assert "某热心人" not in json.dumps(found, ensure_ascii=False)
    assert "某热心人" not in json.dumps(trial.ok("show", number), ensure_ascii=False)


def test_a_main_volume_that_would_name_the_informant_is_refused(
    trial: Docgen, changed: Callable[..., Path]
) -> None:
    refused = trial.run("seal", changed("shop-interview", _exposed))
    assert refused.status == 3
    assert "某热心人" not in refused.err
    assert trial.ok("search")["total"] == 0
