"""What can go wrong with backups, by code."""

from __future__ import annotations

from docgen.errors import DocgenError, ExitStatus

__all__ = [
    "BackupDamagedError",
    "BackupDiskFullError",
    "BackupUnknownError",
    "HomeExistsError",
]


class BackupUnknownError(DocgenError):
    """What was to be restored is no backup, or one that was not finished."""

    code = "backup-unknown"
    exit_status = ExitStatus.INVALID
    template = "{where} is no finished backup; name the folder or file that `docgen backup` wrote"


class BackupDamagedError(DocgenError):
    """A file of a backup is not the one that was written."""

    code = "backup-damaged"
    exit_status = ExitStatus.BROKEN
    template = "{file} in the backup is missing or not what was written; restore another backup"


class BackupDiskFullError(DocgenError):
    """The disk to which a backup or a restored home was to be written is full."""

    code = "backup-disk-full"
    exit_status = ExitStatus.MISSING
    template = (
        "the disk of {where} is full, and nothing is left there of this run; free some space on "
        "that disk or name a place on another, then run the command again"
    )


class HomeExistsError(DocgenError):
    """Something stands where a backup or a home was to be written."""

    code = "home-exists"
    exit_status = ExitStatus.USAGE
    template = "something stands at {where}, and nothing is written over it; name a new place"
