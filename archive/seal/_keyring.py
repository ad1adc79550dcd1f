"""The folder of sealing keys: one PEM file per key, readable by its owner only, and which is used.

``FINGERPRINT.pem`` holds key, certificate and chain; ``current`` names the one that seals;
``trusted.pem`` holds certificates whose keys are not here. All are written whole or not at all.
Not for signing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from archive.durable import LocalFiles, make_folders, write_file
from archive.errors import KeyUnusableError
from archive.seal._credential import Credential, from_pem, from_pkcs12
from archive.seal._sealer import Sealer
from archive.seal.values import SealingKey

__all__ = [
    "import_sealer",
    "keep_trust",
    "list_keys",
    "load_sealer",
    "store_credential",
    "trusted_certificates",
]

_CURRENT = "current"
_TRUSTED = "trusted.pem"
_FINGERPRINT = re.compile("[0-9a-f]{64}")


class _PrivateFiles(LocalFiles):
    """The operating system's files, made for their owner only."""

    def create(self, path: Path, data: bytes) -> None:
        """Write a file that was not there, readable by nobody else at any moment."""
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)

    def make_folder(self, path: Path) -> None:
        """Make a folder that nobody else enters."""
        path.mkdir(mode=0o700)


_PRIVATE = _PrivateFiles()


def load_sealer(folder: Path) -> Sealer:
    """Load the key that seals. The key is read once and kept in the returned value."""
    return Sealer(_load(folder, _current(folder)))


def import_sealer(
    folder: Path, data: bytes, passphrase: str, *, now: datetime, where: str
) -> Sealer:
    """Take an agency's own key and certificates from PKCS #12 bytes and seal with it from now on.

    Earlier keys stay in the folder, so that what they sealed is still known as ours. ``where``
    names the file in errors. A certificate that cannot seal ``now`` is refused.
    """
    credential = from_pkcs12(data, passphrase, where)
    credential.check_time(now, where)
    store_credential(folder, credential)
    return Sealer(credential)


def list_keys(folder: Path) -> tuple[SealingKey, ...]:
    """Tell of every key in ``folder``, the current one first, then by the time they begin."""
    current = _read_current(folder)
    keys = [_describe(item, item.fingerprint == current) for item in _load_all(folder)]
    return tuple(sorted(keys, key=lambda key: (not key.current, key.not_before, key.fingerprint)))


def trusted_certificates(folder: Path) -> tuple[bytes, ...]:
    """The uppermost certificate of each key in ``folder``, DER: what its seals are trusted by.

    With those of keys that are not here. A key that is damaged is known by its certificate.
    """
    chains = [_certificates(path) for path in sorted(folder.glob("[0-9a-f]*.pem"))]
    tops = [chain[-1] for chain in chains if chain] + _certificates(folder / _TRUSTED)
    return tuple(sorted({top.public_bytes(Encoding.DER) for top in tops}))


def keep_trust(folder: Path, certificates: Iterable[bytes]) -> None:
    """Trust these certificates (DER) from now on, beside those of the keys of ``folder``."""
    known = set(trusted_certificates(folder))
    more = [each for each in certificates if each not in known]
    if not more:
        return
    kept = [*_certificates(folder / _TRUSTED), *map(x509.load_der_x509_certificate, more)]
    make_folders(folder, files=_PRIVATE)
    pem = b"".join(each.public_bytes(Encoding.PEM) for each in kept)
    write_file(folder / _TRUSTED, pem, files=_PRIVATE)


def _certificates(path: Path) -> list[x509.Certificate]:
    """The certificates of a file; none where it cannot be read or holds none."""
    try:
        return x509.load_pem_x509_certificates(path.read_bytes())
    except (OSError, ValueError):
        return []


def store_credential(folder: Path, credential: Credential) -> SealingKey:
    """Keep ``credential`` in ``folder`` and make it the one that seals."""
    make_folders(folder, files=_PRIVATE)
    write_file(folder / f"{credential.fingerprint}.pem", credential.to_pem(), files=_PRIVATE)
    write_file(folder / _CURRENT, credential.fingerprint.encode() + b"\n", files=_PRIVATE)
    return _describe(credential, current=True)


def _load_all(folder: Path) -> list[Credential]:
    return [_load(folder, path.stem) for path in sorted(folder.glob("[0-9a-f]*.pem"))]


def _load(folder: Path, fingerprint: str) -> Credential:
    path = folder / f"{fingerprint}.pem"
    try:
        return from_pem(path.read_bytes(), str(path))
    except OSError as error:
        raise KeyUnusableError(
            what="the sealing key cannot be read",
            where=str(path),
            next="check its permissions, or restore it from a backup",
        ) from error


def _current(folder: Path) -> str:
    current = _read_current(folder)
    if current is None:
        raise KeyUnusableError(
            what="there is no sealing key",
            where=str(folder),
            next="create a trial key with `docgen keys init` or import the agency's own",
        )
    if not _FINGERPRINT.fullmatch(current):
        raise KeyUnusableError(
            what="the note of which key seals is damaged",
            where=str(folder / _CURRENT),
            next="write the name of one of the key files into it",
        )
    return current


def _read_current(folder: Path) -> str | None:
    try:
        return (folder / _CURRENT).read_text("ascii", "replace").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise KeyUnusableError(
            what="the key folder cannot be read",
            where=str(folder),
            next="check the permissions of the folder",
        ) from error


def _describe(credential: Credential, current: bool) -> SealingKey:
    certificate = credential.certificate
    return SealingKey(
        fingerprint=credential.fingerprint,
        kind=credential.kind,
        subject=certificate.subject.rfc4514_string(),
        issuer=certificate.issuer.rfc4514_string(),
        algorithm=credential.algorithm,
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        current=current,
    )
