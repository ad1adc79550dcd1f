"""Errors of the command line itself. Not for those of the libraries below it."""

from __future__ import annotations

from docgen.errors import DocgenError, ExitStatus

__all__ = [
    "AddressUnusableError",
    "OutputRefusedError",
    "PasswordMissingError",
    "WorkerNeedsServerError",
]


class OutputRefusedError(DocgenError):
    """Something stands where a result was asked for, and it is not replaced."""

    code = "output-refused"
    exit_status = ExitStatus.USAGE
    template = "nothing was written to {where}: {what}; {next}"


class PasswordMissingError(DocgenError):
    """A password is wanted and nothing gives it."""

    code = "password-missing"
    exit_status = ExitStatus.USAGE
    template = (
        "there is no terminal to ask for the password, or its file is no text that can be read; "
        "give --password-file FILE, or - for stdin"
    )


class AddressUnusableError(DocgenError):
    """The service cannot listen where it is to."""

    code = "address-unusable"
    exit_status = ExitStatus.MISSING
    template = (
        "nothing can listen on {where} ({reason}); end the program that does, or choose another "
        "address with --host and --port"
    )


class WorkerNeedsServerError(DocgenError):
    """Workers of their own were asked for where the registry is a file."""

    code = "worker-needs-postgresql"
    exit_status = ExitStatus.USAGE
    template = (
        "the registry of this home is a file, which only the processes of one machine may share, "
        "and `docgen serve` starts those; run `docgen serve --workers N`, or move the registry to "
        "PostgreSQL and set registry.url"
    )
