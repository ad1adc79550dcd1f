"""Makes a backup of a home while it is at work.

Sealing waits while the registry is copied and the archive's log is read, so that both tell of one
moment: every dossier that the registry lists is in the copy, and no dossier vouches for entries of
the audit trail that the copy lacks. What the log names is copied afterwards, for it never changes.
The search index is left out, being made from the archive; so are the private keys, unless they are
asked for. Files are copied, never linked: a link shares the fate of the file.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from archive.log import LOG_NAME
from archive.seal import trusted_certificates
from archive.snapshot import Snapshot
from docgen.service.backup.manifest import MANIFEST, BackupHead, Manifest
from docgen.service.backup.room import room_at
from docgen.service.backup.sinks import Digested, opened_sink
from docgen.service.home import Home
from docgen.service.office import Office

__all__ = ["CERTIFICATES", "HOME", "Backup", "make_backup"]

HOME = "home"
CERTIFICATES = "certificates.pem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup that was made."""

    path: Path
    files: int
    bytes: int
    dossiers: int
    damaged: tuple[str, ...]


def make_backup(office: Office, target: Path, *, with_keys: bool, now: datetime) -> Backup:
    """Copy the home of ``office`` to a new folder, or a tar file where the name says so.

    A dossier that is not as the log says is copied as it is, and named in ``damaged``.

    Raises:
        HomeExistsError: something stands at ``target``.
        BackupDiskFullError: its disk is full.
        StorageError: it cannot be written.
    """
    home = office.home
    with room_at(target), opened_sink(target) as sink:
        out = Digested(sink)
        with office.archive.undisturbed():
            _add_marks(home, out)
            _add_registry(office, out, target.parent)
            snapshot = office.archive.snapshot()
        damaged = _add_archive(office, out, snapshot)
        for path in _own_files(home, with_keys=with_keys):
            out.add_file(f"{HOME}/{path.relative_to(home.root).as_posix()}", path)
        out.add_bytes(CERTIFICATES, _pem(trusted_certificates(home.keys)))
        head = BackupHead(
            program=version("docgen"),
            made_at=now.isoformat(),
            registry="postgresql" if office.registry.is_postgresql else "file",
            has_keys=with_keys,
            dossiers=snapshot.dossiers,
            damaged=damaged,
        )
        files = tuple(out.files)
        out.add_bytes(MANIFEST, Manifest(head=head, files=files).data())
    return Backup(
        path=target,
        files=len(files),
        bytes=sum(each.size for each in files),
        dossiers=snapshot.dossiers,
        damaged=damaged,
    )


def _add_marks(home: Home, out: Digested) -> None:
    """Copy the marks of the audit trail, before the registry: none may lie beyond its trail."""
    if home.marks.is_file():
        out.add_bytes(f"{HOME}/{home.marks.name}", home.marks.read_bytes())


def _add_registry(office: Office, out: Digested, folder: Path) -> None:
    with tempfile.TemporaryDirectory(prefix=".docgen-backup-", dir=folder) as made:
        copy = Path(made) / "registry.sqlite3"
        office.registry.copy_to_file(copy)
        out.add_file(f"{HOME}/{office.home.registry.name}", copy)


def _add_archive(office: Office, out: Digested, snapshot: Snapshot) -> tuple[str, ...]:
    """Copy the archive; which dossiers were not whole."""
    home = office.home
    base = f"{HOME}/{home.archive.name}"
    for path, data in snapshot.root_files().items():
        out.add_bytes(f"{base}/{path}", data)
    damaged = []
    for kept in snapshot.files():
        digest = out.add_file(f"{base}/{kept.path}", kept.source)
        if kept.sha512 not in (None, digest):
            damaged.append(kept.number)
    out.add_bytes(f"{HOME}/{home.log.name}/{LOG_NAME}", snapshot.log)
    return tuple(dict.fromkeys([*snapshot.damaged, *damaged]))


def _own_files(home: Home, *, with_keys: bool) -> Iterator[Path]:
    """The files beside registry and archive: settings, fonts, templates, schemas and lists.

    The key of the webhooks' secrets belongs to the registry, which without it cannot sign.
    """
    yield home.marker
    yield from (each for each in (home.settings, home.secrets_key) if each.is_file())
    folders = (home.fonts, home.templates, home.schemas, *((home.keys,) if with_keys else ()))
    for folder in folders:
        for place, below, names in os.walk(folder):
            below.sort()
            yield from (path for name in sorted(names) if (path := Path(place) / name).is_file())


def _pem(certificates: tuple[bytes, ...]) -> bytes:
    loaded = (x509.load_der_x509_certificate(each) for each in certificates)
    return b"".join(each.public_bytes(Encoding.PEM) for each in loaded)
