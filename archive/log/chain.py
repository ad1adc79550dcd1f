"""The archive's log on disk: an append-only file of chained entries, and what it makes visible.

The entry is the commit point of a deposit: what has none is not in the archive. Reading checks
every entry and every link; a damaged line is named and hides no other, but nothing is appended to
a damaged log. Not for locking, and not for the strict check of every byte, which is the verifier's.
"""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING

from archive.durable import LOCAL, FileSystem, append_line, explained, write_new_file
from archive.errors import IntegrityError
from archive.log.entry import Entry, follows, parse_line, read_entry
from archive.values import VerificationFinding

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["LOG_NAME", "Log"]

LOG_NAME = "archive.jsonl"


class Log:
    """The entries of one log, read as far as the file has grown; threads may share it."""

    def __init__(self, folder: Path, *, files: FileSystem = LOCAL) -> None:
        self._path = folder / LOG_NAME
        self._files = files
        self._lines: list[Entry | None] = []
        self._by_number: dict[str, list[Entry]] = {}
        self._doubtful: set[str] = set()
        self._damage: list[VerificationFinding] = []
        self._read_to = 0
        self._guard = RLock()

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    @property
    def shown(self) -> str:
        """The file as errors and findings show it."""
        return f"{self._path.parent.name}/{LOG_NAME}"

    def is_prepared(self) -> bool:
        """Tell whether the file is there."""
        with explained(self._path):
            return self._files.kind(self._path) != "absent"

    def prepare(self, workspace: Path) -> None:
        """Make an empty log where there is none; the caller is the writer."""
        write_new_file(self._path, b"", files=self._files, workspace=workspace)

    def refresh(self) -> None:
        """Read what was appended since the last time; a last line without its end is not there."""
        with self._guard:
            data = self._unread()
            for line in data[: data.rfind(b"\n") + 1].split(b"\n")[:-1]:
                self._take(read_entry(line), len(line) + 1)

    def _unread(self) -> bytes:
        with explained(self._path):
            if self._files.kind(self._path) == "absent":
                return b""
            size = self._files.size(self._path)
            data = self._files.read(self._path, self._read_to) if size > self._read_to else b""
        if size < self._read_to:
            raise IntegrityError(
                what="a log that has become shorter",
                where=self._where(),
                next="restore the log from a backup",
            )
        return data

    def _take(self, entry: Entry | None, size: int) -> None:
        """Take in a line; None is one that is no entry."""
        before = self._lines[-1] if self._lines else None
        if entry is None:
            self._note("log-line-malformed")
        elif not self._links(entry, before):
            self._note("log-chain-broken")
            self._doubtful |= {each.hash for each in (before, entry) if each is not None}
        self._lines.append(entry)
        self._read_to += size
        if entry is not None and entry not in self.editions(entry.number):
            self._by_number.setdefault(entry.number, []).append(entry)

    def _links(self, entry: Entry, before: Entry | None) -> bool:
        """Tell whether an entry follows the line before; a damaged line cannot say."""
        if before is not None or not self._lines:
            return follows(entry, before)
        whole = next((each for each in reversed(self._lines) if each is not None), None)
        return follows(entry, whole) or entry.seq > (whole.seq if whole else 0) + 1

    def _note(self, code: str) -> None:
        self._damage.append(VerificationFinding(code=code, where=self._where()))

    def _where(self) -> str:
        return f"{self.shown} line {len(self._lines) + 1}"

    @property
    def damage(self) -> tuple[VerificationFinding, ...]:
        """The lines that are no entries or break the chain."""
        return tuple(self._damage)

    def require_whole(self) -> None:
        """Refuse to go on where the log is damaged: nothing may be written after it."""
        if self._damage:
            raise IntegrityError(
                what="a log that is damaged",
                where=self._damage[0].where,
                next="restore that line from a backup; until then dossiers can be read, not added",
            )

    def vouches(self, entry: Entry) -> bool:
        """Tell whether an entry fits the lines beside it, as far as these can be read."""
        return entry.hash not in self._doubtful

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All whole entries read so far."""
        return tuple(each for each in self._lines if each is not None)

    def after(self, seq: int) -> tuple[Entry, ...]:
        """Give the whole entries that follow the one numbered ``seq``."""
        if not self._damage:
            return tuple(each for each in self._lines[seq:] if each is not None)
        return tuple(each for each in self.entries if each.seq > seq)

    def hash_of(self, seq: int) -> str | None:
        """Give the hash of the entry numbered ``seq``, if need be from the one after it."""
        at = 0 if self._damage else seq - 1
        for each in self._lines[at:]:
            if each is not None and each.seq == seq:
                return each.hash
            if each is not None and each.seq == seq + 1:
                return each.previous
        return None

    @property
    def last(self) -> Entry | None:
        """The last entry read."""
        return self._lines[-1] if self._lines else None

    def editions(self, number: str) -> tuple[Entry, ...]:
        """Give the entries of one dossier, oldest first."""
        return tuple(self._by_number.get(number, ()))

    def numbers(self) -> tuple[str, ...]:
        """Give the numbers of all dossiers, in the order of their first deposit."""
        return tuple(self._by_number)

    def whole_lines(self) -> bytes:
        """Give the bytes of the lines read so far."""
        with self._guard, explained(self._path):
            return self._files.read(self._path)[: self._read_to]

    def is_torn(self) -> bool:
        """Tell whether the file ends in a line that was not finished."""
        with self._guard, explained(self._path):
            there = self._files.kind(self._path) != "absent"
            return there and self._files.size(self._path) > self._read_to

    def tail(self) -> bytes:
        """Give the last line, where it was not finished."""
        with self._guard:
            return self._unread()

    def finish_tail(self) -> bool:
        """End a last line that lacks its line feed alone; tell whether it is an entry."""
        with self._guard:
            line = self._unread()
            try:
                entry = parse_line(line, after=self.last, where=self._where())
            except IntegrityError:
                return False
            append_line(self._path, b"\n", files=self._files)
            self._take(entry, len(line) + 1)
            return True

    def cut_tail(self) -> None:
        """Cut off a last line that was not finished; the caller has set it aside."""
        with self._guard, explained(self._path):
            self._files.truncate(self._path, self._read_to)
            self._files.sync(self._path)

    def append(self, entry: Entry) -> None:
        """Commit an entry that follows the last one."""
        self.require_whole()
        line = entry.line()
        with self._guard:
            append_line(self._path, line, files=self._files)
            self._take(entry, len(line))
