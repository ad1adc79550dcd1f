"""Puts editions into the store and the log, in the order that survives a crash at any moment.

Stage the OCFL version with the intended log entry beside it, install it, append the entry, drop
the staging. After a crash the intent tells whether what was installed is what was meant: then it
is finished; else it is set aside, by name. Not for binding, sealing or searching.
"""

from __future__ import annotations

import secrets
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from archive.durable import (
    LOCAL,
    FileSystem,
    explained,
    make_folders,
    write_new_file,
)
from archive.errors import IntegrityError, StorageError
from archive.log import Entry, Log, holding, make_entry, parse_line, try_holding
from archive.record import RECORD_NAME, EditionRecord, read_record
from archive.store import (
    Inventory,
    OcflFolder,
    check_number,
    first_inventory,
    next_inventory,
    object_id,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

__all__ = ["Keeper"]

_INTENT = "entry.jsonl"
_VERSION = "version"


class Keeper:
    """The store and the log of one archive, kept in step."""

    def __init__(
        self, root: Path, log_dir: Path, *, files: FileSystem = LOCAL, lock_wait_s: float = 10.0
    ) -> None:
        self.store = OcflFolder(root, files=files)
        self.log = Log(log_dir, files=files)
        self._files = files
        self._staging = log_dir / "staging"
        self._shelf = log_dir / "set-aside"
        self._lock = log_dir / "writer.lock"
        self.lock_wait_s = lock_wait_s

    def prepare(self) -> None:
        """Make what is missing of an archive, and finish or drop what a crash left."""
        make_folders(self._staging, files=self._files)
        if not (self.store.is_prepared() and self.log.is_prepared()):
            with holding(self._lock, since=None, wait_s=self.lock_wait_s):
                self.store.prepare(self._staging)
                self.log.prepare(self._staging)
        with explained(self.store.root):
            one = self._files.device(self.store.root) == self._files.device(self._staging)
        if not one:
            raise StorageError(
                what="the archive and its log stand on two file systems",
                where=str(self.store.root),
                next="put both folders on one disk",
            )
        self.log.refresh()
        if self.needs_recovery():
            self._recover_if_alone()

    def needs_recovery(self) -> bool:
        """Tell whether a writer that is gone left something behind."""
        with explained(self._staging):
            return bool(self._files.names(self._staging)) or self.log.is_torn()

    def _recover_if_alone(self) -> None:
        """Recover unless a living writer is at work; whoever writes next must recover anyway.

        A reader that cannot write (a read-only copy) still reads what is logged.
        """
        with suppress(StorageError), try_holding(self._lock) as held:
            if held:
                self.log.refresh()
                self._recover()

    @contextmanager
    def undisturbed(self) -> Iterator[None]:
        """Keep writers away for a moment, changing nothing."""
        with holding(self._lock, since=None, wait_s=self.lock_wait_s):
            yield

    @contextmanager
    def writing(self, *, since: datetime | None) -> Iterator[None]:
        """Be the archive's one writer, after putting right what an earlier one left."""
        with holding(self._lock, since=since, wait_s=self.lock_wait_s):
            self.log.refresh()
            self._recover()
            yield

    def put(
        self, number: str, edition: int, files: Mapping[str, bytes], *, agency: str, now: datetime
    ) -> Entry:
        """Keep the files of an edition; the caller is the writer."""
        check_number(number)
        earlier = self._head(number)
        if earlier:
            version, content = next_inventory(number, earlier, files, agency=agency, created=now)
        else:
            version, content = first_inventory(number, files, agency=agency, created=now)
        self._clear_place(number, version)
        entry = make_entry(
            after=self.log.last,
            time=now.isoformat(timespec="seconds"),
            number=number,
            edition=edition,
            object_id=object_id(number),
            version=version.head,
            inventory_sha512=version.digest,
        )
        self._commit(entry, version, content)
        return entry

    def _head(self, number: str) -> Inventory | None:
        entries = self.log.editions(number)
        return self.inventory(entries[-1]) if entries else None

    def _clear_place(self, number: str, version: Inventory) -> None:
        """Set aside what stands, unlogged, where the version belongs."""
        taken = self.store.has(number, version.head)
        if version.head == 1:
            taken = self.store.occupied(number)
        if taken:
            self.store.set_aside(number, version.head, self._shelf)

    def _commit(self, entry: Entry, version: Inventory, content: Mapping[str, bytes]) -> None:
        folder = self._staging / secrets.token_hex(8)
        try:
            with explained(folder):
                self._files.make_folder(folder)
            self.store.stage(folder / _VERSION, version=version, content=content)
            write_new_file(folder / _INTENT, entry.line(), files=self._files)
            with explained(folder):
                self._files.sync(self._staging)
            self.store.install(folder / _VERSION, entry.number, version)
            self.log.append(entry)
        except BaseException:
            self._undo(entry, folder)
            raise
        self.store.discard(folder)

    def _undo(self, entry: Entry, folder: Path) -> None:
        """Leave nothing of a deposit that failed, as far as the disk still allows it."""
        try:
            if self.log.last != entry:
                self._withdraw(entry)
            self.store.discard(folder)
        except (StorageError, IntegrityError):
            return

    def _withdraw(self, entry: Entry) -> None:
        for name in self._take_away(entry, self._staging):
            self.store.discard(self._staging / name)

    def _take_away(self, entry: Entry, shelf: Path) -> list[str]:
        """Move a version that is not logged out of the store; the logged head stays head."""
        names = []
        if self.store.has(entry.number, entry.version_number):
            names.append(self.store.set_aside(entry.number, entry.version_number, shelf))
        earlier = self._head(entry.number)
        if earlier:
            self.store.set_head(entry.number, earlier, self._staging)
        self.store.prune(entry.number)
        return names

    def _recover(self) -> None:
        if self.log.is_torn():
            self.log.mend()
        with explained(self._staging):
            names = self._files.names(self._staging)
        for name in names:
            self._finish_or_drop(self._staging / name)

    def _finish_or_drop(self, folder: Path) -> None:
        entry = self._intent(folder)
        if entry is not None:
            if self._is_as_intended(entry):
                self.store.set_head(entry.number, self.inventory(entry), folder)
                self.log.append(entry)
            else:
                self._take_away(entry, self._shelf)
        self.store.discard(folder)

    def _intent(self, folder: Path) -> Entry | None:
        """Read what the writer that is gone meant to log, unless it was logged."""
        path = folder / _INTENT
        with explained(path):
            if self._files.kind(path) != "file":
                return None
            line = self._files.read(path)
        try:
            return parse_line(line.removesuffix(b"\n"), after=self.log.last, where=_INTENT)
        except IntegrityError:
            return None

    def _is_as_intended(self, entry: Entry) -> bool:
        if not self.store.has(entry.number, entry.version_number):
            return False
        try:
            inventory = self.inventory(entry)
        except (IntegrityError, StorageError):
            return False
        return self.store.is_complete(entry.number, inventory)

    def inventory(self, entry: Entry) -> Inventory:
        """Read the inventory of a logged version, held to the log's digest."""
        inventory = self.store.inventory(entry.number, entry.version_number)
        if inventory.digest != entry.inventory_sha512:
            raise IntegrityError(
                what="an inventory that is not the one in the log",
                where=self.store.shown(self.store.object_folder(entry.number)),
                next="restore the object from a backup",
            )
        return inventory

    def read(self, entry: Entry, logical: str) -> bytes:
        """Read a file of a logged version."""
        return self.store.read(entry.number, self.inventory(entry), logical)

    def edition(self, entry: Entry) -> EditionRecord:
        """Read the record of a logged edition."""
        logical = f"edition-{entry.edition}/{RECORD_NAME}"
        return read_record(self.read(entry, logical), where=f"{entry.number} {logical}")

    def editions(self, number: str) -> tuple[EditionRecord, ...]:
        """Read the records of all logged editions of a dossier."""
        return tuple(self.edition(entry) for entry in self.log.editions(number))
