"""The errors of the archive: one root, each with a stable code and an exit status.

A message has three parts: what is wrong, where, and what to do next. The texts here are English;
a shell that speaks to clerks translates by ``code`` and ``params``. Not for findings of a check:
those are values (see ``archive.values``).
"""

from __future__ import annotations

__all__ = [
    "ArchiveError",
    "ArchiveLockedError",
    "DossierConflictError",
    "DossierInvalidError",
    "DossierNotFoundError",
    "EditionMissingError",
    "IntegrityError",
    "KeyUnusableError",
    "QueryInvalidError",
    "StorageError",
]


class ArchiveError(Exception):
    """Root of everything the archive raises on purpose.

    ``code`` is stable, ``exit_status`` follows the command line's contract, ``params`` are the
    fields from which the message is built.
    """

    code = "archive-error"
    exit_status = 1
    template = "the archive could not do this"

    def __init__(self, **params: object) -> None:
        self.params = params
        super().__init__(self.template.format(**params))


class DossierNotFoundError(ArchiveError):
    """No dossier has this number."""

    code = "dossier-not-found"
    exit_status = 4
    template = "no dossier is numbered {number}; search the archive for its number"


class EditionMissingError(DossierNotFoundError):
    """The dossier is there, and the edition or volume asked for is not."""

    code = "edition-missing"
    template = "dossier {number} has nothing for {wanted}; it has {known}, ask for one of these"


class DossierConflictError(ArchiveError):
    """A dossier with this number exists and its content differs."""

    code = "dossier-conflict"
    exit_status = 3
    template = (
        "dossier {number} is sealed with other content; add a supplement instead; where the "
        "registry is of an older backup, run `docgen rebuild` first"
    )


class DossierInvalidError(ArchiveError):
    """The dossier handed over cannot be bound as it is."""

    code = "dossier-invalid"
    exit_status = 3
    template = "{what} in {where}; {next}"


class ArchiveLockedError(ArchiveError):
    """Another writer holds the archive."""

    code = "archive-locked"
    exit_status = 1
    template = "another writer ({holder}) holds the archive at {where}; wait for it to finish"


class KeyUnusableError(ArchiveError):
    """A sealing key or certificate is missing, unreadable, expired or of a wrong kind."""

    code = "key-unusable"
    exit_status = 6
    template = "{what} ({where}); {next}"


class QueryInvalidError(ArchiveError):
    """A search query cannot be understood."""

    code = "query-invalid"
    exit_status = 2
    template = "{what} in the query; {next}"


class StorageError(ArchiveError):
    """The folder of the archive cannot be read or written."""

    code = "storage-failed"
    exit_status = 6
    template = "{what} at {where}; {next}"


class IntegrityError(ArchiveError):
    """Something kept is not what was deposited."""

    code = "integrity-broken"
    exit_status = 5
    template = "{what} in {where}; {next}"
