"""A folder as it really is: its files, folders, links and strange things, links never followed.

Reads files without ever waiting on one that is no file. Not for what they mean.
"""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["Tree", "read_regular", "walk"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """Paths below a folder, by kind, with forward slashes."""

    files: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    unreadable: set[str] = field(default_factory=set)

    def hides(self, path: str) -> bool:
        """Tell whether a path lies below a folder that could not be listed."""
        above = {"" if str(up) == "." else str(up) for up in PurePosixPath(path).parents}
        return not above.isdisjoint(self.unreadable)


def read_regular(path: Path) -> bytes:
    """Read a file; a pipe or a device raises ``OSError`` like anything that cannot be read."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
        return stream.read()


def walk(folder: Path, *, skip: frozenset[str] = frozenset()) -> Tree:
    """List everything below ``folder``, except below the folders in ``skip``."""
    tree = Tree()
    pending = [""]
    while pending:
        prefix = pending.pop()
        try:
            with os.scandir(folder / prefix) as entries:
                pending += _sort_out(entries, prefix, tree, skip)
        except FileNotFoundError:
            continue
        except OSError:
            tree.unreadable.add(prefix.rstrip("/"))
    return tree


def _sort_out(
    entries: Iterable[os.DirEntry[str]], prefix: str, tree: Tree, skip: frozenset[str]
) -> list[str]:
    deeper = []
    for entry in entries:
        path = prefix + entry.name
        if entry.is_symlink():
            tree.links.add(path)
        elif entry.is_dir(follow_symlinks=False):
            tree.folders.add(path)
            if path not in skip:
                deeper.append(f"{path}/")
        else:
            tree.files.add(path)
    return deeper
