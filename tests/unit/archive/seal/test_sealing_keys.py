"""Keys: made for trial, imported from an agency, listed, and refused where they cannot seal."""

from __future__ import annotations

import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import NameOID
from sample_volume import NOW

from archive.bind import BoundVolume
from archive.errors import KeyUnusableError, StorageError
from archive.seal import (
    Sealer,
    create_trial_authority,
    import_sealer,
    list_keys,
    load_sealer,
    trusted_certificates,
)
from archive.verify import verify_pdf

AnyKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey


def certificate(
    name: str,
    key: AnyKey,
    issuer: tuple[str, AnyKey],
    *,
    authority: bool = False,
    signs: bool = True,
    begin: datetime = NOW - timedelta(days=1),
) -> x509.Certificate:
    issuer_name, issuer_key = issuer
    usage = x509.KeyUsage(
        digital_signature=signs and not authority,
        content_commitment=False,
        key_encipherment=not signs,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
    digest = None if isinstance(issuer_key, ed25519.Ed25519PrivateKey) else hashes.SHA256()
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer_name)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=365))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(issuer_key, digest)
    )


def agency_file(key: AnyKey, *, signs: bool = True, passphrase: bytes = b"secret") -> bytes:
    """A PKCS #12 file: the key, its certificate, and a chain of two in the wrong order."""
    root_key = ec.generate_private_key(ec.SECP384R1())
    middle_key = ec.generate_private_key(ec.SECP384R1())
    root = certificate("示例根", root_key, ("示例根", root_key), authority=True)
    middle = certificate("示例中级", middle_key, ("示例根", root_key), authority=True)
    leaf = certificate("示例市交通运输局", key, ("示例中级", middle_key), signs=signs)
    stranger = certificate("无关", root_key, ("无关", root_key), authority=True)
    return serialize_key_and_certificates(
        b"seal", key, leaf, [stranger, root, middle], BestAvailableEncryption(passphrase)
    )


KEYS: dict[str, Callable[[], AnyKey]] = {
    "p256": lambda: ec.generate_private_key(ec.SECP256R1()),
    "p384": lambda: ec.generate_private_key(ec.SECP384R1()),
    "p521": lambda: ec.generate_private_key(ec.SECP521R1()),
    "rsa2048": lambda: rsa.generate_private_key(65537, 2048),
}


def test_a_trial_key_is_marked_as_trial_in_name_and_kind(trial_keys: Path) -> None:
    (key,) = list_keys(trial_keys)
    assert key.kind == "trial"
    assert key.current
    assert "样卷封存（试用）" in key.subject
    assert "示例市交通运输局" in key.subject
    assert load_sealer(trial_keys).kind == "trial"
    assert load_sealer(trial_keys).fingerprint == key.fingerprint


def test_nobody_but_the_owner_can_read_a_key_file(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "keys"
    create_trial_authority(folder, now=NOW, body_name="示例市交通运输局")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_second_trial_authority_is_refused(trial_keys: Path) -> None:
    with pytest.raises(KeyUnusableError, match="already"):
        create_trial_authority(trial_keys, now=NOW, body_name="示例市交通运输局")


def test_a_long_body_name_is_cut_to_what_a_certificate_holds(tmp_path: Path) -> None:
    key = create_trial_authority(tmp_path, now=NOW, body_name="局" * 90)
    assert "局" * 64 in key.subject
    assert "局" * 65 not in key.subject


def test_a_folder_without_a_key_says_how_to_get_one(tmp_path: Path) -> None:
    assert list_keys(tmp_path / "none") == ()
    with pytest.raises(KeyUnusableError, match="docgen keys init"):
        load_sealer(tmp_path / "none")


def test_a_folder_that_cannot_be_made_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError):
        create_trial_authority(tmp_path / "file" / "keys", now=NOW, body_name="示例")


@pytest.mark.parametrize("name", sorted(KEYS))
def test_an_agency_key_of_each_kind_seals_and_its_root_is_enough_to_trust_it(
    name: str, tmp_path: Path, bound_volume: BoundVolume
) -> None:
    sealer = import_sealer(tmp_path, agency_file(KEYS[name]()), "secret", now=NOW, where="a.p12")
    assert sealer.kind == "agency"
    for _ in range(3):
        sealed = sealer.seal(bound_volume.pdf, now=NOW, reason="完整性封存")
        report = verify_pdf(sealed, trust=trusted_certificates(tmp_path))
        assert (report.verdict, report.findings) == ("whole", ())


