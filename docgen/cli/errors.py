"""Errors of the command line itself. Not for those of the libraries below it."""

from __future__ import annotations

from docgen.errors import DocgenError, ExitStatus

__all__ = ["BatchInputError", "OutputRefusedError", "PasswordMissingError"]


class BatchInputError(DocgenError):
    """The input of a batch cannot be read."""

    code = "batch-input-invalid"
    exit_status = ExitStatus.INVALID
    template = "{where}: {what}; {next}"


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
