"""The CMS of an integrity seal: PAdES B-B, one signer, no unsigned attribute, one encoding.

ETSI EN 319 142-1, 6.3: content-type, message-digest and signing-certificate-v2, and no
signing-time, which stands in the signature dictionary. The certificate attribute names every
embedded certificate, not only the signer's, so that no byte of the chain is left unsigned
(RFC 5035, 5.4.1.1 lets further certificates follow the signer's). Not for the PDF around it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from asn1crypto import algos, cms, tsp, x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding

from archive.errors import KeyUnusableError
from archive.seal._credential import Credential, PrivateKey

__all__ = ["CmsBuilder"]

_SAMPLES = 24
_ATTEMPTS = 512
_PLACE = hashlib.sha256(b"the place of a document digest").digest()


class CmsBuilder:
    """Builds the CMS for a document digest, always of the same length.

    The length must be known before the document is hashed, for the hash covers the numbers that
    say where the container ends. An ECDSA signature varies by a byte or two: the usual length is
    found once, and signing is repeated, with a new random number each time, until it comes.

    All seals of one key differ in the digest and the signature only, so both structures are
    encoded once and those bytes are put in their places.
    """

    __slots__ = ("_attributes", "_container", "_key", "_signature_length", "length")

    def __init__(self, credential: Credential) -> None:
        self._key = credential.key
        lengths = Counter(len(_sign(self._key, b"")) for _ in range(_SAMPLES))
        self._signature_length = lengths.most_common(1)[0][0]
        certificates = [
            x509.Certificate.load(item.public_bytes(Encoding.DER))
            for item in (credential.certificate, *credential.chain)
        ]
        attributes = _signed_attributes(certificates, _PLACE)
        signer = _signer_info(
            certificates[0], attributes, _mechanism(self._key), bytes(self._signature_length)
        )
        container = _content_info(certificates, signer)
        self.length = len(container)
        self._attributes = attributes.dump().split(_PLACE)
        self._container = container[: -self._signature_length].split(_PLACE)

    def build(self, document_digest: bytes) -> bytes:
        """Sign ``document_digest`` (SHA-256) and return the DER of the CMS."""
        attributes = document_digest.join(self._attributes)
        for _ in range(_ATTEMPTS):
            signature = _sign(self._key, attributes)
            if len(signature) == self._signature_length:
                return document_digest.join(self._container) + signature
        raise KeyUnusableError(
            what="the key does not make signatures of its usual length",
            where="the sealing key",
            next="use another key",
        )


def _signed_attributes(
    certificates: Sequence[x509.Certificate], document_digest: bytes
) -> cms.CMSAttributes:
    ids = tsp.SigningCertificateV2({"certs": [_certificate_id(item) for item in certificates]})
    return cms.CMSAttributes(
        [
            {"type": "content_type", "values": ["data"]},
            {"type": "message_digest", "values": [document_digest]},
            {"type": "signing_certificate_v2", "values": [ids]},
        ]
    )


def _signer_info(
    signer: x509.Certificate, attributes: cms.CMSAttributes, mechanism: str, signature: bytes
) -> cms.SignerInfo:
    name = {"issuer": signer.issuer, "serial_number": signer.serial_number}
    return cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                "issuer_and_serial_number", cms.IssuerAndSerialNumber(name)
            ),
            "digest_algorithm": _sha256(),
            "signed_attrs": attributes,
            "signature_algorithm": {"algorithm": mechanism},
            "signature": signature,
        }
    )


def _content_info(certificates: Sequence[x509.Certificate], signer: cms.SignerInfo) -> bytes:
    signed_data = {
        "version": "v1",
        "digest_algorithms": [_sha256()],
        "encap_content_info": {"content_type": "data"},
        "certificates": [cms.CertificateChoices("certificate", item) for item in certificates],
        "signer_infos": [signer],
    }
    content = cms.ContentInfo(
        {"content_type": "signed_data", "content": cms.SignedData(signed_data)}
    )
    der = content.dump()
    assert isinstance(der, bytes)
    return der


def _sha256() -> algos.DigestAlgorithm:
    return algos.DigestAlgorithm({"algorithm": "sha256"})


def _certificate_id(certificate: x509.Certificate) -> dict[str, object]:
    return {
        "cert_hash": hashlib.sha256(certificate.dump()).digest(),
        "issuer_serial": {
            "issuer": [x509.GeneralName("directory_name", certificate.issuer)],
            "serial_number": certificate.serial_number,
        },
    }


def _mechanism(key: PrivateKey) -> str:
    return "sha256_rsa" if isinstance(key, rsa.RSAPrivateKey) else "sha256_ecdsa"


def _sign(key: PrivateKey, data: bytes) -> bytes:
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(data, padding.PKCS1v15(), hashes.SHA256())
    return key.sign(data, ec.ECDSA(hashes.SHA256()))
