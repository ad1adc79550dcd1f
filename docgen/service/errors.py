"""What can go wrong in the service, by code. Never holds personal data."""

from __future__ import annotations

from docgen.errors import DocgenError, ExitStatus
from docgen.values import Finding, Severity

__all__ = [
    "BatchInputError",
    "BatchIssuedError",
    "BatchRepeatedError",
    "BatchRowError",
    "CaseChangedError",
    "CaseFileError",
    "CaseInvalidError",
    "CaseOvertakenError",
    "DossierLostError",
    "EvidenceDamagedError",
    "EvidenceDigestError",
    "EvidenceDisguisedError",
    "EvidenceEncryptedError",
    "EvidenceFileError",
    "EvidenceFolderMissingError",
    "EvidenceIrregularError",
    "EvidenceKindError",
    "EvidenceLinkError",
    "EvidenceMissingError",
    "EvidencePagesError",
    "EvidencePathError",
    "EvidencePixelsError",
    "EvidenceTooLargeError",
    "EvidenceUnreadableError",
    "FontNeededError",
    "FontThereError",
    "FontUnknownError",
    "HomeDamagedError",
    "HomeMissingError",
    "HomeVersionError",
    "InstrumentExistsError",
    "InstrumentNameError",
    "ListFileError",
    "ListsInvalidError",
    "NothingToSupplementError",
    "NumberAwaitedError",
    "NumberUnreadError",
    "NumberingUnfitError",
    "NumbersMovedError",
    "OutputError",
    "PaperChangedError",
    "PaperFileLostError",
    "PaperOutdatedError",
    "PaperVoidedMeanwhileError",
    "SettingFixedError",
    "SettingInvalidError",
    "SettingUnknownError",
    "SettingsFileError",
    "SupplementConflictError",
    "SupplementTooEarlyError",
    "VoidReasonError",
]


class BatchInputError(DocgenError):
    """The input of a batch cannot be read."""

    code = "batch-input-invalid"
    exit_status = ExitStatus.INVALID
    template = "{where}: {what}; {next}"


class BatchRepeatedError(DocgenError):
    """A row of a batch is of the same party as an earlier one, and was left out."""

    code = "batch-row-repeated"
    exit_status = ExitStatus.INVALID
    template = (
        "the party of row {row} again; that row has the paper, so delete this one, or correct it "
        "where another party was meant"
    )


class BatchIssuedError(DocgenError):
    """A party of a batch has the paper of this model already, and was left out."""

    code = "batch-row-issued"
    exit_status = ExitStatus.INVALID
    template = (
        "the party has {papers} of this model already, of {day}; nothing to do, unless it is to "
        "get the paper once more"
    )


