"""What can go wrong in the registry, by code. Not for findings about a case."""

from __future__ import annotations

from docgen.errors import DocgenError, ExitStatus

__all__ = [
    "AuditUnreadableError",
    "CaseExistsError",
    "CaseMovedError",
    "CaseNumberChangedError",
    "JobDeadlineError",
    "JobWorkerLostError",
    "NumberPatternError",
    "NumberTakenError",
    "NumbersHeldError",
    "PaperNotIssuedError",
    "PaperSealedError",
    "PaperVoidedError",
    "RegistryBusyError",
    "RegistryForeignError",
    "RegistryFullError",
    "RegistryNotEmptyError",
    "RegistryUnusableError",
    "RegistryUrlError",
    "RegistryVersionError",
    "UploadOffsetError",
]


class NumberTakenError(DocgenError):
    """A number given in a case belongs to another paper or case."""

    code = "number-taken"
    exit_status = ExitStatus.INVALID
    template = (
        "number {number} given at {where} is already in use in this agency; "
        "correct it, or leave it null to have the next one allocated"
    )


class NumbersHeldError(DocgenError):
    """A registry that was restored gives no numbers until it is told how far its series had come.

    Numbers given after the copy was made stand on papers that people hold.
    """

    code = "numbers-held"
    exit_status = ExitStatus.MISSING
    template = (
        "this registry was restored from its state of {since}, and numbers given after that may "
        "stand on papers; say the last ones: docgen numbers continue NUMBER"
    )


class NumberPatternError(DocgenError):
    """A pattern of numbers cannot be used."""

    code = "number-pattern-invalid"
    exit_status = ExitStatus.USAGE
    template = "the number pattern {pattern} is not usable: {what}; correct the setting {where}"


class CaseNumberChangedError(DocgenError):
    """The case carries another number than the one recorded for it."""

    code = "case-number-changed"
    exit_status = ExitStatus.INVALID
    template = (
        "the case is registered as {recorded} but {where} says {given}; "
        "give the recorded number, or null"
    )


class PaperNotIssuedError(DocgenError):
    """A paper that was never issued cannot be voided."""

    code = "paper-not-issued"
    exit_status = ExitStatus.NOT_FOUND
    template = (
        "no paper {paper} of case {case} has been issued, so there is nothing to void; "
        "check its id, or correct the case as it is"
    )


class PaperVoidedError(DocgenError):
    """A paper that is voided already cannot be voided again."""

    code = "paper-voided"
    exit_status = ExitStatus.NOT_FOUND
    template = (
        "paper {paper} of case {case} was voided on {day} already; "
        "correct the case and issue it anew"
    )


class PaperSealedError(DocgenError):
    """A paper of a sealed dossier cannot be voided."""

    code = "paper-sealed"
    exit_status = ExitStatus.INVALID
    template = (
        "paper {paper} is sealed in dossier {number} and cannot be voided; put it right by a "
        "further paper that amends it, sealed as a supplement"
    )


class RegistryBusyError(DocgenError):
    """Other processes hold the registry for too long."""

    code = "registry-busy"
    exit_status = ExitStatus.DEFECT
    template = "the registry {where} is held by other work; run the command again"


class RegistryUnusableError(DocgenError):
    """The registry file cannot be read or written."""

    code = "registry-unusable"
    exit_status = ExitStatus.MISSING
    template = "the registry {where} cannot be used ({what}); {next}"


class RegistryFullError(DocgenError):
    """The disk of the registry is full."""

    code = "disk-full"
    exit_status = ExitStatus.MISSING
    template = "the disk is full ({where}); free some space and run the command again"


class RegistryForeignError(DocgenError):
    """The registry belongs to another home, whose archive holds its dossiers."""

    code = "registry-foreign"
    exit_status = ExitStatus.MISSING
    template = (
        "the registry {where} belongs to another home; look at registry.url, DOCGEN_REGISTRY_URL "
        "and --home: each home has a registry of its own"
    )


class RegistryUrlError(DocgenError):
    """The setting that names a PostgreSQL registry is no URL of one."""

    code = "registry-url"
    exit_status = ExitStatus.USAGE
    template = (
        "the setting registry.url is neither `file` nor the address of a PostgreSQL database; "
        "write postgresql://USER:PASSWORD@HOST:PORT/DATABASE"
    )


class RegistryVersionError(DocgenError):
    """The registry was written by another program version."""

    code = "registry-version"
    exit_status = ExitStatus.MISSING
    template = (
        "the registry {where} is at migration {found}, this program knows {known}; "
        "use the program version that wrote it"
    )


class CaseExistsError(DocgenError):
    """A case that was to be new is there already."""

    code = "case-exists"
    exit_status = ExitStatus.INVALID
    template = (
        "case {case} is there already; read it, and change it by its ETag, or give the new case "
        "an id of its own"
    )


class CaseMovedError(DocgenError):
    """The text that was to be replaced is not the newest any more."""

    code = "case-moved"
    exit_status = ExitStatus.INVALID
    template = (
        "case {case} is not as it was when it was read; read it again, "
        "put the change into what stands there now, and send it with the new ETag"
    )


class UploadOffsetError(DocgenError):
    """Bytes do not continue an upload where it stands."""

    code = "upload-offset"
    exit_status = ExitStatus.INVALID
    template = "the upload stands at byte {received}; ask where it stands, and continue there"


class JobDeadlineError(DocgenError):
    """A job was not done by its deadline."""

    code = "job-deadline"
    exit_status = ExitStatus.MISSING
    template = "the job was not done in its time; see that the workers run, and ask for it again"


class JobWorkerLostError(DocgenError):
    """Every worker that took a job up died before it was done."""

    code = "job-worker-lost"
    exit_status = ExitStatus.DEFECT
    template = (
        "every worker that took the job up died before it was done; look into the log of the "
        "workers, and ask for it again"
    )


class AuditUnreadableError(DocgenError):
    """An entry of the audit trail is not as this program writes it."""

    code = "audit-unreadable"
    exit_status = ExitStatus.BROKEN
    template = (
        "entry {place} of the audit trail cannot be read; run `docgen verify --all`, and restore "
        "the registry from its backup"
    )

    def __init__(self, *, place: int) -> None:
        self.place = place
        super().__init__(place=place)


class RegistryNotEmptyError(DocgenError):
    """A copy was to be put into a registry that holds something."""

    code = "registry-not-empty"
    exit_status = ExitStatus.USAGE
    template = "the registry {where} holds cases already; name an empty database"
