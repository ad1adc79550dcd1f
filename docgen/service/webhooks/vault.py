"""Secrets of webhooks as the registry keeps them: protected by a key of the home, not in clear.

AES-SIV (RFC 5297), bound to the webhook, so that a secret moved to another row opens nothing. A
copy of the registry without the home's key tells no secret. A key that was lost is never made anew
by itself while it protects something. Not for signing (``docgen.webhook_signature``).
"""

from __future__ import annotations

import base64
import binascii
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from archive.durable import LOCAL, explained
from docgen.registry.queue.values import WebhookRow
from docgen.registry.registry import Registry
from docgen.service.webhooks.errors import WebhookKeyError

__all__ = [
    "SecretVault",
    "key_stands",
    "make_key",
    "opened_vault",
    "protect_kept",
    "set_key_aside",
    "unreadable",
]

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


def key_stands(path: Path) -> bool:
    """Whether a file holds what can be a key."""
    return path.is_file() and path.stat().st_size == _BYTES


def set_key_aside(path: Path) -> None:
    """Rename a file that is no key, so that a new one can take its place."""
    if path.exists():
        with explained(path):
            LOCAL.rename(path, path.with_name(f"{path.name}.unusable"))


class SecretVault:
    """Protects secrets and gives them back; for any number of threads.

    The key is read at each use, so that a file that was put back serves at once.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def _cipher(self) -> AESSIV:
        """The cipher of the key.

        Raises:
            WebhookKeyError: the file is missing, cannot be read, or holds no such key.
        """
        try:
            key = self._path.read_bytes()
        except OSError as error:
            raise WebhookKeyError(where=self._path) from error
        if len(key) != _BYTES:
            raise WebhookKeyError(where=self._path)
        return AESSIV(key)

    def protect(self, secret: str, webhook: str) -> str:
        """A secret of a webhook as it is kept.

        Raises:
            WebhookKeyError: there is no key.
        """
        sealed = self._cipher().encrypt(secret.encode("ascii"), [webhook.encode("utf-8")])
        return _KEPT + base64.b64encode(sealed).decode("ascii")

    def reveal(self, kept: str, webhook: str) -> str:
        """The secret of a webhook; one that is still kept in clear is given as it is.

        Raises:
            WebhookKeyError: there is no key, or the secret was protected by another, or is
                another webhook's.
        """
        if kept.startswith(_CLEAR):
            return kept
        try:
            sealed = base64.b64decode(kept.removeprefix(_KEPT), validate=True)
            return self._cipher().decrypt(sealed, [webhook.encode("utf-8")]).decode("ascii")
        except (InvalidTag, ValueError, binascii.Error) as error:
            raise WebhookKeyError(where=self._path) from error


def opened_vault(registry: Registry, path: Path) -> SecretVault:
    """The vault of a registry; its key is made where there is none and none was ever needed."""
    vault = SecretVault(path)
    if not path.exists() and not unreadable(registry, vault):
        make_key(path)
    return vault


def unreadable(registry: Registry, vault: SecretVault) -> tuple[WebhookRow, ...]:
    """The webhooks, of whatever agency, whose secrets the vault does not open."""
    with registry.reading() as unit:
        rows = unit.webhooks.of_all()
    return tuple(row for row in rows if not _opens(vault, row))


def _opens(vault: SecretVault, row: WebhookRow) -> bool:
    try:
        for kept in filter(None, (row.secret, row.former_secret)):
            vault.reveal(kept, row.id)
    except WebhookKeyError:
        return False
    return True


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
