"""A private key with its certificate and chain: reading, checking and writing them as PEM.

Only what the sealing profile can carry is accepted: RSA of 2048 bits and more, and the NIST
curves, with SHA-256. SM2 needs an agency's own e-seal service and is refused by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtensionOID

from archive.errors import KeyUnusableError
from archive.seal.values import KeyKind

__all__ = ["TRIAL_POLICY", "Credential", "PrivateKey", "from_pem", "from_pkcs12"]

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

TRIAL_POLICY = x509.ObjectIdentifier("2.25.193286410473521906827")
"""The certificate policy that marks a trial certificate, whatever its names say."""

_MINIMUM_RSA_BITS = 2048
_CURVES = ("secp256r1", "secp384r1", "secp521r1")
_MAXIMUM_CHAIN = 8
_KEPT = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """A key, its certificate, and the certificates above it, nearest first."""

    key: PrivateKey
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]

    @property
    def fingerprint(self) -> str:
        """Hex SHA-256 of the certificate."""
        return self.certificate.fingerprint(hashes.SHA256()).hex()

    @property
    def kind(self) -> KeyKind:
        """``trial`` where the certificate carries the trial policy."""
        try:
            found = self.certificate.extensions.get_extension_for_class(x509.CertificatePolicies)
        except x509.ExtensionNotFound:
            return "agency"
        policies = {policy.policy_identifier for policy in found.value}
        return "trial" if TRIAL_POLICY in policies else "agency"

    @property
    def algorithm(self) -> str:
        """The kind and size of the key, as a person reads it."""
        if isinstance(self.key, rsa.RSAPrivateKey):
            return f"RSA {self.key.key_size}"
        return f"EC {self.key.curve.name}"

    def check(self, where: str) -> None:
        """Refuse a key that does not belong to the certificate or may not seal."""
        if self.key.public_key() != self.certificate.public_key():
            raise KeyUnusableError(
                what="the private key does not belong to the certificate",
                where=where,
                next="import the certificate again together with its own key",
            )
        _check_algorithm(self.key, where)
        _check_usage(self.certificate, where)

    def check_time(self, now: datetime, where: str) -> None:
        """Refuse to seal at a time at which a certificate of the chain is not valid."""
        for certificate in (self.certificate, *self.chain):
            if now < certificate.not_valid_before_utc:
                raise KeyUnusableError(
                    what="the sealing certificate is not valid yet",
                    where=where,
                    next="check the clock, or wait until the certificate begins",
                )
            if now > certificate.not_valid_after_utc:
                raise KeyUnusableError(
                    what="the sealing certificate has expired",
                    where=where,
                    next="import a new certificate with `docgen keys`",
                )

    def to_pem(self) -> bytes:
        """Write key, certificate and chain as one PEM text, the key unencrypted."""
        key = self.key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        certificates = (self.certificate, *self.chain)
        return key + b"".join(
            item.public_bytes(serialization.Encoding.PEM) for item in certificates
        )


@lru_cache(maxsize=_KEPT)
def from_pem(data: bytes, where: str) -> Credential:
    """Read what ``Credential.to_pem`` wrote; the same bytes are read once."""
    try:
        key = serialization.load_pem_private_key(data, password=None)
        certificates = x509.load_pem_x509_certificates(data)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise KeyUnusableError(
            what="the sealing key cannot be read",
            where=where,
            next="restore it from a backup, or create or import a key anew",
        ) from error
    return _credential(key, certificates[0], certificates[1:], where)


def from_pkcs12(data: bytes, passphrase: str, where: str) -> Credential:
    """Read an agency's own key and certificates from a PKCS #12 file."""
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(data, passphrase.encode())
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise KeyUnusableError(
            what="the PKCS #12 file cannot be opened",
            where=where,
            next="check the passphrase; SM2 keys stay in the agency's own e-seal service",
        ) from error
    if key is None or certificate is None:
        raise KeyUnusableError(
            what="the PKCS #12 file holds no key with a certificate",
            where=where,
            next="export the certificate together with its private key",
        )
    return _credential(key, certificate, others, where)


def _credential(
    key: object,
    certificate: x509.Certificate,
    others: Sequence[x509.Certificate],
    where: str,
) -> Credential:
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise _unsupported(where)
    chain = _chain_above(certificate, others)
    credential = Credential(key=key, certificate=certificate, chain=chain)
    credential.check(where)
    return credential


def _chain_above(
    certificate: x509.Certificate, others: Iterable[x509.Certificate]
) -> tuple[x509.Certificate, ...]:
    chain: list[x509.Certificate] = []
    pool = list(others)
    current = certificate
    while len(chain) < _MAXIMUM_CHAIN and current.subject != current.issuer:
        issuer = next((item for item in pool if _issued_by(current, item)), None)
        if issuer is None:
            break
        chain.append(issuer)
        pool.remove(issuer)
        current = issuer
    return tuple(chain)


def _issued_by(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _check_algorithm(key: PrivateKey, where: str) -> None:
    if isinstance(key, rsa.RSAPrivateKey):
        good = key.key_size >= _MINIMUM_RSA_BITS
    else:
        good = key.curve.name in _CURVES
    if not good:
        raise _unsupported(where)


def _check_usage(certificate: x509.Certificate, where: str) -> None:
    try:
        found = certificate.extensions.get_extension_for_oid(ExtensionOID.KEY_USAGE).value
    except x509.ExtensionNotFound:
        return
    assert isinstance(found, x509.KeyUsage)
    if not (found.digital_signature or found.content_commitment):
        raise KeyUnusableError(
            what="the certificate is not meant for signing",
            where=where,
            next="use a certificate whose key usage includes digital signature",
        )


def _unsupported(where: str) -> KeyUnusableError:
    return KeyUnusableError(
        what="the key is of a kind that cannot seal",
        where=where,
        next="use RSA of at least 2048 bits or a NIST curve",
    )
