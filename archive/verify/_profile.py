"""The CMS of a seal against its profile: taken apart, and rebuilt from the pieces.

Rebuilding leaves no byte without a meaning: whatever differs from the one encoding that the
profile allows is found, whether or not a signature covers it. ETSI EN 319 142-1, 6.3 (B-B);
RFC 5652; RFC 5035. Not for trust.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from archive.values import VerificationFinding
from archive.verify._der import (
    CONTEXT_0,
    INTEGER,
    OCTET_STRING,
    OID,
    SEQUENCE,
    SET,
    DerError,
    Element,
    encode,
    encode_set,
    parse,
)
from archive.verify._frame import WHOLE_FILE

__all__ = ["SealedCms", "read_cms"]

_DATA = bytes.fromhex("06092a864886f70d010701")
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_CONTENT_TYPE = bytes.fromhex("06092a864886f70d010903")
_MESSAGE_DIGEST = bytes.fromhex("06092a864886f70d010904")
_SIGNING_CERTIFICATE_V2 = bytes.fromhex("060b2a864886f70d010910022f")
_SHA256 = encode(SEQUENCE, bytes.fromhex("0609608648016503040201"), b"\x05\x00")
_ECDSA_SHA256 = encode(SEQUENCE, bytes.fromhex("06082a8648ce3d040302"))
_RSA_SHA256 = encode(SEQUENCE, bytes.fromhex("06092a864886f70d01010b"), b"\x05\x00")
_VERSION_1 = b"\x02\x01\x01"
_DIRECTORY_NAME = 0xA4
_CONTAINER = "the signature container"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedCms:
    """The certificates that a seal names, the signer's first, nearest issuer next."""

    certificates: tuple[x509.Certificate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pieces:
    certificates: tuple[bytes, ...]
    attributes: bytes
    digest: bytes
    certificate_hashes: tuple[bytes, ...]
    signature: bytes


def read_cms(
    cms: bytes, document_digest: bytes
) -> tuple[SealedCms | None, list[VerificationFinding]]:
    """Check ``cms`` over a document of this digest; without certificates, None is returned."""
    try:
        pieces = _take_apart(cms)
    except DerError:
        return None, [_finding("container-malformed")]
    findings: list[VerificationFinding] = []
    if pieces.digest != document_digest:
        findings.append(VerificationFinding(code="digest-mismatch", where=WHOLE_FILE))
    by_hash = {hashlib.sha256(der).digest(): der for der in pieces.certificates}
    if set(by_hash) != set(pieces.certificate_hashes):
        return None, [*findings, _finding("certificate-substituted")]
    ordered = [by_hash[value] for value in pieces.certificate_hashes]
    try:
        certificates = tuple(x509.load_der_x509_certificate(der) for der in ordered)
        key = certificates[0].public_key()
        expected = _rebuild(pieces, ordered, _algorithm(key))
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return None, [*findings, _finding("certificate-unusable")]
    if expected != cms:
        findings.append(_finding("container-not-canonical"))
    if not _verifies(key, pieces):
        findings.append(_finding("signature-invalid"))
    return SealedCms(certificates=certificates), findings


def _finding(code: str) -> VerificationFinding:
    return VerificationFinding(code=code, where=_CONTAINER)


def _take_apart(cms: bytes) -> _Pieces:
    _, wrapped = parse(cms, SEQUENCE).children(OID, CONTEXT_0)
    (signed_data,) = wrapped.children(SEQUENCE)
    *_, certificates, signers = signed_data.children(INTEGER, SET, SEQUENCE, CONTEXT_0, SET)
    (signer,) = signers.children(SEQUENCE)
    *_, attributes, _, signature = signer.children(
        INTEGER, SEQUENCE, SEQUENCE, CONTEXT_0, SEQUENCE, OCTET_STRING
    )
    values = _attribute_values(attributes)
    return _Pieces(
        certificates=tuple(item.encoding for item in certificates.children()),
        attributes=attributes.content,
        digest=_value(values, _MESSAGE_DIGEST, OCTET_STRING).content,
        certificate_hashes=_hashes(_value(values, _SIGNING_CERTIFICATE_V2, SEQUENCE)),
        signature=signature.content,
    )


def _attribute_values(attributes: Element) -> dict[bytes, Element]:
    values: dict[bytes, Element] = {}
    for attribute in attributes.children():
        kind, value = attribute.children(OID, SET)
        values[kind.encoding] = value
    return values


def _value(values: dict[bytes, Element], kind: bytes, tag: int) -> Element:
    if kind not in values:
        raise DerError("a signed attribute is missing")
    (value,) = values[kind].children(tag)
    return value


def _hashes(signing_certificate: Element) -> tuple[bytes, ...]:
    (ids,) = signing_certificate.children(SEQUENCE)
    found = tuple(item.children(OCTET_STRING, SEQUENCE)[0].content for item in ids.children())
    if not found:
        raise DerError("no certificate is named")
    return found


def _rebuild(pieces: _Pieces, ordered: list[bytes], algorithm: bytes) -> bytes:
    names = [_issuer_and_serial(der) for der in ordered]
    signer_info = encode(
        SEQUENCE,
        _VERSION_1,
        encode(SEQUENCE, *names[0]),
        _SHA256,
        _rebuild_attributes(pieces, names),
        algorithm,
        encode(OCTET_STRING, pieces.signature),
    )
    signed_data = encode(
        SEQUENCE,
        _VERSION_1,
        encode(SET, _SHA256),
        encode(SEQUENCE, _DATA),
        encode_set(CONTEXT_0, ordered),
        encode(SET, signer_info),
    )
    return encode(SEQUENCE, _SIGNED_DATA, encode(CONTEXT_0, signed_data))


def _rebuild_attributes(pieces: _Pieces, names: list[tuple[bytes, bytes]]) -> bytes:
    ids = [
        encode(SEQUENCE, encode(OCTET_STRING, value), _issuer_serial(*name))
        for value, name in zip(pieces.certificate_hashes, names, strict=True)
    ]
    signing_certificate = encode(SEQUENCE, encode(SEQUENCE, *ids))
    return encode_set(
        CONTEXT_0,
        [
            _attribute(_CONTENT_TYPE, _DATA),
            _attribute(_MESSAGE_DIGEST, encode(OCTET_STRING, pieces.digest)),
            _attribute(_SIGNING_CERTIFICATE_V2, signing_certificate),
        ],
    )


def _attribute(kind: bytes, value: bytes) -> bytes:
    return encode(SEQUENCE, kind, encode(SET, value))


def _issuer_serial(issuer: bytes, serial: bytes) -> bytes:
    return encode(SEQUENCE, encode(SEQUENCE, encode(_DIRECTORY_NAME, issuer)), serial)


def _issuer_and_serial(der: bytes) -> tuple[bytes, bytes]:
    fields = parse(der, SEQUENCE).children()[0].children()
    if len(fields) < 4 or fields[0].tag != CONTEXT_0:  # noqa: PLR2004 - a version 3 certificate
        raise DerError("a certificate is not of version 3")
    return fields[3].encoding, fields[1].encoding


def _algorithm(key: object) -> bytes:
    if isinstance(key, ec.EllipticCurvePublicKey):
        return _ECDSA_SHA256
    if isinstance(key, rsa.RSAPublicKey):
        return _RSA_SHA256
    raise ValueError("the key is of another kind")


def _verifies(key: object, pieces: _Pieces) -> bool:
    # RFC 5652, 5.4: what is signed carries the tag of a SET, not the one it stands under.
    signed = encode(SET, pieces.attributes)
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(pieces.signature, signed, padding.PKCS1v15(), hashes.SHA256())
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(pieces.signature, signed, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True
