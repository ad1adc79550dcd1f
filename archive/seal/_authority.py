"""The trial authority: certificates for trying the system out, marked as such in name and policy.

Keys are EC P-256. A signature takes well under a millisecond, against several for RSA-3072, and
a key is made at once. A changed byte is found either way: the verifier rebuilds everything around
the signature, and ECDSA accepts one strict encoding of one pair of numbers, which a change of one
byte never turns into the only other valid pair.

The authority's own key signs once and is forgotten, so nobody can issue a second certificate in
its name. Not for an agency's certificate, which is imported.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from archive.errors import KeyUnusableError
from archive.seal._credential import TRIAL_POLICY, Credential
from archive.seal._keyring import list_keys, store_credential
from archive.seal.values import SealingKey

__all__ = ["TRIAL_SEAL", "create_trial_authority"]

# What the certificate of a trial seal is called, in Chinese and in English; it bears both.
TRIAL_SEAL = ("样卷封存（试用）", "Trial Seal")

_VALID_FOR = timedelta(days=3653)
_NAME_LIMIT = 64


def create_trial_authority(folder: Path, *, now: datetime, body_name: str) -> SealingKey:
    """Make a trial authority and a sealing key in ``folder``, and use that key from now on.

    ``body_name`` is the executing body that the certificates name. Raises ``KeyUnusableError``
    where the folder holds a key already, ``StorageError`` where it cannot be written.
    """
    if list_keys(folder):
        raise KeyUnusableError(
            what="there is a sealing key already",
            where=str(folder),
            next="use it, or choose another folder",
        )
    begin = now.astimezone(UTC).replace(microsecond=0)
    authority_key = ec.generate_private_key(ec.SECP256R1())
    authority = _authority_certificate(authority_key, begin, body_name)
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _sealing_certificate(key, authority, authority_key, begin, body_name)
    credential = Credential(key=key, certificate=certificate, chain=(authority,))
    return store_credential(folder, credential)


def _authority_certificate(
    key: ec.EllipticCurvePrivateKey, begin: datetime, body_name: str
) -> x509.Certificate:
    name = _name(body_name, "样卷封存试用根证书 Trial Seal Authority")
    usage = _key_usage(certify=True)
    return (
        _builder(name, name, key.public_key(), begin)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )


def _sealing_certificate(
    key: ec.EllipticCurvePrivateKey,
    authority: x509.Certificate,
    authority_key: ec.EllipticCurvePrivateKey,
    begin: datetime,
    body_name: str,
) -> x509.Certificate:
    name = _name(body_name, " ".join(TRIAL_SEAL))
    issuer_id = authority.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    link = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(issuer_id)
    return (
        _builder(name, authority.subject, key.public_key(), begin)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_key_usage(certify=False), critical=True)
        .add_extension(link, critical=False)
        .sign(authority_key, hashes.SHA256())
    )


def _builder(
    subject: x509.Name, issuer: x509.Name, public_key: ec.EllipticCurvePublicKey, begin: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(begin + _VALID_FOR)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
        .add_extension(
            x509.CertificatePolicies([x509.PolicyInformation(TRIAL_POLICY, None)]), critical=False
        )
    )


def _name(body_name: str, common_name: str) -> x509.Name:
    # X.520 bounds organisation and common name at 64 characters.
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, body_name[:_NAME_LIMIT] or "试用"),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, "试用，不具法律效力"),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        ]
    )


def _key_usage(*, certify: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not certify,
        content_commitment=not certify,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certify,
        crl_sign=certify,
        encipher_only=False,
        decipher_only=False,
    )
