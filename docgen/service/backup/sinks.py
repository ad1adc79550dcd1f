"""Where a backup is written: a folder or a tar file; readable by its owner only.

Each file is read once, and digested as it passes. What is written has its final name only when it
is complete and on the disk. Not for what is copied.
"""

from __future__ import annotations

import hashlib
import io
import os
import secrets
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from archive.durable import LOCAL, explained, remove_tree
from docgen.service.backup.errors import HomeExistsError
from docgen.service.backup.manifest import BackupFile

__all__ = ["Digested", "Sink", "opened_sink"]

_PIECE = 1024 * 1024
_MODE, _FOLDER_MODE = 0o600, 0o700


class Readable(Protocol):
    """What a file is read from."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, none at the end."""
        ...


class Sink(Protocol):
    """Takes files one by one.

    **Contract.** ``add`` reads the source to its end and writes exactly what it read; it raises
    OSError where source or target fails. A path is added once, and has no part that leads upwards.
    """

    def add(self, path: str, source: Readable, size: int) -> None:
        """Take one file of ``size`` bytes."""
        ...


class Digested:
    """A sink that notes what passes: size and digests of each file, in ``files``."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self.files: list[BackupFile] = []

    def add_bytes(self, path: str, data: bytes) -> None:
        """Take bytes as a file."""
        self._take(path, io.BytesIO(data), len(data))

    def add_file(self, path: str, source: Path) -> str:
        """Take a file; its SHA-512."""
        with source.open("rb") as stream:
            return self._take(path, stream, os.fstat(stream.fileno()).st_size)

    def _take(self, path: str, stream: Readable, size: int) -> str:
        passing = _Passing(stream)
        self._sink.add(path, passing, size)
        noted = BackupFile(path=path, size=passing.size, sha256=passing.sha256.hexdigest())
        self.files.append(noted)
        return passing.sha512.hexdigest()


class _Passing:
    """A stream whose bytes are digested as they are read."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self.sha256, self.sha512 = hashlib.sha256(), hashlib.sha512()
        self.size = 0

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""
        data = self._source.read(size)
        self.sha256.update(data)
        self.sha512.update(data)
        self.size += len(data)
        return data


@dataclass(frozen=True, slots=True)
class _Folder:
    root: Path

    def add(self, path: str, source: Readable, size: int) -> None:  # noqa: ARG002 - a file ends where it ends
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True, mode=_FOLDER_MODE)
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, _MODE)
        with os.fdopen(handle, "wb") as stream:
            while piece := source.read(_PIECE):
                stream.write(piece)


@dataclass(frozen=True, slots=True)
class _Tar:
    tar: tarfile.TarFile

    def add(self, path: str, source: Readable, size: int) -> None:
        member = tarfile.TarInfo(path)
        member.size, member.mode = size, _MODE
        self.tar.addfile(member, source)


@contextmanager
def opened_sink(target: Path) -> Iterator[Sink]:
    """A sink for ``target``: a tar file where its name ends in ``.tar``, else a folder.

    Raises:
        HomeExistsError: something stands there.
        StorageError: it cannot be written.
    """
    if os.path.lexists(target):
        raise HomeExistsError(where=target)
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        with explained(target):
            if target.suffix == ".tar":
                handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE)
                with os.fdopen(handle, "wb") as stream:
                    with tarfile.open(fileobj=stream, mode="w|", format=tarfile.PAX_FORMAT) as tar:
                        yield _Tar(tar)
                    stream.flush()
                    os.fsync(stream.fileno())
            else:
                part.mkdir(mode=_FOLDER_MODE)
                yield _Folder(part)
                os.sync()
            LOCAL.rename(part, target)
            LOCAL.sync(target.parent)
    finally:
        if os.path.lexists(part):
            remove_tree(part)
