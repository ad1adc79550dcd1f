"""The archive's log on disk: an append-only file of chained entries, and what it makes visible.

The entry is the commit point of a deposit: what has none is not in the archive. Reading checks
the chain. Not for locking, and not for the strict check of every byte, which is the verifier's.
"""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING

from archive.durable import LOCAL, FileSystem, append_line, explained, write_new_file
from archive.errors import IntegrityError
from archive.log.entry import Entry, parse_line

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["LOG_NAME", "Log"]

LOG_NAME = "archive.jsonl"


class Log:
    """The entries of one log, read as far as the file has grown; threads may share it."""

    def __init__(self, folder: Path, *, files: FileSystem = LOCAL) -> None:
        self._path = folder / LOG_NAME
        self._files = files
        self._entries: list[Entry] = []
        self._by_number: dict[str, list[Entry]] = {}
        self._read_to = 0
        self._guard = RLock()

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

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
            self._refresh()

    def _refresh(self) -> None:
        with explained(self._path):
            if self._files.kind(self._path) == "absent":
                return
            size = self._files.size(self._path)
            data = self._files.read(self._path, self._read_to) if size > self._read_to else b""
        if size < self._read_to:
            raise IntegrityError(
                what="a log that has become shorter",
                where=self._where(),
                next="restore the log from a backup",
            )
        for line in data[: data.rfind(b"\n") + 1].split(b"\n")[:-1]:
            self._take(parse_line(line, after=self.last, where=self._where()), len(line) + 1)

    def _take(self, entry: Entry, size: int) -> None:
        self._entries.append(entry)
        self._by_number.setdefault(entry.number, []).append(entry)
        self._read_to += size

    def _where(self) -> str:
        return f"{self._path.parent.name}/{LOG_NAME} line {len(self._entries) + 1}"

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries read so far."""
        return tuple(self._entries)

    def after(self, seq: int) -> tuple[Entry, ...]:
        """Give the entries that follow the one numbered ``seq``."""
        return tuple(self._entries[seq:])

    @property
    def last(self) -> Entry | None:
        """The last entry read."""
        return self._entries[-1] if self._entries else None

    def editions(self, number: str) -> tuple[Entry, ...]:
        """Give the entries of one dossier, oldest first."""
        return tuple(self._by_number.get(number, ()))

    def numbers(self) -> tuple[str, ...]:
        """Give the numbers of all dossiers, in the order of their first deposit."""
        return tuple(self._by_number)

    def is_torn(self) -> bool:
        """Tell whether the file ends in a line that was not finished."""
        with self._guard, explained(self._path):
            return self._files.size(self._path) > self._read_to

    def mend(self) -> None:
        """Cut off a last line that was not finished: it was never acknowledged."""
        with self._guard, explained(self._path):
            self._files.truncate(self._path, self._read_to)
            self._files.sync(self._path)

    def append(self, entry: Entry) -> None:
        """Commit an entry that follows the last one."""
        line = entry.line()
        with self._guard:
            append_line(self._path, line, files=self._files)
            self._take(entry, len(line))
