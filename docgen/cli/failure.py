"""The one function that turns an error into text on stderr and an exit status.

With ``--json`` the error also goes to stdout as an object. Not for findings that a command reports
as its answer.
"""

from __future__ import annotations

import errno
import logging
from collections.abc import Mapping, Sequence
from typing import Any

import click

from archive.errors import ArchiveError
from docgen.cli.findings import finding_lines
from docgen.cli.printed import print_json
from docgen.cli.shell import Language, environment_language
from docgen.cli.usage import usage_text
from docgen.errors import DocgenError, ExitStatus
from docgen.messages import in_chinese
from docgen.messages import text as text_of
from docgen.service.views import finding_data

__all__ = ["problem_of", "report"]

_LOG = logging.getLogger("docgen")


def report(error: BaseException, environ: Mapping[str, str], arguments: Sequence[str]) -> int:
    """Say what went wrong and what to do; the exit status."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return int(ExitStatus.USAGE)
    if isinstance(error, BrokenPipeError):
        # Whoever read stdout has left; there is nobody to tell.
        return int(ExitStatus.DEFECT)
    language = _language(environ, arguments)
    problem = problem_of(error, language)
    click.echo(f"docgen: {problem['message']}", err=True)
    lines = finding_lines(getattr(error, "findings", ()), language)
    if lines:
        click.echo("\n".join(lines), err=True)
    if isinstance(error, click.UsageError) and error.ctx is not None:
        click.echo(error.ctx.get_usage(), err=True)
    if "--json" in arguments:
        print_json(problem)
    return int(problem["exit_status"])


def problem_of(error: BaseException, language: Language) -> dict[str, Any]:
    """An error as an object: code, message, exit status and findings.

    A defect is logged with its traceback, which shows code and never a value of a case.
    """
    code, params, status = _identity(error)
    if code == "defect":
        _LOG.error("defect", exc_info=error)
    return {
        "error": code,
        "message": _message(error, code, params, language),
        "exit_status": int(status),
        "findings": finding_data(getattr(error, "findings", ()), language),
    }


def _message(
    error: BaseException, code: str, params: Mapping[str, object], language: Language
) -> str:
    if isinstance(error, click.ClickException):
        return usage_text(error, language)
    given = in_chinese(params) if language == "zh" else params
    return text_of(code, language, **given)


def _language(environ: Mapping[str, str], arguments: Sequence[str]) -> Language:
    for index, text in enumerate(arguments):
        if text == "--lang" and arguments[index + 1 : index + 2] in (["en"], ["zh"]):
            return "en" if arguments[index + 1] == "en" else "zh"
        if text in ("--lang=en", "--lang=zh"):
            return "en" if text.endswith("en") else "zh"
    return environment_language(environ)


def _identity(error: BaseException) -> tuple[str, Mapping[str, object], ExitStatus]:
    if isinstance(error, DocgenError | ArchiveError):
        return error.code, error.params, ExitStatus(error.exit_status)
    if isinstance(error, click.Abort | KeyboardInterrupt):
        return "interrupted", {}, ExitStatus.DEFECT
    if isinstance(error, click.ClickException):
        return "usage", {}, ExitStatus.USAGE
    if isinstance(error, OSError):
        return _of_system(error)
    return "defect", {"kind": type(error).__name__}, ExitStatus.DEFECT


def _of_system(error: OSError) -> tuple[str, Mapping[str, object], ExitStatus]:
    where = {"where": error.filename or "?"}
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "disk-full", where, ExitStatus.MISSING
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "permission-missing", where, ExitStatus.MISSING
    reason = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return "system-error", {**where, "reason": reason}, ExitStatus.MISSING
