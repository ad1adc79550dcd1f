"""Secrets of webhooks as the registry keeps them: protected by a key of the home, not in clear.

AES-SIV (RFC 5297), bound to the webhook, so that a secret moved to another row opens nothing. A
copy of the registry without the home's key tells no secret. Not for signing
(``docgen.webhook_signature``).
"""

from __future__ import annotations

import base64
import binascii
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from archive.durable import LOCAL, explained
from docgen.registry.registry import Registry
from docgen.service.webhooks.errors import WebhookKeyError

__all__ = ["SecretVault", "make_key", "protect_kept"]

_BYTES = 64
_KEPT = "siv1:"
_CLEAR = "whsec_"


def make_key(path: Path) -> None:
    """Make the key of a home, readable by its owner only, where there is none yet.

    Of several who make it at once one succeeds, and all have the same key afterwards.
    """
    if path.exists():
        return
    with explained(path):
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(AESSIV.generate_key(_BYTES * 8))
            LOCAL.sync(part)
            with suppress(FileExistsError):
                path.hardlink_to(part)
        finally:
            part.unlink()
        LOCAL.sync(path.parent)


class SecretVault:
    """Protects secrets and gives them back; for any number of threads."""

    def __init__(self, key: bytes, *, where: Path) -> None:
        self._cipher = AESSIV(key)
        self._where = where

    @classmethod
    def at(cls, path: Path) -> Self:
        """The vault whose key stands in a file; it is made where there is none.

        Raises:
            WebhookKeyError: the file cannot be read, or holds no such key.
        """
        make_key(path)
        try:
            key = path.read_bytes()
        except OSError as error:
            raise WebhookKeyError(where=path) from error
        if len(key) != _BYTES:
            raise WebhookKeyError(where=path)
        return cls(key, where=path)

    def protect(self, secret: str, webhook: str) -> str:
        """A secret of a webhook as it is kept."""
        sealed = self._cipher.encrypt(secret.encode("ascii"), [webhook.encode("utf-8")])
        return _KEPT + base64.b64encode(sealed).decode("ascii")

    def reveal(self, kept: str, webhook: str) -> str:
        """The secret of a webhook; one that is still kept in clear is given as it is.

        Raises:
            WebhookKeyError: it was protected by another key, or is another webhook's.
        """
        if kept.startswith(_CLEAR):
            return kept
        try:
            sealed = base64.b64decode(kept.removeprefix(_KEPT), validate=True)
            return self._cipher.decrypt(sealed, [webhook.encode("utf-8")]).decode("ascii")
        except (InvalidTag, ValueError, binascii.Error) as error:
            raise WebhookKeyError(where=self._where) from error


def protect_kept(registry: Registry, vault: SecretVault) -> int:
    """Protect what an earlier program kept in clear; how many webhooks that were."""
    with registry.reading() as unit:
        if not unit.webhooks.kept_as(_CLEAR):
            return 0
    with registry.writing() as unit:
        clear = unit.webhooks.kept_as(_CLEAR)
        for ident, secret, former in clear:
            unit.webhooks.keep(
                ident,
                secret=_protected(vault, secret, ident),
                former=None if former is None else _protected(vault, former, ident),
            )
    return len(clear)


def _protected(vault: SecretVault, kept: str, ident: str) -> str:
    return vault.protect(kept, ident) if kept.startswith(_CLEAR) else kept