def test_an_imported_key_becomes_the_current_one_and_the_trial_key_is_still_known(
    tmp_path: Path, bound_volume: BoundVolume
) -> None:
    create_trial_authority(tmp_path, now=NOW, body_name="示例市交通运输局")
    trial = load_sealer(tmp_path).seal(bound_volume.pdf, now=NOW, reason="试")
    import_sealer(tmp_path, agency_file(KEYS["p256"]()), "secret", now=NOW, where="a.p12")
    assert load_sealer(tmp_path).kind == "agency"
    assert [(key.kind, key.current) for key in list_keys(tmp_path)] == [
        ("agency", True),
        ("trial", False),
    ]
    assert verify_pdf(trial, trust=trusted_certificates(tmp_path)).verdict == "whole"


def test_a_wrong_passphrase_is_refused_without_repeating_it(tmp_path: Path) -> None:
    with pytest.raises(KeyUnusableError, match="passphrase") as caught:
        import_sealer(tmp_path, agency_file(KEYS["p256"]()), "guess-1234", now=NOW, where="a.p12")
    assert "guess-1234" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_not_pkcs12_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyUnusableError):
        import_sealer(tmp_path, b"garbage", "secret", now=NOW, where="a.p12")


def test_a_key_that_may_not_sign_or_is_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyUnusableError, match="not meant for signing"):
        import_sealer(
            tmp_path, agency_file(KEYS["p256"](), signs=False), "secret", now=NOW, where="a.p12"
        )
    with pytest.raises(KeyUnusableError, match="of a kind that cannot seal"):
        import_sealer(
            tmp_path,
            agency_file(ed25519.Ed25519PrivateKey.generate()),
            "secret",
            now=NOW,
            where="a.p12",
        )
    with pytest.raises(KeyUnusableError, match="of a kind that cannot seal"):
        import_sealer(
            tmp_path,
            agency_file(ec.generate_private_key(ec.SECP256K1())),
            "secret",
            now=NOW,
            where="a.p12",
        )


def test_a_pkcs12_file_without_a_key_is_refused(tmp_path: Path) -> None:
    key = KEYS["p256"]()
    alone = certificate("示例", key, ("示例", key))
    data = serialize_key_and_certificates(None, None, None, [alone], NoEncryption())
    with pytest.raises(KeyUnusableError, match="holds no key"):
        import_sealer(tmp_path, data, "", now=NOW, where="a.p12")


def swapped_key(pem: bytes) -> bytes:
    other = ec.generate_private_key(ec.SECP256R1())
    new = other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    end = b"-----END PRIVATE KEY-----\n"
    return new + pem.partition(end)[2]


@pytest.mark.parametrize("damage", [swapped_key, lambda pem: pem[:80], lambda pem: b""])
def test_a_key_file_that_was_damaged_or_swapped_is_refused(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    key = create_trial_authority(tmp_path, now=NOW, body_name="示例市交通运输局")
    path = tmp_path / f"{key.fingerprint}.pem"
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(KeyUnusableError):
        load_sealer(tmp_path)


def test_a_key_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    key = create_trial_authority(tmp_path, now=NOW, body_name="示例市交通运输局")
    (tmp_path / f"{key.fingerprint}.pem").unlink()
    with pytest.raises(KeyUnusableError, match="cannot be read"):
        load_sealer(tmp_path)


def test_a_damaged_note_of_the_current_key_is_refused(tmp_path: Path) -> None:
    create_trial_authority(tmp_path, now=NOW, body_name="示例市交通运输局")
    (tmp_path / "current").write_bytes(b"../\x00")
    with pytest.raises(KeyUnusableError, match="damaged"):
        load_sealer(tmp_path)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (NOW - timedelta(seconds=1), "not valid yet"),
        (NOW + timedelta(days=3654), "has expired"),
        (datetime(2099, 1, 1, tzinfo=UTC), "has expired"),
    ],
)
def test_sealing_outside_the_time_of_the_certificate_is_refused(
    sealer: Sealer, bound_volume: BoundVolume, moment: datetime, words: str
) -> None:
    with pytest.raises(KeyUnusableError, match=words):
        sealer.seal(bound_volume.pdf, now=moment, reason="封存")
