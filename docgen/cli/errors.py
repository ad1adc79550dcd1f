"""Errors of the command line itself. Not for those of the libraries below it."""

from __future__ import annotations

from docgen.errors import DocgenError, ExitStatus

__all__ = ["BatchInputError", "OutputRefusedError"]


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
