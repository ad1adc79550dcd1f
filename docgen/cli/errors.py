"""Errors of the command line itself. Not for those of the libraries below it."""

from __future__ import annotations

from docgen.errors import DocgenError, ExitStatus

__all__ = ["BatchInputError"]


class BatchInputError(DocgenError):
    """The input of a batch cannot be read."""

    code = "batch-input-invalid"
    exit_status = ExitStatus.INVALID
    template = "{where}: {what}; {next}"
