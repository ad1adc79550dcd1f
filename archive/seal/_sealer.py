"""A sealing key held ready, and the seals it makes.

Not for binding or verifying; how a seal is written into a PDF stands in ``_embed``.
"""

from __future__ import annotations

from datetime import datetime

from cryptography.hazmat.primitives.serialization import Encoding

from archive.seal._cms import CmsBuilder
from archive.seal._credential import Credential
from archive.seal.values import KeyKind

__all__ = ["Sealer"]

_SHOWN = 16


class Sealer:
    """A sealing key, loaded once. ``seal`` may be called from several threads."""

    __slots__ = ("_builder", "_credential")

    def __init__(self, credential: Credential) -> None:
        self._credential = credential
        self._builder = CmsBuilder(credential)

    @property
    def kind(self) -> KeyKind:
        """``trial`` or ``agency``: whether what is sealed must be marked a specimen."""
        return self._credential.kind

    @property
    def fingerprint(self) -> str:
        """Hex SHA-256 of the sealing certificate."""
        return self._credential.fingerprint

    @property
    def certificate(self) -> bytes:
        """The sealing certificate, DER."""
        return self._credential.certificate.public_bytes(Encoding.DER)

    @property
    def not_after(self) -> datetime:
        """The last moment at which the certificate may seal."""
        return self._credential.certificate.not_valid_after_utc

    def check_time(self, now: datetime) -> None:
        """Raise ``KeyUnusableError`` where sealing at ``now`` would be refused."""
        self._credential.check_time(now, self.fingerprint[:_SHOWN])

    def seal(self, pdf: bytes, *, now: datetime, reason: str, location: str = "") -> bytes:
        """Return ``pdf`` with an integrity seal of the aware time ``now``.

        Raises ``KeyUnusableError`` where the certificate is not valid then, and
        ``DossierInvalidError`` where ``pdf`` cannot be read or is signed already.
        """
        self.check_time(now)
        # pyHanko takes half a second to import, which only those who seal should wait for.
        from archive.seal._embed import embed_seal

        return embed_seal(
            pdf,
            now=now,
            reason=reason,
            location=location,
            cms_length=self._builder.length,
            build_cms=self._builder.build,
        )
