"""Puts editions into the store and the log, in the order that survives a crash at any moment.

Stage the OCFL version with the intended log entry beside it, install it, append the entry, drop
the staging. After a crash the intent tells whether what was installed is what was meant: then it
is finished; else it is set aside, by name. Not for binding, sealing or searching.
"""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING

from archive.durable import (
    LOCAL,
    FileSystem,
    explained,
    free_name,
    make_folders,
    write_new_file,
)
from archive.errors import ArchiveError, DossierNotFoundError, IntegrityError, StorageError
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
from archive.values import VerificationFinding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
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
        self._notices: list[VerificationFinding] = []

    @property
    def notices(self) -> tuple[VerificationFinding, ...]:
        """What is wrong with the log, and what was finished or set aside since opening."""
        return (*self.log.damage, *self._notices)

    def _note(self, code: str, where: str, **params: str) -> None:
        self._notices.append(VerificationFinding(code=code, where=where, params=params))

    def _has_lost_log(self) -> bool:
        return not self.log.is_prepared() and self.store.has_objects()

    def _has_lost_store(self) -> bool:
        return bool(self.log.entries) and not self.store.is_prepared()

    def prepare(self) -> None:
        """Make what is missing of a new archive, and finish or drop what a crash left.

        Where one half stands and the other is gone, that is a loss and nothing is made anew.
        """
        self._refuse_links()
        make_folders(self._staging, files=self._files)
        self.log.refresh()
        if not (self.store.is_prepared() and self.log.is_prepared()):
            with holding(self._lock, since=None, wait_s=self.lock_wait_s):
                self._make_missing()
        self.log.refresh()
        if self._has_lost_log():
            self._note("log-missing", self.log.shown)
        if not self._has_lost_store():
            self._require_one_disk()
        if self.needs_recovery() and self.is_whole():
            self._recover_if_alone()
        if self._is_log_emptied():
            self._note("log-empty", self.log.shown)

    def _refuse_links(self) -> None:
        """Refuse links where folders belong: recovery would clear out what they lead to.

        At the root of archive or log nothing could be written, and it is told before work begins.
        """
        for folder in (self.store.root, self._staging.parent, self._staging, self._shelf):
            with explained(folder):
                is_link = self._files.kind(folder) == "link"
            if is_link:
                raise StorageError(
                    what="a symbolic link stands in the archive",
                    where=str(folder),
                    next="put the folder itself in its place",
                )

    def _is_log_emptied(self) -> bool:
        """Tell whether dossiers stand beside a log that says nothing, with no deposit under way."""
        if not self.is_whole() or self.log.entries or self.needs_recovery():
            return False
        if not self.store.has_objects():
            return False
        self.log.refresh()
        return not self.log.entries

    def refuse_emptied_log(self) -> None:
        """Refuse to begin a second log where dossiers stand beside an empty one."""
        if self._is_log_emptied():
            raise IntegrityError(
                what="an empty log although there are dossiers",
                where=self.log.shown,
                next="restore the log from a backup",
            )

    def _make_missing(self) -> None:
        self.log.refresh()
        if self._has_lost_log() or self._has_lost_store():
            return
        self.store.prepare(self._staging)
        self.log.prepare(self._staging)

    def is_whole(self) -> bool:
        """Tell whether log and store are there and no line of the log is damaged."""
        return not (self.log.damage or self._has_lost_log() or self._has_lost_store())

    def require_whole(self) -> None:
        """Refuse to write where the log is damaged, or where log or store is gone."""
        self.log.refresh()
        self.log.require_whole()
        if self._has_lost_log():
            raise IntegrityError(
                what="no log although there are dossiers",
                where=self.log.shown,
                next="restore the log from a backup",
            )
        if self._has_lost_store():
            raise IntegrityError(
                what="a storage root that is gone or lacks a declaration",
                where=self.store.root.name,
                next="put the folder back in its place, or restore it from a backup",
            )

    def _require_one_disk(self) -> None:
        with explained(self.store.root):
            one = self._files.device(self.store.root) == self._files.device(self._staging)
        if not one:
            raise StorageError(
                what="the archive and its log stand on two file systems",
                where=str(self.store.root),
                next="put both folders on one disk",
            )

    def needs_recovery(self) -> bool:
        """Tell whether a writer that is gone left something behind."""
        with explained(self._staging):
            return bool(self._files.names(self._staging)) or self.log.is_torn()

    def _recover_if_alone(self) -> None:
        """Recover unless a living writer is at work; whoever writes next must recover anyway.

        A reader that cannot write (a read-only copy) still reads what is logged.
        """
        try:
            with try_holding(self._lock) as held:
                if held:
                    self.log.refresh()
                    self._recover()
        except StorageError:
            if self.log.is_torn():
                self._note("log-unfinished", self.log.shown)

    @contextmanager
    def undisturbed(self) -> Iterator[None]:
        """Keep writers away for a moment, changing nothing."""
        with holding(self._lock, since=None, wait_s=self.lock_wait_s):
            yield

    @contextmanager
    def writing(self, *, since: datetime | None) -> Iterator[None]:
        """Be the archive's one writer, after putting right what an earlier one left."""
        with holding(self._lock, since=since, wait_s=self.lock_wait_s):
            self.require_whole()
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
        entries = self.entries(number)
        return self.inventory(entries[-1]) if entries else None

    def _clear_place(self, number: str, version: Inventory) -> None:
        """Set aside what stands, unlogged, where the version belongs."""
        taken = self.store.has(number, version.head)
        if version.head == 1:
            taken = self.store.occupied(number)
        if taken:
            self._set_aside(number, version.head)

    def _set_aside(self, number: str, version: int) -> None:
        name = self.store.set_aside(number, version, self._shelf)
        where = self.store.shown(self.store.object_folder(number))
        self._note("object-set-aside", where, number=number, place=self._shelved(name))

    def _shelved(self, name: str) -> str:
        return f"{self._shelf.parent.name}/{self._shelf.name}/{name}"

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
            self.log.refresh()
            if self.log.is_torn():
                return
            if self.log.last != entry:
                self._withdraw(entry)
            self.store.discard(folder)
        except (StorageError, IntegrityError):
            return

    def _withdraw(self, entry: Entry) -> None:
        """Remove the version that this very deposit put there; nobody was told of it."""
        if self.store.has(entry.number, entry.version_number):
            name = self.store.set_aside(entry.number, entry.version_number, self._staging)
            self.store.discard(self._staging / name)
        self._restore_head(entry.number)

    def _restore_head(self, number: str) -> None:
        """Let the newest logged version be the object's head again."""
        earlier = self._head(number)
        if earlier:
            self.store.set_head(number, earlier, self._staging)
        self.store.prune(number)

    def _recover(self) -> None:
        if self.log.is_torn():
            self._settle_tail()
        with explained(self._staging):
            names = self._files.names(self._staging)
        for name in names:
            self._finish_or_drop(self._staging / name)

    def _settle_tail(self) -> None:
        """Finish a whole last entry that lacks its line end; set a torn one aside, by name."""
        where = f"{self.log.shown} line {len(self.log.entries) + 1}"
        if self.log.finish_tail():
            self._note("line-finished", where)
            return
        make_folders(self._shelf, files=self._files)
        with explained(self._shelf):
            taken = self._files.names(self._shelf)
        name = free_name(f"line-{len(self.log.entries) + 1}", taken)
        write_new_file(self._shelf / name, self.log.tail(), files=self._files)
        self.log.cut_tail()
        self._note("line-set-aside", where, place=self._shelved(name))

    def _finish_or_drop(self, folder: Path) -> None:
        entry = self._intent(folder)
        if entry is not None:
            if self._is_as_intended(entry):
                self.store.set_head(entry.number, self.inventory(entry), folder)
                self.log.append(entry)
            else:
                if self.store.has(entry.number, entry.version_number):
                    self._set_aside(entry.number, entry.version_number)
                self._restore_head(entry.number)
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

    def entries(self, number: str) -> tuple[Entry, ...]:
        """Give the entries of a dossier, oldest first; none where the log has none.

        Raises ``IntegrityError`` where the log is damaged and the entries of this very dossier
        cannot be trusted or are not all there.
        """
        entries = self.log.editions(number)
        if entries and self.log.damage:
            self._vouch(number, entries)
        return entries

    def _vouch(self, number: str, entries: Sequence[Entry]) -> None:
        """Hold the entries to the lines beside them, and their last to the object's head."""
        counted = [entry.version_number for entry in entries] == [*range(1, len(entries) + 1)]
        if counted and all(map(self.log.vouches, entries)):
            newest = self.inventory(entries[-1])
            if self.store.head_inventory(number) == newest.data:
                return
        raise self._unvouched(number)

    def _unvouched(self, number: str) -> IntegrityError:
        return IntegrityError(
            what=f"a log that is damaged and does not vouch for {number}",
            where=self.notices[0].where,
            next="restore the log from a backup",
        )

    def absent(self, number: str) -> ArchiveError:
        """Say that a dossier is not there, or that nobody can say while the log is damaged."""
        unread = {"log-unfinished", "log-missing", "log-empty"}
        if self.log.damage or any(each.code in unread for each in self._notices):
            return self._unvouched(number)
        return DossierNotFoundError(number=number)

    def editions(self, number: str) -> tuple[EditionRecord, ...]:
        """Read the records of all logged editions of a dossier."""
        return tuple(self.edition(entry) for entry in self.entries(number))