class BatchRowError(DocgenError):
    """A row of a batch makes no case that can be issued; ``findings`` lists what is wrong."""

    code = "batch-row-invalid"
    exit_status = ExitStatus.INVALID
    template = "{where}: {count} error(s); correct the cells listed and try again"

    def __init__(self, *, where: str, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        super().__init__(where=where, count=errors)


class FontNeededError(DocgenError):
    """Issued papers of open cases have characters that no other font draws."""

    code = "font-needed"
    exit_status = ExitStatus.INVALID
    template = (
        "{cases} open case(s) with issued papers have characters that only this font draws "
        "({characters}) and could be neither signed nor sealed; add another font that has them, "
        "or seal those cases first"
    )


class FontThereError(DocgenError):
    """A font of this name was put in force before."""

    code = "font-there"
    exit_status = ExitStatus.INVALID
    template = "the font {font} is there already; remove that one first, or keep it"


class FontUnknownError(DocgenError):
    """The home has no font file of this name."""

    code = "font-unknown"
    exit_status = ExitStatus.NOT_FOUND
    template = "no font file {font} is in this home; it may have been removed meanwhile"


class HomeMissingError(DocgenError):
    """The home folder was never made."""

    code = "home-missing"
    exit_status = ExitStatus.MISSING
    template = (
        "{where} is not a docgen home; make one with `docgen init` (or `docgen init --trial` to "
        "try it out), or name another folder with --home or DOCGEN_HOME"
    )


class HomeDamagedError(DocgenError):
    """The file that marks a home folder cannot be read as one."""

    code = "home-damaged"
    exit_status = ExitStatus.MISSING
    template = (
        "{where} is damaged, so it does not say of which format this home is; take it back from a "
        'backup, or, where this program made the home, write {{"format": {known}}} into it'
    )


class HomeVersionError(DocgenError):
    """The home folder belongs to another program version."""

    code = "home-version"
    exit_status = ExitStatus.MISSING
    template = "the home {where} has format {found}, this program knows {known}; update the program"


class SettingUnknownError(DocgenError):
    """A setting of this name does not exist."""

    code = "setting-unknown"
    exit_status = ExitStatus.USAGE
    template = "there is no setting {key} ({where}); `docgen settings` lists what there is"


class SettingInvalidError(DocgenError):
    """A setting has a value it cannot take."""

    code = "setting-invalid"
    exit_status = ExitStatus.USAGE
    template = "the setting {key} ({where}) must be {expected}; correct it there"


class SettingFixedError(DocgenError):
    """A setting stands in the environment or a flag, which wins over the file."""

    code = "setting-fixed"
    exit_status = ExitStatus.USAGE
    template = "{by} fixes the setting {key}; change it where the service is started"


class NumberingUnfitError(DocgenError):
    """Numbers cannot be written like this."""

    code = "numbering-unfit"
    exit_status = ExitStatus.INVALID
    template = "this cannot be used: {what}"


class NumberUnreadError(DocgenError):
    """A number was told that is of no series of this home."""

    code = "number-unread"
    exit_status = ExitStatus.INVALID
    template = (
        "{number} is no number of a paper, case or dossier as this home writes them; write it as "
        "it stands on the paper, and name its agency with --agency where there are several"
    )


class SettingsFileError(DocgenError):
    """The settings file cannot be read."""

    code = "settings-file-invalid"
    exit_status = ExitStatus.USAGE
    template = "the settings file {where} is not valid TOML (line {line}); correct that line"


class CaseFileError(DocgenError):
    """The file with the case cannot be read."""

    code = "case-file-unreadable"
    exit_status = ExitStatus.NOT_FOUND
    template = "the case file {where} cannot be read ({what}); check the path and its permissions"


class CaseInvalidError(DocgenError):
    """The case has errors; ``findings`` lists everything that was found."""

    code = "case-invalid"
    exit_status = ExitStatus.INVALID
    template = "the case has {count} error(s); correct what is listed and try again"

    def __init__(self, *, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        super().__init__(count=errors)


class ListFileError(DocgenError):
    """A workbook of lists cannot be read."""

    code = "list-file-invalid"
    exit_status = ExitStatus.INVALID
    template = "{where}: {what}; {next}"


class ListsInvalidError(DocgenError):
    """A workbook of lists has faults; ``findings`` lists every one by its cell."""

    code = "lists-invalid"
    exit_status = ExitStatus.INVALID
    template = (
        "{where} has {count} fault(s) and nothing was imported; correct the cells listed and "
        "import it again"
    )

    def __init__(self, *, where: str, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__(where=where, count=len(findings))


class EvidenceFolderMissingError(DocgenError):
    """The case names files and there is no folder with them."""

    code = "evidence-folder-missing"
    exit_status = ExitStatus.INVALID
    template = (
        "the case names files but the folder {where} does not exist; "
        "put them there or give the folder with --evidence"
    )


class EvidenceFileError(DocgenError):
    """A file of the case cannot be taken in; its subclasses say why."""

    code = "evidence-file-invalid"
    exit_status = ExitStatus.INVALID
    template = "the file {file} named at {where} cannot be used; put a good one in its place"


class EvidenceMissingError(EvidenceFileError):
    """A file that the case names is not there."""

    code = "evidence-missing"
    template = "the file {file} named at {where} is not in the evidence folder; put it there"


class EvidencePathError(EvidenceFileError):
    """A file name that is a path."""

    code = "evidence-path"
    template = (
        "the file {file} named at {where} "
        "is a path; give the plain name of a file in the evidence folder"
    )


class EvidenceLinkError(EvidenceFileError):
    """A symbolic link stands where a file should."""

    code = "evidence-link"
    template = (
        "the file {file} named at {where} is a symbolic link; replace the link by the file itself"
    )


class EvidenceIrregularError(EvidenceFileError):
    """Something that is no regular file."""

    code = "evidence-irregular"
    template = (
        "the file {file} named at {where} "
        "is not a regular file; put the file itself into the folder"
    )


class EvidenceUnreadableError(EvidenceFileError):
    """A file that cannot be read."""

    code = "evidence-unreadable"
    template = (
        "the file {file} named at {where} cannot be read; let this user read it and check the disk"
    )


class EvidenceTooLargeError(EvidenceFileError):
    """A file, or all files together, above the limit."""

    code = "evidence-too-large"
    template = (
        "the file {file} named at {where} "
        "is more than {most} bytes allow; make it smaller, or raise the setting {setting}"
    )


class EvidenceDigestError(EvidenceFileError):
    """A file whose bytes are not those the case states."""

    code = "evidence-digest"
    template = (
        "the file {file} named at {where} "
        "does not have the SHA-256 that the case states; "
        "put the original back, or state the digest of this file"
    )


class EvidenceKindError(EvidenceFileError):
    """A file of a kind that is not taken in."""

    code = "evidence-kind-unknown"
    template = (
        "the file {file} named at {where} "
        "is of an unknown kind; give JPEG, PNG or PDF, named .jpg, .png or .pdf"
    )


class EvidenceDisguisedError(EvidenceFileError):
    """A file whose content is of another kind than its name."""

    code = "evidence-disguised"
    template = (
        "the file {file} named at {where} "
        "is evidence that is not what its name says; check where it came from"
    )


class EvidenceDamagedError(EvidenceFileError):
    """A file that its own kind cannot open."""

    code = "evidence-damaged"
    template = "the file {file} named at {where} is damaged; put in an undamaged one"


class EvidenceEncryptedError(EvidenceFileError):
    """A PDF locked by a password."""

    code = "evidence-encrypted"
    template = (
        "the file {file} named at {where} "
        "is an encrypted PDF; give one without a password, the archive keeps nothing locked"
    )


class EvidencePixelsError(EvidenceFileError):
    """An image above the limit."""

    code = "evidence-pixels"
    template = (
        "the file {file} named at {where} "
        "has more than {most} pixels; make it smaller, or raise the setting {setting}"
    )


class EvidencePagesError(EvidenceFileError):
    """A PDF without pages or with too many."""

    code = "evidence-pages"
    template = (
        "the file {file} named at {where} "
        "does not have 1 to {most} pages; split it, or raise the setting {setting}"
    )


class NumberAwaitedError(DocgenError):
    """A paper that prints the number of another is to be issued before that one has its number."""

    code = "number-awaited"
    exit_status = ExitStatus.INVALID
    template = "{title} prints the number of {other}; issue {other} ({where}) first, then this one"


class PaperChangedError(DocgenError):
    """An issued paper would read differently now."""

    code = "paper-changed"
    exit_status = ExitStatus.INVALID
    template = (
        "{title} ({where}) is issued and the case now says something else in it; restore what it "
        "said, or, unless it is sealed, void it and issue it anew"
    )


class PaperOutdatedError(DocgenError):
    """An issued paper prints the number or the service of one that was voided."""

    code = "paper-outdated"
    exit_status = ExitStatus.INVALID
    template = (
        "{title} ({where}) prints {other}, which was voided; void these too, in this order, and "
        "issue all of them anew: {papers}"
    )


class PaperFileLostError(DocgenError):
    """A sealed paper is to be bound again, and its own file was lost with the registry."""

    code = "paper-file-lost"
    exit_status = ExitStatus.MISSING
    template = (
        "the issued file of {title} ({where}) was lost with the registry and cannot be bound with "
        "a signed copy; restore the registry from its backup, or add the copy as evidence"
    )


class PaperVoidedMeanwhileError(DocgenError):
    """A paper was voided while its dossier was being made."""

    code = "paper-voided-meanwhile"
    exit_status = ExitStatus.DEFECT
    template = (
        "{title} ({where}) was voided while the dossier was being made, and nothing was sealed; "
        "check the case and run the command again"
    )


class VoidReasonError(DocgenError):
    """A paper is to be voided without a reason."""

    code = "void-reason-missing"
    exit_status = ExitStatus.USAGE
    template = "voiding needs a reason in readable characters, kept on record; give one"


class CaseOvertakenError(DocgenError):
    """The text of a case is not its newest: people or systems saved another one since."""

    code = "case-overtaken"
    exit_status = ExitStatus.INVALID
    template = (
        "case {case} was changed since, on a page or over HTTP (version {version}, "
        "{saved_at}), and "
        "this file is not that text; take the newest text of the case, or put this one in "
        "its place with --replace"
    )


class NumbersMovedError(DocgenError):
    """Other issues kept taking the numbers that this one had planned."""

    code = "numbers-moved"
    exit_status = ExitStatus.DEFECT
    template = "other work kept taking numbers while this case was issued; run the command again"


class CaseChangedError(DocgenError):
    """The case is sealed and now has other content."""

    code = "case-changed"
    exit_status = ExitStatus.INVALID
    template = (
        "dossier {number} is sealed and the case has changed since; a sealed dossier is never "
        "altered, seal what is new as a supplement"
    )


class DossierLostError(DocgenError):
    """The registry lists more sealed editions of a dossier than the archive's log has."""

    code = "dossier-lost"
    exit_status = ExitStatus.BROKEN
    template = (
        "the registry lists {known} sealed edition(s) of dossier {number} and the archive's log "
        "has whole entries of {found}; restore the archive and its log from a backup, or where "
        "there is none strike them off the list with `docgen rebuild --forget-lost`"
    )


class SupplementConflictError(DocgenError):
    """A supplement would change or drop what is sealed."""

    code = "supplement-conflict"
    exit_status = ExitStatus.INVALID
    template = (
        "{item} is sealed in dossier {number} and {what}; a supplement only adds, "
        "restore it and seal again"
    )


class InstrumentNameError(DocgenError):
    """A code that an instrument cannot have."""

    code = "instrument-name-invalid"
    exit_status = ExitStatus.USAGE
    template = (
        "{instrument} cannot be the code of an instrument; use small letters, digits and hyphens, "
        "60 at most, beginning with a letter"
    )


class InstrumentExistsError(DocgenError):
    """An instrument that cannot be made anew: the code is taken, or the model is a sheet."""

    code = "instrument-exists"
    exit_status = ExitStatus.INVALID
    template = (
        "{instrument} is there already, or is a sheet of the dossier; choose another code, or "
        "another instrument to start from"
    )


class NothingToSupplementError(DocgenError):
    """A supplement without anything new."""

    code = "supplement-empty"
    exit_status = ExitStatus.INVALID
    template = (
        "there is nothing to add to dossier {number}; "
        "a supplement needs a paper or evidence that is not sealed yet"
    )


class OutputError(DocgenError):
    """A result cannot be written where it was asked for."""

    code = "output-unwritable"
    exit_status = ExitStatus.MISSING
    template = "{where} cannot be written ({what}); {next}"


class SupplementTooEarlyError(DocgenError):
    """A supplement to a case that is not sealed."""

    code = "supplement-too-early"
    exit_status = ExitStatus.NOT_FOUND
    template = (
        "case {case} has no sealed dossier to supplement; seal it first, without --supplement; "
        "where the registry is of an older backup, run `docgen rebuild` first"
    )


class NoConductError(DocgenError):
    """A query of earlier cases for a case that is about no act."""

    code = "conduct-missing"
    exit_status = ExitStatus.INVALID
    template = "{where} is empty: there is no act to compare with earlier ones; enter the conduct"


class WindowUnknownError(DocgenError):
    """The day that opens the window of first offences is not known."""

    code = "window-unknown"
    exit_status = ExitStatus.INVALID
    template = (
        "{setting} is {rule} and the case names no list; "
        "add the list review, or give the day with --since"
    )


class StaffUnknownError(DocgenError):
    """Somebody was named who is not among the staff of the case."""

    code = "staff-unknown"
    exit_status = ExitStatus.NOT_FOUND
    template = "--by names nobody in {where} of the case; give an id that stands there"
