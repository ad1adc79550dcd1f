"""File systems that fail or are recorded: what a crash at any moment leaves on a disk.

``RecordingFiles`` does what it is asked and writes it down; ``Disk`` replays the first steps of
that record and shows what is left, with or without what was never synced.
"""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass, field
from pathlib import Path

from archive.durable import LocalFiles

Step = tuple[str, tuple[str, ...], bytes]


class UnsyncedFiles(LocalFiles):
    """Local files that skip syncing: for tests that cut no power themselves."""

    def sync(self, path: Path) -> None:
        pass


class RecordingFiles(LocalFiles):
    """The local files below one folder, with a record of every change and sync."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self.steps: list[Step] = []

    def _note(self, name: str, *paths: Path, data: bytes = b"") -> None:
        shown = tuple(path.relative_to(self._home).as_posix() for path in paths)
        self.steps.append((name, shown, data))

    def create(self, path: Path, data: bytes) -> None:
        super().create(path, data)
        self._note("create", path, data=data)

    def append(self, path: Path, data: bytes) -> None:
        super().append(path, data)
        self._note("append", path, data=data)

    def truncate(self, path: Path, size: int) -> None:
        super().truncate(path, size)
        self._note("truncate", path, data=str(size).encode())

    def sync(self, path: Path) -> None:
        self._note("sync", path)

    def rename(self, source: Path, target: Path) -> None:
        super().rename(source, target)
        self._note("rename", source, target)

    def make_folder(self, path: Path) -> None:
        super().make_folder(path)
        self._note("make_folder", path)

    def remove(self, path: Path) -> None:
        super().remove(path)
        self._note("remove", path)

    def remove_folder(self, path: Path) -> None:
        super().remove_folder(path)
        self._note("remove_folder", path)


class FailingFiles(LocalFiles):
    """Local files of which the ``after``-th change, or every one from it on, fails."""

    def __init__(self, after: int, error: int, *, lasting: bool) -> None:
        self._left = after
        self._error = error
        self._lasting = lasting
        self.failed = False

    def _may_fail(self) -> None:
        self._left -= 1
        if self._left == 0 or (self._left < 0 and self._lasting):
            self.failed = True
            raise OSError(self._error, os.strerror(self._error))

    def create(self, path: Path, data: bytes) -> None:
        try:
            self._may_fail()
        except OSError:
            if self._error == errno.ENOSPC:
                super().create(path, data[: len(data) // 2])
            raise
        super().create(path, data)

    def append(self, path: Path, data: bytes) -> None:
        try:
            self._may_fail()
        except OSError:
            super().append(path, data[: len(data) // 2])
            raise
        super().append(path, data)

    def sync(self, path: Path) -> None:
        self._may_fail()

    def rename(self, source: Path, target: Path) -> None:
        self._may_fail()
        super().rename(source, target)

    def make_folder(self, path: Path) -> None:
        self._may_fail()
        super().make_folder(path)


@dataclass
class Node:
    """A file or folder: what programs see of it, and what is on the platter."""

    folder: bool
    data: bytes = b""
    synced: bytes = b""
    entries: dict[str, Node] = field(default_factory=dict)
    synced_entries: dict[str, Node] = field(default_factory=dict)


class Disk:
    """A disk that remembers apart what was written and what was synced."""

    def __init__(self) -> None:
        self._root = Node(folder=True)

    def do(self, step: Step) -> None:
        name, paths, data = step
        getattr(self, f"_{name}")(*paths, data)

    def _find(self, path: str) -> Node:
        node = self._root
        for name in Path(path).parts:
            node = node.entries[name]
        return node

    def _parent(self, path: str) -> tuple[Node, str]:
        return self._find(str(Path(path).parent)), Path(path).name

    def _create(self, path: str, data: bytes) -> None:
        parent, name = self._parent(path)
        parent.entries[name] = Node(folder=False, data=data)

    def _append(self, path: str, data: bytes) -> None:
        self._find(path).data += data

    def _truncate(self, path: str, data: bytes) -> None:
        node = self._find(path)
        node.data = node.data[: int(data)]

    def _sync(self, path: str, _: bytes) -> None:
        node = self._find(path)
        node.synced, node.synced_entries = node.data, dict(node.entries)

    def _rename(self, source: str, target: str, _: bytes) -> None:
        old, old_name = self._parent(source)
        new, new_name = self._parent(target)
        new.entries[new_name] = old.entries.pop(old_name)

    def _make_folder(self, path: str, _: bytes) -> None:
        parent, name = self._parent(path)
        parent.entries[name] = Node(folder=True)

    def _remove(self, path: str, _: bytes) -> None:
        parent, name = self._parent(path)
        del parent.entries[name]

    _remove_folder = _remove

    def show(self, home: Path, *, names_lost: bool, bytes_lost: bool) -> None:
        """Lay out the disk after a power cut that lost names, bytes, both or nothing."""
        self._show(self._root, home, names_lost, bytes_lost)

    def _show(self, node: Node, place: Path, names_lost: bool, bytes_lost: bool) -> None:
        if not node.folder:
            place.write_bytes(node.synced if bytes_lost else node.data)
            return
        place.mkdir(exist_ok=True)
        entries = node.synced_entries if names_lost else node.entries
        for name, each in entries.items():
            self._show(each, place / name, names_lost, bytes_lost)
