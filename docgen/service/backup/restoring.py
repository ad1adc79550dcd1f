"""Makes a home from a backup: every file is held against the manifest before any of it is used.

The home has its final name only when registry, archive and index are in place and verified. Not
for merging into a home that exists.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from archive.durable import LOCAL, explained, make_folders, remove_tree
from archive.seal import keep_trust
from archive.values import VerificationReport
from docgen.registry.registry import Registry
from docgen.service.backup.errors import BackupDamagedError, BackupUnknownError, HomeExistsError
from docgen.service.backup.making import CERTIFICATES, HOME
from docgen.service.backup.manifest import MANIFEST, BackupFile, BackupHead, Manifest
from docgen.service.backup.room import room_at
from docgen.service.home import REGISTRY_IN_FILE, Home, create_home, open_home, rename_home
from docgen.service.office import Office
from docgen.service.settings import Settings

__all__ = ["RestoredHome", "restore_backup"]

_PIECE = 1024 * 1024
_SECTION = re.compile(r"(?m)^\[registry\].*$")
_URL = re.compile(r"(?m)^(\s*url\s*=.*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoredHome:
    """A home that was restored, and what verifying its archive found."""

    home: Path
    head: BackupHead
    reports: tuple[VerificationReport, ...]


def restore_backup(
    source: Path, target: Path, *, registry_url: str, settings: Settings, now: datetime
) -> RestoredHome:
    """Make the home ``target``; its registry in a file of it, or in an empty database.

    Raises:
        HomeExistsError: something stands at ``target``, or it lies in a home.
        BackupUnknownError: ``source`` is no finished backup.
        BackupDamagedError: a file of it is not the one that was written.
        RegistryNotEmptyError: the database holds something.
        BackupDiskFullError: the disk of ``target`` is full.
    """
    if os.path.lexists(target):
        raise HomeExistsError(where=target)
    target = target.absolute()
    for above in target.parents:
        if Home(above).marker.is_file():
            raise HomeExistsError(where=above)
    make_folders(target.parent)
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        with room_at(target), explained(target):
            part.mkdir(mode=0o700)
            with _opened(source) as files:
                head, trust = _unpack(files, part, where=source)
            reports = _settle(Home(part), settings, registry_url, head=head, trust=trust, now=now)
            os.sync()
            LOCAL.rename(part, target)
            LOCAL.sync(target.parent)
    finally:
        if os.path.lexists(part):
            remove_tree(part)
    return RestoredHome(home=target, head=head, reports=reports)


def _settle(
    home: Home,
    settings: Settings,
    registry_url: str,
    *,
    head: BackupHead,
    trust: tuple[bytes, ...],
    now: datetime,
) -> tuple[VerificationReport, ...]:
    """Bring the registry into place, make the index, and verify everything."""
    if home.settings.is_file():
        text = home.settings.read_text("utf-8")
        home.settings.write_text(_with_registry(text, registry_url), "utf-8")
    Registry.restore(home.registry_at(registry_url), home.registry, made_at=head.moment)
    if registry_url != REGISTRY_IN_FILE:
        home.registry.unlink()
    rename_home(home)
    keep_trust(home.keys, trust)
    create_home(home.root, registry_url=registry_url)
    settings = replace(settings, registry_url=registry_url)
    office = Office(home=open_home(home.root), settings=settings)
    try:
        office.rebuild(now=now)
        return office.verify_all(trust=())
    finally:
        office.close()


def _with_registry(text: str, registry_url: str) -> str:
    """The settings with the registry at another place; the old line stays as a comment."""
    found = _SECTION.search(text)
    if found is None:
        return f'{text.rstrip()}\n\n[registry]\nurl = "{registry_url}"\n'
    section, bracket, others = text[found.end() :].partition("\n[")
    section = _URL.sub(r"#\1", section)
    return f'{text[: found.end()]}\nurl = "{registry_url}"{section}{bracket}{others}'


Opened = Iterable[tuple[str, BinaryIO]]


@contextmanager
def _opened(source: Path) -> Iterator[Opened]:
    """The files of a backup by name, each to be read in turn; the manifest comes first."""
    if source.is_dir():
        yield _of_folder(source)
        return
    try:
        with tarfile.open(source, mode="r:") as tar:
            yield _of_tar(tar)
    except (tarfile.TarError, FileNotFoundError) as error:
        raise BackupUnknownError(where=source) from error


def _of_folder(source: Path) -> Iterator[tuple[str, BinaryIO]]:
    paths = [path for path in source.rglob("*") if not path.is_dir() or path.is_symlink()]
    for path in sorted(paths, key=lambda each: each != source / MANIFEST):
        if path.is_symlink():
            raise BackupDamagedError(file=path.relative_to(source).as_posix())
        with path.open("rb") as stream:
            yield path.relative_to(source).as_posix(), stream


def _of_tar(tar: tarfile.TarFile) -> Iterator[tuple[str, BinaryIO]]:
    members = tar.getmembers()
    for member in sorted(members, key=lambda each: each.name != MANIFEST):
        stream = tar.extractfile(member) if member.isfile() else None
        if stream is None:
            raise BackupDamagedError(file=member.name)
        yield member.name, stream  # type: ignore[misc]


def _unpack(files: Opened, home: Path, *, where: Path) -> tuple[BackupHead, tuple[bytes, ...]]:
    """Copy what belongs to the home; what the backup is of, and whose seals it trusts."""
    every = iter(files)
    name, stream = next(every, ("", None))
    if name != MANIFEST or stream is None:
        raise BackupUnknownError(where=where)
    manifest = Manifest.read(stream.read(), where=where)
    listed = {each.path: each for each in manifest.files}
    trust: tuple[bytes, ...] = ()
    for path, stream in every:
        noted = listed.pop(path, None)
        if noted is None:
            raise BackupDamagedError(file=path)
        if path == CERTIFICATES:
            trust = _certificates(_whole(stream, noted))
        else:
            _write(home / _inside(path), stream, noted)
    if listed:
        raise BackupDamagedError(file=min(listed))
    return manifest.head, trust


def _inside(path: str) -> PurePosixPath:
    parts = PurePosixPath(path).parts
    if len(parts) < 2 or parts[0] != HOME or ".." in parts:  # noqa: PLR2004 - the home and a name
        raise BackupDamagedError(file=path)
    return PurePosixPath(*parts[1:])


def _write(target: Path, source: BinaryIO, noted: BackupFile) -> None:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest, size = hashlib.sha256(), 0
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "wb") as stream:
        while piece := source.read(_PIECE):
            digest.update(piece)
            size += len(piece)
            stream.write(piece)
    if (size, digest.hexdigest()) != (noted.size, noted.sha256):
        raise BackupDamagedError(file=noted.path)


def _whole(source: BinaryIO, noted: BackupFile) -> bytes:
    data = source.read()
    if (len(data), hashlib.sha256(data).hexdigest()) != (noted.size, noted.sha256):
        raise BackupDamagedError(file=noted.path)
    return data


def _certificates(pem: bytes) -> tuple[bytes, ...]:
    if not pem:
        return ()
    loaded = x509.load_pem_x509_certificates(pem)
    return tuple(each.public_bytes(Encoding.DER) for each in loaded)
