"""What an archive holds at one moment, file by file, while others go on depositing.

The log is read first, and of the objects only the versions that it names: these never change, so
the copy is that of the moment at which the log was read. An object's own inventory is that of its
newest named version. Not for copying: the caller reads the files.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from archive.errors import IntegrityError, StorageError
from archive.keeping import Keeper
from archive.log import Entry
from archive.store import INVENTORY, OBJECT_DECLARATION, SIDECAR, root_files

__all__ = ["KeptFile", "Snapshot"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A file of a dossier: its place below the storage root, where its bytes stand, their digest.

    ``sha512`` is None where the archive keeps none.
    """

    number: str
    path: str
    source: Path
    sha512: str | None = None


class Snapshot:
    """An archive at one moment. ``log`` is the log, whole lines only, ``dossiers`` how many."""

    def __init__(self, keeper: Keeper) -> None:
        keeper.log.refresh()
        self.log = keeper.log.whole_lines()
        self._store = keeper.store
        self._editions = {number: keeper.log.editions(number) for number in keeper.log.numbers()}
        self.damaged: list[str] = []

    @property
    def dossiers(self) -> int:
        """How many dossiers there are."""
        return len(self._editions)

    def root_files(self) -> Mapping[str, bytes]:
        """The files that declare the storage root, by place."""
        return root_files()

    def files(self) -> Iterator[KeptFile]:
        """Every file of every object; what cannot be read is noted in ``damaged``, by number."""
        for number, entries in self._editions.items():
            try:
                yield from list(self._object(number, entries))
            except (IntegrityError, StorageError, OSError):
                self.damaged.append(number)

    def _object(self, number: str, entries: tuple[Entry, ...]) -> Iterator[KeptFile]:
        folder = self._store.object_folder(number)
        base = folder.relative_to(self._store.root).as_posix()
        head = entries[-1]
        inventory = self._store.inventory(number, head.version_number)
        if inventory.digest != head.inventory_sha512:
            self.damaged.append(number)
        digests = {path: digest for digest, path in inventory.manifest.items()}
        digests |= {f"{each.version}/{INVENTORY}": each.inventory_sha512 for each in entries}
        for entry in entries:
            for path in _below(folder / entry.version):
                name = path.relative_to(folder).as_posix()
                yield KeptFile(
                    number=number, path=f"{base}/{name}", source=path, sha512=digests.get(name)
                )
        for name in (INVENTORY, SIDECAR):
            kept = f"{head.version}/{name}"
            yield KeptFile(
                number=number, path=f"{base}/{name}", source=folder / kept, sha512=digests.get(kept)
            )
        name, _ = OBJECT_DECLARATION
        yield KeptFile(number=number, path=f"{base}/{name}", source=folder / name)


def _below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder, onerror=_raise):
        folders.sort()
        yield from (Path(place) / name for name in sorted(names))


def _raise(error: OSError) -> None:
    raise error
