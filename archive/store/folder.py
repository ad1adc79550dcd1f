"""An OCFL storage root in a folder: stage a version, install it, read it back.

A version is staged outside the root, synced, and moved in by one rename. What an installed
version means is not decided here: only the log makes it visible. Not for verification.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from archive.canonical import sha512
from archive.durable import (
    LOCAL,
    FileSystem,
    explained,
    free_name,
    install_folder,
    make_folders,
    remove_tree,
    write_file,
    write_new_file,
)
from archive.errors import IntegrityError, StorageError
from archive.store.inventory import INVENTORY, SIDECAR, Inventory, read_inventory
from archive.store.layout import OBJECT_DECLARATION, object_path, root_files

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["OcflFolder"]


class OcflFolder:
    """The objects of one storage root, one object a dossier, one version an edition."""

    def __init__(self, root: Path, *, files: FileSystem = LOCAL) -> None:
        self._root = root
        self._files = files

    @property
    def root(self) -> Path:
        """The storage root."""
        return self._root

    def is_prepared(self) -> bool:
        """Tell whether the storage root is there and declared."""
        with explained(self._root):
            kinds = [self._files.kind(self._root / path) for path in root_files()]
        return "absent" not in kinds

    def has_objects(self) -> bool:
        """Tell whether anything stands in the root beside its declarations."""
        own = {PurePosixPath(path).parts[0] for path in root_files()}
        with explained(self._root):
            there = self._files.kind(self._root) == "folder"
            return there and not set(self._files.names(self._root)) <= own

    def prepare(self, workspace: Path) -> None:
        """Make and declare the storage root where it is missing; the caller is the writer."""
        for path, content in root_files().items():
            target = self._root / path
            make_folders(target.parent, files=self._files)
            write_new_file(target, content, files=self._files, workspace=workspace)

    def stage(self, folder: Path, *, version: Inventory, content: Mapping[str, bytes]) -> None:
        """Write a version, complete and synced, into a staging folder.

        For version 1 the folder becomes the whole object, else only the version's folder.
        """
        prefix = f"v{version.head}/"
        named = {**content, f"{prefix}{INVENTORY}": version.data}
        named[f"{prefix}{SIDECAR}"] = version.sidecar
        if version.head == 1:
            name, declaration = OBJECT_DECLARATION
            named |= {name: declaration, INVENTORY: version.data, SIDECAR: version.sidecar}
        else:
            named = {path.removeprefix(prefix): data for path, data in named.items()}
        with explained(folder):
            self._write_tree(folder, named)

    def _write_tree(self, folder: Path, named: Mapping[str, bytes]) -> None:
        folders = {folder}
        for path in sorted(named):
            folders |= {folder / parent for parent in PurePosixPath(path).parents}
        for each in sorted(folders):
            if self._files.kind(each) == "absent":
                self._files.make_folder(each)
        for path, data in sorted(named.items()):
            self._files.create(folder / path, data)
            self._files.sync(folder / path)
        for each in sorted(folders, reverse=True):
            self._files.sync(each)
        self._files.sync(folder.parent)

    def install(self, staged: Path, number: str, version: Inventory) -> None:
        """Move a staged version to its place and make it the object's head."""
        workspace = staged.parent
        place = self.object_folder(number)
        if version.head == 1:
            install_folder(staged, place, files=self._files)
            return
        install_folder(staged, place / f"v{version.head}", files=self._files)
        self.set_head(number, version, workspace)

    def set_head(self, number: str, version: Inventory, workspace: Path) -> None:
        """Make the object's own inventory and digest file those of ``version``."""
        place = self.object_folder(number)
        for name, data in ((INVENTORY, version.data), (SIDECAR, version.sidecar)):
            write_file(place / name, data, files=self._files, workspace=workspace)

    def object_folder(self, number: str) -> Path:
        """Tell where the object of a dossier stands or would stand."""
        return self._root / object_path(number)

    def has(self, number: str, version: int) -> bool:
        """Tell whether the folder of a version is there."""
        with explained(self._root):
            return self._files.kind(self.object_folder(number) / f"v{version}") == "folder"

    def occupied(self, number: str) -> bool:
        """Tell whether anything stands where the object of a dossier belongs."""
        with explained(self._root):
            return self._files.kind(self.object_folder(number)) != "absent"

    def inventory(self, number: str, version: int) -> Inventory:
        """Read the inventory of one version from that version's folder."""
        path = self.object_folder(number) / f"v{version}" / INVENTORY
        return read_inventory(self._read(path), where=self.shown(path))

    def head_inventory(self, number: str) -> bytes:
        """Read the inventory that stands as the object's head."""
        return self._read(self.object_folder(number) / INVENTORY)

    def read(self, number: str, inventory: Inventory, logical: str) -> bytes:
        """Read one file of a version and check it against the inventory."""
        content = inventory.content_path(logical)
        if content is None:
            raise IntegrityError(
                what=f"no file {logical}", where=number, next="run `docgen verify` on the dossier"
            )
        path = self.object_folder(number) / content
        data = self._read(path)
        if sha512(data) != inventory.paths[logical]:
            raise IntegrityError(
                what="a file that is not what was deposited",
                where=self.shown(path),
                next="restore it from a backup and verify the dossier again",
            )
        return data

    def is_complete(self, number: str, inventory: Inventory) -> bool:
        """Tell whether every file of a version is there with the bytes it should have."""
        try:
            for logical in inventory.paths:
                self.read(number, inventory, logical)
        except (IntegrityError, StorageError):
            return False
        return True

    def set_aside(self, number: str, version: int, shelf: Path) -> str:
        """Move an object, or one version of it, out of the root; return the name it got."""
        place = self.object_folder(number)
        source = place if version == 1 else place / f"v{version}"
        make_folders(shelf, files=self._files)
        with explained(shelf):
            name = free_name(f"{number}-v{version}", self._files.names(shelf))
        install_folder(source, shelf / name, files=self._files)
        self.prune(number)
        return name

    def prune(self, number: str) -> None:
        """Remove the empty folders that lead to an object that is not there (OCFL E073)."""
        folder = self.object_folder(number).parent
        with explained(folder):
            while folder != self._root and self._is_bare(folder):
                if self._files.kind(folder) == "folder":
                    self._files.remove_folder(folder)
                    self._files.sync(folder.parent)
                folder = folder.parent

    def _is_bare(self, folder: Path) -> bool:
        kind = self._files.kind(folder)
        return kind == "absent" or (kind == "folder" and not self._files.names(folder))

    def discard(self, folder: Path) -> None:
        """Remove a staging folder."""
        remove_tree(folder, files=self._files)

    def shown(self, path: Path) -> str:
        """Spell a path as errors and findings show it: from the storage root on."""
        return path.relative_to(self._root.parent).as_posix()

    def _read(self, path: Path) -> bytes:
        with explained(path):
            self._refuse_links(path)
            there = self._files.kind(path) != "absent"
        if not there:
            raise IntegrityError(
                what="a missing file",
                where=self.shown(path),
                next="restore it from a backup and verify the dossier again",
            )
        with explained(path):
            return self._files.read(path)

    def _refuse_links(self, path: Path) -> None:
        for folder in path.relative_to(self._root).parents:
            if self._files.kind(self._root / folder) == "link":
                raise StorageError(
                    what="a symbolic link stands in the archive",
                    where=self.shown(self._root / folder),
                    next="put the folder itself in its place",
                )
