"""How the command line reads files: cases and where their evidence is.

Not for writing (``output``).
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.cli.command import option
from docgen.service.errors import CaseFileError

if TYPE_CHECKING:
    from docgen.service.line.issuing import Noted

__all__ = ["evidence_folder", "noted", "read_case", "replace_option"]

_CASE_SUFFIXES = (".supplement.case.json", ".case.json", ".json")

replace_option = option(
    "--replace",
    is_flag=True,
    text="以本文件替换案件在网页或者接口上的最新内容"
    "|put this file in place of what was saved of the case on a page or over HTTP",
)


def noted(*, replaces: bool) -> Noted:
    """That a command works on a case, and whether its file takes the place of what others saved."""
    from docgen.service.line.issuing import COMMAND  # brings in the registry

    return replace(COMMAND, replaces=replaces)


def read_case(path: Path, *, most_bytes: int) -> bytes:
    """The bytes of a case file; one byte more than allowed is enough to be refused."""
    try:
        with path.open("rb") as stream:
            return stream.read(most_bytes + 1)
    except OSError as error:
        raise CaseFileError(where=path, what=_reason(error)) from error


def evidence_folder(case: Path, given: Path | None) -> Path:
    """The folder with a case's files: as given, else ``NAME.evidence`` beside it."""
    if given is not None:
        return given
    for suffix in _CASE_SUFFIXES:
        if case.name.endswith(suffix):
            stem = case.name.removesuffix(suffix)
            return case.with_name(f"{stem}.evidence")
    return case.with_name(f"{case.name}.evidence")


def _reason(error: OSError) -> str:
    return os.strerror(error.errno) if error.errno else type(error).__name__
