"""The one way in which the archive writes to disk, and the file system it writes through.

A file is written beside its place, synced, renamed, and its folder synced: after a crash it is
there whole or not at all. ``FileSystem`` is the seam at which tests record or refuse operations.
Not for reading policy, locks, or any knowledge of what the files mean.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from archive.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

__all__ = [
    "LOCAL",
    "EntryKind",
    "FileSystem",
    "LocalFiles",
    "append_line",
    "explained",
    "free_name",
    "install_folder",
    "make_folders",
    "remove_tree",
    "write_file",
    "write_files",
    "write_new_file",
]

EntryKind = Literal["file", "folder", "link", "other", "absent"]

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class FileSystem(Protocol):
    """The few operations the archive needs of a folder tree.

    **Contract.** Every operation either happened or raised OSError. ``create`` refuses a path
    that exists. ``rename`` replaces a file of the target's name and refuses a folder that is not
    empty. What was created or appended is durable after ``sync`` of the file; what was created,
    renamed or removed in a folder is durable after ``sync`` of the folder. ``append`` that fails
    may leave a part behind; ``truncate`` cuts it off. ``kind`` never follows a link, and nothing
    here opens one.
    """

    def create(self, path: Path, data: bytes) -> None:
        """Write a file that was not there."""
        ...

    def append(self, path: Path, data: bytes) -> None:
        """Add bytes at the end of a file."""
        ...

    def truncate(self, path: Path, size: int) -> None:
        """Cut a file to its first bytes."""
        ...

    def sync(self, path: Path) -> None:
        """Make a file or a folder durable."""
        ...

    def rename(self, source: Path, target: Path) -> None:
        """Move in one step."""
        ...

    def make_folder(self, path: Path) -> None:
        """Make one folder."""
        ...

    def remove(self, path: Path) -> None:
        """Remove a file or a link."""
        ...

    def remove_folder(self, path: Path) -> None:
        """Remove an empty folder."""
        ...

    def read(self, path: Path, offset: int = 0) -> bytes:
        """Read a file from an offset on."""
        ...

    def size(self, path: Path) -> int:
        """Tell the size of a file."""
        ...

    def kind(self, path: Path) -> EntryKind:
        """Tell what stands at a path."""
        ...

    def names(self, path: Path) -> list[str]:
        """List a folder, sorted."""
        ...

    def device(self, path: Path) -> int:
        """Tell the file system of a path."""
        ...


class LocalFiles:
    """The operating system's files. Links are refused where a file is opened."""

    def create(self, path: Path, data: bytes) -> None:
        """Write a file that was not there."""
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o644)
        try:
            _write_all(handle, data)
        finally:
            os.close(handle)

    def append(self, path: Path, data: bytes) -> None:
        """Add bytes at the end of a file that is there."""
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_NOFOLLOW)
        try:
            _write_all(handle, data)
        finally:
            os.close(handle)

    def truncate(self, path: Path, size: int) -> None:
        """Cut a file to its first ``size`` bytes."""
        os.truncate(path, size)

    def sync(self, path: Path) -> None:
        """Make a file's bytes, or a folder's entries, outlive a power cut."""
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def rename(self, source: Path, target: Path) -> None:
        """Move within one file system, in one step."""
        source.rename(target)

    def make_folder(self, path: Path) -> None:
        """Make one folder whose parent is there."""
        path.mkdir()

    def remove(self, path: Path) -> None:
        """Remove a file or a link."""
        path.unlink()

    def remove_folder(self, path: Path) -> None:
        """Remove an empty folder."""
        path.rmdir()

    def read(self, path: Path, offset: int = 0) -> bytes:
        """Read a regular file from ``offset`` to its end; a pipe or device is refused."""
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(handle, "rb") as stream:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
            stream.seek(offset)
            return stream.read()

    def size(self, path: Path) -> int:
        """Tell how many bytes a file has."""
        return path.lstat().st_size

    def kind(self, path: Path) -> EntryKind:
        """Tell what stands at a path, without following a link."""
        try:
            mode = path.lstat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            return "absent"
        if stat.S_ISLNK(mode):
            return "link"
        if stat.S_ISDIR(mode):
            return "folder"
        return "file" if stat.S_ISREG(mode) else "other"

    def names(self, path: Path) -> list[str]:
        """List the names in a folder, sorted."""
        return sorted(entry.name for entry in path.iterdir())

    def device(self, path: Path) -> int:
        """Tell on which file system a path stands."""
        return path.stat().st_dev


LOCAL: FileSystem = LocalFiles()


