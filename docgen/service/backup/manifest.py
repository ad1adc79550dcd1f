"""The manifest of a backup: its head, one line for each file, and an end that vouches for it all.

JSON Lines, so that any number of files can be listed. Not for the files themselves.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from docgen.service.backup.errors import BackupUnknownError

__all__ = ["MANIFEST", "BackupFile", "BackupHead", "Manifest"]

MANIFEST = "manifest.jsonl"
FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupHead:
    """What a backup is of: by which program, when, from which kind of registry, with keys or not.

    ``damaged`` names the dossiers that were not as the archive's log says when they were copied.
    """

    program: str
    made_at: str
    registry: str
    has_keys: bool
    dossiers: int
    damaged: tuple[str, ...] = ()
    format: int = FORMAT

    @property
    def moment(self) -> datetime:
        """When it was made."""
        return datetime.fromisoformat(self.made_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFile:
    """A file below the backup's folder."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The whole manifest."""

    head: BackupHead
    files: tuple[BackupFile, ...]

    def data(self) -> bytes:
        """As it is written."""
        lines = [_line(asdict(self.head)), *(_line(asdict(each)) for each in self.files)]
        body = b"".join(lines)
        return body + _line({"files": len(self.files), "sha256": hashlib.sha256(body).hexdigest()})

    @classmethod
    def read(cls, data: bytes, *, where: Path) -> Manifest:
        """Read one.

        Raises:
            BackupUnknownError: it is none, was cut off or changed.
        """
        body, _, end = data.rstrip(b"\n").rpartition(b"\n")
        try:
            head, *files = _objects(body)
            told = json.loads(end)
            if told != {"files": len(files), "sha256": hashlib.sha256(body + b"\n").hexdigest()}:
                raise BackupUnknownError(where=where)
            if head["format"] != FORMAT:
                raise BackupUnknownError(where=where)
            head["damaged"] = tuple(head["damaged"])
            return cls(head=BackupHead(**head), files=tuple(BackupFile(**each) for each in files))
        except (ValueError, KeyError, TypeError) as error:
            raise BackupUnknownError(where=where) from error


def _line(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode("utf-8") + b"\n"


def _objects(body: bytes) -> Iterator[dict[str, Any]]:
    for line in body.splitlines():
        yield json.loads(line)
