"""Whether a seal's certificate was fit to seal, and whether it leads to a trusted one.

By names and signatures, at the time of sealing. Revocation is not looked up: an offline check
cannot claim it. Not for what the signature covers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

from archive.errors import KeyUnusableError
from archive.values import VerificationFinding

__all__ = ["certificate_findings", "is_trusted", "load_trust"]

_PEM = b"-----BEGIN CERTIFICATE-----"
_MAXIMUM_PATH = 8


def load_trust(trust: Iterable[bytes]) -> list[x509.Certificate]:
    """Read trusted certificates, each DER or one or more in PEM."""
    found: list[x509.Certificate] = []
    for data in trust:
        try:
            if _PEM in data:
                found += x509.load_pem_x509_certificates(data)
            else:
                found.append(x509.load_der_x509_certificate(data))
        except ValueError as error:
            raise KeyUnusableError(
                what="a trusted certificate cannot be read",
                where="the certificates to trust",
                next="give X.509 certificates in PEM or DER",
            ) from error
    return found


def certificate_findings(
    certificates: Sequence[x509.Certificate], sealed_at: datetime | None
) -> list[VerificationFinding]:
    """Check the signer's use of its key, and the validity of every certificate when it sealed."""
    where = "the sealing certificate"
    findings: list[VerificationFinding] = []
    if not _may_sign(certificates[0]):
        findings.append(VerificationFinding(code="certificate-unusable", where=where))
    if sealed_at is not None and not all(_is_valid(item, sealed_at) for item in certificates):
        findings.append(VerificationFinding(code="certificate-not-valid-then", where=where))
    return findings


def is_trusted(
    certificates: Sequence[x509.Certificate],
    trusted: Sequence[x509.Certificate],
    sealed_at: datetime,
) -> bool:
    """Whether the signer, first of ``certificates``, is trusted or was issued under a trusted one.

    Intermediate certificates may stand among the sealed ones or among the trusted ones. Each is
    reached once, so that a container full of cross-signed certificates costs no more than others.
    """
    reached = [certificates[0]]
    pool = [*trusted, *certificates[1:_MAXIMUM_PATH]]
    for below in range(_MAXIMUM_PATH):
        if any(item in trusted and _is_valid(item, sealed_at) for item in reached):
            return True
        above = [
            issuer
            for issuer in pool
            if _is_valid(issuer, sealed_at)
            and _may_issue(issuer, below)
            and any(_issued(item, issuer) for item in reached)
        ]
        pool = [item for item in pool if item not in above]
        reached = above
    return False


def _is_valid(certificate: x509.Certificate, moment: datetime) -> bool:
    return certificate.not_valid_before_utc <= moment <= certificate.not_valid_after_utc


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _may_issue(certificate: x509.Certificate, below: int) -> bool:
    """RFC 5280, 4.2.1.9 and 4.2.1.3: an authority, with room for ``below`` others under it."""
    try:
        basic = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
    except (x509.ExtensionNotFound, x509.DuplicateExtension, ValueError):
        return False
    if not basic.ca or (basic.path_length is not None and basic.path_length < below):
        return False
    usage = _key_usage(certificate)
    return usage is None or usage.key_cert_sign


def _may_sign(certificate: x509.Certificate) -> bool:
    try:
        usage = _key_usage(certificate)
    except (x509.DuplicateExtension, ValueError):
        return False
    return usage is None or usage.digital_signature or usage.content_commitment


def _key_usage(certificate: x509.Certificate) -> x509.KeyUsage | None:
    try:
        return certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return None