def _write_all(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


@contextmanager
def explained(where: Path) -> Iterator[None]:
    """Turn an OSError into a StorageError that says what to do."""
    try:
        yield
    except OSError as error:
        what, advice = _advice(error)
        raise StorageError(what=what, where=str(where), next=advice) from error


def _advice(error: OSError) -> tuple[str, str]:
    if error.errno in _FULL:
        return "the disk is full", "free some space and run again; it goes on from what is finished"
    if error.errno in _FORBIDDEN:
        return "permission is missing", "let this user read and write the folder, then run again"
    if error.errno == errno.ELOOP:
        return "a symbolic link stands there", "replace the link by the file itself"
    reason = os.strerror(error.errno) if error.errno else type(error).__name__
    return f"reading or writing failed ({reason})", "check the disk and run the command again"


def write_file(
    path: Path, data: bytes, *, files: FileSystem = LOCAL, workspace: Path | None = None
) -> None:
    """Write or replace ``path`` durably: afterwards it is the old file or the new, never a mix.

    The temporary file stands in ``workspace`` (on the same file system) where a killed process
    must leave nothing beside ``path``, else in its folder.
    """
    with explained(path):
        _write_first(path, data, files, workspace or path.parent)


def write_new_file(
    path: Path, data: bytes, *, files: FileSystem = LOCAL, workspace: Path | None = None
) -> bool:
    """Write ``path`` durably unless something stands there; tell whether it was written."""
    with explained(path):
        if files.kind(path) != "absent":
            return False
        _write_first(path, data, files, workspace or path.parent)
    return True


def _write_first(path: Path, data: bytes, files: FileSystem, folder: Path) -> None:
    temporary = _temporary(folder)
    try:
        files.create(temporary, data)
        files.sync(temporary)
        files.rename(temporary, path)
    except BaseException:
        with suppress(OSError):
            files.remove(temporary)
        raise
    files.sync(path.parent)


def write_files(contents: Mapping[Path, bytes], *, files: FileSystem = LOCAL) -> None:
    """Write or replace files durably; none takes its place before all of them are on the disk.

    Where the disk takes no more, what stood there before still stands, and nothing is added.
    """
    staged: dict[Path, Path] = {}
    try:
        for path, data in contents.items():
            staged[path] = _temporary(path.parent)
            with explained(path):
                files.create(staged[path], data)
                files.sync(staged[path])
        for path, temporary in staged.items():
            with explained(path):
                files.rename(temporary, path)
        for folder in {path.parent: None for path in contents}:
            with explained(folder):
                files.sync(folder)
    finally:
        for temporary in staged.values():
            with suppress(OSError):
                files.remove(temporary)


def _temporary(folder: Path) -> Path:
    """A name of its own, short, so that a place with a name as long as allowed can be written."""
    return folder / f".{secrets.token_hex(8)}.tmp"


def append_line(path: Path, line: bytes, *, files: FileSystem = LOCAL) -> None:
    """Append one line durably; where it fails, the file is cut back to what it was."""
    with explained(path):
        size = files.size(path)
        try:
            files.append(path, line)
            files.sync(path)
        except BaseException:
            with suppress(OSError):
                files.truncate(path, size)
            raise


def make_folders(path: Path, *, files: FileSystem = LOCAL) -> None:
    """Make ``path`` and the folders above it durably, as far as they are missing."""
    missing: list[Path] = []
    with explained(path):
        while files.kind(path) == "absent":
            missing.append(path)
            path = path.parent
        for folder in reversed(missing):
            with suppress(FileExistsError):
                files.make_folder(folder)
            files.sync(folder.parent)


def install_folder(source: Path, target: Path, *, files: FileSystem = LOCAL) -> None:
    """Move a synced folder to a place where nothing stands, durably."""
    make_folders(target.parent, files=files)
    with explained(target):
        if files.kind(target) != "absent":
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
        files.rename(source, target)
        files.sync(target.parent)
        files.sync(source.parent)


def free_name(base: str, taken: Collection[str]) -> str:
    """Give ``base``, with a number where the name is taken."""
    name, again = base, 1
    while name in taken:
        again += 1
        name = f"{base}-{again}"
    return name


def remove_tree(path: Path, *, files: FileSystem = LOCAL) -> None:
    """Remove a file, a link or a whole folder, without following links."""
    with explained(path):
        _remove(path, files)


def _remove(path: Path, files: FileSystem) -> None:
    if files.kind(path) != "folder":
        with suppress(FileNotFoundError):
            files.remove(path)
        return
    for name in files.names(path):
        _remove(path / name, files)
    files.remove_folder(path)
