"""Tells which disk is full where a backup or a restored home is written. Not for making room."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.errors import StorageError
from docgen.registry.errors import RegistryFullError
from docgen.service.backup.errors import BackupDiskFullError

__all__ = ["room_at"]

_FULL = "the disk is full"


@contextmanager
def room_at(target: Path) -> Iterator[None]:
    """Name ``target`` where what is written below its folder finds no room any more.

    Raises:
        BackupDiskFullError: the disk of ``target`` is full.
    """
    try:
        yield
    except (StorageError, RegistryFullError) as error:
        is_full = isinstance(error, RegistryFullError) or error.params["what"] == _FULL
        if is_full and Path(str(error.params["where"])).is_relative_to(target.parent):
            raise BackupDiskFullError(where=target) from error
        raise
