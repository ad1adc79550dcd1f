"""What can go wrong in the registry, by code. Not for findings about a case."""

from __future__ import annotations

from docgen.errors import DocgenError, ExitStatus

__all__ = [
    "CaseNumberChangedError",
    "NumberPatternError",
    "NumberTakenError",
    "PaperNotIssuedError",
    "PaperSealedError",
    "PaperVoidedError",
    "RegistryBusyError",
    "RegistryUnusableError",
    "RegistryVersionError",
]


class NumberTakenError(DocgenError):
    """A number given in a case belongs to another paper or case."""

    code = "number-taken"
    exit_status = ExitStatus.INVALID
    template = (
        "number {number} given at {where} is already in use in this agency; "
        "correct it, or leave it null to have the next one allocated"
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
        "further paper that amends it, added with `docgen seal --supplement`"
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


class RegistryVersionError(DocgenError):
    """The registry was written by another program version."""

    code = "registry-version"
    exit_status = ExitStatus.MISSING
    template = (
        "the registry {where} is at migration {found}, this program knows {known}; "
        "use the program version that wrote it"
    )
